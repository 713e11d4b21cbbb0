"""The file that is to be imported: read as whatever it is, with what was said about it."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ivig_logger.cli.mapping_file import mapped
from ivig_logger.cli.meanwhile import told_meanwhile
from ivig_logger.cli.options import patient_called
from ivig_logger.cli.telling import COMPUTER, INPUT, STANDARD, GivenUp
from ivig_logger.cli.unlocking import passphrase
from ivig_logger.exchange.recognising import Kind

if TYPE_CHECKING:
    from ivig_logger.exchange.log_format import LogContents
    from ivig_logger.services.incoming import Incoming
    from ivig_logger.services.logbook import Logbook

_SHOWN = 50  # letters of a name, so that the line stays one
NOTHING = "Nothing was imported."
_ASKING = "Passphrase of the file: "
_NOBODY = (
    "The file is encrypted, and there is no terminal to ask for its passphrase. Please give --file-passphrase-file."
)
_NOT_OPENED = "This passphrase does not open the file, or the file is damaged."
_SAYS_WHOSE = "The file itself says whose sessions it holds; --patient is for other people's tables and for hand-overs."
_NO_MAPPING = "The columns of this file are known, or it has none: it takes no mapping."
_NAMESAKE = "The log has a patient called {name} already. If it is the same person, please give --patient."


def read_bytes(named: str) -> bytes:
    """The bytes of a file, or of standard input. Raises GivenUp and OSError."""
    if named != STANDARD:
        return Path(named).read_bytes()
    if sys.stdin is None:
        raise GivenUp(COMPUTER, f"Standard input is closed. {NOTHING}")
    return sys.stdin.buffer.read()


def opened(arguments: argparse.Namespace, data: bytes, logbook: "Logbook") -> "Incoming":
    """The file, with the mapping given or proposed. Raises GivenUp, Unreadable, StorageFailed and OSError."""
    from ivig_logger.services.incoming import open_incoming

    name = "" if arguments.file == STANDARD else Path(arguments.file).name
    with told_meanwhile(_reading(arguments)):
        file = open_incoming(data, name)
    if file.recognised is None and (arguments.mapping or arguments.write_mapping):
        raise GivenUp(INPUT, f"{_NO_MAPPING} {NOTHING}")
    return mapped(arguments, file, _whose(arguments, file, logbook))


def _reading(arguments: argparse.Namespace) -> str:
    named = "standard input" if arguments.file == STANDARD else Path(arguments.file).name
    return f"Reading {named[:_SHOWN]}"


def contents(arguments: argparse.Namespace, file: "Incoming", logbook: "Logbook") -> "LogContents":
    """What the file holds. Raises GivenUp, Unreadable, StorageFailed and OSError."""
    from ivig_logger.services.handing_over import namesakes
    from ivig_logger.services.incoming import contents_of
    from ivig_logger.services.keyring import WrongPassphrase

    whose, (zone, notes) = _whose(arguments, file, logbook), _zone(arguments, file, logbook)
    newcomer = arguments.new_patient or ""
    words = passphrase(arguments.file_passphrase_file, _ASKING, _NOBODY) if file.sealed else None
    try:
        with told_meanwhile(_reading(arguments)):
            found = contents_of(file, logbook, zone, patient=whose, passphrase=words, newcomer=newcomer)
    except WrongPassphrase:
        raise GivenUp(INPUT, f"{_NOT_OPENED} {NOTHING}") from None
    same = namesakes(found, logbook.patients()) if file.kind is Kind.HAND_OVER and whose is None else ()
    if same:
        raise GivenUp(INPUT, f"{_NAMESAKE.format(name=same[0].name)} {NOTHING}")
    return replace(found, notes=(*notes, *found.notes))


def _whose(arguments: argparse.Namespace, file: "Incoming", logbook: "Logbook") -> str | None:
    is_table = file.recognised is not None
    if (arguments.patient and not is_table and file.kind is not Kind.HAND_OVER) or (
        arguments.new_patient and not is_table
    ):
        raise GivenUp(INPUT, f"{_SAYS_WHOSE} {NOTHING}")
    if arguments.patient is None:
        return None
    return patient_called(arguments.patient, logbook.patients(), NOTHING).id


def _zone(arguments: argparse.Namespace, file: "Incoming", logbook: "Logbook") -> tuple[str, list[str]]:
    """On which clock times were read that name none: what was said, else that of the newest session, with a note."""
    from ivig_logger.words.mapping_questions import NO_ZONE, as_newest_text

    said = arguments.zone or (file.recognised.mapping.zone if file.recognised is not None else "")
    if said:
        return said, []
    last = [each.started for patient in logbook.patients() for each in logbook.newest(patient.id)]
    zone = max(last, key=lambda each: each.epoch).zone if last else ""
    if file.recognised is None:
        return zone or "UTC", []  # times of these files say their offset
    if not zone:
        raise GivenUp(INPUT, f"{NO_ZONE} {NOTHING}")
    return zone, [as_newest_text(zone)]
