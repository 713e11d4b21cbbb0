"""The commands without a window: export, import, check. Exit status 0 done, 1 the computer, 2 the input.

A check has its own: 0 nothing found, 1 something, 2 the log could not be opened. For an encrypted log the passphrase is
asked for on the terminal, or is the first line of a file.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ivig_logger.services.findings import Finding
    from ivig_logger.services.keyring import Keyring, Opened
    from ivig_logger.services.logbook import Logbook
    from ivig_logger.services.transfer import ImportPlan

DONE, COMPUTER, INPUT = 0, 1, 2
FOUND, NOT_OPENED = 1, 2
_STANDARD = "-"
_TRIES = 10  # on a terminal


class _Locked(Exception):
    """An encrypted log stays closed: the exit status, and why."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status, self.why = status, why


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `export`, `import` and `check` to the program's commands."""
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


def run(arguments: argparse.Namespace) -> int:
    """Carry out a command of `add_commands`; the exit status."""
    # The usual start, with a window, does not pay for these.
    from ivig_logger.domain.change import Conflict, Refused
    from ivig_logger.services.location import log_path
    from ivig_logger.storage.failures import StorageFailed
    from ivig_logger.words.failures import failure_text

    command: Callable[[argparse.Namespace, Path], int] = arguments.carry_out
    try:
        return command(arguments, log_path(getattr(arguments, "database", None)))
    except _Locked as locked:
        return _give_up(locked.status, [locked.why])
    except StorageFailed as failed:
        return _give_up(COMPUTER, [failure_text(failed)])
    except (Conflict, Refused) as failed:
        return _give_up(INPUT, [failure_text(failed)])
    except OSError as failed:
        return _give_up(COMPUTER, [f"{failed.filename or 'The file'}: {failed.strerror or failed}."])


def _export(arguments: argparse.Namespace, path: Path) -> int:
    from ivig_logger.services.export_file import export_to
    from ivig_logger.services.location import IsTheLog
    from ivig_logger.words.imports import export_text

    if not path.exists():
        return _give_up(COMPUTER, [f"There is no log at {path}. Nothing was written."])
    with closing(_logbook(path, _unlock(arguments, path))) as logbook:
        if arguments.output == _STANDARD:
            return _export_to_standard_output(logbook)
        try:
            counts = export_to(logbook, Path(arguments.output))
        except IsTheLog:
            return _give_up(INPUT, [f"{arguments.output} is the log itself. Nothing was written."])
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
        return _give_up(COMPUTER, told)
    print(export_text(counts, "standard output"), file=sys.stderr)
    return DONE


def _import(arguments: argparse.Namespace, path: Path) -> int:
    from ivig_logger.services.backups import Backups, Occasion
    from ivig_logger.services.rescue import was_interrupted
    from ivig_logger.services.transfer import carry_out
    from ivig_logger.words.imports import check_text, import_text, objections, set_aside_text, turned_down_text

    if was_interrupted(path):
        return _give_up(COMPUTER, [set_aside_text(path)])
    data = sys.stdin.buffer.read() if arguments.file == _STANDARD else Path(arguments.file).read_bytes()
    opened = _unlock(arguments, path)
    plan = _plan(data, path, opened)
    if not plan.sound:
        return _give_up(INPUT, [*objections(plan), turned_down_text(plan)])
    if not arguments.check:
        is_new = not path.exists()
        with closing(_logbook(path, opened)) as logbook:
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
        return _give_up(NOT_OPENED, [f"There is no log at {path}. Nothing was checked."])
    try:
        with closing(_logbook(path, _unlock(arguments, path))) as logbook:
            found = check_log(logbook.database, quick=arguments.quick)
            _print_findings(logbook, found)
    except _Locked as locked:
        return _give_up(NOT_OPENED, [locked.why])
    except StorageFailed as failed:
        return _give_up(NOT_OPENED, [failure_text(failed)])
    return FOUND if found else DONE


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
        return plan_import(leaving.enter_context(closing(_logbook(path, opened))), data)


def _logbook(path: Path, opened: "Opened | None") -> "Logbook":
    """The log; who opened it is the author of what changes."""
    from ivig_logger.services.logbook import Author, Logbook

    if opened is None:
        return Logbook.open(path)
    return Logbook.open(path, author=Author.of(opened.profile), key=opened.key)


def _unlock(arguments: argparse.Namespace, path: Path) -> "Opened | None":
    """The key of an encrypted log, by its passphrase; None where the log is plain. Raises _Locked and OSError."""
    from ivig_logger.storage.encryption import is_encrypted

    if path.exists() and not is_encrypted(path):
        return None  # and waits for nothing that only an encrypted one needs
    from ivig_logger.services.key_file import KeysDamaged
    from ivig_logger.services.log_keys import KeysMissing, find_keyring
    from ivig_logger.words.keys import damaged_keys_text, lost_keys_text

    try:
        keyring = find_keyring(path)
    except KeysMissing:
        raise _Locked(COMPUTER, lost_keys_text(path)) from None
    except KeysDamaged:
        raise _Locked(COMPUTER, damaged_keys_text(path)) from None
    return None if keyring is None else _open_with(keyring, arguments)


def _open_with(keyring: "Keyring", arguments: argparse.Namespace) -> "Opened":
    from time import sleep

    from ivig_logger.domain.attempts import pause_after
    from ivig_logger.services.keyring import WrongPassphrase
    from ivig_logger.services.unlocking import NoSuchProfile, unlock
    from ivig_logger.words.keys import OPENS_NOTHING, no_such_profile_text

    for wrong in range(1, _TRIES):
        try:
            return unlock(keyring, _passphrase(arguments.passphrase_file), arguments.profile)
        except NoSuchProfile as error:
            raise _Locked(INPUT, no_such_profile_text(str(error), keyring)) from None
        except WrongPassphrase:
            if arguments.passphrase_file is not None:
                break
            print(OPENS_NOTHING, file=sys.stderr)
            sleep(pause_after(wrong).total_seconds())
    raise _Locked(INPUT, OPENS_NOTHING)


def _passphrase(file: str | None) -> str:
    if file is not None:
        with Path(file).open(encoding="utf-8", errors="replace") as opened:
            return opened.readline().rstrip("\r\n")
    import getpass
    import warnings

    from ivig_logger.words.keys import NO_TERMINAL

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)  # it would show what is typed, or read the file
            return getpass.getpass("Passphrase: ")
    except (getpass.GetPassWarning, EOFError):
        raise _Locked(COMPUTER, NO_TERMINAL) from None


def _give_up(status: int, lines: Iterable[str]) -> int:
    for line in lines:
        print(line, file=sys.stderr)
    return status
