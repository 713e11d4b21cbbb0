"""Hypothesis strategies: random patients and sound infusions with all their parts."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from ivig_logger.domain.infusion import (
    Access,
    Action,
    DueAnswer,
    FollowUp,
    Infusion,
    Mark,
    Medication,
    Onset,
    Patient,
    Pause,
    Place,
    Precision,
    Premedication,
    Purpose,
    RateStep,
    RateUnit,
    Reaction,
    ReactionAnswer,
    Severity,
    Signature,
    Status,
    TemperatureUnit,
    Vial,
    VitalSigns,
)
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import about, between, exactly
from ivig_logger.domain.plan import Every, Plan, PlannedMedicine, PlannedStep, VitalsPlan

NOW = Moment(1_900_000_000, "UTC")  # 2030-03-17
_FIRST, _LAST = 600_000_000, 1_800_000_000  # 1989 to 2027
_HOUR, _DAY = 3600, 86_400
_ODD = ("Patient A", "Ana 🌼", "مريم", "דנה", "ñandú", "two\nlines\t", 'q"\\/', "\u2028")

zones = st.sampled_from(
    ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns"]
)
texts = st.sampled_from(_ODD) | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
names = texts.filter(lambda each: bool(each.strip()))
ids = st.uuids().map(str)


def amounts(low: str, high: str, places: int = 3) -> st.SearchStrategy[Decimal | None]:
    """Not recorded, or a number between two bounds."""
    return st.none() | st.decimals(low, high, places=places)


def counts(low: int, high: int) -> st.SearchStrategy[int | None]:
    """Not taken, or a whole number between two bounds."""
    return st.none() | st.integers(low, high)


def ascending(low: int, high: int, size: int = 3) -> st.SearchStrategy[tuple[int, ...]]:
    """Some whole numbers, each greater than the one before."""
    return st.sets(st.integers(low, high), max_size=size).map(sorted).map(tuple)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A sound plan of a clinic, whole or in parts."""
    rates = st.decimals("0.001", "0.05", places=6)
    reach = [*draw(ascending(1, 2880)), *draw(st.sampled_from([[], [None]]))]
    medicines = st.builds(
        PlannedMedicine, names, amounts("0.001", "10000"), texts, texts, st.none() | st.integers(0, 10_080)
    )
    return Plan(
        tuple(PlannedStep(after, draw(rates), draw(st.sampled_from(RateUnit))) for after in draw(ascending(0, 2880))),
        VitalsPlan(
            draw(st.booleans()),
            tuple(Every(draw(st.integers(1, 240)), until) for until in reach),
            draw(st.booleans()),
            draw(st.booleans()),
            draw(ascending(0, 2880)),
        ),
        tuple(draw(st.lists(medicines, max_size=2))),
        draw(counts(1, 2880)),
        draw(counts(0, 2880)),
        draw(st.none() | ascending(1, 43_200)),
    )


patients = st.builds(Patient, ids, names, st.none() | st.dates(date(1900, 1, 1), date(2025, 1, 1)), st.none() | plans())


@st.composite
def moments(draw: st.DrawFn, low: int = _FIRST, high: int = _LAST) -> Moment:
    """Any moment between two instants, on any clock."""
    return Moment(draw(st.integers(low, high)), draw(zones))


def _digits(length: int) -> st.SearchStrategy[str]:
    return st.text("0123456789abcdef", min_size=length, max_size=length)


signatures = st.builds(Signature, names, texts, texts, _digits(64), moments(), _digits(64), _digits(64), _digits(128))
expiries = st.none() | st.dates(date(1990, 1, 1), date(2040, 1, 1)).flatmap(
    lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7]])
)
vials = st.builds(Vial, texts.map(lambda each: "L7 " + each), amounts("0.001", "600"), expiries)
accesses = st.builds(Access, texts, texts, texts, counts(14, 27), counts(0, 99))


