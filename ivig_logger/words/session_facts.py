"""All facts of one session as headings and lines, for the details beside the list and for the report."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ivig_logger.domain.canonical import plain_number
from ivig_logger.domain.happenings import Happening, Kind
from ivig_logger.domain.infusion import (
    Infusion,
    Medication,
    Premedication,
    Purpose,
    Status,
    TemperatureUnit,
    VitalSigns,
)
from ivig_logger.domain.moment import Moment
from ivig_logger.words.amounts import trough_text
from ivig_logger.words.happenings import PURPOSES, name_text
from ivig_logger.words.letters import capital
from ivig_logger.words.rates import rate_text
from ivig_logger.words.sessions import hours_text, medication_text, product_text, weight_text
from ivig_logger.words.times import clock_text, day_text, duration_text


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines below it."""

    heading: str
    lines: tuple[str, ...]


_NO_PREMEDICATION = {
    Premedication.GIVEN: "Given, not recorded which",
    Premedication.NONE_GIVEN: "None given",
    Premedication.NOT_RECORDED: "Not recorded",
}


def head_lines(infusion: Infusion, *, pounds: bool) -> list[str]:
    """Times, product with dose and place, weight, and how it ended."""
    lines = [hours_text(infusion), product_text(infusion)]
    if infusion.weight is not None:
        lines.append(f"Weight {weight_text(infusion.weight, pounds=pounds)}")
    if infusion.ordered_dose is not None and infusion.ordered_dose != infusion.dose:
        lines.append(f"Ordered: {plain_number(infusion.ordered_dose)} g")
    if infusion.volume is not None:
        lines.append(f"Volume {plain_number(infusion.volume)} mL")
    if infusion.status is Status.STOPPED_EARLY:
        lines.append(f"Stopped early: {infusion.stop_reason or 'reason not recorded'}")
    if infusion.slowed:
        lines.append("Completed after slowing" if infusion.status is Status.COMPLETED else "Was slowed")
    return lines


def sections_of(infusion: Infusion) -> list[Section]:
    """What stands below the reactions: medicines, lots and whatever else was recorded; last what was not."""
    given = (
        Section("Premedication", _premedications(infusion)),
        Section("Other medicines", tuple(_other_medicines(infusion))),
        Section("Lots", tuple(_lots(infusion)) or ("Not recorded",)),
        Section("Rates", tuple(f"{clock_text(r.at)}  {rate_text(r)}" for r in infusion.rates)),
        Section("Pauses", tuple(_pauses(infusion))),
        Section("Vital signs", tuple(_vitals(each) for each in infusion.vitals)),
        Section("Marked while it ran", tuple(f"{clock_text(e.at)}  {e.text or 'marked'}" for e in infusion.marks)),
        Section("What was due", tuple(_answers(infusion))),
        Section("Access", _access(infusion)),
        Section("Before the infusion", tuple(condition_lines(infusion))),
        Section("Follow-up", tuple(_follow_ups(infusion))),
        Section("Notes", (infusion.notes,) if infusion.notes else ()),
        Section("Not recorded", _missing(infusion)),
    )
    return [each for each in given if each.lines]


def _premedications(infusion: Infusion) -> tuple[str, ...]:
    lines = tuple(_with_time(each, infusion.started) for each in infusion.premedications)
    return lines or (_NO_PREMEDICATION[infusion.premedication],)


def _other_medicines(infusion: Infusion) -> Iterator[str]:
    for each in infusion.medications:
        if each.purpose is not Purpose.PREMEDICATION:
            yield f"{_with_time(each, infusion.started)}, {PURPOSES[each.purpose]}"


def _with_time(given: Medication, started: Moment) -> str:
    return f"{medication_text(given)}, {_lead(given.at, started)}" if given.at else medication_text(given)


def _lead(at: Moment, started: Moment) -> str:
    since = at - started
    if not since:
        return "at the start"
    return f"{duration_text(abs(since))} {'before' if at.epoch < started.epoch else 'after the start'}"


def _lots(infusion: Infusion) -> Iterator[str]:
    for vial, count in Counter(infusion.vials).items():
        grams = "" if vial.grams is None else f": {f'{count} × ' if count > 1 else ''}{plain_number(vial.grams)} g"
        expiry = f", expiry {vial.expiry}" if vial.expiry else ", expiry not recorded"
        yield f"{vial.lot}{grams}{expiry}"


def _pauses(infusion: Infusion) -> Iterator[str]:
    for each in infusion.pauses:
        reason = f", {each.reason}" if each.reason else ""
        if each.until is None:
            yield f"since {clock_text(each.since)}{reason}"
        else:
            length = duration_text(each.until - each.since)
            yield f"{clock_text(each.since)}–{clock_text(each.until)} ({length}){reason}"


def _vitals(of: VitalSigns) -> str:
    unit = "°F" if of.temperature_unit is TemperatureUnit.FAHRENHEIT else "°C"
    pressure = "/".join("–" if each is None else str(each) for each in (of.systolic, of.diastolic))
    parts = (
        f"{pressure} mmHg" if of.systolic is not None or of.diastolic is not None else "",
        "" if of.heart_rate is None else f"heart rate {of.heart_rate}/min",
        "" if of.temperature is None else f"{plain_number(of.temperature)} {unit}",
        "" if of.spo2 is None else f"SpO2 {of.spo2} %",
        "" if of.breathing_rate is None else f"breathing {of.breathing_rate}/min",
        "" if of.pain is None else f"pain {of.pain} of 10",
    )
    return f"{clock_text(of.at)}  {', '.join(each for each in parts if each)}"


def _access(infusion: Infusion) -> tuple[str, ...]:
    way = infusion.access
    attempts = "" if way.attempts is None else f"{way.attempts} attempt{'' if way.attempts == 1 else 's'}"
    parts = (way.kind, way.side, way.site, "" if way.gauge is None else f"{way.gauge} G", attempts)
    told = ", ".join(each for each in parts if each)
    return (told,) if told else ()


def condition_lines(infusion: Infusion) -> Iterator[str]:
    """How the patient was before the infusion; nothing where nothing is recorded."""
    if infusion.before:
        yield infusion.before
    if infusion.wellbeing is not None:
        yield f"Well-being {infusion.wellbeing} of 10"
    if infusion.igg_trough is not None:
        yield f"IgG trough {trough_text(infusion.igg_trough)}"


def _follow_ups(infusion: Infusion) -> Iterator[str]:
    for each in infusion.follow_ups:
        by = f", {each.by}" if each.by else ""
        yield f"{day_text(each.at)} {clock_text(each.at)}{by}: {each.text or 'nothing told'}"


def _answers(infusion: Infusion) -> Iterator[str]:
    for each in infusion.due_answers:
        reason = f", {each.reason}" if each.again is not None and each.reason else ""
        yield f"{clock_text(each.at)}  {name_text(Happening(each.at, Kind.ANSWER, 0, each))}{reason}"


def _missing(infusion: Infusion) -> tuple[str, ...]:
    """What belongs to a complete record and is empty, apart from what says so in its own place."""
    parts = {
        "place": infusion.place,
        "weight": infusion.weight,
        "rates": infusion.rates,
        "vital signs": infusion.vitals,
        "access": _access(infusion),
        "follow-up": infusion.follow_ups,
    }
    names = ", ".join(name for name, value in parts.items() if not value)
    return (capital(names),) if names else ()
