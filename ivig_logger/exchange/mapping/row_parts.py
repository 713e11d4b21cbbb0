"""The vials, premedications and reactions of one row: from columns of their own or from cells that hold several."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple, TypeVar

from ivig_logger.domain.infusion import Premedication, ReactionAnswer, Severity
from ivig_logger.exchange.entry_values import MedicationEntry, ReactionEntry, VialEntry
from ivig_logger.exchange.log_fields import shown
from ivig_logger.exchange.mapping.cell_texts import clock_text, is_bare, may_be_length, minutes_between
from ivig_logger.exchange.mapping.cell_words import says_none, says_yes, severity_of
from ivig_logger.exchange.mapping.day_texts import in_english as dates_in_english
from ivig_logger.exchange.mapping.free_cells import (
    begins_with_no,
    in_english,
    medicines_in,
    premedications_in,
    reactions_in,
    split,
)
from ivig_logger.exchange.mapping.onset_texts import onset_text, said_onset
from ivig_logger.exchange.mapping.row_cells import Cells
from ivig_logger.exchange.mapping.row_vials import paired
from ivig_logger.exchange.mapping.symptom_cells import symptoms_told
from ivig_logger.exchange.mapping.targets import PREMEDICATIONS, REACTIONS, Target

T = TypeVar("T")


class Parts(NamedTuple):
    """The rows of the form that one row of the sheet comes to, and the two answers."""

    vials: tuple[VialEntry, ...]
    medications: tuple[MedicationEntry, ...]
    reactions: tuple[ReactionEntry, ...]
    premedication: Premedication
    reaction: ReactionAnswer
    notes: tuple[str, ...]


class Given(NamedTuple):
    """The medicines of a row, and the answer to whether a premedication was given."""

    medications: tuple[MedicationEntry, ...]
    answer: Premedication


class Told(NamedTuple):
    """The reactions of a row, the answer to whether there were any, and lines for the notes."""

    reactions: tuple[ReactionEntry, ...]
    answer: ReactionAnswer
    notes: tuple[str, ...]


def given_of(cells: Cells) -> Given:
    """The medicines of a row; what cannot be read is noted at its field."""
    given, answer = _premedications(cells)
    others = cells.dated(Target.MEDICINES, "medications")
    if others and not says_none(others):
        given += _or_refused(cells, f"medications.{len(given)}", _understood(lambda: medicines_in(others)))
    return Given(tuple(given), answer)


def told_of(cells: Cells) -> Told:
    """The reactions of a row, likewise."""
    rows, none_told = _reactions(cells)
    told = symptoms_told(cells, rows)
    answer = ReactionAnswer.NONE if none_told else ReactionAnswer.NOT_ASKED
    return Told(told.reactions, answer, told.notes)


def _clock(cells: Cells, target: Target, number: int, where: str, *, sure: bool) -> str:
    """A cell that may say a clock reading; "1 h" is one in a column that is `sure` to hold them, and else refused."""
    said = cells.dated(target, where, number)
    if not sure and may_be_length(said):
        cells.refuse(where, f"{shown(said)} may be a clock reading, or a length of time.")
        return ""
    return clock_text(said)


def _premedications(cells: Cells) -> tuple[list[MedicationEntry], Premedication]:
    rows: list[MedicationEntry] = []
    answers: set[Premedication] = set()
    for number in cells.plan.numbers[PREMEDICATIONS]:
        where = f"medications.{len(rows)}"
        name = cells.dated(Target.PREMEDICATION, where, number)
        if says_none(name):
            answers.add(Premedication.NONE_GIVEN)
        elif says_yes(name):
            answers.add(Premedication.GIVEN)
        answered = says_none(name) or says_yes(name)
        rows += _premedication(cells, number, "" if answered else name, where)
    if len(answers) > 1:
        cells.refuse("premedication", "One column says that none was given, and another that some was.")
    return rows, next(iter(answers), Premedication.NOT_RECORDED)


def _premedication(cells: Cells, number: int, name: str, where: str) -> Sequence[MedicationEntry]:
    dose = in_english(cells.amount(Target.PREMEDICATION_DOSE, f"{where}.dose", number))
    at = _given_at(cells, number, where)
    route = cells.text(Target.PREMEDICATION_ROUTE, f"{where}.route", number)
    beside = [each for each in (dose, at, route) if each and not says_none(each)]
    if not beside:
        if not name:
            return ()
        rows = _understood(lambda: premedications_in(name))
        own = (number > 0 or cells.has(Target.PREMEDICATION_DOSE, number)) and not begins_with_no(name)
        if isinstance(rows, str) and own and not any(each.isdigit() for each in name):
            return (MedicationEntry(name),)
        return _or_refused(cells, where, rows)
    rows = _understood(lambda: premedications_in(name)) if name else (MedicationEntry(),)
    if isinstance(rows, str):
        if begins_with_no(name):
            return _or_refused(cells, where, rows)
        rows = (MedicationEntry(name),)
    if len(rows) != 1:
        cells.refuse(where, f"{shown(name)} names {len(rows)} medicines, and one dose or time stands beside it.")
        return ()
    one = rows[0]
    return (
        replace(
            one,
            dose=_one_of(cells, f"{where}.dose", dose, one.dose),
            at=_one_of(cells, f"{where}.at", at, one.at),
            route=_one_of(cells, f"{where}.route", route, one.route),
        ),
    )


def _given_at(cells: Cells, number: int, where: str) -> str:
    unit = cells.unit(Target.PREMEDICATION_TIME, number)
    said = _clock(cells, Target.PREMEDICATION_TIME, number, f"{where}.at", sure=unit == "clock")
    if said and unit == "min before" and minutes_between(said) is None:
        words = in_english(said)
        return f"{words} min before" if is_bare(said) else words if "before" in words else f"{words} before"
    return in_english(dates_in_english(said))


def _reactions(cells: Cells) -> tuple[list[ReactionEntry], bool]:
    rows: list[ReactionEntry] = []
    none = False
    for number in cells.plan.numbers[REACTIONS]:
        where = f"reactions.{len(rows)}"
        symptom = cells.dated(Target.REACTION, f"{where}.symptom", number)
        if says_none(symptom):
            none = True
        elif says_yes(symptom):
            cells.refuse(f"{where}.symptom", f"{shown(symptom)} says that there was a reaction, but not which.")
            continue
        rows += _told(cells, number, "" if says_none(symptom) else symptom, where)
    return rows, none


def _told(cells: Cells, number: int, symptom: str, where: str) -> Sequence[ReactionEntry]:
    onset, unit = said_onset(cells, number, f"{where}.onset"), cells.unit(Target.ONSET, number)
    graded = cells.text(Target.SEVERITY, f"{where}.severity", number)
    over = _clock(cells, Target.RESOLVED, number, f"{where}.resolved", sure=False)
    resolved = in_english(dates_in_english(over))
    said = [each for each in (onset, graded, resolved) if each and not says_none(each)]
    if not symptom and not said:
        return ()
    if not symptom and not onset and severity_of(graded) is not Severity.NOT_GRADED:
        cells.refuse(f"{where}.symptom", f"{shown(graded or resolved)} stands beside no reaction.")
        return ()
    rows = _understood(lambda: reactions_in(symptom)) if symptom else (ReactionEntry(),)
    if isinstance(rows, str):
        own = number > 0 or said or cells.has(Target.ONSET, number) or cells.has(Target.SEVERITY, number)
        if not own or begins_with_no(symptom):
            return _or_refused(cells, f"{where}.symptom", rows)
        rows = tuple(ReactionEntry(each) for each in (split(symptom) if said else [symptom]))
    count = len(rows)
    began = [onset] if count == 1 else paired(cells, f"{where}.onset", onset, count)
    onsets = [cells.read(f"{where}.onset", partial(onset_text, each, unit)) or "" for each in began]
    overs = [resolved] if count == 1 else paired(cells, f"{where}.resolved", resolved, count)
    grades = [graded] if count == 1 else paired(cells, f"{where}.severity", graded, count)
    return [
        replace(
            each,
            onset=_one_of(cells, f"{where}.onset", onset, each.onset),
            resolved=_one_of(cells, f"{where}.resolved", over, each.resolved),
            severity=_graded(cells, grade, each, where),
        )
        for each, onset, over, grade in zip(rows, onsets, overs, grades, strict=True)
    ]


def _one_of(cells: Cells, where: str, beside: str, within: str) -> str:
    """What a column says, else what the cell with the name says; where they differ it is refused."""
    if beside and within and beside != within:
        cells.refuse(where, f"{shown(within)} stands beside the name, and {shown(beside)} in a column of its own.")
    return beside or within


def _graded(cells: Cells, text: str, told: ReactionEntry, where: str) -> Severity:
    if not text or says_none(text):
        return told.severity
    severity = severity_of(text)
    if severity is not None and told.severity is not Severity.NOT_GRADED:
        _one_of(cells, f"{where}.severity", severity.value, told.severity.value)
    if severity is None:
        cells.refuse(f"{where}.severity", f"{shown(text)} is none of mild, moderate, severe, not graded.")
    return severity or told.severity


def _understood(read: Callable[[], tuple[T, ...]]) -> tuple[T, ...] | str:
    """What a reader of cells gives, or the sentence with which it refuses."""
    try:
        return read()
    except ValueError as wrong:
        return str(wrong)


def _or_refused(cells: Cells, where: str, rows: tuple[T, ...] | str) -> tuple[T, ...]:
    if isinstance(rows, str):
        cells.refuse(where, rows)
        return ()
    return rows
