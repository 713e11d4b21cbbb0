"""The header of a sheet: which rows it is, and what each column is by what stands in them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice

from ivig_logger.domain.folding import fold
from ivig_logger.exchange.mapping.cell_texts import text_of
from ivig_logger.exchange.mapping.headings import Heading, beside, heading_of, unit_of
from ivig_logger.exchange.mapping.layouts import Column, DateOrder, Layout
from ivig_logger.exchange.mapping.targets import NUMBERED, PREMEDICATIONS, REACTIONS, SEVERAL, VIALS, Target
from ivig_logger.exchange.sheets import RawTable, Row

_LOOKED_AT = 40  # rows; what stands lower is no header
_FEWEST = 2  # headings that make a header
_TITLE = 60  # characters of a heading that are kept
_FAMILIES = (VIALS, PREMEDICATIONS, REACTIONS)


@dataclass(frozen=True, slots=True)
class Header:
    """A header: its layout and the order of dates that it states."""

    layout: Layout
    order: DateOrder | None = None


def header_of(table: RawTable, *, second: bool = False) -> Header:
    """The header of a table, or a layout without header rows. `second`: the sheet tells about sessions of another."""
    rows = list(islice(table.rows(), _LOOKED_AT))
    scores = [_score(row) for _, row in rows]
    best = max(range(len(rows)), key=lambda at: scores[at], default=0)
    if not rows or scores[best] < min(_FEWEST, len(rows[best][1])):
        width = max((len(row) for _, row in rows), default=0)
        return Header(Layout(table.name, (), (Column(),) * width))
    first, last = _span(rows, best)
    titles = _titles(rows[first][1], rows[last][1])
    headings = _settled(titles, second=second)
    columns = tuple(_column(heading, title) for heading, title in zip(headings, titles, strict=True))
    order = next((each.order for each in headings if each is not None and each.order is not None), None)
    return Header(Layout(table.name, tuple(rows[at][0] for at in range(first, last + 1)), columns), order)


def fingerprint_of_header(table: RawTable) -> str:
    """What two files of the same kind share: a digest of the texts of their header; "" for a sheet without one."""
    layout = header_of(table).layout
    if not layout.header_rows:
        return ""
    return sha256("\x1f".join(fold(each.title) for each in layout.columns).encode()).hexdigest()


def _score(row: Row) -> int:
    """How many headings a row holds; symptoms alone are what cells say."""
    found = [heading for each in row if isinstance(each, str) and (heading := heading_of(each)) is not None]
    return len(found) if any(each.target is not Target.SYMPTOM for each in found) else 0


def _span(rows: Sequence[tuple[int, Row]], best: int) -> tuple[int, int]:
    """The first and the last row of the header, by their places in `rows`: a second one may stand above or below."""
    if best + 1 < len(rows) and _is_below(rows[best + 1][1]):
        return best, best + 1
    if best > 0 and rows[best][0] == rows[best - 1][0] + 1 and _is_above(rows[best - 1][1]):
        return best - 1, best
    return best, best


def _is_below(row: Row) -> bool:
    """Whether a row stands below headings and says more about them: units, or headings of parts."""
    texts = [each.strip() for each in row if isinstance(each, str) and each.strip()]
    return (
        bool(texts)
        and all(each is None or isinstance(each, str) for each in row)
        and all(unit_of(each) or heading_of(each) or _of_a_part(each) for each in texts)
    )


def _is_above(row: Row) -> bool:
    """Whether a row stands above headings and groups them: a few texts, of which some are headings."""
    texts = [each for each in row if isinstance(each, str) and each.strip()]
    strings = all(each is None or isinstance(each, str) for each in row)
    return strings and len(texts) < len(row) and any(heading_of(each) for each in texts)


def _of_a_part(text: str) -> bool:
    return any(beside(text, family[-1]) is not None for family in (PREMEDICATIONS, REACTIONS))


def titles_of(first: Row, last: Row) -> list[str]:
    """The titles of the columns as they are kept, from the first and the last row of a header."""
    return [_title(each) for each in _titles(first, last)]


def _titles(upper: Row, lower: Row) -> list[tuple[str, str]]:
    """Both texts of each column; the upper one reaches to the right over what stands below it."""
    if upper == lower:  # one row
        return [("", text_of(each)) for each in lower]
    width, above = max(len(upper), len(lower)), ""
    titles = []
    for at in range(width):
        high = text_of(upper[at]) if at < len(upper) else ""
        low = text_of(lower[at]) if at < len(lower) else ""
        above = high or (above if low else "")
        titles.append((above, low))
    return titles


def _of_two(upper: str, lower: str) -> Heading | None:
    """What two texts above each other name together."""
    high, unit = heading_of(upper), unit_of(lower)
    if high is not None and (unit or not lower):
        return Heading(high.target, high.number, unit or high.unit, high.order)
    whole = heading_of(f"{upper} {lower}")
    low = beside(lower, high.target) if high is not None and high.target in NUMBERED else None
    found = whole or low or heading_of(lower) or (high if not lower else None)
    if found is not None and high is not None and not found.number and found.target in NUMBERED:
        return Heading(found.target, high.number, found.unit, found.order)
    return found


def _settled(titles: Sequence[tuple[str, str]], *, second: bool) -> list[Heading | None]:
    """The headings from left to right: "dose" beside a premedication is that one's, and parts are numbered."""
    plain = [_of_two(*each) if each[0] else heading_of(each[1]) for each in titles]
    often = Counter(each.target for each in plain if each is not None)
    settled: list[Heading | None] = []
    leads: dict[Target, int] = {}
    near: Target | None = None
    for (_, title), heading in zip(titles, plain, strict=True):
        close = None if near is None else beside(title, near)
        if close is not None and _is_of_part(title, heading, often, second=second):
            heading = close  # noqa: PLW2901 - the neighbour says what it is
        if heading is not None and heading.target in NUMBERED:
            heading = _numbered(heading, leads)  # noqa: PLW2901 - the same heading with its number
            near = heading.target
        elif heading is not None or title:
            near = None
        settled.append(_once(heading, settled))
    return settled


def _is_of_part(title: str, heading: Heading | None, often: Counter[Target], *, second: bool) -> bool:
    """Whether a heading that may be the session's belongs to the part on its left."""
    if heading is None or heading.number:
        return True
    if heading.target in NUMBERED:
        return False
    return fold(title) != "start" if second else often[heading.target] > 1


def _numbered(heading: Heading, leads: dict[Target, int]) -> Heading:
    """The heading with the number of the part it belongs to, where it carries none itself."""
    lead = next(family[0] for family in _FAMILIES if heading.target in family)
    if heading.number:
        leads[lead] = heading.number
        return heading
    if heading.target is lead:
        leads[lead] = leads[lead] + 1 if lead in leads else 0
    return Heading(heading.target, leads.get(lead, 0), heading.unit, heading.order)


def _once(heading: Heading | None, before: Sequence[Heading | None]) -> Heading | None:
    """None for a second column of what only one may be; it goes to the notes."""
    if heading is None or heading.target in SEVERAL:
        return heading
    same = (each for each in before if each is not None and each.target is heading.target)
    taken = any(heading.target not in NUMBERED or each.number == heading.number for each in same)
    return None if taken else heading


def _column(heading: Heading | None, titles: tuple[str, str]) -> Column:
    if heading is not None:
        number = heading.number if heading.target in NUMBERED else 0
        return Column(heading.target, number, heading.unit, _title(titles))
    return Column(Target.NOTES, title=_title(titles))


def _title(titles: tuple[str, str]) -> str:
    return " ".join(" ".join(titles).split())[:_TITLE]
