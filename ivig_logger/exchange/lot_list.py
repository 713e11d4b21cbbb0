"""The lots that a person types or pastes: one, a list, or a table of which one column holds them."""

import re
from dataclasses import dataclass

from ivig_logger.domain.folding import fold, lot_key
from ivig_logger.domain.lots import Asked
from ivig_logger.exchange.gs1 import read_gs1
from ivig_logger.exchange.typed import Unreadable

MOST = 10_000
_SEPARATORS = ("\t", ";", ",")
_HEADERS = frozenset(
    name + ending
    for name in ("lot", "batch", "charge", "lot/batch", "batch/lot", "ch-b")
    for ending in ("", "s", " no", " nos", " nr", " number", " numbers", " id", " code", " #")
)
_NAMED = re.compile(r"(?:lot|batch|charge)(?:\s*(?:no|nr|number|#))?\s*[.:#]*\s+(?=\S)", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d{1,2}(-\d{1,2})?|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}[./]\d{4}")


@dataclass(frozen=True, slots=True)
class LotList:
    """What was understood of a text: the lots, how often one was there again, and the cells that are none.

    `beyond` is how many lots there are after the first 10,000, which are not looked up.
    """

    asked: tuple[Asked, ...]
    repeated: int = 0
    left: tuple[str, ...] = ()
    beyond: int = 0


def read_lots(text: str, year: int) -> LotList:
    """The lots of a text, in their order. `year` is the present one, for the dates in a scanned code.

    Commas, semicolons, tabs and lines part them. Of a table with a column called "lot" or "batch" only that column is
    taken; of one without, no dates and no words without a digit.
    """
    cells, left = _cells_of(text)
    asked: dict[str, Asked] = {}
    repeated = 0
    for cell in cells:
        each = _asked(cell, year)
        if each is None:
            continue
        if each.keys[0] in asked:
            repeated += 1
        else:
            asked[each.keys[0]] = each
    found = tuple(asked.values())
    return LotList(found[:MOST], repeated, tuple(dict.fromkeys(left)), len(found[MOST:]))


def _asked(cell: str, year: int) -> Asked | None:
    words = _scanned(cell, year)
    bare = _NAMED.sub("", words, count=1) if _NAMED.match(words) else words
    keys = tuple(dict.fromkeys(key for key in (lot_key(bare), lot_key(words)) if key))
    return Asked(bare, keys) if keys else None


def _scanned(cell: str, year: int) -> str:
    """The lot of a scanned code; what is none, or cannot be read as one, stays as it is."""
    try:
        scan = read_gs1(cell, year)
    except Unreadable:
        return cell
    return cell if scan is None or not scan.lot else scan.lot


def _cells_of(text: str) -> tuple[list[str], list[str]]:
    """The cells that may be lots, and those that are not."""
    parted = next((each for each in _SEPARATORS if each in text), "")
    rows = [_row(line, parted) for line in text.splitlines() if line.strip()]
    column = _column(rows[0]) if rows else None
    if column is not None:
        return [row[column] for row in rows[1:] if column < len(row)], []
    cells = [each for row in rows for part in row for each in re.split("[,;\t]", part) if each.strip()]
    cells = [_bare(each) for each in cells]
    if not _is_table(rows, parted):
        return cells, []
    lots = [each for each in cells if any(letter.isdigit() for letter in each) and not _DATE.fullmatch(each)]
    return lots, [each for each in cells if each and each not in set(lots)]


def _row(line: str, parted: str) -> list[str]:
    return [_bare(each) for each in (line.split(parted) if parted else [line])]


def _bare(cell: str) -> str:
    return cell.strip().strip("\"'").strip()


def _column(row: list[str]) -> int | None:
    """Which column of a table is called a lot."""
    names = [fold(each).rstrip(".:").replace(".", "") for each in row]
    return next((at for at, name in enumerate(names) if name in _HEADERS), None)


def _is_table(rows: list[list[str]], parted: str) -> bool:
    """Whether lines of several columns were pasted, as from a sheet, and not a list in a line or two."""
    return parted == "\t" or (len(rows) > 1 and len(rows[0]) > 1 and len({len(row) for row in rows}) == 1)
