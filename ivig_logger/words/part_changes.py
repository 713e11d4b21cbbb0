"""Parts of a session that were added, removed or corrected, in words: vials, rates, reactions and the like."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, assert_never

from ivig_logger.domain.canonical import plain_number
from ivig_logger.domain.happenings import Happening, Kind
from ivig_logger.domain.infusion import (
    DueAnswer,
    FollowUp,
    Mark,
    Medication,
    Onset,
    Pause,
    RateStep,
    Reaction,
    Signature,
    Vial,
    VitalSigns,
)
from ivig_logger.domain.moment import Moment
from ivig_logger.words.happenings import PURPOSES, name_text, vitals_text
from ivig_logger.words.letters import capital
from ivig_logger.words.onset import chip_text
from ivig_logger.words.rates import rate_text
from ivig_logger.words.said import NOTHING, changed_line, moment_text, quoted, when_text
from ivig_logger.words.sessions import medication_text

Part = Vial | Pause | RateStep | VitalSigns | Medication | Reaction | FollowUp | Mark | DueAnswer | Signature
PARTS: dict[str, type[Any]] = {
    "medications": Medication,
    "vials": Vial,
    "rates": RateStep,
    "pauses": Pause,
    "vitals": VitalSigns,
    "reactions": Reaction,
    "marks": Mark,
    "due_answers": DueAnswer,
    "follow_ups": FollowUp,
    "signatures": Signature,
}
_LABELS = {
    "medications": "Medicine",
    "vials": "Lot",
    "rates": "Rate",
    "pauses": "Pause",
    "vitals": "Vital signs",
    "reactions": "Reaction",
    "marks": "Note",
    "due_answers": "Answer to what was due",
    "follow_ups": "Follow-up",
    "signatures": "Signature",
}


def part_lines(
    kind: str,
    before: dict[int, Part],
    after: dict[int, Part],
    started_before: Moment | None,
    started_after: Moment | None,
) -> Iterator[str]:
    """What became of the parts of one kind, by their places; a part that only moved up has no line."""
    had, has = _without_moved(before, after)
    label = _LABELS[kind]
    for at in sorted(had.keys() | has.keys()):
        old, new = had.get(at), has.get(at)
        if isinstance(old, Reaction) and isinstance(new, Reaction):
            yield from _reaction_lines(old, new, started_before, started_after)
        elif old is not None and new is not None:
            yield changed_line(label, part_text(old, started_before), part_text(new, started_after))
        elif new is not None:
            yield f"{label} added: {part_text(new, started_after)}"
        elif old is not None:
            yield f"{label} removed: {part_text(old, started_before)}"


def part_text(part: Part, started: Moment | None) -> str:
    """One part of a session that started then: "60 mL/h at 09:30", "Headache +25 min"."""
    match part:
        case Vial():
            grams = "" if part.grams is None else f", {plain_number(part.grams)} g"
            return f"{part.lot}{grams}{f', expiry {part.expiry}' if part.expiry else ''}"
        case RateStep():
            return f"{rate_text(part)} at {moment_text(part.at, started)}"
        case Pause():
            until = "" if part.until is None else f" until {moment_text(part.until, part.since)}"
            return f"{moment_text(part.since, started)}{until}{f', {part.reason}' if part.reason else ''}"
        case VitalSigns():
            return f"{vitals_text(part)} at {moment_text(part.at, started)}"
        case Medication():
            when = "" if part.at is None else f" at {moment_text(part.at, started)}"
            return f"{medication_text(part)}{when}, {PURPOSES[part.purpose]}"
        case Reaction():
            return chip_text(part, started, None)
        case _:
            return _later_text(part, started)


def _later_text(part: Mark | DueAnswer | FollowUp | Signature, started: Moment | None) -> str:
    match part:
        case Mark():
            return f"{part.text or 'marked'} at {moment_text(part.at, started)}"
        case DueAnswer():
            said = name_text(Happening(part.at, Kind.ANSWER, 0, part))
            return f"{said} at {moment_text(part.at, started)}"
        case FollowUp():
            by = f" by {part.by}" if part.by else ""
            return f"{moment_text(part.at, started)}{by}: {quoted(part.text) if part.text else 'nothing told'}"
        case Signature():
            return f"{part.signed_as}, {when_text(part.at)}"
    assert_never(part)


def _without_moved(before: dict[int, Part], after: dict[int, Part]) -> tuple[dict[int, Part], dict[int, Part]]:
    """The parts that are on one side only; those taken out before them had moved the others up."""
    stays = list(after.values())
    had: dict[int, Part] = {}
    for at, part in before.items():
        if part in stays:
            stays.remove(part)
        else:
            had[at] = part
    was = list(before.values())
    has: dict[int, Part] = {}
    for at, part in after.items():
        if part in was:
            was.remove(part)
        else:
            has[at] = part
    return had, has


def _reaction_lines(
    old: Reaction, new: Reaction, started_before: Moment | None, started_after: Moment | None
) -> Iterator[str]:
    name = capital(new.symptom)
    if old.symptom != new.symptom:
        yield changed_line("Reaction", old.symptom, new.symptom)
    if old.onset != new.onset:
        before, after = _onset_text(old.onset, started_before), _onset_text(new.onset, started_after)
        yield f"{name} began {after} (was {before})"
    if old.severity is not new.severity:
        yield changed_line(name, old.severity.value, new.severity.value)
    if old.actions != new.actions:
        done = (", ".join(each.actions) or NOTHING for each in (old, new))
        yield changed_line(f"{name}, done", *done)
    if old.resolved != new.resolved:
        ends = moment_text(old.resolved, started_before), moment_text(new.resolved, started_after)
        yield changed_line(f"{name}, resolved", *ends)
    for label, was, now in (
        ("notes", old.notes, new.notes),
        ("scale", old.scale, new.scale),
        ("grade", old.grade, new.grade),
    ):
        if was != now:
            yield changed_line(f"{name}, {label}", *(quoted(each) if each else NOTHING for each in (was, now)))


def _onset_text(onset: Onset | None, started: Moment | None) -> str:
    """ "+25 min", "about +20 min", "next day"."""
    if onset is None:
        return NOTHING
    if started is None:
        return moment_text(onset.earliest, None)
    return chip_text(replace(_SOME, onset=onset), started, None).removeprefix(_SOME.symptom).lstrip(", ")


_SOME = Reaction("X")
