"""Whether a file has the header that a mapping was made for: a moved column would be read as another."""

import sys
from itertools import takewhile

from ivig_logger.domain.folding import fold
from ivig_logger.exchange.log_fields import shown
from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.exchange.mapping.header_rows import titles_of
from ivig_logger.exchange.mapping.layouts import Layout, table_of
from ivig_logger.exchange.sheets import Workbook


def width_of_header(workbook: Workbook, layout: Layout) -> int:
    """How many cells the header of a layout has in this file; without a header a row may have any number.

    Raises log_json.Unreadable where a column has another title than in the layout.
    """
    if not layout.header_rows:
        return sys.maxsize
    last = max(layout.header_rows)
    above = takewhile(lambda each: each[0] <= last, table_of(workbook, layout).rows())
    rows = [row for number, row in above if number in layout.header_rows]
    if not rows:
        raise Unreadable(f"There is no header in row {layout.header_rows[0]}.")
    for at, (column, title) in enumerate(zip(layout.columns, titles_of(rows[0], rows[-1]), strict=False)):
        if column.title and fold(column.title) != fold(title):
            raise Unreadable(
                f"Column {at + 1} is called {shown(title)} in the file and {shown(column.title)} in the mapping."
            )
    return max(map(len, rows))
