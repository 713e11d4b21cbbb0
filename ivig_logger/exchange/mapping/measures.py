"""Rates and vital signs of a row: from a sheet of their own with a time, or at the start or the end of the session."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ivig_logger.domain.checks import Surroundings, refusals_of
from ivig_logger.domain.infusion import Infusion, RateStep, RateUnit, VitalSigns
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Problem
from ivig_logger.exchange.log_fields import shown
from ivig_logger.exchange.mapping.cell_texts import is_bare
from ivig_logger.exchange.mapping.day_texts import in_english as dates_in_english
from ivig_logger.exchange.mapping.free_cells import in_english
from ivig_logger.exchange.mapping.measure_titles import When
from ivig_logger.exchange.mapping.onset_texts import onset_text
from ivig_logger.exchange.mapping.row_cells import Cells
from ivig_logger.exchange.mapping.targets import NOT_KNOWN, Target
from ivig_logger.exchange.typed import Conventions, Unreadable
from ivig_logger.exchange.typed_moments import Frame
from ivig_logger.exchange.typed_onsets import read_onset
from ivig_logger.exchange.typed_rates import read_rate
from ivig_logger.exchange.typed_vitals import VitalsEntry, read_vitals

_FIELDS = {
    Target.PRESSURE: "pressure",
    Target.PULSE: "heart_rate",
    Target.TEMPERATURE: "temperature",
    Target.SPO2: "spo2",
    Target.BREATHING: "breathing_rate",
}
_FEVERISH = 60  # numbers above are °F: no one has as many °C, and no one as few °F as the half of it
_RATE_UNITS = tuple(each.value for each in RateUnit)
Said = tuple[str, str | Problem]


@dataclass(frozen=True, slots=True)
class Measure:
    """What was measured at one time, as typed: `at` is a text as of an onset, "" with the `when` of a heading."""

    where: str
    when: When
    at: str = ""
    rate: str = ""
    vitals: VitalsEntry = field(default_factory=VitalsEntry)


def measured_at(cells: Cells) -> list[Measure]:
    """What a row of a sheet of measurements says, with its time."""
    values = {target: said for target, at in _columns(cells) if (said := _value(cells, target, at))}
    if not values:
        return []
    said = cells.dated(Target.MEASURED, "measured")
    unit = cells.unit(Target.MEASURED)
    at = cells.read("measured", lambda: _time_text(said, unit)) or ""
    if not at:
        return []
    return [_measure("", When.NOT_KNOWN, at, values)]


def measured_then(cells: Cells) -> list[Measure]:
    """What columns of the sessions say was measured at the start and at the end."""
    found: dict[When, dict[Target, str]] = {}
    for target, at in _columns(cells):
        if said := _value(cells, target, at):
            found.setdefault(cells.plan.measures[at], {})[target] = said
    return [_measure(when.name.lower(), when, "", values) for when, values in found.items()]


def _columns(cells: Cells) -> Iterator[tuple[Target, int]]:
    return ((cells.plan.columns[at].target, at) for at in cells.plan.measures)


def _time_text(said: str, unit: str) -> str:
    if not said:
        raise ValueError("It is not said when this was measured.")
    if is_bare(said) and unit == NOT_KNOWN:
        raise ValueError(f"The unit of {shown(said)} is not known; please say it for the whole column.")
    return in_english(dates_in_english(onset_text(said, unit)))


def _value(cells: Cells, target: Target, at: int) -> str:
    name = _FIELDS.get(target, "rate")
    said = cells.text(target, name, at)
    unit = cells.plan.columns[at].unit
    if said in ("-", "--", "/"):
        return ""
    if target is Target.PRESSURE and is_bare(said):
        cells.refuse(name, f"{shown(said)} is no blood pressure such as 120/80.")
        return ""
    if not is_bare(said):
        return said
    if target is Target.RATE:
        return cells.read(name, lambda: _rate_text(said, unit)) or ""
    return f"{said} {unit}".strip() if target is Target.TEMPERATURE else said


def _rate_text(said: str, unit: str) -> str:
    if unit not in _RATE_UNITS:
        raise ValueError(f"The unit of {shown(said)} is not known; please say it for the whole column.")
    return f"{said} {unit}"


def _measure(where: str, when: When, at: str, values: dict[Target, str]) -> Measure:
    fields = {_FIELDS[target]: said for target, said in values.items() if target in _FIELDS}
    return Measure(where, when, at, values.get(Target.RATE, ""), VitalsEntry(**fields))


@dataclass(slots=True)
class Measured:
    """The rates and the vital signs of one session, read against its start and its end."""

    infusion: Infusion
    conventions: Conventions
    rates: list[RateStep] = field(default_factory=list)
    vitals: list[VitalSigns] = field(default_factory=list)
    refused: list[Said] = field(default_factory=list)

    def read(self, measures: Iterable[tuple[str, Measure]]) -> "Measured":
        """Read what was measured, each at its position; the reading itself is given back."""
        for where, each in measures:
            try:
                at = self._moment(each)
            except Unreadable as unreadable:
                self.refused.append((f"{where}.measured", unreadable.problem("measured")))
                continue
            if at is None:
                self.refused.append((f"{where}.measured", "It is not known to the minute when this was measured."))
                continue
            self._add(where, each, at)
        return self

    def laid(self) -> Infusion:
        """The session with them in the order of time; what no session may hold is refused."""
        infusion = replace(
            self.infusion,
            rates=tuple(sorted(self.rates, key=lambda each: each.at.epoch)),
            vitals=tuple(sorted(self.vitals, key=lambda each: each.at.epoch)),
        )
        found = refusals_of(infusion, Surroundings(self.conventions.now))
        self.refused += [(each.where, each) for each in found if each.where.startswith(("rates.", "vitals."))]
        return infusion

    def _moment(self, measure: Measure) -> Moment | None:
        if measure.when is not When.NOT_KNOWN:
            return self.infusion.started if measure.when is When.START else self.infusion.ended
        frame = Frame(self.infusion.started, self.infusion.ended, self.conventions)
        onset = read_onset(measure.at, frame)
        return onset.earliest if onset is not None and onset.earliest == onset.latest else None

    def _add(self, where: str, measure: Measure, at: Moment) -> None:
        if measure.rate:
            try:
                self.rates.append(RateStep(at, *read_rate(measure.rate, self.conventions)))
            except Unreadable as unreadable:
                self.refused.append((f"{where}.rate", unreadable.problem("rate")))
        fahrenheit = _is_fahrenheit(measure.vitals.temperature)
        vitals, problems = read_vitals(measure.vitals, at, self.conventions, fahrenheit=fahrenheit)
        refused = [(f"{where}.{each.where}", each) for each in problems if each.refuse]
        self.refused += refused
        if vitals is not None and not refused:
            self.vitals.append(vitals)


def _is_fahrenheit(said: str) -> bool:
    """Whether a temperature without a unit is in °F: the numbers of both that anybody lives with are far apart."""
    if not is_bare(said) or said.count(",") + said.count(".") > 1:
        return False
    return Decimal(said.replace(",", ".")) > _FEVERISH
