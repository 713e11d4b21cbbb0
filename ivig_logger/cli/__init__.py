"""The commands without a window: export, import, check, report. Exit status 0 done, 1 the computer, 2 the input.

A check has its own: 0 nothing found, 1 something, 2 the log could not be opened. For an encrypted log the passphrase is
asked for on the terminal, or is the first line of a file.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING

from ivig_logger.cli import report
from ivig_logger.cli.telling import COMPUTER, DONE, INPUT, give_up
from ivig_logger.cli.unlocking import Locked, logbook_at, unlock_log

if TYPE_CHECKING:
    from ivig_logger.services.findings import Finding
    from ivig_logger.services.keyring import Opened
    from ivig_logger.services.logbook import Logbook
    from ivig_logger.services.transfer import ImportPlan

FOUND, NOT_OPENED = 1, 2
_STANDARD = "-"


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `export`, `import`, `check` and `report` to the program's commands."""
    database = argparse.ArgumentParser(add_help=False)
    database.add_argument(
        "--database",
        metavar="FILE",
        default=argparse.SUPPRESS,  # else it would undo a --database before the command
        help="the log to use (also: IVIG_LOGGER_DATABASE)",
    )
    database.add_argument("--passphrase-file", metavar="FILE", help="its first line opens an encrypted log")
    database.add_argument("--profile", metavar="NAME", help="whose passphrase it is; else it may be anybody's")
    taking = commands.add_parser("export", parents=[database], help="write the whole log to a file")
    taking.add_argument("--format", choices=["json"], default="json", help="the form of the file")
    taking.add_argument("--output", metavar="FILE", required=True, help='where to write; "-" is standard output')
    taking.set_defaults(carry_out=_export)
    bringing = commands.add_parser("import", parents=[database], help="bring the records of a JSON log into the log")
    bringing.add_argument("file", metavar="FILE", help='the file to read; "-" is standard input')
    bringing.add_argument("--check", action="store_true", help="read and report, store nothing")
    bringing.set_defaults(carry_out=_import)
    checking = commands.add_parser("check", parents=[database], help="look for damage and for what was changed outside")
    less = "the file, the last thousand changes and the newest 200 sessions only"
    checking.add_argument("--quick", action="store_true", help=less)
    checking.set_defaults(carry_out=_check)
    reporting = commands.add_parser("report", parents=[database], help="write the doctor's report of a patient")
    report.add_arguments(reporting)
    reporting.set_defaults(carry_out=_report)


def run(arguments: argparse.Namespace) -> int:
    """Carry out a command of `add_commands`; the exit status."""
    # The usual start, with a window, does not pay for these.
    from ivig_logger.domain.change import Conflict, Refused
    from ivig_logger.services.location import IsTheLog, log_path
    from ivig_logger.storage.failures import StorageFailed
    from ivig_logger.words.failures import failure_text

    command: Callable[[argparse.Namespace, Path], int] = arguments.carry_out
    try:
        return command(arguments, log_path(getattr(arguments, "database", None)))
    except Locked as locked:
        return give_up(locked.status, [locked.why])
    except StorageFailed as failed:
        return give_up(COMPUTER, [failure_text(failed)])
    except (Conflict, Refused, IsTheLog) as failed:
        return give_up(INPUT, [failure_text(failed)])
    except OSError as failed:
        return give_up(COMPUTER, [failure_text(failed)])


def _export(arguments: argparse.Namespace, path: Path) -> int:
    from ivig_logger.services.export_file import export_to
    from ivig_logger.words.imports import export_text

    if not path.exists():
        return give_up(COMPUTER, [f"There is no log at {path}. Nothing was written."])
    with closing(logbook_at(path, unlock_log(arguments, path))) as logbook:
        if arguments.output == _STANDARD:
            return _export_to_standard_output(logbook)
        counts = export_to(logbook, Path(arguments.output))
    print(export_text(counts, arguments.output))
    return DONE


def _export_to_standard_output(logbook: "Logbook") -> int:
    from ivig_logger.services.transfer import export_log
    from ivig_logger.words.imports import export_text

    try:
        counts = export_log(logbook, sys.stdout.buffer.write)
        sys.stdout.flush()
    except OSError as failed:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python would write the rest when it ends
        told = [] if isinstance(failed, BrokenPipeError) else [f"Standard output: {failed.strerror}."]
        return give_up(COMPUTER, told)
    print(export_text(counts, "standard output"), file=sys.stderr)
    return DONE


def _import(arguments: argparse.Namespace, path: Path) -> int:
    from ivig_logger.services.backups import Backups, Occasion
    from ivig_logger.services.rescue import is_gone, was_interrupted
    from ivig_logger.services.transfer import carry_out
    from ivig_logger.words.imports import check_text, import_text, objections, set_aside_text, turned_down_text
    from ivig_logger.words.rescue import gone_text

    if was_interrupted(path):
        return give_up(COMPUTER, [set_aside_text(path)])
    if is_gone(path):
        return give_up(COMPUTER, [gone_text(path)])
    data = sys.stdin.buffer.read() if arguments.file == _STANDARD else Path(arguments.file).read_bytes()
    opened = unlock_log(arguments, path)
    plan = _plan(data, path, opened)
    if not plan.sound:
        return give_up(INPUT, [*objections(plan), turned_down_text(plan)])
    if not arguments.check:
        is_new = not path.exists()
        with closing(logbook_at(path, opened)) as logbook:
            if plan.changes and not is_new:
                Backups(logbook).make(Occasion.IMPORT)
            carry_out(logbook, plan)
    print(check_text(plan) if arguments.check else import_text(plan))
    return DONE


def _check(arguments: argparse.Namespace, path: Path) -> int:
    from ivig_logger.services.checking import check_log
    from ivig_logger.storage.failures import StorageFailed
    from ivig_logger.words.failures import failure_text

    if not path.exists():
        return give_up(NOT_OPENED, [f"There is no log at {path}. Nothing was checked."])
    try:
        with closing(logbook_at(path, unlock_log(arguments, path))) as logbook:
            found = check_log(logbook.database, quick=arguments.quick)
            _print_findings(logbook, found)
    except Locked as locked:
        return give_up(NOT_OPENED, [locked.why])
    except StorageFailed as failed:
        return give_up(NOT_OPENED, [failure_text(failed)])
    return FOUND if found else DONE


def _report(arguments: argparse.Namespace, path: Path) -> int:
    if not path.exists():
        return give_up(COMPUTER, [f"There is no log at {path}. Nothing was written."])
    with closing(logbook_at(path, unlock_log(arguments, path))) as logbook:
        return report.write_report(arguments, logbook)


def _print_findings(logbook: "Logbook", found: "list[Finding]") -> None:
    from ivig_logger.storage.failures import StorageFailed
    from ivig_logger.words.findings import checked_text, finding_text

    for each in found:
        print(finding_text(each))
    try:
        counts = (len(logbook.ids()), logbook.revision_count())
    except StorageFailed:  # which the findings have told already
        print(checked_text(len(found)))
    else:
        print(checked_text(len(found), *counts))


def _plan(data: bytes, path: Path, opened: "Opened | None") -> "ImportPlan":
    """What an import would do. A log that is not there yet is not made for it: it is planned for an empty one."""
    from ivig_logger.services.transfer import plan_import

    with ExitStack() as leaving:
        if not path.exists():
            path = Path(leaving.enter_context(tempfile.TemporaryDirectory())) / path.name
        return plan_import(leaving.enter_context(closing(logbook_at(path, opened))), data)
