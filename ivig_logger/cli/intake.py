"""The command `import`: any file that the window reads, looked at whole first, then stored whole or not at all."""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ivig_logger.cli.incoming_file import contents, opened, read_bytes
from ivig_logger.cli.mapping_file import check_answered, write_mapping
from ivig_logger.cli.meanwhile import told_meanwhile
from ivig_logger.cli.options import add_command, zone
from ivig_logger.cli.telling import COMPUTER, DONE, INPUT, GivenUp, Outcome
from ivig_logger.cli.unlocking import logbook_at, unlock_log

if TYPE_CHECKING:
    from ivig_logger.domain.change import Change
    from ivig_logger.services.keyring import Opened
    from ivig_logger.services.logbook import Logbook
    from ivig_logger.services.preview import Preview

_EXAMPLES = """
import log.json --check
import infusions.xlsx --patient Ana --zone Europe/Berlin
import infusions.csv --patient Ana --write-mapping columns.json
import infusions.csv --patient Ana --mapping columns.json --skip-unreadable
import hand-over.json --file-passphrase-file words.txt
"""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the program's."""
    about = "bring the sessions of a file into the log: a log, tables, a spreadsheet, FHIR, a hand-over"
    parser = add_command(commands, "import", about, _EXAMPLES)
    parser.add_argument("file", metavar="FILE", help='the file to read; "-" is standard input')
    parser.add_argument("--mapping", metavar="FILE", help="what the columns of a spreadsheet are")
    mapping = "write what the columns seem to be, to be completed, and import nothing"
    parser.add_argument("--write-mapping", metavar="FILE", help=mapping)
    whose = "whose sessions they are, where the file does not say: the name, enough of it, or the id"
    of_whom = parser.add_mutually_exclusive_group()
    of_whom.add_argument("--patient", metavar="NAME", help=whose)
    of_whom.add_argument("--new-patient", metavar="NAME", help="the same, where the log does not have the patient yet")
    clock = "on which clock times were read, as Europe/Berlin; else as the newest session"
    parser.add_argument("--zone", metavar="ZONE", type=zone, help=clock)
    parser.add_argument("--file-passphrase-file", metavar="FILE", help="its first line opens an encrypted hand-over")
    parser.add_argument("--check", action="store_true", help="read and report, store nothing")
    skip = "store what can be read and leave the rest aside; else nothing is stored"
    parser.add_argument("--skip-unreadable", action="store_true", help=skip)
    twins = "also sessions that began within 15 minutes of another of the same patient"
    parser.add_argument("--twins", action="store_true", help=twins)
    parser.set_defaults(carry_out=carry_out)


def carry_out(arguments: argparse.Namespace, path: Path) -> Outcome:
    """Import the file. Raises GivenUp, Unreadable, StorageFailed, Conflict, Refused, IsTheLog and OSError."""
    from ivig_logger.services.preview import State, changes_of, preview_of

    _refuse_lost(path)
    data = read_bytes(arguments.file)
    opener = unlock_log(arguments, path)
    with _log_or_empty(path, opener) as logbook:
        file = opened(arguments, data, logbook)
        if arguments.write_mapping and file.recognised is not None:
            return write_mapping(arguments, file.recognised, path)
        if file.recognised is not None:
            check_answered(arguments, file.recognised, {each.id for each in logbook.patients()})
        preview = preview_of(logbook, contents(arguments, file, logbook))
    taken = preview.ticked | {each.where for each in preview.rows if arguments.twins and each.state is State.TWIN}
    facts = {"file": arguments.file, "kind": file.kind.name.lower(), **_facts(preview)}
    objected = _objected(preview, facts, skip=arguments.skip_unreadable)
    changes = changes_of(preview, taken)
    if changes and not arguments.check:
        _store(path, opener, changes, preview.why)
    return _outcome(arguments, preview, taken, objected, facts)


def _refuse_lost(path: Path) -> None:
    from ivig_logger.services.rescue import is_gone, was_interrupted
    from ivig_logger.words.imports import set_aside_text
    from ivig_logger.words.rescue import gone_text

    if was_interrupted(path):
        raise GivenUp(COMPUTER, set_aside_text(path))
    if is_gone(path):
        raise GivenUp(COMPUTER, gone_text(path))


@contextmanager
def _log_or_empty(path: Path, opener: "Opened | None") -> "Iterator[Logbook]":
    """The log; one that is not there yet is not made for a look at the file, which is held against an empty one."""
    with ExitStack() as leaving:
        if not path.exists():
            path = Path(leaving.enter_context(tempfile.TemporaryDirectory())) / path.name
        yield leaving.enter_context(closing(logbook_at(path, opener)))


def _objected(preview: "Preview", facts: dict[str, object], *, skip: bool) -> list[str]:
    """A line for each objection. Raises GivenUp where these keep the file out."""
    from ivig_logger.services.preview import State
    from ivig_logger.words.imports import objections, turned_down_text

    found = [] if preview.is_sound else list(objections(preview))
    lines = [f"{where}: {why}" for where, why in found]
    facts["objections"] = [{"where": where, "reason": why} for where, why in found]
    readable = any(each.state is not State.UNREADABLE for each in preview.rows) or preview.patients
    if found and not (skip and readable):
        raise GivenUp(INPUT, *lines, *preview.notes, turned_down_text(len(found)), **facts)
    return lines


def _store(path: Path, opener: "Opened | None", changes: "Sequence[Change]", why: str) -> None:
    """Store it after a backup, or not at all."""
    from ivig_logger.domain.change import Source
    from ivig_logger.services.backups import Backups, Occasion

    is_new = not path.exists()
    with closing(logbook_at(path, opener)) as logbook:
        if not is_new:
            Backups(logbook).make(Occasion.IMPORT)
        with told_meanwhile(f"Storing {len(changes):,} entries"):
            logbook.store_all(changes, why=why, source=Source.IMPORTED)


def _outcome(
    arguments: argparse.Namespace,
    preview: "Preview",
    taken: frozenset[str],
    objected: list[str],
    facts: dict[str, object],
) -> Outcome:
    from ivig_logger.words.imports import check_text, doubt_lines, import_text

    facts["stored"], facts["sessions"] = not arguments.check, len(taken)
    if not arguments.check:
        return Outcome(DONE, (import_text(preview, taken),), (*objected, *preview.notes), facts)
    return Outcome(DONE, (check_text(preview, taken),), (*objected, *doubt_lines(preview), *preview.notes), facts)


def _facts(preview: "Preview") -> dict[str, object]:
    from ivig_logger.services.preview import State

    counted = Counter(each.state for each in preview.rows)
    return {
        "in_file": {each.name.lower(): counted[each] for each in State},
        "new_patients": len(preview.patients),
        "notes": list(preview.notes),
    }
