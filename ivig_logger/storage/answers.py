"""The facts of all sessions of one patient for the tables: a statement for each kind of fact, none for each session.

Statements are texts, because a hundred thousand rows are read at once and each typed column of each row would cost.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import Connection, Integer, and_, case, func, select, text, type_coerce

from ivig_logger.domain.answers.session_fact import Answer, Novelty, SessionFact
from ivig_logger.domain.folding import fold, lot_key
from ivig_logger.domain.infusion import Place, Premedication, RateUnit, ReactionAnswer, Severity, Status
from ivig_logger.domain.onset import FIRST_HOUR, FirstHour
from ivig_logger.domain.rates import in_ml_per_hour
from ivig_logger.domain.vocabulary import names_of_drug
from ivig_logger.storage.failures import sense_made
from ivig_logger.storage.first_hour import STATES
from ivig_logger.storage.listing import PATIENT_PK, Filter, listed, shape_of, values_of
from ivig_logger.storage.records import InfusionRecord, ReactionRecord

_DAY = 86_400
_OF_PATIENT = (
    "JOIN infusions i ON i.pk = infusion_pk"
    " WHERE i.patient_pk = (SELECT pk FROM patients WHERE id = :patient) AND i.entered_in_error IS NULL"
)
_SESSIONS = text(
    """
    SELECT pk, id, started_at, started_zone, status, product, concentration, dose, weight, place, premedication,
    reaction
    FROM infusions WHERE patient_pk = (SELECT pk FROM patients WHERE id = :patient) AND entered_in_error IS NULL
    ORDER BY started_at, id
    """
)
_LOTS = text(f"SELECT infusion_pk, lot FROM vials {_OF_PATIENT} ORDER BY infusion_pk, position")  # noqa: S608  # our own names
_MEDICATIONS = text(
    "SELECT infusion_pk, purpose, name, (i.started_at - at_at) / 60.0 FROM medications"  # noqa: S608  # our own names
    f" {_OF_PATIENT} AND purpose IN ('premedication', 'hydration') ORDER BY infusion_pk, position"
)
_TOP_RATES = text(
    f"SELECT infusion_pk, unit, max(value) FROM rates {_OF_PATIENT}"  # noqa: S608  # our own names
    f" AND at_at <= i.started_at + {int(FIRST_HOUR.total_seconds())} GROUP BY infusion_pk, unit"
)
# As domain.rates.rate_at_onset: none in a pause, after the end, or where the rate changed within the range.
_ONSET_RATES = text(
    f"""
    WITH firsts AS (
        SELECT infusion_pk, min(earliest_at + latest_at) AS both FROM reactions {_OF_PATIENT}
        AND latest_at >= i.started_at GROUP BY infusion_pk
    ), steps AS (
        SELECT r.infusion_pk, (
            SELECT x.pk FROM rates x WHERE x.infusion_pk = r.infusion_pk AND x.at_at <= r.earliest_at
            ORDER BY x.at_at DESC, x.position DESC LIMIT 1
        ) AS before, (
            SELECT x.pk FROM rates x WHERE x.infusion_pk = r.infusion_pk AND x.at_at <= r.latest_at
            ORDER BY x.at_at DESC, x.position DESC LIMIT 1
        ) AS after
        FROM firsts f JOIN reactions r ON r.infusion_pk = f.infusion_pk AND r.earliest_at + r.latest_at = f.both
        JOIN infusions i ON i.pk = r.infusion_pk
        WHERE r.earliest_at >= i.started_at AND (i.ended_at IS NULL OR r.latest_at <= i.ended_at)
        AND NOT EXISTS (
            SELECT 1 FROM pauses p WHERE p.infusion_pk = r.infusion_pk AND p.since_at <= r.latest_at
            AND (p.until_at IS NULL OR p.until_at > r.earliest_at)
        )
    )
    SELECT s.infusion_pk, x.unit, x.value FROM steps s JOIN rates x ON x.pk = s.before WHERE s.before = s.after
    """  # noqa: S608  # our own names
)
_SEVERITIES = (Severity.NOT_GRADED, Severity.MILD, Severity.MODERATE, Severity.SEVERE)
_REACTION = {answer.value: answer for answer in ReactionAnswer}
_PREMEDICATION = {answer.value: answer for answer in Premedication}
_PLACES = {place.value: place for place in Place} | {None: None}


@dataclass(slots=True)
class _Parts:
    """What belongs to the sessions, by their keys."""

    reactions: dict[int, tuple[Any, ...]]
    lots: dict[int, list[str]]
    premedications: dict[int, list[tuple[str, float | None]]]
    hydrated: set[int]
    top_rates: dict[int, list[tuple[str, int]]]
    onset_rates: dict[int, tuple[str, int]]


@dataclass(slots=True)
class _Past:
    """What came before a session."""

    started: int | None = None
    products: set[tuple[str, int | None]] = field(default_factory=set)
    lots: set[str] = field(default_factory=set)


def session_facts(db: Connection, patient: str) -> list[SessionFact]:
    """The facts of all sessions of a patient but those in error, in the order of start and id. Raises Unreadable."""
    of_patient = {"patient": patient}
    with sense_made():
        return list(_facts(db.execute(_SESSIONS, of_patient), _parts(db, of_patient)))


def listed_ids(db: Connection, wanted: Filter) -> set[str]:
    """The ids of the sessions that a filter lists."""
    return set(db.scalars(listed(shape_of(wanted), InfusionRecord.id), values_of(wanted)))


def _parts(db: Connection, of_patient: dict[str, Any]) -> _Parts:
    lots: defaultdict[int, list[str]] = defaultdict(list)
    for pk, lot in db.execute(_LOTS, of_patient):
        if lot not in lots[pk]:
            lots[pk].append(lot)
    given: defaultdict[int, list[tuple[str, float | None]]] = defaultdict(list)
    hydrated: set[int] = set()
    for pk, purpose, name, lead in db.execute(_MEDICATIONS, of_patient):
        if purpose == "hydration":
            hydrated.add(pk)
        else:
            given[pk].append((_drug(name), lead))
    tops: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    for pk, unit, value in db.execute(_TOP_RATES, of_patient):
        tops[pk].append((unit, value))
    onset_rates = {pk: (unit, value) for pk, unit, value in db.execute(_ONSET_RATES, of_patient)}
    reactions = {row[0]: tuple(row) for row in db.execute(_reactions(), of_patient)}
    return _Parts(reactions, lots, given, hydrated, tops, onset_rates)


def _facts(sessions: Any, parts: _Parts) -> Iterator[SessionFact]:
    past = _Past()
    for row in sessions:
        pk, id_, started, zone, status, product, concentration, dose, weight, place, given, reaction = row
        answered, told = _REACTION[reaction], parts.reactions.get(pk)
        strength, kilograms = _scaled(concentration, 3), _scaled(weight, 3)
        onset_rate, lots = parts.onset_rates.get(pk), tuple(parts.lots.get(pk, ()))
        yield SessionFact(
            id=id_,
            started=started,
            zone=zone,
            running=status == Status.RUNNING.value,
            first_hour=_first_hour(told, answered),
            reaction=_any(told, answered),
            onset=None if told is None or told[6] is None else (told[6] / 2 - started) / 60,
            worst=None if told is None or told[7] is None else _SEVERITIES[told[7]],
            product=product,
            concentration=strength,
            lots=lots,
            onset_rate=None if onset_rate is None else _ml_per_hour(*onset_rate, kilograms, strength),
            top_rate=_highest(parts.top_rates.get(pk, ()), kilograms, strength),
            premedication=_PREMEDICATION[given],
            premedications=tuple(parts.premedications.get(pk, ())),
            dose_per_kg=None if not weight or dose is None else Decimal(dose) / weight,
            gap=None if past.started is None else (started - past.started) / _DAY,
            novelty=_novelty(past, (fold(product), concentration), lots),
            place=_PLACES[place],
            hydration=pk in parts.hydrated,
        )
        past.started = started


def _first_hour(told: tuple[Any, ...] | None, answered: ReactionAnswer) -> Answer:
    if told is not None:
        for answer, counted in zip((Answer.YES, Answer.MAY_BE, Answer.NOT_KNOWN), told[1:4], strict=True):
            if counted:
                return answer
    return Answer.NOT_ASKED if answered is ReactionAnswer.NOT_ASKED else Answer.NO


def _any(told: tuple[Any, ...] | None, answered: ReactionAnswer) -> Answer:
    if told is not None and any(told[1:5]):
        return Answer.YES
    return Answer.NOT_ASKED if answered is ReactionAnswer.NOT_ASKED else Answer.NO


def _highest(rates: Any, weight: Decimal | None, concentration: Decimal | None) -> Decimal | None:
    """None where there is no rate, or one that cannot be compared with the others."""
    known = [_ml_per_hour(unit, value, weight, concentration) for unit, value in rates]
    return None if not known or None in known else max(each for each in known if each is not None)


def _ml_per_hour(unit: str, value: int, weight: Decimal | None, concentration: Decimal | None) -> Decimal | None:
    return in_ml_per_hour(Decimal(value).scaleb(-6), RateUnit(unit), weight, concentration)


def _novelty(past: _Past, product: tuple[str, int | None], lots: tuple[str, ...]) -> Novelty:
    keys = {_lot_key(each) for each in lots}
    is_first, is_known = past.started is None, product in past.products
    has_new = bool(keys - past.lots)
    past.products.add(product)
    past.lots |= keys
    if is_first:
        return Novelty.FIRST_SESSION
    if not is_known:
        return Novelty.PRODUCT
    if not keys:
        return Novelty.NOT_KNOWN
    return Novelty.LOT if has_new else Novelty.NOTHING


def _scaled(value: int | None, decimals: int) -> Decimal | None:
    return None if value is None else Decimal(value).scaleb(-decimals)


@cache
def _drug(name: str) -> str:
    return names_of_drug(name)[0]


@cache
def _lot_key(lot: str) -> str:
    return lot_key(lot)


@cache
def _reactions() -> Any:
    """Per session: whether one is in each state, the sum of both ends of the first onset, and the worst severity."""
    states = (FirstHour.IN, FirstHour.MAY_BE, FirstHour.NOT_KNOWN, FirstHour.LATER, FirstHour.BEFORE)
    is_of_session = case((STATES[FirstHour.BEFORE], False), else_=True)
    both = type_coerce(ReactionRecord.earliest_at + ReactionRecord.latest_at, Integer)
    grades = {severity: at for at, severity in enumerate(_SEVERITIES)}
    grade = case(*((ReactionRecord.severity == severity, at) for severity, at in grades.items()))
    return (
        select(
            ReactionRecord.infusion_pk,
            *(func.max(case((STATES[state], 1), else_=0)) for state in states),
            func.min(case((is_of_session, both))),
            func.max(case((is_of_session, grade))),
        )
        .join_from(ReactionRecord, InfusionRecord, ReactionRecord.infusion_pk == InfusionRecord.pk)
        .where(and_(InfusionRecord.patient_pk == PATIENT_PK, InfusionRecord.entered_in_error.is_(None)))
        .group_by(ReactionRecord.infusion_pk)
    )
