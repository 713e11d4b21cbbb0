"""The next bottle or vial: its lot typed, scanned or pressed, and the time at which it was hung up."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ivig_logger.domain import events
from ivig_logger.domain.favourites import known_vials
from ivig_logger.domain.infusion import Vial
from ivig_logger.domain.problems import Problem
from ivig_logger.exchange.gs1 import Scan
from ivig_logger.exchange.typed import Unreadable
from ivig_logger.exchange.typed_days import read_expiry
from ivig_logger.exchange.typed_numbers import read_vial_grams
from ivig_logger.exchange.typed_texts import number_text
from ivig_logger.ui.live.panels.chips import Offers
from ivig_logger.ui.live.panels.earlier import sessions_of
from ivig_logger.ui.live.panels.entry_panel import EntryPanel
from ivig_logger.ui.live.panels.slots import Slot
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.lot_edit import LotEdit


class BottlePanel(EntryPanel):
    """A chip fills the fields, so that the lot is looked at before it is stored."""

    def __init__(self, session: LiveSession, parent: QWidget | None = None) -> None:
        self.edit = LotEdit()
        self.lot = Slot("Lot", self.edit, 14)
        self.expiry = Slot("Expiry", QLineEdit(), 9)
        self.grams = Slot("Grams", QLineEdit(), 6)
        slots = {"lot": self.lot, "grams": self.grams, "expiry": self.expiry}
        super().__init__(session, "Bottle", slots, parent)
        self.lots = Offers()
        self.lots.taken.connect(self._fill)
        self.edit.scan.connect(self._take_scan)
        self.edit.refused.connect(self._refuse_scan)
        self.expiry.line.setPlaceholderText("2027-03")
        self._vials: tuple[Vial, ...] = ()
        self.lay_out(self.lots)

    @override
    def start_over(self) -> None:
        super().start_over()
        self._vials = ()

    @override
    def refresh(self) -> None:
        offered = known_vials(sessions_of(self.session))
        self.lots.offer([(each.lot, f"Lot {each.lot}: fill it in", each) for each in offered])

    @override
    def store(self) -> None:
        if not self.edit.read():
            return  # a code that is refused has said so
        vials = self._read()
        if not vials:
            return
        before, self._vials = self._vials, vials
        event = events.hang(vials, self.at, instead_of=before)
        if not self.settle(event, f"record bottle {vials[0].lot}", self._said(event(self.session.infusion).vials)):
            self._vials = before

    def _read(self) -> tuple[Vial, ...]:
        """The vials that are typed; none where a text is not understood, which is said at its field."""
        conventions = self.session.workspace.conventions()
        try:
            count, grams = read_vial_grams(self.grams.value, conventions)
        except Unreadable as unreadable:
            self.refuse(unreadable, "grams")
            return ()
        try:
            expiry = read_expiry(self.expiry.value, conventions)
        except Unreadable as unreadable:
            self.refuse(unreadable, "expiry")
            return ()
        return (Vial(self.edit.lot(), grams, expiry),) * count

    def _said(self, vials: tuple[Vial, ...]) -> list[Problem]:
        wanted = events.change(vials=vials)(self.session.infusion)
        return self.said_of(wanted, f"vials.{len(vials) - 1}")

    def _fill(self, vial: Vial) -> None:
        comma = self.session.workspace.conventions().decimal_comma
        self.lot.line.setText(vial.lot)
        self.expiry.line.setText(vial.expiry or "")
        self.grams.line.setText("" if vial.grams is None else number_text(vial.grams, decimal_comma=comma))
        self.slots.judge(())
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_scan(self, scan: Scan) -> None:
        self.expiry.line.setText(scan.expiry)
        self.slots.judge(())

    def _refuse_scan(self, problem: Problem) -> None:
        self.slots.judge([problem])
