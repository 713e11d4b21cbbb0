"""What is still open about a session when it ends: asked with one click each, and never in the way."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivig_logger.domain import events
from ivig_logger.domain.infusion import Premedication, ReactionAnswer
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.pieces import button, text


class OpenQuestions(QWidget):
    """One line a question; an answered one is gone. `lot_wanted` when a lot is to be typed."""

    lot_wanted = Signal()

    def __init__(self, session: LiveSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._session = session
        self.lot = _line("The lot is not recorded", ("Type or scan it", self.lot_wanted.emit))
        self.reaction = _line(
            "No reaction, or not asked?",
            ("No reaction", partial(self._say, ReactionAnswer.NONE)),
            ("Not asked", partial(self._say, ReactionAnswer.NOT_ASKED)),
        )
        self.premedication = _line(
            "Premedication: none given, or not recorded?",
            ("None given", partial(self._say_none, Premedication.NONE_GIVEN)),
        )
        self._answered: set[str] = set()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for each in (self.lot, self.reaction, self.premedication):
            layout.addWidget(each)
        self.refresh()

    def refresh(self) -> None:
        """Show what is open now."""
        infusion = self._session.infusion
        self.lot.setVisible(not infusion.vials)
        asked = infusion.reaction is ReactionAnswer.NOT_ASKED and "reaction" not in self._answered
        self.reaction.setVisible(asked)
        self.premedication.setVisible(infusion.premedication is Premedication.NOT_RECORDED)
        self.setVisible(any(not each.isHidden() for each in (self.lot, self.reaction, self.premedication)))

    def _say(self, answer: ReactionAnswer) -> None:
        self._answered.add("reaction")
        self._session.record(events.change(reaction=answer), f"reactions: {answer.value}")
        self.refresh()

    def _say_none(self, answer: Premedication) -> None:
        self._session.record(events.change(premedication=answer), "premedication: none given")


def _line(words: str, *answers: tuple[str, Callable[[], object]]) -> QWidget:
    made = QWidget()
    made.setObjectName("plain")
    chips = [button(each, pressed, small=True) for each, pressed in answers]
    line = Flow(8, 4)
    line.add(text(words, "strong"), 3)  # as wide as its line leaves room for, and no narrower than a word
    for each in chips:
        line.add(each, 0)
    made.setLayout(line)
    return made
