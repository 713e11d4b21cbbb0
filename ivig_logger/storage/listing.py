"""Which sessions of a patient are listed, and in which order, as SQL."""

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, exists, func, or_, select

from ivig_logger.domain.folding import fold, lot_key
from ivig_logger.domain.infusion import Status
from ivig_logger.domain.onset import FirstHour
from ivig_logger.storage.first_hour import STATES
from ivig_logger.storage.records import InfusionRecord, PatientRecord, ReactionRecord

# SQLite takes patterns of 50,000 bytes and conditions 1,000 deep; whoever pastes a whole page looks for its beginning.
_WORDS, _LETTERS = 40, 200

PATIENT_PK = select(PatientRecord.pk).where(PatientRecord.id == bindparam("patient")).scalar_subquery()


class Column(StrEnum):
    """What the history can be sorted by."""

    STARTED = "started"
    TOOK = "took"
    PRODUCT = "product"
    DOSE = "dose"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which sessions of a patient are listed. Each field narrows the list; `states` are alternatives.

    `patient` is an id, `since` an epoch second, `words` what was typed into the search field, `ids` exactly these
    sessions.
    """

    patient: str
    states: frozenset[FirstHour] = frozenset()
    since: int | None = None
    product: str | None = None
    running: bool = False
    words: str = ""
    in_error: bool = False
    ids: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """The order of the list; sessions that are equal in it are in the order of their starts."""

    column: Column = Column.STARTED
    descending: bool = True


# A statement is built once for each shape of a filter, because building costs more than running it.


@dataclass(frozen=True, slots=True)
class Shape:
    """What a statement depends on beside its values, so that it can be kept."""

    states: frozenset[FirstHour]
    since: bool
    product: bool
    running: bool
    words: tuple[bool, ...]  # for each word whether it is also looked for as a lot
    in_error: bool
    ids: bool = False


def shape_of(wanted: Filter) -> Shape:
    """The shape of the statements for a filter."""
    words = tuple(_is_lot(word) for word in _words_of(wanted))
    since, product, ids = (each is not None for each in (wanted.since, wanted.product, wanted.ids))
    return Shape(wanted.states, since, product, wanted.running, words, wanted.in_error, ids)


def _words_of(wanted: Filter) -> list[str]:
    keepable = wanted.words.encode("utf-8", "replace").decode().replace("\0", " ")
    words = (word[:_LETTERS] for word in fold(keepable).split())
    return list(islice(dict.fromkeys(words), _WORDS))


def _is_lot(word: str) -> bool:
    return lot_key(word) not in ("", word)


def values_of(wanted: Filter) -> dict[str, Any]:
    """The values that a filter binds in them."""
    values: dict[str, Any] = {"patient": wanted.patient, "since": wanted.since, "product": wanted.product}
    for at, word in enumerate(_words_of(wanted)):
        values |= {f"word{at}": _pattern(word), f"lot{at}": _pattern(lot_key(word))}
    return values if wanted.ids is None else values | {"ids": _listing(wanted.ids)}


@lru_cache(maxsize=4)
def _listing(ids: frozenset[str]) -> str:
    """As one value: SQLite binds some thousands, and there may be more. Each page asks for it again."""
    return json.dumps(sorted(ids))


def _pattern(word: str) -> str:
    escaped = "".join(f"\\{each}" if each in "%_\\" else each for each in word)
    return f"%{escaped}%"


def listed(shape: Shape, *columns: Any) -> Select[Any]:
    """The sessions that a filter of this shape lists."""
    infusion = InfusionRecord
    in_error = infusion.entered_in_error.is_not(None) if shape.in_error else infusion.entered_in_error.is_(None)
    found = select(*columns).where(infusion.patient_pk == PATIENT_PK, in_error)
    if shape.since:
        found = found.where(infusion.started_at >= bindparam("since"))
    if shape.product:
        found = found.where(infusion.product == bindparam("product"))
    if shape.running:
        found = found.where(infusion.status == Status.RUNNING)
    if shape.ids:
        named = func.json_each(bindparam("ids")).table_valued("value")
        found = found.where(infusion.id.in_(select(named.c.value)))
    if shape.states:
        alternatives = or_(*(STATES[state] for state in sorted(shape.states)))
        of_session = exists().where(ReactionRecord.infusion_pk == infusion.pk, alternatives)
        found = found.where(of_session.correlate(infusion))  # the counts have reactions around it too
    for at, is_lot in enumerate(shape.words):
        found = found.where(_has_word(at, is_lot=is_lot))
    return found


def _has_word(at: int, *, is_lot: bool) -> ColumnElement[bool]:
    has_word = InfusionRecord.search.like(bindparam(f"word{at}"), escape="\\")
    return or_(has_word, InfusionRecord.search.like(bindparam(f"lot{at}"), escape="\\")) if is_lot else has_word


def ordering(order: Order) -> tuple[ColumnElement[Any], ...]:
    """What to order by; what is not recorded comes last either way."""
    started = InfusionRecord.started_at
    keys: dict[Column, Any] = {
        Column.STARTED: None,
        Column.TOOK: InfusionRecord.ended_at - started,
        Column.PRODUCT: InfusionRecord.product,
        Column.DOSE: InfusionRecord.dose,
    }
    key = keys[order.column]
    ties = (started.desc(), InfusionRecord.pk.desc()) if order.descending else (started.asc(), InfusionRecord.pk.asc())
    if key is None:
        return ties
    return ((key.desc() if order.descending else key.asc()).nulls_last(), *ties)
