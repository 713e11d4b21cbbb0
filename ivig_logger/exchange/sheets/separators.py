"""Which sign parts the columns of a text file: the one by which its rows come out most alike."""

import re
from collections import Counter
from collections.abc import Sequence

SEPARATORS = (";", ",", "\t", "|")
_SAID = re.compile(r'"?sep=([;,\t|])"?\s*')
_TABLE = 0.3  # below that the signs stand in sentences


def said_separator(first_line: str) -> str:
    """What a first line such as `sep=;` says, as some programs write it; empty where there is none."""
    said = _SAID.fullmatch(first_line)
    return said.group(1) if said else ""


def likely_separator(widths: dict[str, Sequence[int]]) -> str:
    """The separator that makes the best table; `widths` are the numbers of cells of the rows for each, header first.

    Empty where none does, so that all is one column.
    """
    best = max(widths, key=lambda each: _likeness(widths[each]), default="")
    return best if best and _likeness(widths[best]) >= _TABLE else ""


def _likeness(widths: Sequence[int]) -> float:
    """From 0, no table, towards 1, many columns in every row.

    Shorter rows count half: some programs leave empty cells away at the end of a row. Of two signs by which all rows
    are equally long, as with a decimal comma in each, the one that makes more columns is right.
    """
    wide = Counter(each for each in widths if each > 1)
    if not wide:
        return 0.0
    usual, alike = max(wide.items(), key=lambda item: (item[1], item[0]))
    most = max(usual, widths[0])
    shorter = sum(count for width, count in wide.items() if width != usual and width <= most)
    return (alike + shorter / 2) / len(widths) * (1 - 1 / usual)
