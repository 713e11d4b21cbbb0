"""The complete list of signs to call about: fixed, sourced text, one key away, without an entry being made."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.domain.vocabulary import Symptom, SymptomClass, symptoms
from ivig_logger.ui.pieces import banner, button, card, column, page, plain, row, text
from ivig_logger.words.calls import CALL_SENTENCE, SOURCES
from ivig_logger.words.letters import capital


class WhenToCall(QWidget):
    """The list; `closed` when the person has read enough."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        back = button("Back", self.closed.emit, picture="close")
        signs = column(*(_sign(each) for each in symptoms() if each.kind is SymptomClass.CALL), spacing=10)
        depends = column(*(_sign(each) for each in symptoms() if each.call_when), spacing=10)
        parts = (
            banner("call", text(CALL_SENTENCE, "strong")),
            card(text("Signs to tell your doctor or nurse about right away", "heading"), signs, spacing=12),
            card(text("Usually expected, and a reason to call when", "heading"), depends, spacing=12),
            text(SOURCES, "soft"),
            None,
        )
        self.setLayout(page(row(text("When to call", "title"), None, back), *parts, spacing=16))


def _sign(symptom: Symptom) -> QWidget:
    words = ", ".join(symptom.words)
    if symptom.call_when:
        words = f"{words}: {symptom.call_when}" if words else symptom.call_when
    term = capital(symptom.term)
    return plain(column(text(term, "strong"), text(words, "soft"), spacing=2))
