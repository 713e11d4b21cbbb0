"""The fields of the session itself: when, which product, how much, how it went."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.domain.infusion import Place
from ivig_logger.exchange.entry import Conventions, Outcome, Reading, SessionEntry
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.form import facts
from ivig_logger.ui.form.day import DayPart
from ivig_logger.ui.inputs import Box, LineInput, NoteInput, Words
from ivig_logger.ui.listed_concentration import ListedConcentration
from ivig_logger.ui.part import Part
from ivig_logger.ui.pieces import column, show_property
from ivig_logger.words import amounts

TEXTS = (
    *("date", "start", "product", "concentration", "dose", "weight", "stop_reason", "before"),
    *("wellbeing", "igg_trough", "notes"),
)
PREFILLED = ("product", "concentration", "weight")
_LINES: tuple[dict[str, int], ...] = (
    {"date": 2, "start": 1, "end": 1, "duration": 1, "outcome": 2, "stop_reason": 3},
    {"product": 3, "concentration": 1, "dose": 2, "weight": 2},
    {"place": 1, "before": 4, "wellbeing": 1, "igg_trough": 2},
)
_UNKNOWN_PLACE = ("not recorded", "")


class Basics(QWidget):
    """All fields of an entry that are not rows. The notes are laid out elsewhere."""

    changed = Signal()
    start_left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._conventions: Conventions | None = None
        self._by_duration = False
        self.date = DayPart()
        product = LineInput("name, or unknown")
        product.setCompleter(Words(amounts.product_names(), self))
        self.parts: dict[str, Part] = {
            "date": self.date,
            "start": Part("Start", LineInput("e.g. 13:50"), 13),
            "end": Part("End", LineInput("e.g. 17:10"), 13),
            "duration": Part("Duration", LineInput("e.g. 3 h 20"), 13),
            "outcome": Part("How it went", Box([(each.value, each.value) for each in Outcome]), 24),
            "stop_reason": Part("Why it was stopped", LineInput(), 22),
            "product": Part("Product", product, 20),
            "concentration": Part("Concentration", LineInput("e.g. 10 %"), 12),
            "dose": Part("Dose", LineInput("e.g. 30 g, or unknown"), 18),
            "weight": Part("Weight", LineInput("e.g. 62.5 kg, 138 lb"), 18),
            "place": Part("Place", Box([_UNKNOWN_PLACE, *((each.value, each.value) for each in Place)]), 18),
            "before": Part("How were you before?", LineInput("e.g. well, a cold, a fever, what has changed"), 34),
            "wellbeing": Part("Well-being 0-10", LineInput("10 is best"), 12),
            "igg_trough": Part("IgG trough", LineInput("e.g. 9.5 g/L, 950 mg/dL"), 20),
            "notes": Part("Notes", NoteInput(lines=4), 40),
        }
        self._listed = ListedConcentration(self.parts["product"], self.parts["concentration"])
        self._lay_out()
        self._connect()

    def use(self, conventions: Conventions) -> None:
        """Read and write by these customs."""
        self._conventions = conventions
        self.date.use(conventions)

    def entry_into(self, entry: SessionEntry) -> SessionEntry:
        """`entry` with what is typed here; of end and duration the one that was typed last."""
        running = self.outcome is Outcome.RUNNING
        texts: dict[str, Any] = {name: self.parts[name].value for name in TEXTS}  # the text fields of an entry by name
        place = str(self.parts["place"].choice)
        return replace(
            entry,
            **texts,
            end="" if running or self._by_duration else self.parts["end"].value,
            duration="" if running or not self._by_duration else self.parts["duration"].value,
            outcome=self.outcome,
            place=Place(place) if place else None,
        )

    def show_entry(self, entry: SessionEntry) -> None:
        """Show an entry; only what differs is touched."""
        for name in TEXTS:
            self.parts[name].show_text(getattr(entry, name))
        self.parts["outcome"].show_choice(entry.outcome)
        self.parts["place"].show_choice(entry.place or "")
        by_duration = bool(entry.duration.strip()) and not entry.end.strip()
        if entry.end.strip() or by_duration or entry.outcome is not Outcome.RUNNING:
            self._by_duration = by_duration
            name = "duration" if by_duration else "end"
            self.parts[name].show_text(getattr(entry, name))
        self._arrange()

    def prefill(self, entry: SessionEntry) -> None:
        """Mark what was taken from the last session."""
        for name in PREFILLED:
            self.parts[name].prefill(getattr(entry, name))
        self.parts["place"].mark_choice(prefilled=entry.place is not None)
        self._listed.start_over(entry.concentration)

    @property
    def outcome(self) -> Outcome:
        """How the session went."""
        return Outcome(str(self.parts["outcome"].choice))

    def fields(self) -> Iterator[tuple[str, Part]]:
        """The fields by the names that problems use, the notes last."""
        yield from self.parts.items()

    def stops(self) -> list[QWidget]:
        """What the Tab key goes through, without the notes."""
        inputs: list[QWidget] = [part.entry for name, part in self.parts.items() if name != "notes"]
        return [inputs[0], self.date.pick, *inputs[1:]]

    def show_facts(self, reading: Reading) -> None:
        """Show what follows from what is typed: the other of end and duration, the other unit, g/kg."""
        if self._conventions is None:
            return
        derived, text = facts.other_of(reading, by_duration=self._by_duration)
        self.parts[derived].show_text(text)
        self.parts["end"].show_fact(facts.end_fact(reading), below=True)
        weight, dose, trough = (self.parts[name] for name in ("weight", "dose", "igg_trough"))
        trough.show_fact(amounts.trough_fact(trough.value, self._conventions))
        weight.show_fact(amounts.weight_fact(weight.value, self._conventions))
        dose.show_fact(amounts.per_kg(dose.value, weight.value, self._conventions))

    def insist(self, names: Iterable[str]) -> None:
        """From now on what is said about these fields is said at once."""
        for name in names:
            if name in self.parts:
                self.parts[name].insist()

    def start_over(self) -> None:
        """As if never touched."""
        self._by_duration = False
        self._listed.start_over()
        for part in self.parts.values():
            part.start_over()

    def _typed(self, name: str) -> None:
        if name in ("end", "duration"):
            self._by_duration = name == "duration"
        if name == "product":
            self._listed.follow()
        self._arrange()
        self.changed.emit()

    def _arrange(self) -> None:
        running = self.outcome is Outcome.RUNNING
        for name in ("end", "duration"):
            self.parts[name].setVisible(not running)
        self.parts["stop_reason"].setVisible(self.outcome is Outcome.STOPPED_EARLY)
        show_property(self.parts["end"].entry, "derived", self._by_duration)
        show_property(self.parts["duration"].entry, "derived", not self._by_duration)

    def _lay_out(self) -> None:
        lines = []
        for names in _LINES:
            line = Flow()
            for name, stretch in names.items():
                line.add(self.parts[name], stretch)
            lines.append(line)
        self.setLayout(column(*lines, spacing=12))
        self._arrange()

    def _connect(self) -> None:
        for name, part in self.parts.items():
            part.changed.connect(partial(self._typed, name))
        for name in ("date", "start"):
            self.parts[name].left.connect(self.start_left)
