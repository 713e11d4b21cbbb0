"""What can be said to several commands: which log, who opens it, which patients and days, and the summary as JSON."""

import argparse
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ivig_logger.cli.telling import INPUT, GivenUp

if TYPE_CHECKING:
    from ivig_logger.domain.infusion import Patient


def add_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, about: str, examples: str
) -> argparse.ArgumentParser:
    """Add a command with the options that all have; `examples` are lines below its help."""
    parser = commands.add_parser(
        name,
        help=about,
        description=f"{about[:1].upper()}{about[1:]}.",
        epilog="examples:\n" + "\n".join(f"  ivig-logger {each}" for each in examples.strip().splitlines()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--database",
        metavar="FILE",
        default=argparse.SUPPRESS,  # else it would undo a --database before the command
        help="the log to use (also: IVIG_LOGGER_DATABASE)",
    )
    parser.add_argument("--passphrase-file", metavar="FILE", help="its first line opens an encrypted log")
    parser.add_argument("--profile", metavar="NAME", help="whose passphrase it is; else it may be anybody's")
    parser.add_argument("--json", action="store_true", help="say what came of it as JSON, for another program")
    return parser


def day(typed: str) -> date:
    """A day as 2026-01-31."""
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{typed} is not a day such as 2026-01-31") from None


def zone(typed: str) -> str:
    """An IANA zone that this computer knows."""
    from ivig_logger.domain.moment import is_zone

    if not is_zone(typed):
        raise argparse.ArgumentTypeError(f"{typed} is not a time zone such as Europe/Berlin")
    return typed


def patient_called(wanted: str, patients: "Sequence[Patient]", nothing: str) -> "Patient":
    """The patient with this id or name, else the only one whose name holds it. Raises GivenUp.

    `nothing` says that nothing was done, with a sentence of its own.
    """
    from ivig_logger.domain.folding import fold
    from ivig_logger.words.reports import ambiguous_text, nobody_text

    exact = [each for each in patients if wanted in (each.id, each.name)]
    same = [each for each in patients if fold(each.name) == fold(wanted)]
    holding = [each for each in patients if fold(wanted) in fold(each.name)]
    found = exact or same or holding
    if len(found) == 1:
        return found[0]
    why = ambiguous_text(wanted, len(found)) if found else nobody_text(wanted)
    raise GivenUp(INPUT, f"{why} {nothing}")


def ids_of(wanted: Iterable[str] | None, patients: "Sequence[Patient]", nothing: str) -> frozenset[str] | None:
    """The ids of the patients of these names, None where none is named. Raises GivenUp."""
    return frozenset(patient_called(each, patients, nothing).id for each in wanted) if wanted else None
