"""Tables without names and dates: what would tell who a person is, or on which day anything was, is not in them.

Ids become running numbers, the start days since the first session that goes out, other moments minutes after the
start. Texts that anybody may have typed are left out; a product, a symptom or a medicine stays where it is on the
list of the program and is "other" where it is not.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from ivig_logger.domain.folding import fold
from ivig_logger.domain.vocabulary import drug_names, product_of, symptom_of
from ivig_logger.exchange.tables.columns import Bare, Column, Kind, Table

OTHER = "other"
DAY_HEADER = "day"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row belongs: the numbers of the session and the patient, the day, and the start in epoch seconds."""

    session: int
    patient: int
    day: int
    start: int


def bare_table(table: Table) -> Table:
    """The table as it is without names and dates."""
    return Table(table.name, tuple(_bare(each) for each in table.columns if each.bare is not Bare.LEFT_OUT))


def bare_values(table: Table) -> Callable[[Sequence[Any], Place], list[Any]]:
    """Turns the values of a row of `table` into those of its bare one."""
    columns = table.columns

    def bare(values: Sequence[Any], place: Place) -> list[Any]:
        following = iter(values)
        return [value for column in columns for value in _hidden(column, following, place)]

    return bare


def _bare(column: Column) -> Column:
    match column.bare:
        case Bare.SESSION:
            return replace(column, header="session", kind=Kind.NUMBER)
        case Bare.PATIENT:
            return replace(column, header="patient", kind=Kind.NUMBER)
        case Bare.DAY:
            return replace(column, header=DAY_HEADER, kind=Kind.NUMBER)
        case Bare.SINCE_START:
            return replace(column, header=f"{column.header}_minutes", kind=Kind.MINUTES)
        case Bare.WHETHER:
            return replace(column, kind=Kind.FLAG)
    return column


def _hidden(column: Column, values: Iterator[Any], place: Place) -> list[Any]:
    value = next(values)
    if column.kind is Kind.MOMENT:
        next(values)
    if column.bare is Bare.LEFT_OUT:
        return []
    hide = _HIDDEN.get(column.bare)
    return [value if hide is None else hide(value, place)]


@lru_cache(1000)
def _product(text: str) -> str:
    listed = product_of(text)
    return text if text == "unknown" else OTHER if listed is None else listed.name


@lru_cache(1000)
def _symptom(text: str) -> str:
    listed = symptom_of(text)
    return OTHER if listed is None else listed.term


@lru_cache(1000)
def _drug(text: str) -> str:
    wanted = fold(text)
    return next((name for name in drug_names() if fold(name) == wanted), OTHER)


_HIDDEN: dict[Bare, Callable[[Any, Place], object]] = {
    Bare.SESSION: lambda _, place: place.session,
    Bare.PATIENT: lambda _, place: place.patient,
    Bare.DAY: lambda _, place: place.day,
    Bare.SINCE_START: lambda value, place: None if value is None else value - place.start,
    Bare.WHETHER: lambda value, _: value is not None,
    Bare.PRODUCT: lambda value, _: _product(value),
    Bare.SYMPTOM: lambda value, _: _symptom(value),
    Bare.DRUG: lambda value, _: _drug(value),
}
