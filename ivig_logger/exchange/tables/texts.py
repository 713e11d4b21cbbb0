"""Texts as cells: a spreadsheet neither carries one out nor changes it, and what was written is read back exactly.

A cell that begins with an apostrophe has been changed, every other is the text itself. After the apostrophe comes
the text where it would have been a formula, a JSON text in quotation marks where it holds what a cell may lose, or
"#" and a number where it is long and stands in pieces in a table of its own.
"""

import json
import re
from functools import lru_cache

LONGEST = 16_000  # characters; a cell of a spreadsheet holds 32,767 units, and some characters take two
PIECE = 5_000  # of a long text; written as JSON a character may take six

_CHANGED = "'"
_SHORT = 40  # characters: words, ids and names, which are there again and again
_FORMULA = re.compile(r"[=+\-@\t\n'＝＋－＠]")
_LOSES = re.compile(r"^\s|\s$|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_UNSAFE = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|_(?=x)")
_REFERENCE = re.compile(r"'#([0-9]{1,9})")


def cell_of(text: str) -> str:
    """A text that is not long as a cell."""
    return _short_cell(text) if len(text) <= _SHORT else _cell_of(text)


def _cell_of(text: str) -> str:
    if _LOSES.search(text):
        return quoted(text)
    return _CHANGED + text if _FORMULA.match(text) else text


_short_cell = lru_cache(10_000)(_cell_of)


def quoted(text: str) -> str:
    """Any text as a cell that holds visible characters only."""
    return _CHANGED + _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def text_of(cell: str) -> str:
    """The text of a cell; what somebody wrote there by hand is taken as it stands."""
    if not cell.startswith(_CHANGED):
        return cell
    rest = cell[1:]
    if rest.startswith('"'):
        try:
            said = json.loads(rest)
        except ValueError:
            return rest
        return said if isinstance(said, str) else rest
    return rest


def reference(number: int) -> str:
    """The cell that stands for a long text."""
    return f"{_CHANGED}#{number}"


def referred(cell: str) -> int | None:
    """The number of the long text that a cell stands for; None where it is a text itself."""
    found = _REFERENCE.fullmatch(cell)
    return int(found[1]) if found else None
