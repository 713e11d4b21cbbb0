"""Cells below a symptom: "x", "mild", "25 min", "9:25", "no" or a number, read as a reaction of that symptom."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ivig_logger.domain.folding import fold
from ivig_logger.domain.infusion import Severity
from ivig_logger.exchange.entry_values import ReactionEntry
from ivig_logger.exchange.log_fields import shown
from ivig_logger.exchange.mapping.cell_texts import clock_text, is_bare, minutes_between
from ivig_logger.exchange.mapping.cell_words import says_none, says_yes, severity_of
from ivig_logger.exchange.mapping.free_cells import begins_with_no, in_english, reactions_in
from ivig_logger.exchange.mapping.onset_texts import onset_text
from ivig_logger.exchange.mapping.row_cells import Cells
from ivig_logger.exchange.mapping.symptom_titles import (
    CLOCK,
    GRADES,
    HOURS,
    KEPT,
    MINUTES,
    MINUTES_OR_NONE,
    SCALE,
    SPAN,
    YES_OR_NO,
    Side,
    SymptomTitle,
    said_by,
)
from ivig_logger.exchange.mapping.targets import NOT_KNOWN, Target

_YES = frozenset(["✓", "✔", "☑", "+", "j", "s", "o", "present", "vorhanden", "presente"])
_NO = frozenset(["n", "f", "☐", "absent", "false", "falsch", "falso", "faux"])
_GRADED = {"1": Severity.MILD, "2": Severity.MODERATE, "3": Severity.SEVERE}
_ANY = "headache"  # a listed symptom, for the grammar; the title's takes its place
_LENGTH = re.compile(
    r"\d+(?:[.,]\d+)? ?(?:min|mins|minutes?|minuten|minutos?|mn|h|hrs?|hours?|std|stunden?|horas?|heures?)\b\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """What one cell comes to: a reaction, the answer that there was none, or a line for the notes."""

    reaction: ReactionEntry | None = None
    denied: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What the columns of symptoms of one row come to: all reactions, the others included, and lines for the notes."""

    reactions: tuple[ReactionEntry, ...]
    notes: tuple[str, ...]


def symptoms_told(cells: Cells, told: Sequence[ReactionEntry]) -> Told:
    """The reactions of a row with those of the columns that are named by a symptom.

    Several columns of one symptom are one reaction: "Headache", "Headache onset". That a symptom was asked for and was
    not there is no answer about all others; it is kept as a note.
    """
    rows, notes, denied = list(told), [], []
    for symptom, places in cells.plan.symptoms:
        where = _where(rows, symptom)
        said = [each for each in (_said(cells, at, where) for at in places) if each is not None]
        notes += [each.note for each in said if each.note]
        found = [each.reaction for each in said if each.reaction is not None]
        if any(each.denied for each in said):
            if found:
                cells.refuse(f"{where}.symptom", f"One column says no to {symptom}, and another more.")
            denied.append(symptom)
        elif found:
            _add(cells, rows, found, where)
    if denied:
        notes.append(f"Answered with no: {', '.join(denied)}")
    return Told(tuple(rows), tuple(notes))


def names_length(text: str) -> bool:
    """Whether a text names "25 min" or "2 h": below a symptom that may be when it began as well as how long it was."""
    return _LENGTH.search(text) is not None and not in_english(text).startswith("+")


def _where(rows: Sequence[ReactionEntry], symptom: str) -> str:
    same = (at for at, each in enumerate(rows) if fold(each.symptom) == fold(symptom))
    return f"reactions.{next(same, len(rows))}"


def _add(cells: Cells, rows: list[ReactionEntry], found: Sequence[ReactionEntry], where: str) -> None:
    at = int(where.rpartition(".")[2])
    for each in found:
        if at == len(rows):
            rows.append(each)
        else:
            rows[at] = _merged(cells, rows[at], each, where)


def _merged(cells: Cells, first: ReactionEntry, other: ReactionEntry, where: str) -> ReactionEntry:
    grades = {each.severity for each in (first, other)} - {Severity.NOT_GRADED}
    if len(grades) > 1:
        cells.refuse(f"{where}.severity", f"Two columns say otherwise of {shown(first.symptom)}.")
    if first.onset and other.onset and first.onset != other.onset:
        cells.refuse(f"{where}.onset", f"Two columns say otherwise of {shown(first.symptom)}.")
    notes = "\n".join(each for each in (first.notes, other.notes) if each)
    severity = next(iter(grades), Severity.NOT_GRADED)
    return replace(first, onset=first.onset or other.onset, severity=severity, notes=notes)


