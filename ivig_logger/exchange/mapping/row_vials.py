"""The vials of one row, and texts beside a cell that holds several of a kind."""

from collections.abc import Sequence

from ivig_logger.exchange.entry_values import VialEntry
from ivig_logger.exchange.log_fields import shown
from ivig_logger.exchange.mapping.cell_texts import is_as_typed
from ivig_logger.exchange.mapping.cell_words import says_none
from ivig_logger.exchange.mapping.day_texts import in_english as dates_in_english
from ivig_logger.exchange.mapping.free_cells import lots_in, split
from ivig_logger.exchange.mapping.row_cells import Cells
from ivig_logger.exchange.mapping.targets import VIALS, Target


def vials_of(cells: Cells) -> tuple[VialEntry, ...]:
    """The vials of a row; what cannot be read is noted at its field."""
    vials: list[VialEntry] = []
    for number in cells.plan.numbers[VIALS]:
        vials += _vials(cells, number, f"vials.{len(vials)}")
    return tuple(vials)


def paired(cells: Cells, where: str, text: str, count: int) -> Sequence[str]:
    """One text for each of so many parts; refused where the numbers differ."""
    parts = split(text)
    if len(parts) == count:
        return parts
    if parts:
        cells.refuse(where, f"There are {count} in one cell and {len(parts)} in the other ({shown(text)}).")
    return [""] * count


def _vials(cells: Cells, number: int, where: str) -> list[VialEntry]:
    lots = cells.dated(Target.LOT, f"{where}.lot", number)
    grams = cells.amount(Target.GRAMS, f"{where}.grams", number)
    expiry = dates_in_english(cells.dated(Target.EXPIRY, f"{where}.expiry", number))
    if not is_as_typed(cells.cell(Target.LOT, number)):
        why = f"{shown(lots)} is not what was typed: a spreadsheet made a number or a date of it."
        cells.refuse(f"{where}.lot", why)
    rows = [] if says_none(lots) else list(lots_in(lots))
    if not grams and not expiry:
        return rows
    if len(rows) < 2:
        one = rows[0] if rows else VialEntry()
        return [VialEntry(one.lot, grams or one.grams, expiry or one.expiry)]
    amounts, dates = (
        paired(cells, f"{where}.grams", grams, len(rows)),
        paired(cells, f"{where}.expiry", expiry, len(rows)),
    )
    return [
        VialEntry(each.lot, gram or each.grams, date or each.expiry)
        for each, gram, date in zip(rows, amounts, dates, strict=True)
    ]
