"""The history of one patient: counts, and the rows of one page, as cheap at a million sessions as at a thousand.

A page is found over an index first and joined afterwards; what belongs to its rows comes in one statement a table. A
statement is built once for each shape of a filter, because building costs more than running it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, Select, bindparam, case, func, or_, select
from sqlalchemy import text as sql_text

from ivig_logger.domain.infusion import Premedication, Purpose, Reaction, ReactionAnswer, Status
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import FirstHour
from ivig_logger.storage import rows
from ivig_logger.storage.failures import sense_made
from ivig_logger.storage.first_hour import STATES
from ivig_logger.storage.listing import PATIENT_PK, Column, Filter, Order, Shape, listed, ordering, shape_of, values_of
from ivig_logger.storage.moments import moment_in, stored_moment
from ivig_logger.storage.records import InfusionRecord, MedicationRecord, ReactionRecord, VialRecord
from ivig_logger.storage.trace_records import SignatureRecord


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """What one line of the history shows of an infusion; its reactions without their notes and actions."""

    id: str
    started: Moment
    ended: Moment | None
    status: Status
    product: str
    dose: Decimal | None
    premedication: Premedication
    premedications: tuple[str, ...]
    lots: tuple[str, ...]
    reaction: ReactionAnswer
    reactions: tuple[Reaction, ...]
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of sessions: all, the running ones, and those with at least one reaction in each state.

    `may_be` are those where one may have begun in the first hour and none did; `not_known` those where an onset is not
    known and no other tells that one did or may have. So each session is counted once, as in the answers.
    """

    sessions: int
    running: int
    with_state: dict[FirstHour, int]
    may_be: int
    not_known: int


_PRODUCTS = (
    select(InfusionRecord.product, func.count())
    .where(InfusionRecord.patient_pk == PATIENT_PK, InfusionRecord.entered_in_error.is_(None))
    .group_by(InfusionRecord.product)
    .order_by(func.max(InfusionRecord.started_at).desc())
)
_LINE = tuple(
    getattr(InfusionRecord, name)
    for name in (
        *("pk", "id", "started_at", "started_zone", "ended_at", "ended_zone"),
        *("status", "product", "dose", "premedication", "reaction"),
    )
)
_OF_PAGE: BindParameter[int] = bindparam("pks", expanding=True)
_REACTIONS = (
    select(
        *(getattr(ReactionRecord, name) for name in ("infusion_pk", "symptom", "earliest_at", "earliest_zone")),
        *(getattr(ReactionRecord, name) for name in ("latest_at", "latest_zone", "precision", "severity")),
    )
    .where(ReactionRecord.infusion_pk.in_(_OF_PAGE))
    .order_by(ReactionRecord.infusion_pk, ReactionRecord.position)
)
_PREMEDICATIONS = (
    select(MedicationRecord.infusion_pk, MedicationRecord.name)
    .where(MedicationRecord.infusion_pk.in_(_OF_PAGE), MedicationRecord.purpose == Purpose.PREMEDICATION)
    .order_by(MedicationRecord.infusion_pk, MedicationRecord.position)
)
_LOTS = (
    select(VialRecord.infusion_pk, VialRecord.lot)
    .where(VialRecord.infusion_pk.in_(_OF_PAGE))
    .order_by(VialRecord.infusion_pk, VialRecord.position)
)
_SIGNED = select(SignatureRecord.infusion_pk).where(SignatureRecord.infusion_pk.in_(_OF_PAGE))

# Most logs are of one patient: then all sessions but those in error, because SQLite counts a whole table by its pages,
# ten times as fast as by a patient's rows. As text, because the first window waits for it and not for its compilation.
_COUNT_ALL = sql_text(
    """
    SELECT CASE WHEN (SELECT count(*) FROM patients) = (SELECT count(*) FROM patients WHERE id = :patient)
    THEN (SELECT count(*) FROM infusions) - (
        SELECT count(*) FROM infusions WHERE entered_in_error IS NOT NULL
        AND patient_pk = (SELECT pk FROM patients WHERE id = :patient)
    )
    ELSE (
        SELECT count(*) FROM infusions WHERE entered_in_error IS NULL
        AND patient_pk = (SELECT pk FROM patients WHERE id = :patient)
    ) END
    """
)


def count(db: Connection, wanted: Filter) -> int:
    """How many sessions a filter lists."""
    if wanted == Filter(wanted.patient):
        counted: int = db.execute(_COUNT_ALL, {"patient": wanted.patient}).scalar_one()
    else:
        counted = db.execute(_counting(shape_of(wanted)), values_of(wanted)).scalar_one()
    return counted


def page(db: Connection, wanted: Filter, order: Order, offset: int, limit: int) -> list[HistoryRow]:
    """The rows from `offset` on, at most `limit`."""
    values = values_of(wanted) | {"offset": offset, "limit": limit}
    with sense_made():
        return _page(db, db.execute(_paging(shape_of(wanted), order), values).all())


