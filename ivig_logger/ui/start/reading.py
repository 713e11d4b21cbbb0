"""The start card as a running infusion, with everything that can be said against it at the field it is about."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal

from ivig_logger.domain.checks import Surroundings, problems_of
from ivig_logger.domain.checks.times import in_future
from ivig_logger.domain.infusion import Access, Infusion, Medication, Place, Premedication, RateStep, Vial
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.plan import Plan, PlannedMedicine
from ivig_logger.domain.problems import Code, Problem
from ivig_logger.exchange.entry_fields import Findings
from ivig_logger.exchange.entry_writing import dose_text
from ivig_logger.exchange.typed import Conventions, Unreadable, says_unknown, shown
from ivig_logger.exchange.typed_clocks import read_clock, settle
from ivig_logger.exchange.typed_condition import read_wellbeing
from ivig_logger.exchange.typed_days import today_of
from ivig_logger.exchange.typed_numbers import (
    read_amount,
    read_concentration,
    read_dose,
    read_medicine_dose,
    read_weight,
)
from ivig_logger.ui.start.beginning import Beginning

_DAY = timedelta(days=1)
_OF_BOTH_DOSES = (Code.UNUSUAL, Code.IMPOSSIBLE, Code.TOO_PRECISE)


@dataclass(frozen=True, slots=True)
class MedicineEntry:
    """A premedication that was given: the row it stands in, its texts, and what they were filled in from."""

    row: int
    name: str
    dose: str
    at: Moment | None = None
    like: PlannedMedicine | None = None


@dataclass(frozen=True, slots=True)
class StartEntry:
    """What the card says: texts by the names that problems use, and what was pressed."""

    texts: dict[str, str]
    place: Place | None = None
    none_given: bool = False
    medicines: tuple[MedicineEntry, ...] = ()
    vials: tuple[Vial, ...] = ()


@dataclass(frozen=True, slots=True)
class StartReading:
    """`infusion` is None while any text cannot be read."""

    infusion: Infusion | None
    problems: tuple[Problem, ...] = field(default=())

    @property
    def refusals(self) -> tuple[Problem, ...]:
        """The problems with which the infusion cannot be stored."""
        return tuple(each for each in self.problems if each.refuse)


def read_started(text: str, conventions: Conventions) -> Moment:
    """The last time that the clock showed this, today or yesterday. Raises Unreadable."""
    clock, today = read_clock(text), today_of(conventions)
    at = settle(today, clock, conventions.zone)
    return settle(today - _DAY, clock, conventions.zone) if in_future(at, conventions.now) else at


def read_start(entry: StartEntry, begun: Beginning, started: Moment, conventions: Conventions) -> StartReading:
    """The infusion of the card; a text that is as it was filled in keeps the value that it was filled in from.

    A step of the plan at the start is the first rate step.
    """
    found = Findings()
    medications = tuple(_medication(each, conventions, found) for each in entry.medicines)
    wanted = replace(
        _amounts(entry, begun, conventions, found),
        started=started,
        place=entry.place,
        before=entry.texts["before"].strip(),
        wellbeing=found.read("wellbeing", lambda: read_wellbeing(entry.texts["wellbeing"], conventions)),
        premedication=_answer(entry),
        medications=medications,
        vials=entry.vials,
        rates=_first_rates(begun, started),
    )
    around = Surroundings(conventions.now, begun.last_weight)
    problems = (*found.problems, *_checked(wanted, entry, around, found.refused))
    return StartReading(None if found.refused else wanted, problems)


def _amounts(entry: StartEntry, begun: Beginning, conventions: Conventions, found: Findings) -> Infusion:
    texts, base = entry.texts, begun.base
    same = {name for name, text in texts.items() if text == begun.texts[name]}

    def dose() -> Decimal | None:
        return read_dose(text, conventions) if (text := texts["ordered_dose"]).strip() else None

    read = found.read
    gauge = base.access.gauge
    concentration, ordered, weight = base.concentration, base.ordered_dose, base.weight
    if "concentration" not in same:
        concentration = read("concentration", lambda: read_concentration(texts["concentration"], conventions))
    if "ordered_dose" not in same:
        ordered = read("ordered_dose", dose)
    if "weight" not in same:
        weight = read("weight", lambda: read_weight(texts["weight"], conventions))
    if "access.gauge" not in same:
        gauge = read("access.gauge", lambda: _gauge(texts["access.gauge"], conventions))
    kind, site, side = (texts[f"access.{name}"].strip() for name in ("kind", "site", "side"))
    product = texts["product"].strip()
    return replace(
        base,
        product="unknown" if not product or says_unknown(product) else product,
        concentration=concentration,
        ordered_dose=ordered,
        weight=weight,
        access=Access(kind, site, side, gauge),
    )


def _gauge(text: str, conventions: Conventions) -> int | None:
    if not text.strip() or says_unknown(text):
        return None
    value, unit = read_amount(text, conventions)
    if unit not in ("", "g"):
        raise Unreadable(Code.UNIT_UNREADABLE, unit=shown(unit), units=("G",))
    if value != value.to_integral_value():
        raise Unreadable(Code.NUMBER_UNREADABLE, text=shown(text))
    return int(value)


def _medication(entry: MedicineEntry, conventions: Conventions, found: Findings) -> Medication:
    like = entry.like or PlannedMedicine("")
    same_name = entry.name.strip() == like.name.strip()
    dose, unit = like.dose, like.unit
    if not same_name or entry.dose != dose_text(like, conventions):
        read = found.read(f"medications.{entry.row}.dose", lambda: read_medicine_dose(entry.dose, conventions))
        dose, unit = read or (None, "")
    return Medication(entry.name.strip(), dose, unit, like.route if same_name else "", at=entry.at)


def _answer(entry: StartEntry) -> Premedication:
    if entry.medicines:
        return Premedication.GIVEN
    return Premedication.NONE_GIVEN if entry.none_given else Premedication.NOT_RECORDED


def _first_rates(begun: Beginning, started: Moment) -> tuple[RateStep, ...]:
    steps = (begun.patient.plan or Plan()).steps
    return tuple(RateStep(started, each.value, each.unit) for each in steps if each.after == 0)[:1]


def _checked(wanted: Infusion, entry: StartEntry, around: Surroundings, refused: frozenset[str]) -> Iterator[Problem]:
    """What the checks say, at the fields of the card: the planned dose is looked at like one that is given."""
    for problem in problems_of(replace(wanted, dose=wanted.ordered_dose), around):
        where = problem.where
        if where == "dose":
            if problem.code in _OF_BOTH_DOSES:
                continue  # said of the planned dose already
            where = "ordered_dose"
        kind, _, rest = where.partition(".")
        if kind == "medications":
            number, _, name = rest.partition(".")
            where = f"medications.{entry.medicines[int(number)].row}.{name}"
        if where not in refused:
            yield replace(problem, where=where)
