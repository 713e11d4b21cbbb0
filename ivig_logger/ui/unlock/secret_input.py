"""The field for a passphrase: hidden until it is to be seen, kept from word lists, with a word about Caps Lock."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ivig_logger.ui.field import Field
from ivig_logger.ui.pieces import button, text

_HINTS = Qt.InputMethodHint
_CAPS_LOCK = "Caps Lock seems to be on."


class SecretInput(QLineEdit):
    """`caps_lock` tells what the letter just typed says about Caps Lock: Qt has no word for it."""

    caps_lock = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_words(False)

    def show_words(self, wanted: bool) -> None:
        """Show what is typed, or dots."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if wanted else QLineEdit.EchoMode.Password)
        hints = _HINTS.ImhSensitiveData | _HINTS.ImhNoPredictiveText | _HINTS.ImhNoAutoUppercase
        self.setInputMethodHints(hints if wanted else hints | _HINTS.ImhHiddenText)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        super().keyPressEvent(event)
        letter, shift = event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps_lock.emit(False)  # the next letter tells
        elif letter.isalpha() and letter.upper() != letter.lower():
            self.caps_lock.emit(letter.isupper() is not shift)


class SecretField(Field):
    """A passphrase with its label, a button that shows it, and the sentence that is said about it."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        self.line = SecretInput()
        self.reveal = button("Show", self._reveal)
        self.reveal.setCheckable(True)
        super().__init__(label, self.line, parent, beside=self.reveal)
        self.setObjectName("plain")
        self.setFocusProxy(self.line)
        self.caps = text(_CAPS_LOCK, "warn")
        self.caps.hide()
        self.add_below(self.caps)
        self.line.caps_lock.connect(self.caps.setVisible)
        self._name_reveal()

    def relabel(self, label: str) -> None:
        """Ask for another one in the same place."""
        self.label.setText(label)
        self.line.setAccessibleName(label)
        self._name_reveal()

    @property
    def typed(self) -> str:
        """What is typed, as it is."""
        return self.line.text()

    def refuse(self, words: str) -> None:
        """Say what is wrong; what was typed stays, selected, and has the keys."""
        self.say(words, "refuse")
        self.line.setFocus()
        self.line.selectAll()

    def forget(self) -> None:
        """Empty and hidden again."""
        self.line.clear()
        self.say("")
        self.caps.hide()
        self.reveal.setChecked(False)
        self._reveal()

    def _reveal(self) -> None:
        shown = self.reveal.isChecked()
        self.line.show_words(shown)
        self.reveal.setText("Hide" if shown else "Show")
        self._name_reveal()

    def _name_reveal(self) -> None:
        verb = "Hide" if self.reveal.isChecked() else "Show"
        self.reveal.setAccessibleName(f"{verb}: {self.label.text()}")
