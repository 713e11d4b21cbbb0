"""The command `check`: damage, and what was changed outside. Status 0 nothing found, 1 something, 2 not opened."""

import argparse
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ivig_logger.cli.meanwhile import told_meanwhile
from ivig_logger.cli.options import add_command
from ivig_logger.cli.telling import DONE, GivenUp, Outcome
from ivig_logger.cli.unlocking import logbook_at, unlock_log

if TYPE_CHECKING:
    from ivig_logger.services.findings import Finding
    from ivig_logger.services.logbook import Logbook

FOUND, NOT_OPENED = 1, 2
_EXAMPLES = """
check
check --quick --json
"""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the program's."""
    parser = add_command(commands, "check", "look for damage and for what was changed outside", _EXAMPLES)
    less = "the file, the last thousand changes and the newest 200 sessions only"
    parser.add_argument("--quick", action="store_true", help=less)
    parser.set_defaults(carry_out=carry_out)


def carry_out(arguments: argparse.Namespace, path: Path) -> Outcome:
    """Check the log. Raises GivenUp where it cannot be opened, and OSError."""
    from ivig_logger.services.checking import check_log
    from ivig_logger.storage.failures import StorageFailed
    from ivig_logger.words.failures import failure_text

    if not path.exists():
        raise GivenUp(NOT_OPENED, f"There is no log at {path}. Nothing was checked.")
    try:
        with closing(logbook_at(path, unlock_log(arguments, path))) as logbook:
            with told_meanwhile("Checking the log"):
                found = check_log(logbook.database, quick=arguments.quick)
            return _outcome(logbook, found)
    except GivenUp as locked:
        raise GivenUp(NOT_OPENED, *locked.outcome.aside) from None
    except StorageFailed as failed:
        raise GivenUp(NOT_OPENED, failure_text(failed)) from None


def _outcome(logbook: "Logbook", found: "list[Finding]") -> Outcome:
    from ivig_logger.storage.failures import StorageFailed
    from ivig_logger.words.findings import checked_text, finding_text

    texts = [finding_text(each) for each in found]
    findings = [{"kind": each.kind.value, "text": text} for each, text in zip(found, texts, strict=True)]
    sessions = changes = None
    with suppress(StorageFailed):  # the findings have told it already
        sessions, changes = len(logbook.ids()), logbook.revision_count()
    facts = {"findings": findings, "sessions": sessions, "changes": changes}
    return Outcome(FOUND if found else DONE, (*texts, checked_text(len(found), sessions, changes)), facts=facts)
