"""The wide table: a line for each session, for people. What it says of premedications, reactions and lots can be read
back by the grammar of the one line; times are to the minute, so it is no copy of the log."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from math import ceil, floor

from ivig_logger.domain.canonical import plain_number
from ivig_logger.domain.infusion import (
    Infusion,
    Medication,
    Precision,
    Premedication,
    Purpose,
    Reaction,
    ReactionAnswer,
    Severity,
    Status,
    Vial,
)
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import FirstHour, classify_onset, elapsed, said_about
from ivig_logger.exchange.log_format import minutes_of
from ivig_logger.exchange.tables.texts import cell_of

_FIRST_HOUR = {
    FirstHour.IN: "in the first hour",
    FirstHour.MAY_BE: "may be in the first hour",
    FirstHour.LATER: "later",
    FirstHour.BEFORE: "before the start",
    FirstHour.NOT_KNOWN: "not known",
}
_PREMEDICATION = {Premedication.NONE_GIVEN: "none given", Premedication.NOT_RECORDED: "", Premedication.GIVEN: "given"}
_REACTION = {ReactionAnswer.NONE: "no reaction", ReactionAnswer.NOT_ASKED: "not asked", ReactionAnswer.RECORDED: ""}


def wide_row(infusion: Infusion, patient: str) -> list[str]:
    """The cells of a session."""
    return [patient if header == "Patient" else cell(infusion) for header, cell in _COLUMNS.items()]


def _day(each: Infusion) -> str:
    return each.started.local.date().isoformat()


def _start(each: Infusion) -> str:
    return _clock(each.started)


def _end(each: Infusion) -> str:
    if each.ended is None:
        return ""
    ended = each.ended.in_zone(each.started.zone)
    days = (ended.local.date() - each.started.local.date()).days
    return _clock(ended) + ("" if days == 0 else " next day" if days == 1 else f" +{days} d")


def _duration(each: Infusion) -> str:
    return "" if each.duration is None else plain_number(minutes_of(each.duration))


def _outcome(each: Infusion) -> str:
    if each.status is Status.RUNNING:
        return "still running"
    return "completed after slowing" if each.status is Status.COMPLETED and each.slowed else each.status.value


def _lots(each: Infusion) -> str:
    return _text("; ".join(_lot(vial) for vial in each.vials))


def _lot(vial: Vial) -> str:
    grams = "" if vial.grams is None else f" {plain_number(vial.grams)} g"
    return vial.lot + grams + ("" if vial.expiry is None else f" exp {vial.expiry}")


def _premedications(each: Infusion) -> str:
    said = "; ".join(_medicine(given, each.started) for given in each.premedications)
    return _text(said or _PREMEDICATION[each.premedication])


def _other_medicines(each: Infusion) -> str:
    rows = (given for given in each.medications if given.purpose is not Purpose.PREMEDICATION)
    return _text("; ".join(f"{_medicine(given, each.started)} {given.purpose.value}" for given in rows))


def _medicine(given: Medication, started: Moment) -> str:
    dose = "" if given.dose is None else f"{plain_number(given.dose)} {given.unit}".strip()
    said = (given.name, dose, given.route, "" if given.at is None else _beside(given.at - started))
    return " ".join(each for each in said if each)


def _beside(distance: timedelta) -> str:
    minutes = _minutes(distance)
    return "at start" if minutes == 0 else f"{abs(minutes)} min {'before' if minutes < 0 else 'after'}"


def _reactions(each: Infusion) -> str:
    return _text("; ".join(_reaction(told, each.started) for told in each.reactions) or _REACTION[each.reaction])


def _reaction(told: Reaction, started: Moment) -> str:
    graded = "" if told.severity is Severity.NOT_GRADED else told.severity.value
    said = (told.symptom, graded, _onset(told, started), *(each.value for each in told.actions))
    return " ".join(each for each in said if each)


def _onset(told: Reaction, started: Moment) -> str:
    if told.onset is None:
        return "onset not known"
    first, last = (_minutes(each) for each in elapsed(told.onset, started))
    if told.onset.precision is Precision.EXACT:
        return f"{abs(first)} min before" if first < 0 else f"+{first} min"
    about = said_about(told.onset, started) if told.onset.precision is Precision.ABOUT else None
    if about is not None and about.epoch >= started.epoch:
        return f"about +{_minutes(about - started)} min"
    return f"+{first}-{last} min" if first >= 0 else f"between {first:+d} min and {last:+d} min"


def _minutes(distance: timedelta) -> int:
    """Whole minutes, away from the start: no rounding brings anything into the first hour or out of it."""
    minutes = distance.total_seconds() / 60
    return ceil(minutes) if minutes > 0 else floor(minutes)


def _first_hour(each: Infusion) -> str:
    told = (f"{told.symptom}: {_FIRST_HOUR[classify_onset(told.onset, each.started)]}" for told in each.reactions)
    return _text("; ".join(told))


def _clock(at: Moment) -> str:
    return at.local.strftime("%H:%M")


def _number(value: Decimal | int | None) -> str:
    return "" if value is None else plain_number(Decimal(value))


def _text(text: str) -> str:
    return cell_of(text) if text else ""


_COLUMNS: dict[str, Callable[[Infusion], str]] = {
    "Patient": lambda _: "",
    "Date": _day,
    "Start": _start,
    "End": _end,
    "Duration (min)": _duration,
    "Time zone": lambda each: each.started.zone,
    "Outcome": _outcome,
    "Stop reason": lambda each: _text(each.stop_reason),
    "Place": lambda each: "" if each.place is None else each.place.value,
    "Product": lambda each: _text(each.product),
    "Concentration (%)": lambda each: _number(each.concentration),
    "Dose (g)": lambda each: _number(each.dose),
    "Volume (mL)": lambda each: _number(each.volume),
    "Weight (kg)": lambda each: _number(each.weight),
    "Lots": _lots,
    "Premedications": _premedications,
    "Reactions": _reactions,
    "First hour": _first_hour,
    "Other medicines": _other_medicines,
    "Before": lambda each: _text(each.before),
    "Wellbeing": lambda each: _number(each.wellbeing),
    "IgG trough (g/L)": lambda each: _number(each.igg_trough),
    "Notes": lambda each: _text(each.notes),
}
WIDE_HEADERS = tuple(_COLUMNS)