@st.composite
def pauses(draw: st.DrawFn, start: int, end: int) -> tuple[Pause, ...]:
    """Pauses within a session that do not overlap."""
    edges = sorted(draw(st.sets(st.integers(start, end), max_size=6)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return tuple(Pause(Moment(a, draw(zones)), Moment(b, draw(zones)), draw(texts)) for a, b in pairs)


@st.composite
def rate_steps(draw: st.DrawFn, start: int, end: int) -> RateStep:
    """A rate that no limit refuses, whatever the weight."""
    unit = draw(st.sampled_from(RateUnit))
    high = "2000" if unit is RateUnit.ML_H else "0.05"
    return RateStep(draw(moments(start, end)), draw(st.decimals("0.001", high, places=6)), unit)


@st.composite
def vital_signs(draw: st.DrawFn, start: int) -> VitalSigns:
    """A set of measurements, partial or not."""
    unit = draw(st.sampled_from(TemperatureUnit))
    low, high = ("28", "45") if unit is TemperatureUnit.CELSIUS else ("82.5", "112.5")
    return VitalSigns(
        draw(moments(start - _HOUR, start + _DAY)),
        systolic=draw(counts(221, 320)),
        diastolic=draw(counts(10, 220)),
        heart_rate=draw(counts(10, 350)),
        temperature=draw(amounts(low, high, 1)),
        temperature_unit=unit,
        spo2=draw(counts(30, 100)),
        breathing_rate=draw(counts(3, 100)),
        pain=draw(counts(0, 10)),
    )


def medications(start: int) -> st.SearchStrategy[Medication]:
    """A medicine within a week of the start, or at a time not recorded."""
    return st.builds(
        Medication,
        names,
        amounts("0.001", "10000"),
        texts,
        texts,
        st.sampled_from(Purpose),
        st.none() | moments(start - 7 * _DAY, start + 7 * _DAY),
    )


@st.composite
def onsets(draw: st.DrawFn, started: Moment) -> Onset:
    """An onset of any precision, from before the start to a month after it."""
    first = draw(moments(started.epoch - _DAY, started.epoch + 30 * _DAY))
    match draw(st.sampled_from(Precision)):
        case Precision.EXACT:
            return exactly(first)
        case Precision.ABOUT:
            return about(first, started)
        case _:
            return between(first, first + timedelta(seconds=draw(st.integers(0, _DAY))))


@st.composite
def reactions(draw: st.DrawFn, started: Moment) -> Reaction:
    """A reaction with or without a known onset, over or not."""
    onset = draw(st.none() | onsets(started))
    over = None if onset is None else draw(st.none() | moments(onset.latest.epoch, onset.latest.epoch + _DAY))
    return Reaction(
        draw(names),
        onset,
        draw(st.sampled_from(Severity)),
        tuple(draw(st.lists(st.sampled_from(Action), unique=True))),
        over,
        draw(texts),
        draw(texts),
        draw(texts),
    )


@st.composite
def infusions(draw: st.DrawFn, patient_ids: st.SearchStrategy[str] = ids) -> Infusion:
    """A sound infusion: nothing of it is refused."""
    started = draw(moments())
    lasted = draw(st.none() | st.integers(1, 48 * _HOUR))
    end = started.epoch + (lasted or _HOUR)
    ended = None if lasted is None else Moment(end, draw(zones))
    bare = Infusion(draw(ids), draw(patient_ids), started, ended, Status.RUNNING)
    return draw(_with_parts(draw(_with_facts(bare)), end))


@st.composite
def _with_facts(draw: st.DrawFn, bare: Infusion) -> Infusion:
    over = st.sampled_from([Status.COMPLETED, Status.STOPPED_EARLY])
    return replace(
        bare,
        status=bare.status if bare.ended is None else draw(over),
        started_precision=draw(st.sampled_from(Precision)),
        slowed=draw(st.booleans()),
        stop_reason=draw(texts),
        place=draw(st.none() | st.sampled_from(Place)),
        product=draw(st.sampled_from(["Privigen", "Octagam 5 %", "unknown"]) | texts),
        concentration=draw(amounts("3", "12")),
        dose=draw(amounts("0.1", "600")),
        ordered_dose=draw(amounts("0.1", "600")),
        weight=draw(amounts("0.4", "500")),
        volume=draw(amounts("0.1", "6000", 1)),
        access=draw(accesses),
        before=draw(texts),
        wellbeing=draw(counts(0, 10)),
        igg_trough=draw(amounts("0.001", "100")),
        notes=draw(texts),
        entered_in_error=draw(st.none() | names),
    )


@st.composite
def _with_parts(draw: st.DrawFn, plain: Infusion, end: int) -> Infusion:
    start = plain.started.epoch
    given = tuple(draw(st.lists(medications(start), max_size=3)))
    told = tuple(draw(st.lists(reactions(plain.started), max_size=3)))
    premedicated = any(each.purpose is Purpose.PREMEDICATION for each in given)
    unasked = st.sampled_from([ReactionAnswer.NONE, ReactionAnswer.NOT_ASKED])
    follow_ups = st.builds(FollowUp, moments(end, end + 7 * _DAY), texts, texts)
    during = moments(start, end)
    return replace(
        plain,
        premedication=Premedication.GIVEN if premedicated else draw(st.sampled_from(Premedication)),
        reaction=ReactionAnswer.RECORDED if told else draw(unasked),
        vials=tuple(draw(st.lists(vials, max_size=3))),
        pauses=draw(pauses(start, end)),
        rates=tuple(draw(st.lists(rate_steps(start, end), max_size=3))),
        vitals=tuple(draw(st.lists(vital_signs(start), max_size=2))),
        medications=given,
        reactions=told,
        follow_ups=tuple(draw(st.lists(follow_ups, max_size=2))),
        marks=tuple(draw(st.lists(st.builds(Mark, during, texts), max_size=2))),
        due_answers=tuple(draw(st.lists(st.builds(DueAnswer, names, during, st.none() | during, texts), max_size=2))),
        signatures=tuple(draw(st.lists(signatures, max_size=2, unique=True))),
    )


@st.composite
def logs(draw: st.DrawFn) -> tuple[list[Patient], list[Infusion]]:
    """Some patients, and infusions of theirs in any order."""
    known = draw(st.lists(patients, min_size=1, max_size=3, unique_by=lambda each: each.id))
    of_known = infusions(st.sampled_from([each.id for each in known]))
    return known, draw(st.lists(of_known, max_size=4, unique_by=lambda each: each.id))
