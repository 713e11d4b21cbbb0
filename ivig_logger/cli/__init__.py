"""The commands without a window. Exit status 0 done, 1 the computer, 2 the input; a check has its own.

For an encrypted log the passphrase is asked for on the terminal, or is the first line of a file.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

from ivig_logger.cli import backup, check, completion, export, intake, report
from ivig_logger.cli.telling import COMPUTER, INPUT, INTERRUPTED, GivenUp, Outcome, tell


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Add all commands to the program's own arguments."""
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for each in (export, intake, backup, check, report):
        each.add(commands)
    completion.add(commands, parser)


def run(arguments: argparse.Namespace) -> int:
    """Carry out a command of `add_commands`; the exit status."""
    from ivig_logger.services.location import log_path

    outcome = _carried_out(arguments, log_path(getattr(arguments, "database", None)))
    return tell(outcome, arguments.command, as_json=getattr(arguments, "json", False))


def _carried_out(arguments: argparse.Namespace, path: Path) -> Outcome:
    # The usual start, with a window, does not pay for these.
    from ivig_logger.domain.change import Conflict, Refused
    from ivig_logger.exchange.log_json import Unreadable
    from ivig_logger.services.location import IsTheLog
    from ivig_logger.services.transfer import NotInThisForm
    from ivig_logger.storage.failures import StorageFailed
    from ivig_logger.words.failures import failure_text

    carry_out: Callable[[argparse.Namespace, Path], Outcome] = arguments.carry_out
    try:
        return carry_out(arguments, path)
    except GivenUp as given_up:
        return given_up.outcome
    except Unreadable as why:
        return Outcome(INPUT, aside=(f"{why} Nothing was imported.",))
    except NotInThisForm as why:
        return Outcome(INPUT, aside=(f"{why} Nothing was written.",))
    except (Conflict, Refused, IsTheLog) as failed:
        return Outcome(INPUT, aside=(failure_text(failed),))
    except (StorageFailed, OSError) as failed:
        return Outcome(COMPUTER, aside=(failure_text(failed),))
    except KeyboardInterrupt:
        return Outcome(INTERRUPTED, aside=("Interrupted. What was to be written is there whole, or not at all.",))
