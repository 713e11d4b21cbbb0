"""The parts of a reporting sheet, from the session as it is recorded."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ivig_logger.domain.canonical import plain_number
from ivig_logger.domain.infusion import (
    Infusion,
    Medication,
    Patient,
    Precision,
    Premedication,
    Purpose,
    Reaction,
    Status,
)
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import FirstHour, classify_onset, said_about
from ivig_logger.domain.rates import rate_at_onset
from ivig_logger.domain.vocabulary import product_of
from ivig_logger.reports.naming import Names, initials_of
from ivig_logger.words.happenings import PURPOSES, vitals_text
from ivig_logger.words.letters import capital
from ivig_logger.words.lots import vials_text
from ivig_logger.words.onset import chip_text, verdict_text
from ivig_logger.words.rates import converted_text, rate_text
from ivig_logger.words.session_facts import condition_lines
from ivig_logger.words.sessions import PLACES, medication_text, per_kg_text, weight_text
from ivig_logger.words.severities import severity_text
from ivig_logger.words.times import clock_text, day_text, duration_text, span_text

NOT_RECORDED = "Not recorded"
_VITALS = 20  # of a long session there may be hundreds; the log has all
_OTHERS = 30
_NO_PREMEDICATION = {
    Premedication.GIVEN: "A premedication was given, not recorded which",
    Premedication.NONE_GIVEN: "No premedication was given",
    Premedication.NOT_RECORDED: "Premedication: not recorded",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is asked, and what is recorded of it; nothing where it is to be filled in by hand."""

    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the sheet, with a note about it or none."""

    title: str
    items: tuple[Item, ...]
    note: str = ""


def patient_part(patient: Patient, infusion: Infusion, names: Names) -> Part:
    """Who it happened to, at the time of the infusion."""
    named = {Names.FULL: patient.name, Names.INITIALS: initials_of(patient.name)}.get(names, "Left out")
    weight = NOT_RECORDED if infusion.weight is None else weight_text(infusion.weight, pounds=False)
    return Part(
        "The patient",
        (
            _item("Name" if names is Names.FULL else "Initials", named),
            _item("Age", _age_text(patient.born, infusion.started.local.date())),
            Item("Sex"),
            _item("Weight", weight),
            Item("Illnesses, allergies"),
        ),
    )


def reaction_part(told: Reaction, infusion: Infusion) -> Part:
    """What happened, in the words it was told in."""
    scale = [f"{told.scale} {told.grade}".strip()] if told.scale or told.grade else []
    others = [chip_text(each, infusion.started, infusion.ended) for each in infusion.reactions if each is not told]
    others, more = others[:_OTHERS], len(others[_OTHERS:])
    others += [f"and {more:,} more in the log"] if more else []
    return Part(
        "The reaction",
        (
            _item("What happened", capital(told.symptom), told.notes),
            _item("Began", _onset_text(told, infusion.started), verdict_text(told.onset, infusion.started)),
            _item("Ended", _end_text(told)),
            _item("How bad", severity_text(told.severity), *scale),
            _item("What was done", ", ".join(each.value for each in told.actions) or NOT_RECORDED, *_rescue(infusion)),
            _item("Outcome", NOT_RECORDED if told.resolved is None else f"Resolved, {_at(told.resolved)}"),
            _item("Other reactions", *(others or ["No other reaction was recorded"])),
            _item("Measured", *(_vitals(infusion) or [NOT_RECORDED])),
            _item("Asked later", *(_follow_ups(infusion) or [NOT_RECORDED])),
            Item("How serious"),
        ),
        "How serious it was is for you and your doctor to answer.",
    )


def product(told: Reaction, infusion: Infusion) -> Part:
    """What was given, how much of it, from which lots, when and how fast."""
    strength = infusion.concentration
    volume = "" if infusion.volume is None else f"{plain_number(infusion.volume)} mL"
    dose = "" if infusion.dose is None else f"{plain_number(infusion.dose)} g"
    amount = ", ".join(each for each in (dose, volume, per_kg_text(infusion)) if each)
    known = infusion.product.casefold() != "unknown"
    return Part(
        "The product",
        (
            _item("Name", infusion.product if known else NOT_RECORDED),
            _item("Concentration", NOT_RECORDED if strength is None else f"{plain_number(strength)} % (g in 100 mL)"),
            _item("Company", _company_text(infusion)),
            _item("Dose given", amount or NOT_RECORDED),
            _item("Lot and expiry", *(vials_text(infusion.vials).split("; ") if infusion.vials else [NOT_RECORDED])),
            _item("Given", "Into a vein (IV infusion)"),
            _item("Started", _at(infusion.started)),
            _item("Ended", *_ended(infusion)),
            _item("Rate at the onset", _rate_text(told, infusion)),
            _item("Place", NOT_RECORDED if infusion.place is None else capital(PLACES[infusion.place])),
            Item("What it is given for"),
            Item("Given since"),
        ),
    )


def medicines(infusion: Infusion) -> Part:
    """All other medicines of the session, with their times."""
    given = [_medicine_text(each, infusion.started) for each in infusion.medications]
    answer = [] if infusion.premedications else [_NO_PREMEDICATION[infusion.premedication]]
    return Part(
        "Other medicines",
        (_item("In this session", *answer, *given), Item("In the last 3 months")),
    )


def before(infusion: Infusion) -> Part:
    """What was there before the infusion began."""
    early = [
        chip_text(each, infusion.started, infusion.ended)
        for each in infusion.reactions
        if classify_onset(each.onset, infusion.started) is FirstHour.BEFORE
    ]
    return Part(
        "Before the infusion",
        (
            _item("How the patient was", "; ".join(condition_lines(infusion)) or NOT_RECORDED),
            _item("There before the start", *(early or ["Nothing was recorded"])),
        ),
    )


def _item(name: str, *lines: str) -> Item:
    return Item(name, tuple(each for each in lines if each))


def _age_text(born: date | None, day: date) -> str:
    if born is None:
        return NOT_RECORDED
    years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    return f"{years} years at the infusion, born {born.year}"


def _at(moment: Moment) -> str:
    return f"{day_text(moment)}, {clock_text(moment)}"


def _onset_text(told: Reaction, started: Moment) -> str:
    onset = told.onset
    if onset is None:
        return NOT_RECORDED
    said = said_about(onset, started) if onset.precision is Precision.ABOUT else None
    if said is not None:
        return f"About {_at(said)}"
    if onset.earliest == onset.latest:
        return _at(onset.earliest)
    return f"Between {_at(onset.earliest)} and {_at(onset.latest)}"


def _end_text(told: Reaction) -> str:
    if told.resolved is None:
        return NOT_RECORDED
    if told.onset is None:
        return f"{_at(told.resolved)}, lasted: not known"
    shortest, longest = told.resolved - told.onset.latest, told.resolved - told.onset.earliest
    if shortest < timedelta(0):
        return f"{_at(told.resolved)}, lasted at most {duration_text(longest)}"
    lasted = duration_text(longest) if shortest == longest else span_text(shortest, longest)
    return f"{_at(told.resolved)}, lasted {lasted}"


def _rescue(infusion: Infusion) -> Iterator[str]:
    for each in infusion.medications:
        if each.purpose is Purpose.FOR_REACTION:
            yield f"Given for a reaction: {_medicine_text(each, infusion.started)}"


def _vitals(infusion: Infusion) -> list[str]:
    lines = [f"{_at(each.at)}: {vitals_text(each)}" for each in infusion.vitals[:_VITALS]]
    more = len(infusion.vitals) - _VITALS
    return [*lines, *([f"and {more:,} more in the log"] if more > 0 else [])]


def _follow_ups(infusion: Infusion) -> list[str]:
    return [f"{_at(each.at)}: {each.text or 'nothing told'}" for each in infusion.follow_ups]


def _company_text(infusion: Infusion) -> str:
    strength = "" if infusion.concentration is None else f" {plain_number(infusion.concentration)}"
    listed = product_of(f"{infusion.product}{strength}") or product_of(infusion.product)
    if listed is None or not listed.company:
        return "Not listed in this program; the package names it"
    return f"{listed.company} (from this program's list; the package decides)"


def _ended(infusion: Infusion) -> Iterator[str]:
    if infusion.ended is None:
        yield "Still running" if infusion.status is Status.RUNNING else NOT_RECORDED
    else:
        yield f"{_at(infusion.ended)}, after {duration_text(infusion.ended - infusion.started)}"
    if infusion.status is Status.STOPPED_EARLY:
        yield f"Stopped early: {infusion.stop_reason or 'reason not recorded'}"
    if infusion.slowed:
        yield "Was slowed"
    for each in infusion.pauses:
        until = "" if each.until is None else f" to {clock_text(each.until)}"
        yield f"Paused from {clock_text(each.since)}{until}{f', {each.reason}' if each.reason else ''}"


def _rate_text(told: Reaction, infusion: Infusion) -> str:
    if told.onset is None:
        return "Not known: the onset is not recorded"
    if not infusion.rates:
        return NOT_RECORDED
    step = rate_at_onset(infusion, told.onset)
    if step is None:
        return "No one rate: not flowing when the reaction began, or changed while it did"
    return f"{rate_text(step)} {converted_text(step, infusion)}".rstrip()


def _medicine_text(given: Medication, started: Moment) -> str:
    told = f"{capital(medication_text(given))}, {PURPOSES[given.purpose]}"
    if given.at is None:
        return f"{told}, time not recorded"
    since = given.at - started
    side = "at the start"
    if since:
        side = f"{duration_text(abs(since))} {'before' if since < timedelta(0) else 'after'} the start"
    return f"{told}, {_at(given.at)} ({side})"
