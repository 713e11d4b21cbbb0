"""The place where a panel opens inside the live screen: one at a time, made when it is first wanted."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivig_logger.domain.infusion import Mark
from ivig_logger.exchange.kept_panel import KeptPanel
from ivig_logger.ui.live.session import LiveSession


class PanelPlace(QWidget):
    """Hidden while no panel is open; `closed` when one has done its work."""

    closed = Signal()

    def __init__(self, session: LiveSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._session = session
        self.made: dict[str, QWidget] = {}
        self.opened = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def open(self, name: str, since: object) -> None:
        """Open a panel; `since` is the moment of the press, or the mark that it made."""
        if name == self.opened and name != "end":
            return  # what is being typed there goes on
        self.close_panel()
        if name not in self.made:
            panel = self.made[name] = _MAKERS[name](self, self._session)
            panel.done.connect(self.close_panel)  # type: ignore[attr-defined]  # every panel has it
            layout = self.layout()
            assert layout is not None  # noqa: S101  # for the type checker
            layout.addWidget(panel)
        self.opened = name
        self.show()
        self.made[name].show()
        self.made[name].open(since)  # type: ignore[attr-defined]  # every panel has it

    def go_on(self, kept: KeptPanel) -> None:
        """Open a panel with what was typed in it before the program ended."""
        name = _PLACES.get(kept.panel, kept.panel.casefold())
        if name in _MAKERS and name != "note":
            self.open(name, kept.since)
        elif name == "note":
            same = (each for each in self._session.infusion.marks if each.at == kept.since)
            self.open(name, next(same, Mark(kept.since)))
        self.made[name].show_typed(kept)  # type: ignore[attr-defined]  # every panel with fields has it

    def close_panel(self) -> None:
        """Put the open panel away."""
        if self.opened:
            self.made[self.opened].hide()
            self.opened = ""
            self.hide()
            self.closed.emit()


def _vitals(_place: PanelPlace, session: LiveSession) -> QWidget:
    from ivig_logger.ui.live.panels.vitals import VitalsPanel  # each panel waits for its first press

    return VitalsPanel(session)


def _rate(_place: PanelPlace, session: LiveSession) -> QWidget:
    from ivig_logger.ui.live.panels.rate import RatePanel

    return RatePanel(session)


def _medicine(_place: PanelPlace, session: LiveSession) -> QWidget:
    from ivig_logger.ui.live.panels.medicine import MedicinePanel

    return MedicinePanel(session)


def _note(_place: PanelPlace, session: LiveSession) -> QWidget:
    from ivig_logger.ui.live.panels.note import NotePanel

    return NotePanel(session)


def _bottle(_place: PanelPlace, session: LiveSession) -> QWidget:
    from ivig_logger.ui.live.panels.bottle import BottlePanel

    return BottlePanel(session)


def _end(place: PanelPlace, session: LiveSession) -> QWidget:
    from ivig_logger.ui.live.panels.end import EndPanel

    panel = EndPanel(session)
    panel.lot_wanted.connect(lambda: place.open("bottle", session.now()))
    return panel


_PLACES = {"Vital signs": "vitals"}  # others are called as their panels
_MAKERS: dict[str, Callable[[PanelPlace, LiveSession], QWidget]] = {
    "vitals": _vitals,
    "rate": _rate,
    "medicine": _medicine,
    "note": _note,
    "bottle": _bottle,
    "end": _end,
}
