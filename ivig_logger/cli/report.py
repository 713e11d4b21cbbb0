"""The command `report`: the doctor's report of one patient as a PDF, HTML or CSV file, without a window."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ivig_logger.cli.telling import COMPUTER, DONE, INPUT, give_up

if TYPE_CHECKING:
    from ivig_logger.domain.infusion import Patient
    from ivig_logger.reports.content import ReportContent
    from ivig_logger.services.logbook import Logbook

_PDF = ".pdf"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be said to the command."""
    parser.add_argument("--patient", metavar="NAME", required=True, help="whose report: the name, or enough of it")
    parser.add_argument("--output", metavar="FILE", required=True, help="where to write: .pdf, .html or .csv")
    parser.add_argument("--since", metavar="DATE", type=_day, help="the first day, as 2026-01-31; else all sessions")
    parser.add_argument("--paper", choices=["a4", "letter"], default="", help="else what is usual in this country")
    parser.add_argument("--names", choices=["full", "initials", "none"], default="full", help="how much of the name")
    parser.add_argument("--words", action="store_true", help="also each session in words, on pages of their own")


def write_report(arguments: argparse.Namespace, logbook: "Logbook") -> int:
    """Write the report; the exit status. Raises OSError, StorageFailed and IsTheLog."""
    from ivig_logger.reports.forms import FORMS
    from ivig_logger.services.export_file import write_file
    from ivig_logger.words.reports import written_text

    output = Path(arguments.output)
    if output.suffix.lower() not in (_PDF, *FORMS):
        return give_up(INPUT, [f"{output.name} should end in .pdf, .html or .csv. Nothing was written."])
    patient, why = _patient(arguments.patient, logbook.patients())
    if patient is None:
        return give_up(INPUT, [f"{why} Nothing was written."])
    content = _content(arguments, logbook, patient)
    try:
        data = _data(content, output.suffix.lower(), arguments.paper)
    except ImportError as error:
        return give_up(COMPUTER, [f"A PDF needs Qt, which could not be loaded ({error}); HTML and CSV do not."])
    write_file(logbook.path, output, data)
    print(written_text(content.counted, arguments.output))
    return DONE


def _content(arguments: argparse.Namespace, logbook: "Logbook", patient: "Patient") -> "ReportContent":
    from ivig_logger.domain.answers.period import Period
    from ivig_logger.reports.doctors_report import doctors_report
    from ivig_logger.reports.naming import Names
    from ivig_logger.services.report_facts import report_facts

    newest = logbook.newest(patient.id)  # without a window, its clock is the one that is known
    now = logbook.now() if not newest else logbook.now().in_zone(newest[0].started.zone)
    facts = report_facts(logbook, patient, arguments.since or Period.ALL, every=arguments.words, now=now)
    return doctors_report(facts, Names(arguments.names), in_words=arguments.words)


def _data(content: "ReportContent", ending: str, paper: str) -> bytes:
    from ivig_logger.reports.forms import FORMS

    if ending == _PDF:
        from ivig_logger.pictures.without_window import report_pdf  # Qt only for what is painted

        return report_pdf(content, paper)
    return FORMS[ending](content)


def _patient(wanted: str, patients: "Sequence[Patient]") -> "tuple[Patient | None, str]":
    """The patient of this name, else the only one whose name holds it; or why it is nobody."""
    from ivig_logger.domain.folding import fold
    from ivig_logger.words.reports import ambiguous_text, nobody_text

    exact = [each for each in patients if each.name == wanted]
    same = [each for each in patients if fold(each.name) == fold(wanted)]
    holding = [each for each in patients if fold(wanted) in fold(each.name)]
    found = exact or same or holding
    if len(found) == 1:
        return found[0], ""
    return None, ambiguous_text(wanted, len(found)) if found else nobody_text(wanted)


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{typed} is not a day such as 2026-01-31") from None