def _page(db: Connection, lines: Sequence[Any]) -> list[HistoryRow]:
    of_page = {"pks": [line[0] for line in lines]}
    reactions = reactions_of(db, of_page)
    premedications, lots = _texts(db, _PREMEDICATIONS, of_page), _texts(db, _LOTS, of_page)
    signed = set(db.scalars(_SIGNED, of_page))
    page = []
    # Unpacked, because looking up a row's values by their names takes as long as all of the rest.
    for pk, infusion, at, zone, end, end_zone, status, product, dose, premedication, reaction in lines:
        started, ended = stored_moment(at, zone), moment_in(end, end_zone)
        given, used = tuple(premedications.get(pk, ())), tuple(dict.fromkeys(lots.get(pk, ())))
        told = tuple(reactions.get(pk, ()))
        about = (infusion, started, ended, status, product, dose, premedication, given, used, reaction, told)
        page.append(HistoryRow(*about, pk in signed))
    return page


def reactions_of(db: Connection, of_page: dict[str, list[int]]) -> dict[int, list[Reaction]]:
    """The reactions of the sessions whose keys `of_page` binds as "pks", without their notes and actions."""
    gathered: defaultdict[int, list[Reaction]] = defaultdict(list)
    for pk, symptom, earliest, earliest_zone, latest, latest_zone, precision, severity in db.execute(
        _REACTIONS, of_page
    ).all():
        onset = rows.onset_in(earliest, earliest_zone, latest, latest_zone, precision)
        gathered[pk].append(Reaction(symptom, onset, severity))
    return gathered


def summary(db: Connection, wanted: Filter) -> Summary:
    """The counts of what a filter lists. Reads every reaction of the patient: for the background."""
    row = db.execute(_summing(shape_of(wanted)), values_of(wanted)).one()
    *states, possible, open_ = row
    with_state = dict(zip(STATES, states, strict=True))
    alone = (possible - with_state[FirstHour.IN], open_ - possible)
    return Summary(count(db, wanted), count(db, replace(wanted, running=True)), with_state, *alone)


def products(db: Connection, patient: str) -> list[str]:
    """The products of a patient as they were typed, the last one first."""
    return [row.product for row in db.execute(_PRODUCTS, {"patient": patient})]


def position(db: Connection, wanted: Filter, order: Order, infusion: str) -> int | None:
    """Where an infusion stands in the list; None where the filter leaves it out."""
    shape, values = shape_of(wanted), values_of(wanted)
    if order.column is Column.STARTED:
        place = db.execute(_place(shape), values | {"infusion": infusion}).first()
        return None if place is None else _count_ahead(db, shape, values, order, place)
    found = db.scalars(listed(shape, InfusionRecord.id).order_by(*ordering(order)), values)
    return next((at for at, each in enumerate(found) if each == infusion), None)


def _count_ahead(db: Connection, shape: Shape, values: dict[str, Any], order: Order, place: Row[Any]) -> int:
    here = {"at": place.at, "pk": place.pk}
    counted: int = db.execute(_ahead(shape, order.descending), values | here).scalar_one()
    return counted


def _texts(db: Connection, statement: Select[int, str], of_page: dict[str, list[int]]) -> dict[int, list[str]]:
    gathered: defaultdict[int, list[str]] = defaultdict(list)
    for pk, text in db.execute(statement, of_page).all():
        gathered[pk].append(text)
    return gathered


@cache
def _counting(shape: Shape) -> Select[Any]:
    return listed(shape, func.count())


@cache
def _paging(shape: Shape, order: Order) -> Select[Any]:
    found = listed(shape, InfusionRecord.pk).order_by(*ordering(order))
    page = found.limit(bindparam("limit")).offset(bindparam("offset")).subquery()
    return select(*_LINE).join_from(page, InfusionRecord, InfusionRecord.pk == page.c.pk).order_by(*ordering(order))


@cache
def _summing(shape: Shape) -> Select[Any]:
    possible = or_(STATES[FirstHour.IN], STATES[FirstHour.MAY_BE])
    told = (*STATES.values(), possible, or_(possible, STATES[FirstHour.NOT_KNOWN]))
    counts = (func.count(func.distinct(case((each, InfusionRecord.pk)))) for each in told)
    return listed(shape, *counts).join_from(
        ReactionRecord, InfusionRecord, ReactionRecord.infusion_pk == InfusionRecord.pk
    )


@cache
def _place(shape: Shape) -> Select[Any]:
    found = listed(shape, InfusionRecord.started_at.label("at"), InfusionRecord.pk.label("pk"))
    return found.where(InfusionRecord.id == bindparam("infusion"))


@cache
def _ahead(shape: Shape, descending: bool) -> Select[Any]:
    started, pk = InfusionRecord.started_at, InfusionRecord.pk
    at, this = bindparam("at", type_=started.type), bindparam("pk", type_=pk.type)
    if descending:
        return listed(shape, func.count()).where(started >= at, or_(started > at, pk > this))
    return listed(shape, func.count()).where(started <= at, or_(started < at, pk < this))
