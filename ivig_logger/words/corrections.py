"""The two sides of a correction in words: a line for each field and each part that differs."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ivig_logger.domain.canonical import plain_number
from ivig_logger.domain.infusion import Access, Infusion, Patient, Status
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.plan import Plan
from ivig_logger.domain.revision import Side
from ivig_logger.domain.written import hints_of, value_in
from ivig_logger.words.amounts import trough_text
from ivig_logger.words.part_changes import PARTS, part_lines
from ivig_logger.words.plans import plan_text
from ivig_logger.words.said import NOTHING, changed_line, moment_text, quoted, when_text
from ivig_logger.words.times import day_text_of

_NOT_READ = "Something that this version cannot read"
_UNREADABLE = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, OSError)
_TYPES: dict[str, Any] = (
    hints_of(Patient) | hints_of(Infusion) | {f"access.{name}": kind for name, kind in hints_of(Access).items()}
)
_STATUSES = {Status.RUNNING: "running", Status.COMPLETED: "completed", Status.STOPPED_EARLY: "stopped early"}


@dataclass(frozen=True, slots=True)
class Correction:
    """What a correction changed, and when the session started before and after it; None where that is not known."""

    before: Side
    after: Side
    started_before: Moment | None = None
    started_after: Moment | None = None


def _amount(unit: str) -> Callable[[Any], str]:
    return lambda value: f"{plain_number(value)} {unit}"


_SAID: dict[str, tuple[str, Callable[[Any], str]]] = {
    "patient": ("Patient", str),
    "name": ("Name", quoted),
    "born": ("Born", day_text_of),
    "started": ("Start", when_text),
    "ended": ("End", when_text),
    "started_precision": ("The start time is", str),
    "status": ("Ended", _STATUSES.__getitem__),
    "stop_reason": ("Reason for stopping", quoted),
    "slowed": ("Slowed down", lambda value: "yes" if value else "no"),
    "place": ("Place", str),
    "product": ("Product", str),
    "concentration": ("Concentration", _amount("%")),
    "dose": ("Dose", _amount("g")),
    "ordered_dose": ("Ordered dose", _amount("g")),
    "weight": ("Weight", _amount("kg")),
    "volume": ("Volume", _amount("mL")),
    "access.kind": ("Access", quoted),
    "access.site": ("Place of the access", quoted),
    "access.side": ("Side of the access", quoted),
    "access.gauge": ("Needle", lambda value: f"{value} G"),
    "access.attempts": ("Punctures", str),
    "before": ("Before the infusion", quoted),
    "wellbeing": ("Well-being", lambda value: f"{value} of 10"),
    "igg_trough": ("IgG trough", trough_text),
    "notes": ("Notes", quoted),
    "premedication": ("Premedication", str),
    "reaction": ("Reactions", str),
}


def correction_lines(correction: Correction, names: Mapping[str, str]) -> tuple[str, ...]:
    """Lines such as "Dose: 30 g (was 3 g)"; `names` are those of the patients by their ids."""
    had, has = correction.before, correction.after
    if "id" in has:  # corrections of the first versions are whole on both sides
        had, has = _differing(_flat(had), _flat(has))
    different = had.keys() | has.keys()
    lines = list(_error_lines(had, has))
    wanted = (each for each in _SAID if each in different and not _follows(each, has))
    lines += [_field_line(name, had.get(name), has.get(name), names) for name in wanted]
    for kind in (each for each in PARTS if any(name.startswith(f"{each}.") for name in different)):
        lines += _part_lines(kind, _parts(kind, had), _parts(kind, has), correction)
    if "plan" in different:
        lines += _plan_lines(had.get("plan"), has.get("plan"))
    return tuple(lines) or ("Something that this version cannot tell",)


def _field_line(name: str, old: object, new: object, names: Mapping[str, str]) -> str:
    label, say = _SAID[name]
    try:
        before, after = (None if each is None else value_in(_TYPES[name], each) for each in (old, new))
        if name == "patient":
            return changed_line(label, *(names.get(str(each), "another one") for each in (before, after)))
        if isinstance(before, Moment) and isinstance(after, Moment):
            return changed_line(label, moment_text(before, after), moment_text(after, before))
        return changed_line(label, *(NOTHING if each is None else say(each) for each in (before, after)))
    except _UNREADABLE:
        return _NOT_READ


def _part_lines(kind: str, had: dict[int, Any], has: dict[int, Any], correction: Correction) -> list[str]:
    try:
        before, after = ({at: value_in(PARTS[kind], each) for at, each in side.items()} for side in (had, has))
        return list(part_lines(kind, before, after, correction.started_before, correction.started_after))
    except _UNREADABLE:
        return [_NOT_READ]


def _plan_lines(old: Any, new: Any) -> Iterator[str]:
    try:
        before, after = ([] if each is None else plan_text(value_in(Plan, each)) for each in (old, new))
    except _UNREADABLE:
        before, after = [], []
    added = [f"Plan: {each}" for each in after if each not in before]
    gone = [f"No longer in the plan: {each}" for each in before if each not in after]
    yield from [*added, *gone] or ["The plan"]


def _error_lines(had: Side, has: Side) -> Iterator[str]:
    old, new = had.get("entered_in_error"), has.get("entered_in_error")
    if new is not None:
        yield f"Entered in error: {new}"
    elif old is not None:
        yield f"No error after all (was entered in error: {old})"


def _follows(name: str, has: Side) -> bool:
    """Whether a field only says what a part beside it says better."""
    part, answer = {"reaction": ("reactions.", "recorded"), "premedication": ("medications.", "given")}.get(
        name, ("", "")
    )
    return bool(part) and has.get(name) == answer and any(each.startswith(part) for each in has)


def _parts(kind: str, side: Side) -> dict[int, Any]:
    named = ((name.partition("."), part) for name, part in side.items())
    return {int(last): part for (first, _, last), part in named if first == kind and last.isdecimal()}


def _flat(whole: Side) -> Side:
    flat: Side = {}
    for name, value in whole.items():
        if isinstance(value, list) and name in PARTS:
            flat |= {f"{name}.{at}": each for at, each in enumerate(value)}
        elif isinstance(value, dict) and name == "access":
            flat |= {f"{name}.{inner}": each for inner, each in value.items()}
        else:
            flat[name] = value
    return flat


def _differing(had: Side, has: Side) -> tuple[Side, Side]:
    return (
        {name: value for name, value in had.items() if has.get(name) != value},
        {name: value for name, value in has.items() if had.get(name) != value},
    )
