"""What the columns of somebody's spreadsheet are, from a file or for one, and what is still open about them."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ivig_logger.cli.telling import DONE, INPUT, STANDARD, GivenUp, Outcome

if TYPE_CHECKING:
    from collections.abc import Collection

    from ivig_logger.exchange.mapping import Mapping, Question, Recognised
    from ivig_logger.services.incoming import Incoming

_UNFIT = "The mapping does not fit the columns of the file. Nothing was imported."


def mapped(arguments: argparse.Namespace, file: "Incoming", whose: str | None) -> "Incoming":
    """The file with the mapping that was given or proposed. Raises GivenUp, Unreadable and OSError."""
    from ivig_logger.services.incoming import reconsidered

    if file.recognised is None:
        return file
    mapping = _read(arguments.mapping) if arguments.mapping else file.recognised.mapping
    mapping = replace(mapping, zone=arguments.zone or mapping.zone, patient=whose or mapping.patient)
    try:
        return reconsidered(file, mapping)
    except IndexError:
        raise GivenUp(INPUT, _UNFIT) from None


def write_mapping(arguments: argparse.Namespace, found: "Recognised", log: Path) -> Outcome:
    """Write how the file is understood, and tell what is open. Raises OSError and IsTheLog."""
    from ivig_logger.exchange.mapping import to_text
    from ivig_logger.services.export_file import write_file
    from ivig_logger.words.mapping_questions import question_text, written_text

    text, where = to_text(found.mapping), arguments.write_mapping
    questions = _open_questions(arguments, found)
    lines = [question_text(each) for each in questions]
    facts = {"mapping": where, "questions": [_facts(each) for each in questions]}
    if where == STANDARD:
        return Outcome(DONE, text.splitlines(), lines, facts | {"text": text})
    write_file(log, Path(where), text.encode())
    return Outcome(DONE, (written_text(where, len(questions)),), lines, facts)


def check_answered(arguments: argparse.Namespace, found: "Recognised", patients: "Collection[str]") -> None:
    """Raise GivenUp with the questions where something is open; `patients` are the ids of those of the log."""
    from ivig_logger.exchange.mapping import Target
    from ivig_logger.words import mapping_questions as words

    questions = _open_questions(arguments, found)
    if questions:
        lines = [words.question_text(each) for each in questions]
        asked = [_facts(each) for each in questions]
        raise GivenUp(INPUT, *lines, f"Nothing was imported. {words.HOW_TO_ANSWER}", questions=asked)
    if found.mapping.sessions.places(Target.PATIENT) or arguments.new_patient:
        return
    if found.mapping.patient not in patients:
        raise GivenUp(INPUT, f"{words.STRANGER if found.mapping.patient else words.NO_PATIENT} Nothing was imported.")


def _read(named: str) -> "Mapping":
    from ivig_logger.exchange.log_json import Unreadable
    from ivig_logger.exchange.mapping import from_text

    try:
        return from_text(Path(named).read_bytes())
    except Unreadable as why:
        raise GivenUp(INPUT, f"{named}: {why} Nothing was imported.") from None


def _open_questions(arguments: argparse.Namespace, found: "Recognised") -> "list[Question]":
    """What has to be answered first; a mapping that was given has named the columns of a sheet without a header."""
    from ivig_logger.exchange.mapping import Asked, is_answered

    asked = (each for each in found.questions if not (arguments.mapping and each.about is Asked.HEADER))
    return [each for each in asked if not is_answered(found.mapping, each)]


def _facts(question: "Question") -> dict[str, object]:
    return {
        "about": question.about.value,
        "sentence": question.sentence,
        "sheet": question.sheet,
        "column": None if question.column is None else question.column + 1,
        "examples": list(question.examples),
        "choices": list(question.choices),
    }
