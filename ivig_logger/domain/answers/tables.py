"""The tables: by what the sessions are told apart. A session stands in each row that is true of it."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import product as pairs_of

from ivig_logger.domain.answers.groups import Group
from ivig_logger.domain.answers.session_fact import SessionFact
from ivig_logger.domain.folding import fold
from ivig_logger.domain.terms import Premedication

Key = Hashable
_NOT_RECORDED: tuple[Key, ...] = (None,)
_Edges = tuple[float | Decimal, ...]
_RATES: _Edges = (50, 100, 150, 200, 300, 400)  # mL/h, the lower edges of the rows
_LEADS: _Edges = (0, 30, 60)  # minutes before the start
_GAPS: _Edges = (2, 14, 21, 28, 35, 49)  # days
_DOSES: _Edges = tuple(Decimal(each).scaleb(-1) for each in (2, 4, 6, 8, 10, 15, 20))  # g/kg


class By(StrEnum):
    """What a table tells the sessions apart by."""

    PRODUCT = "product"
    LOT = "lot"
    ONSET_RATE = "rate at the onset"
    TOP_RATE = "highest rate of the first hour"
    PREMEDICATION = "premedication"
    DOSE = "dose per kg"
    GAP = "days since the last session"
    NOVELTY = "first session with"
    PLACE = "place"
    HYDRATION = "hydration"


@dataclass(frozen=True, slots=True)
class Span:
    """A row of numbers: from `low` (None: whatever is less) to below `high` (None: whatever is more)."""

    low: float | Decimal | None
    high: float | Decimal | None


@dataclass(frozen=True, slots=True)
class Given:
    """A row of a premedication: the drug, and how long before the start; both None: none was given."""

    drug: str | None
    lead: Span | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; the key None is "not recorded"."""

    key: Key
    group: Group


@dataclass(frozen=True, slots=True)
class Cross:
    """Two tables at once: rows by `rows`, columns by `columns`, a group in each cell that has sessions."""

    rows: tuple[Row, ...]
    columns: tuple[Row, ...]
    cells: dict[tuple[Key, Key], Group]


def table(by: By, facts: Sequence[SessionFact]) -> tuple[Row, ...]:
    """The rows of a table over sessions in the order of their starts; the row used last comes first."""
    gathered: defaultdict[Key, list[SessionFact]] = defaultdict(list)
    keys_of = _KEYS[by]
    for fact in facts:
        for key in keys_of(fact):
            gathered[key].append(fact)
    return tuple(Row(key, Group(tuple(gathered[key]))) for key in _ordered(by, gathered))


def cross_table(rows: By, columns: By, facts: Sequence[SessionFact]) -> Cross:
    """Two tables at once."""
    gathered: defaultdict[tuple[Key, Key], list[SessionFact]] = defaultdict(list)
    for fact in facts:
        for pair in pairs_of(_KEYS[rows](fact), _KEYS[columns](fact)):
            gathered[pair].append(fact)
    return Cross(
        table(rows, facts),
        table(columns, facts),
        {pair: Group(tuple(members)) for pair, members in gathered.items()},
    )


def _ordered(by: By, gathered: dict[Key, list[SessionFact]]) -> list[Key]:
    """Numbers in their order, all else by its last session, and what is not recorded at the end."""
    known = [key for key in gathered if key is not None]
    if by in _NUMBERS:
        known.sort(key=_edge)
    elif by is By.PREMEDICATION:
        known.sort(key=_drug)
    else:
        known.sort(key=lambda key: gathered[key][-1].started, reverse=True)
    return [*known, *(key for key in gathered if key is None)]


def _edge(key: Key) -> float:
    return float("-inf") if not isinstance(key, Span) or key.low is None else float(key.low)


def _drug(key: Key) -> tuple[str, float]:
    if not isinstance(key, Given) or key.drug is None:
        return "\uffff", 0
    return key.drug, -_edge(key.lead)


def _product(fact: SessionFact) -> Iterable[Key]:
    return ((_folded(fact.product), fact.concentration),)


def _lots(fact: SessionFact) -> Iterable[Key]:
    return fact.lot_keys or _NOT_RECORDED


def _onset_rate(fact: SessionFact) -> Iterable[Key]:
    return () if fact.onset is None else (_span(fact.onset_rate, _RATES),)


def _top_rate(fact: SessionFact) -> Iterable[Key]:
    return (_span(fact.top_rate, _RATES),)


def _premedications(fact: SessionFact) -> Iterable[Key]:
    if fact.premedications:
        return {Given(drug, _span(lead, _LEADS)): None for drug, lead in fact.premedications}
    return (Given(None, None),) if fact.premedication is Premedication.NONE_GIVEN else _NOT_RECORDED


def _dose(fact: SessionFact) -> Iterable[Key]:
    return (_span(fact.dose_per_kg, _DOSES),)


def _gap(fact: SessionFact) -> Iterable[Key]:
    return (_span(fact.gap, _GAPS),)


def _novelty(fact: SessionFact) -> Iterable[Key]:
    return (fact.novelty,)


def _place(fact: SessionFact) -> Iterable[Key]:
    return (fact.place,)


def _hydration(fact: SessionFact) -> Iterable[Key]:
    return (fact.hydration,)


@lru_cache(maxsize=10_000)
def _folded(product: str) -> str:
    return fold(product)


def _span(value: float | Decimal | None, edges: _Edges) -> Span | None:
    """The row of a number, each edge belonging to the row above it."""
    if value is None:
        return None
    at = sum(value >= each for each in edges)
    return _SPANS[edges][at]


def _spans(edges: _Edges) -> tuple[Span, ...]:
    lows, highs = (None, *edges), (*edges, None)
    return tuple(Span(low, high) for low, high in zip(lows, highs, strict=True))


_SPANS = {edges: _spans(edges) for edges in (_RATES, _LEADS, _GAPS, _DOSES)}
_NUMBERS = frozenset({By.ONSET_RATE, By.TOP_RATE, By.DOSE, By.GAP})
_KEYS: dict[By, Callable[[SessionFact], Iterable[Key]]] = {
    By.PRODUCT: _product,
    By.LOT: _lots,
    By.ONSET_RATE: _onset_rate,
    By.TOP_RATE: _top_rate,
    By.PREMEDICATION: _premedications,
    By.DOSE: _dose,
    By.GAP: _gap,
    By.NOVELTY: _novelty,
    By.PLACE: _place,
    By.HYDRATION: _hydration,
}
