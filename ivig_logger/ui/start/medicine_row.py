"""One premedication: its name and dose, and when it was given, which nothing fills in but a press."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.domain.moment import Moment
from ivig_logger.domain.plan import PlannedMedicine
from ivig_logger.exchange.entry_writing import dose_text
from ivig_logger.exchange.kept_start import KeptMedicine
from ivig_logger.exchange.typed import Conventions
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.inputs import LineInput, Words
from ivig_logger.ui.part import Part
from ivig_logger.ui.pieces import column, text
from ivig_logger.ui.start.chips import Chips
from ivig_logger.ui.start.reading import MedicineEntry
from ivig_logger.words.leads import clock_and_day, lead_over_text, lead_text
from ivig_logger.words.plans import minutes_text

NOT_GIVEN = "not given"
_TIMES: tuple[tuple[str, object], ...] = (
    ("now", 0),
    ("15 min ago", 15),
    ("30", 30),
    ("45", 45),
    ("60", 60),
    ("not given", NOT_GIVEN),
)


class MedicineRow(QWidget):
    """`changed` when the person typed or pressed something. `at` is the moment that a press fixed."""

    changed = Signal()

    def __init__(self, number: int, names: Words, now: Callable[[], Moment]) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._number, self._now = number, now
        self._like: PlannedMedicine | None = None
        self._typed = False
        self.at: Moment | None = None
        name = LineInput("name")
        name.setCompleter(names)
        self.name, self.dose = Part("Medicine", name, 15), Part("Dose", LineInput("dose"), 9)
        self.chips = Chips("", _TIMES)
        self.status, self.lead = text("", "soft"), text("", "strong")
        fields = Flow(8, 8)
        fields.add(self.name, 3)
        fields.add(self.dose, 2)
        self.setLayout(column(fields, self.chips, self.status, self.lead, spacing=6))
        for part in (self.name, self.dose):
            part.changed.connect(self._type)
        self.chips.pressed.connect(self._press)
        self.show_state()

    @property
    def entry(self) -> MedicineEntry | None:
        """The medicine where it was given: a time was pressed, or the person typed it without saying when."""
        name, dose = self.name.value, self.dose.value
        typed = self._typed and bool(name.strip() or dose.strip())
        if self.at is None and (self.is_denied or not typed):
            return None
        return MedicineEntry(self._number, name, dose, self.at, self._like)

    @property
    def is_denied(self) -> bool:
        """Whether it is said not to have been given."""
        return self.chips.chosen == [NOT_GIVEN]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in the row."""
        return not (self.name.value.strip() or self.dose.value.strip() or self.chips.chosen)

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key goes through."""
        return [self.name.entry, self.dose.entry, *self.chips.stops]

    def fill_in(self, like: PlannedMedicine, conventions: Conventions) -> None:
        """Show a medicine of the plan or of the last session; whether it was given is left open."""
        self._like = like
        self.name.prefill(like.name)
        self.dose.prefill(dose_text(like, conventions))
        self.show_state()

    @property
    def kept(self) -> KeptMedicine:
        """The row as it stands."""
        chip = next((str(each) for each in self.chips.chosen), "")
        return KeptMedicine(self.name.value, self.dose.value, self._like, chip, self.at, self._typed)

    def show_kept(self, kept: KeptMedicine, conventions: Conventions) -> None:
        """Show a row as it was filled in before."""
        if kept.like is not None:
            self.fill_in(kept.like, conventions)
        self.name.show_text(kept.name)
        self.dose.show_text(kept.dose)
        self.chips.choose(*(value for _, value in _TIMES if str(value) == kept.chip))
        self.at, self._typed = kept.at, kept.typed
        self.show_state()

    def deny(self, *, denied: bool) -> None:
        """Say that it was not given, or take that back."""
        if denied or self.is_denied:
            self.chips.choose(*([NOT_GIVEN] if denied else []))
            self.at = None
            self.show_state()

    def show_state(self) -> None:
        """Say what will be recorded, and how long the plan has one wait."""
        now, name = self._now(), self.name.value.strip()
        about = name or f"Medicine {self._number + 1}"
        for chip, (words, value) in zip(self.chips.stops, _TIMES, strict=True):
            when = f"given {value} min ago" if isinstance(value, int) and value else f"given {words}"
            chip.setAccessibleName(f"{about}: {NOT_GIVEN if value == NOT_GIVEN else when}")
        self.name.entry.setAccessibleName(f"Medicine {self._number + 1}: name")
        self.dose.entry.setAccessibleName(f"{about}: dose")
        self._like_route()
        self.status.setText(self._state(now))
        self.tick(now)

    def tick(self, now: Moment) -> tuple[str, str] | None:
        """Show how long it is until the plan's minutes are over; when they are, which ones, and that they are."""
        lead = self._lead
        if not lead or self.at is None:
            self._say_lead("")
            return None
        name = self.name.value.strip()
        self._say_lead(lead_text(name, lead, self.at, now))
        if (now - self.at) < timedelta(minutes=lead):
            return None
        return f"{name} {self.at.epoch}", lead_over_text(name, lead)

    @property
    def _lead(self) -> int | None:
        """The plan's minutes, as long as it is the plan's medicine."""
        like = self._like
        return like.lead if like is not None and like.name.strip() == self.name.value.strip() else None

    def _state(self, now: Moment) -> str:
        if self.at is not None:
            return f"Given at {clock_and_day(self.at, now)}."
        if self.is_denied:
            return "Not given."
        if self.entry is not None:
            return "Recorded without a time, unless you say when."
        if self.is_empty:
            return ""
        lead = f"By the plan {minutes_text(self._lead)} before the start. " if self._lead else ""
        return f"{lead}Please say when it was given: until then it is not recorded."

    def _say_lead(self, words: str) -> None:
        if words != self.lead.text():
            self.lead.setText(words)
        self.lead.setVisible(bool(words))

    def _like_route(self) -> None:
        same = self._like is not None and self._like.name.strip() == self.name.value.strip()
        if isinstance(self.dose.entry, LineInput):
            self.dose.entry.show_fact(self._like.route if self._like is not None and same else "")

    def _type(self) -> None:
        self._typed = True
        self.show_state()
        self.changed.emit()

    def _press(self, value: object) -> None:
        now = self._now()
        pressed = bool(self.chips.chosen)
        self.at = now - timedelta(minutes=value) if pressed and isinstance(value, int) else None
        self.show_state()
        self.changed.emit()
