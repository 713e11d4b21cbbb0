"""Which of the kinds of file that can be imported one is, by its content: names of files are often wrong."""

import re
from enum import StrEnum

from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.exchange.sheets.containers import container_of
from ivig_logger.exchange.sheets.encodings import encoding_of

_LOOKED_AT = 65_536  # bytes: of a large file only the beginning is read
_SAID = re.compile(r'"format"\s*:\s*"ivig-logger-(log|hand-over)"|"(resourceType)"\s*:')


class Kind(StrEnum):
    """The kinds of file that are read."""

    LOG = "log"
    FHIR = "FHIR"
    HAND_OVER = "hand-over"
    SHEET = "sheet"


_KINDS = {"log": Kind.LOG, "hand-over": Kind.HAND_OVER, "resourceType": Kind.FHIR}


def kind_of(data: bytes, name: str) -> Kind:
    """The kind of a file; its name only speaks where the content says nothing. Raises Unreadable with a sentence."""
    start = data[:_LOOKED_AT]
    text = start.decode(encoding_of(start).codec, "ignore").lstrip("\N{ZERO WIDTH NO-BREAK SPACE} \t\r\n")
    if text.startswith("{"):
        return _kind_of_json(text, name)
    container_of(data)
    if text.startswith("[") and name.lower().endswith(".json"):
        raise Unreadable("The file is JSON, but neither a log of this program nor a FHIR bundle.")
    return Kind.SHEET


def _kind_of_json(text: str, name: str) -> Kind:
    said = _SAID.search(text)
    if said:
        return _KINDS[said.group(1) or said.group(2)]
    if name.lower().endswith((".csv", ".tsv", ".txt")):
        return Kind.SHEET
    raise Unreadable("The file is JSON, but neither a log of this program nor a FHIR bundle.")
