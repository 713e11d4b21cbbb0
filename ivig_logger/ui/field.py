"""One field of a form: its label, the input, and the sentence that is said about it, always in the same place."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ivig_logger.ui.pieces import show_property, text

Input = QLineEdit | QComboBox | QPlainTextEdit


class Field(QWidget):
    """A label above an input and a sentence below it. The label is the input's buddy, for screen readers."""

    def __init__(self, label: str, entry: Input, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self.label = text(label, "label", wrap=False)
        self.label.setBuddy(entry)
        entry.setAccessibleName(label.replace("&", ""))
        self.note = text("")
        self.note.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for part in (self.label, entry, self.note):
            layout.addWidget(part)
        layout.addStretch(1)

    def say(self, words: str, kind: str = "") -> None:
        """Say a sentence below the input; `kind` is "warn", "refuse", "soft" or "" and marks the input too."""
        self.note.setText(words)
        show_property(self.note, "role", kind)
        self.note.setVisible(bool(words))
        show_property(self.entry, "problem", kind if kind in ("warn", "refuse") else "")
        self.entry.setAccessibleDescription(words)

    def mark_prefilled(self, prefilled: bool) -> None:
        """Mark an input whose content was taken from the last session."""
        show_property(self.entry, "prefilled", prefilled)
        self.entry.setToolTip("Taken from the last session: please look" if prefilled else "")
