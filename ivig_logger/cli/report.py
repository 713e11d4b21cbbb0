"""The command `report`: the doctor's report of one patient as a PDF, HTML or CSV file, without a window."""

import argparse
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from ivig_logger.cli.options import add_command, day, patient_called
from ivig_logger.cli.telling import COMPUTER, DONE, INPUT, GivenUp, Outcome
from ivig_logger.cli.unlocking import logbook_at, unlock_log

if TYPE_CHECKING:
    from ivig_logger.domain.infusion import Patient
    from ivig_logger.reports.content import ReportContent
    from ivig_logger.services.logbook import Logbook

_PDF = ".pdf"
_NOTHING = "Nothing was written."
_EXAMPLES = """
report --patient Ana --output visit.pdf
report --patient Ana --output visit.html --since 2026-01-01 --names initials
"""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the program's."""
    parser = add_command(commands, "report", "write the doctor's report of a patient", _EXAMPLES)
    parser.add_argument(
        "--patient", metavar="NAME", required=True, help="whose report: the name, enough of it, or the id"
    )
    parser.add_argument("--output", metavar="FILE", required=True, help="where to write: .pdf, .html or .csv")
    parser.add_argument("--since", metavar="DAY", type=day, help="the first day, as 2026-01-31; else all sessions")
    parser.add_argument("--paper", choices=["a4", "letter"], default="", help="else what is usual in this country")
    parser.add_argument("--names", choices=["full", "initials", "none"], default="full", help="how much of the name")
    parser.add_argument("--words", action="store_true", help="also each session in words, on pages of their own")
    parser.set_defaults(carry_out=carry_out)


def carry_out(arguments: argparse.Namespace, path: Path) -> Outcome:
    """Write the report. Raises GivenUp, OSError, StorageFailed and IsTheLog."""
    from ivig_logger.reports.forms import FORMS
    from ivig_logger.services.export_file import write_file
    from ivig_logger.words.reports import written_text

    if not path.exists():
        raise GivenUp(COMPUTER, f"There is no log at {path}. {_NOTHING}")
    with closing(logbook_at(path, unlock_log(arguments, path))) as logbook:
        output = Path(arguments.output)
        if output.suffix.lower() not in (_PDF, *FORMS):
            raise GivenUp(INPUT, f"{output.name} should end in .pdf, .html or .csv. {_NOTHING}")
        patient = patient_called(arguments.patient, logbook.patients(), _NOTHING)
        content = _content(arguments, logbook, patient)
        try:
            data = _data(content, output.suffix.lower(), arguments.paper)
        except ImportError as error:
            raise GivenUp(
                COMPUTER, f"A PDF needs Qt, which could not be loaded ({error}); HTML and CSV do not."
            ) from None
        write_file(logbook.path, output, data)
    facts = {"output": arguments.output, "patient": patient.id}
    return Outcome(DONE, (written_text(content.counted, arguments.output),), facts=facts)


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
