"""The lots of the vials: empty until each is confirmed, by a press, by typing or by a scanner that types."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ivig_logger.domain.folding import lot_key
from ivig_logger.domain.infusion import Vial
from ivig_logger.domain.problems import Problem
from ivig_logger.exchange.gs1 import Scan
from ivig_logger.exchange.typed import shown
from ivig_logger.ui.field import Field
from ivig_logger.ui.lot_edit import LotEdit
from ivig_logger.ui.pieces import button, clear, column, row, show_property, text
from ivig_logger.ui.start.beginning import KnownLot
from ivig_logger.ui.start.card import Card
from ivig_logger.ui.start.chips import Chips
from ivig_logger.words.problems import problem_text
from ivig_logger.words.times import day_text


class LotsCard(Card):
    """`changed` when a lot was confirmed or taken back, `reordered` when there are other buttons."""

    changed = Signal()
    reordered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.vials: tuple[Vial, ...] = ()
        self._known: tuple[KnownLot, ...] = ()
        self.chips = Chips("", ())
        self.entry = LotEdit("as it is printed on the vial")
        self.field = Field("Another lot, typed or scanned", self.entry)
        self.add = button("Add", self.finish)
        self.add.setAccessibleName("Add this lot")
        self._seen, self._list = QVBoxLayout(), QVBoxLayout()
        self._list.setSpacing(6)
        self.removers: list[QPushButton] = []
        self._notes: list[QLabel] = []
        hint = text("None until you confirm it: press, type or scan the lot that is on each vial.", "soft")
        typed = row(self.field, self.add)
        typed.setStretch(0, 1)
        typed.setAlignment(self.add, Qt.AlignmentFlag.AlignBottom)
        self.hold("Lots", hint, self._seen, typed, self._list)
        self.entry.returnPressed.connect(self.finish)
        self.entry.scan.connect(self._take_scan)
        self.entry.refused.connect(self._refuse)
        self.entry.textEdited.connect(self._type)

    @property
    def is_typed(self) -> bool:
        """Whether there is a text that was not added yet."""
        return bool(self.entry.text().strip())

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key goes through."""
        return [*self.chips.stops, self.entry, self.add, *self.removers]

    def fill_in(self, known: Sequence[KnownLot]) -> None:
        """Offer the lots of earlier sessions, none of them confirmed."""
        self._known, self.vials = tuple(known), ()
        clear(self._seen)
        self.chips = Chips("Lot", [(_chip_text(each), each) for each in known], several=True)
        self.chips.pressed.connect(self._press)
        self.field.label.setText("Another lot, typed or scanned" if known else "Lot of a vial, typed or scanned")
        self._seen.addWidget(self.chips)
        self.chips.setVisible(bool(known))
        self.entry.clear()
        self.field.say("")
        self._show_vials()

    def show_kept(self, vials: tuple[Vial, ...], typed: str) -> None:
        """Show the lots that were confirmed before, and a text that was not added."""
        self.vials = vials
        self._choose_confirmed()
        self._show_vials()
        self.entry.setText(typed)

    def finish(self) -> bool:
        """Add what stands in the field; whether nothing is left there that is not understood."""
        if not self.entry.read():
            return False
        if self.is_typed:
            self._add(Vial(self.entry.lot()))
        return True

    def judge(self, problems: Sequence[Problem]) -> None:
        """Say what is said of each vial below it."""
        for at, note in enumerate(self._notes):
            said = [each for each in problems if each.where.startswith(f"vials.{at}.")]
            note.setText(" ".join(problem_text(each) for each in said))
            show_property(note, "role", "refuse" if any(each.refuse for each in said) else "warn")
            note.setVisible(bool(said))

    def _take_scan(self, scan: Scan) -> None:
        self._add(Vial(scan.lot, expiry=scan.expiry or None))

    def _add(self, vial: Vial) -> None:
        self.entry.clear()
        same = [at for at, each in enumerate(self.vials) if lot_key(each.lot) == lot_key(vial.lot)]
        expiries = {self.vials[at].expiry for at in same}
        if same and (vial.expiry is None or vial.expiry in expiries):
            self.field.say(f"{shown(vial.lot)} is in the list already.", "soft")
            return
        self.field.say("")
        if None in expiries:
            at = same[0]
            vials = (*self.vials[:at], replace(self.vials[at], expiry=vial.expiry), *self.vials[at + 1 :])
        else:
            vials = (*self.vials, vial)
        self._change(vials)

    def _press(self, known: object) -> None:
        assert isinstance(known, KnownLot)  # noqa: S101  # for the type checker
        others = tuple(each for each in self.vials if lot_key(each.lot) != lot_key(known.lot))
        wanted = known in self.chips.chosen
        self.field.say("")
        self._change((*self.vials, Vial(known.lot, expiry=known.expiry)) if wanted else others)

    def _remove(self, number: int) -> None:
        self._change((*self.vials[:number], *self.vials[number + 1 :]))
        self.entry.setFocus()

    def _refuse(self, problem: Problem) -> None:
        self.field.say(problem_text(problem), "refuse")

    def _type(self) -> None:
        self.field.say("")
        self.changed.emit()

    def _change(self, vials: tuple[Vial, ...]) -> None:
        self.vials = vials
        self._choose_confirmed()
        self._show_vials()
        self.changed.emit()

    def _choose_confirmed(self) -> None:
        confirmed = {lot_key(each.lot) for each in self.vials}
        self.chips.choose(*(each for each in self._known if lot_key(each.lot) in confirmed))

    def _show_vials(self) -> None:
        clear(self._list)
        self.removers, self._notes = [], []
        for at, vial in enumerate(self.vials):
            remove = button("", partial(self._remove, at), picture="close", small=True)
            remove.setAccessibleName(f"Remove lot {shown(vial.lot)}")
            remove.setToolTip("Remove this lot")
            note = text("", "warn")
            note.hide()
            expiry = f", use until {vial.expiry}" if vial.expiry else ""
            said = text(f"✓ {shown(vial.lot)}{expiry}", "strong")
            line = row(said, remove)
            line.setStretch(0, 1)
            self._list.addLayout(column(line, note, spacing=0))
            self.removers.append(remove)
            self._notes.append(note)
        self.reordered.emit()


def _chip_text(known: KnownLot) -> str:
    when = "last time" if known.last else day_text(known.seen).partition(" ")[2]
    return f"{shown(known.lot)} ({when})"
