"""The command `backup`: a verified copy of the log as it is now, or the list of those that are there."""

import argparse
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from ivig_logger.cli.options import add_command
from ivig_logger.cli.telling import COMPUTER, DONE, GivenUp, Outcome
from ivig_logger.cli.unlocking import logbook_at, unlock_log

if TYPE_CHECKING:
    from ivig_logger.services.backups import Backup, Backups

_EXAMPLES = """
backup
backup --list
"""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the program's."""
    parser = add_command(commands, "backup", "copy the log as it is now, and say where to", _EXAMPLES)
    parser.add_argument("--list", action="store_true", help="make none; list those that are there, the newest first")
    parser.set_defaults(carry_out=carry_out)


def carry_out(arguments: argparse.Namespace, path: Path) -> Outcome:
    """Make a backup, or list them. Raises GivenUp, StorageFailed and OSError."""
    from ivig_logger.services.backups import Backups

    if not path.exists():
        raise GivenUp(COMPUTER, f"There is no log at {path}. No backup was made.")
    with closing(logbook_at(path, unlock_log(arguments, path))) as logbook:
        backups = Backups(logbook)
        return _listed(backups) if arguments.list else _made(backups)


def _made(backups: "Backups") -> Outcome:
    from ivig_logger.services.backups import Occasion
    from ivig_logger.services.log_keys import carry_keys
    from ivig_logger.storage.failures import StorageFailed
    from ivig_logger.words.backups import made_text, not_made_text

    try:
        made = backups.make(Occasion.ASKED)
        carry_keys(backups.log, backups.folder, encrypted=backups.is_encrypted)
    except StorageFailed as failed:
        raise GivenUp(COMPUTER, not_made_text(failed, backups.folder)) from None
    return Outcome(DONE, (made_text(made),), facts={"backup": _facts(made)})


def _listed(backups: "Backups") -> Outcome:
    from ivig_logger.words.backups import backup_text, none_text

    there = backups.all()
    lines = [f"{each.path.name}  {backup_text(each)}" for each in there] or [none_text(backups.folder)]
    return Outcome(DONE, lines, facts={"folder": str(backups.folder), "backups": [_facts(each) for each in there]})


def _facts(backup: "Backup") -> dict[str, object]:
    return {
        "file": str(backup.path),
        "made": backup.made.local.isoformat(),
        "occasion": backup.occasion,
        "bytes": backup.size,
        "sessions": backup.sessions,
        "verified": backup.verified,
    }
