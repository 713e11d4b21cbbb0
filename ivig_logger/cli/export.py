"""The command `export`: the log, or what is chosen of it, as a file in one of the forms or on standard output."""

import argparse
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from ivig_logger.cli.meanwhile import told_meanwhile
from ivig_logger.cli.options import add_command, day, ids_of
from ivig_logger.cli.telling import COMPUTER, DONE, INPUT, STANDARD, GivenUp, Outcome, silence
from ivig_logger.cli.unlocking import logbook_at, unlock_log
from ivig_logger.services.selection import Format, Privacy, Selection

if TYPE_CHECKING:
    from ivig_logger.services.logbook import Logbook
    from ivig_logger.services.transfer import Counts

_NOTHING = "Nothing was written."
_BINARY = (Format.CSV, Format.XLSX)
_EXAMPLES = """
export --output log.json
export --format xlsx --output visit.xlsx --patient Ana --since 2026-01-01
export --format csv --output study.zip --without-dates
export --format fhir --output - | less
"""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the program's."""
    parser = add_command(commands, "export", "write the log, or a part of it, to a file", _EXAMPLES)
    forms = "json (whole), csv (tables in a zip), wide (one CSV table), xlsx, fhir; usually json"
    parser.add_argument("--format", choices=[each.value for each in Format], default="json", help=forms)
    parser.add_argument("--output", metavar="FILE", required=True, help='where to write; "-" is standard output')
    only = "only of this patient: the name, enough of it, or the id; may be said again"
    parser.add_argument("--patient", metavar="NAME", action="append", help=only)
    parser.add_argument("--since", metavar="DAY", type=day, help="only sessions of this day or later, as 2026-01-31")
    parser.add_argument("--until", metavar="DAY", type=day, help="only sessions of this day or earlier")
    parser.add_argument("--without-names", action="store_true", help='"Patient 1" instead of a name')
    days = "nor names: days since the first session instead of dates, no notes; only in tables"
    parser.add_argument("--without-dates", action="store_true", help=days)
    parser.set_defaults(carry_out=carry_out)


def carry_out(arguments: argparse.Namespace, path: Path) -> Outcome:
    """Write the file. Raises GivenUp, NotInThisForm, StorageFailed, IsTheLog and OSError."""
    from ivig_logger.services.export_file import export_to
    from ivig_logger.words.exports import exported_text

    if not path.exists():
        raise GivenUp(COMPUTER, f"There is no log at {path}. {_NOTHING}")
    form, to_standard = Format(arguments.format), arguments.output == STANDARD
    with closing(logbook_at(path, unlock_log(arguments, path))) as logbook:
        selection = _selection(arguments, logbook)
        if to_standard:
            counts = _to_standard_output(logbook, form, selection)
        else:
            output = Path(arguments.output)
            with told_meanwhile("Writing the file"):
                counts = export_to(logbook, output, form, selection)
    facts = {"format": form.value, "output": arguments.output, "patients": counts.patients}
    where = "standard output" if to_standard else arguments.output
    facts |= {"sessions": counts.infusions}
    return Outcome(DONE, (exported_text(counts, where),), facts=facts, on_error=to_standard)


def _selection(arguments: argparse.Namespace, logbook: "Logbook") -> Selection:
    if arguments.since and arguments.until and arguments.until < arguments.since:
        raise GivenUp(INPUT, f"{arguments.until} is before {arguments.since}. {_NOTHING}")
    privacy = Privacy.NO_NAMES if arguments.without_names else Privacy.NAMES
    return Selection(
        ids_of(arguments.patient, logbook.patients(), _NOTHING),
        arguments.since,
        arguments.until,
        Privacy.NO_DATES if arguments.without_dates else privacy,
    )


def _to_standard_output(logbook: "Logbook", form: Format, selection: Selection) -> "Counts":
    from ivig_logger.services.exporters import exporter_of
    from ivig_logger.services.transfer import go_on

    if sys.stdout is None:
        raise GivenUp(COMPUTER, f"Standard output is closed. {_NOTHING}")
    if form in _BINARY and sys.stdout.isatty():
        raise GivenUp(INPUT, f"A terminal cannot show this form: please name a file, or send it on. {_NOTHING}")
    try:
        counts = exporter_of(form)(logbook, selection, sys.stdout.buffer.write, go_on)
        sys.stdout.flush()
    except OSError as failed:
        silence(sys.stdout)
        told = [] if isinstance(failed, BrokenPipeError) else [f"Standard output: {failed.strerror}."]
        raise GivenUp(COMPUTER, *told) from failed
    return counts
