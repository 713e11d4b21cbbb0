"""One field of a form: its label, the input, and the sentence that is said about it, always in the same place."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ivig_logger.ui.pieces import row, show_property, text

Input = QLineEdit | QComboBox | QPlainTextEdit


class Field(QWidget):
    """A label above an input and a sentence below it. The label is the input's buddy, for screen readers."""

    def __init__(
        self, label: str, entry: Input, parent: QWidget | None = None, *, beside: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.entry = entry
        self.label = text(label, "label", wrap=False)
        self.label.setBuddy(entry)
        entry.setAccessibleName(label.replace("&", ""))
        self.note = text("")
        self.note.hide()
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.label)
        if beside is None:
            layout.addWidget(entry)
        else:
            layout.addLayout(row(entry, beside))
        layout.addWidget(self.note)
        layout.addStretch(1)

    def add_below(self, part: QWidget) -> None:
        """One thing more under the input, above what is said about it."""
        self._layout.insertWidget(2, part)

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
