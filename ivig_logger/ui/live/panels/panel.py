"""A panel of the live screen: its title with the time of the press, and Esc that puts it away."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLayout, QWidget
from typing_extensions import override

from ivig_logger.domain.checks import Surroundings, problems_of
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Problem
from ivig_logger.exchange.kept import KeptText
from ivig_logger.exchange.kept_panel import KeptPanel
from ivig_logger.ui.keeper import Keeper
from ivig_logger.ui.live.panels.in_sight import InSight
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.pieces import button, card, column, row, text
from ivig_logger.words.times import clock_text


class Panel(QWidget):
    """`done` when it is to be put away."""

    done = Signal()

    def __init__(self, session: LiveSession, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.session, self._name = session, name
        self.at = session.now()
        self.title = text(name, "heading")
        self.save = button("Save", self.store, primary=True, live=True)
        self.save.setAccessibleName(f"Save: {name.lower()}")
        self._put_away = button("", self.close_panel, picture="close", live=True)
        self._put_away.setAccessibleName(f"Close: {name.lower()}")
        self._put_away.setToolTip("Close (Esc)")
        self._in_sight = InSight(self)
        drafts = session.workspace.panel_drafts
        self._keeper = Keeper(drafts.place(f"{session.id} {name}"), self._kept, self)

    def show_time(self, at: Moment) -> None:
        """What is entered here happened at this moment."""
        self.at = at
        self.title.setText(f"{self._name} at {clock_text(at)}")

    @property
    def typed(self) -> tuple[KeptText, ...]:
        """What is typed and not stored, by the names of the fields; nothing while nothing is."""
        return ()

    def show_typed(self, kept: KeptPanel) -> None:
        """Go on with what was typed before the program ended."""
        raise NotImplementedError

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        self._keeper.keep()

    def _kept(self) -> KeptPanel | None:
        session, typed = self.session, self.typed
        if not typed or session.is_gone or session.patient is None:
            return None
        return KeptPanel(session.now(), session.infusion.patient, session.id, self._name, self.at, typed)

    def store(self) -> None:
        """Store what is typed, or say at its field why not."""
        raise NotImplementedError

    def close_panel(self) -> None:
        """Put the panel away; what was typed and not stored stays in it."""
        self.done.emit()

    def said_of(self, wanted: Infusion, part: str) -> list[Problem]:
        """What is said against one part of a record, such as "rates.3"; `where` is the field within it."""
        found = problems_of(wanted, Surroundings(self.session.now()))
        return [
            replace(each, where=each.where.removeprefix(part).removeprefix("."))
            for each in found
            if each.where == part or each.where.startswith(f"{part}.")
        ]

    def lay_out(self, *parts: QWidget | QLayout) -> None:
        """Put the parts of the panel below its title."""
        heading = row(self.title, self._put_away)
        heading.setStretch(0, 1)
        self.setLayout(column(card(heading, *parts, spacing=8)))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)