def _said(cells: Cells, at: int, where: str) -> Said | None:
    """What one cell says; None where it is empty, not known, or refused."""
    said = cells.dated(Target.SYMPTOM, f"{where}.symptom", at)
    if not said:
        return None
    column = cells.plan.columns[at]
    typed = isinstance(cells.row[at], str)
    return cells.read(f"{where}.symptom", lambda: _reading(said, column.title, column.unit, typed=typed))


@lru_cache(maxsize=4096)
def _reading(said: str, title: str, unit: str, *, typed: bool) -> Said:
    """What a text below a title says. Raises ValueError with a sentence."""
    meant = said_by(title)
    if not meant.symptom:
        raise ValueError("The column of a symptom has no heading that names it.")
    if is_bare(said):
        return _number(said, title, meant, unit)
    if says_none(said) or fold(said) in _NO:
        return Said(denied=True)
    if says_yes(said) or fold(said) in _YES:
        return Said(ReactionEntry(meant.symptom))
    severity = severity_of(said)
    if severity is not None:
        return Said(ReactionEntry(meant.symptom, severity=severity))
    if begins_with_no(said):
        raise ValueError(f"{shown(said)} is not understood below {shown(title)}.")
    return _timed(said, title, meant, unit, typed=typed)


def _number(said: str, title: str, meant: SymptomTitle, unit: str) -> Said:
    """A number by what the numbers of its column are."""
    zero = not said.strip("+-0.,")
    if unit == NOT_KNOWN:
        raise ValueError(
            f"It is not known what {shown(said)} means below {shown(title)}; please say it for the column."
        )
    if zero and unit != MINUTES and meant.side is not Side.ONSET:
        if unit in (HOURS, SPAN):
            raise ValueError(f"{shown(said)} may say that {meant.symptom} began at the start, or that there was none.")
        return Said(denied=True)
    if unit == KEPT:
        return Said(note=f"{title}: {said}")
    if unit == SCALE:
        return Said(ReactionEntry(meant.symptom, notes=f"{title}: {said}"))
    if unit == GRADES and said in _GRADED:
        return Said(ReactionEntry(meant.symptom, severity=_GRADED[said]))
    if unit == YES_OR_NO and said == "1":
        return Said(ReactionEntry(meant.symptom))
    if unit in (YES_OR_NO, GRADES, SPAN, "") and meant.side is not Side.ONSET:
        raise ValueError(f"{shown(said)} is none of the numbers that {shown(title)} holds.")
    return Said(ReactionEntry(meant.symptom, onset_text(said, MINUTES if unit == MINUTES_OR_NONE else unit)))


def _timed(said: str, title: str, meant: SymptomTitle, unit: str, *, typed: bool) -> Said:
    """A length, a clock reading, or several of what a cell may say, in the grammar of the one line."""
    clock = minutes_between(said) is not None
    if unit == KEPT and (clock or names_length(said)):
        return Said(note=f"{title}: {said}")
    if unit == NOT_KNOWN and names_length(said):
        raise ValueError(f"{shown(said)} may be when {shown(meant.symptom)} began, or how long it lasted.")
    if clock or not typed:
        return Said(ReactionEntry(meant.symptom, onset_text(said, NOT_KNOWN if unit in _NO_TIMES else unit)))
    if clock_text(said) != said:
        return Said(ReactionEntry(meant.symptom, clock_text(said)))
    one = _understood(said, title)
    if unit not in ("", CLOCK) and minutes_between(one.onset) is not None:
        onset_text(one.onset, NOT_KNOWN)
    return Said(replace(one, symptom=meant.symptom))


_NO_TIMES = (YES_OR_NO, GRADES, SCALE)


def _understood(said: str, title: str) -> ReactionEntry:
    try:
        rows = reactions_in(f"{_ANY} {in_english(said)}")
    except ValueError:
        rows = ()
    if len(rows) != 1 or rows[0].symptom != _ANY:
        raise ValueError(f"{shown(said)} is not understood below {shown(title)}.")
    return rows[0]
