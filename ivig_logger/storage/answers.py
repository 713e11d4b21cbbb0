"""The facts of all sessions of one patient for the tables; a hundred thousand sessions are read in a second or two."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Connection

from ivig_logger.domain.answers.session_fact import Answer, Novelty, SessionFact
from ivig_logger.domain.folding import fold
from ivig_logger.domain.infusion import Place, Premedication, RateUnit, ReactionAnswer, Severity, Status
from ivig_logger.domain.rates import in_ml_per_hour
from ivig_logger.domain.vocabulary import names_of_drug
from ivig_logger.storage.answer_statements import (
    FIRST_SESSIONS,
    LOTS,
    MEDICATIONS,
    ONSET_RATES,
    SESSIONS,
    SEVERITIES,
    TOP_RATES,
    reactions_told,
)
from ivig_logger.storage.failures import sense_made
from ivig_logger.storage.listing import Filter, listed, shape_of, values_of
from ivig_logger.storage.records import InfusionRecord

_DAY = 86_400
_UNTOLD = {
    answer.value: Answer.NOT_ASKED if answer is ReactionAnswer.NOT_ASKED else Answer.NO for answer in ReactionAnswer
}
_OfReactions = tuple[Answer, Answer, float | None, Severity | None, int | None]
_WITHOUT: dict[str, _OfReactions] = {  # what is known of a session without any, by what was answered
    answered: (answer, answer, None, None, None if answer is Answer.NOT_ASKED else 0)
    for answered, answer in _UNTOLD.items()
}
_RUNNING = Status.RUNNING.value
_PREMEDICATION = {answer.value: answer for answer in Premedication}
_PLACES = {place.value: place for place in Place} | {None: None}


@dataclass(slots=True)
class _Parts:
    """What belongs to the sessions, by their keys."""

    reactions: dict[int, Any]
    lots: dict[int, tuple[str, ...]] = field(default_factory=dict)
    lot_keys: dict[int, tuple[str, ...]] = field(default_factory=dict)
    premedications: dict[int, list[tuple[str, float | None]]] = field(default_factory=dict)
    hydrated: set[int] = field(default_factory=set)
    top_rates: dict[int, list[tuple[str, int]]] = field(default_factory=dict)
    onset_rates: dict[int, tuple[str, int]] = field(default_factory=dict)


@dataclass(slots=True)
class _Past:
    """What came before a session."""

    started: int | None = None
    products: set[tuple[str, int | None]] = field(default_factory=set)
    lots: set[str] = field(default_factory=set)


def session_facts(db: Connection, patient: str) -> list[SessionFact]:
    """The facts of all sessions of a patient but those in error, in the order of start and id. Raises Unreadable."""
    with sense_made():
        return _put_together(db, {"patient": patient}, whole=True)


def first_facts(db: Connection, patient: str) -> list[SessionFact]:
    """The same in less than half of the time, as if no lot, rate, medicine, end and well-being were recorded.

    For a first look at a large log: sessions, reactions, products, places and gaps can be counted by them.
    """
    with sense_made():
        return _put_together(db, {"patient": patient}, whole=False)


def listed_ids(db: Connection, wanted: Filter) -> set[str]:
    """The ids of the sessions that a filter lists."""
    return set(db.scalars(listed(shape_of(wanted), InfusionRecord.id), values_of(wanted)))


def _put_together(db: Connection, of_patient: dict[str, Any], *, whole: bool) -> list[SessionFact]:
    reactions = {row[0]: row for row in db.execute(reactions_told(), of_patient).all()}
    parts = _parts(db, of_patient, reactions) if whole else _Parts(reactions)
    statement = SESSIONS if whole else FIRST_SESSIONS
    return list(_facts(db.execute(statement, of_patient).all(), parts))


def _parts(db: Connection, of_patient: dict[str, Any], reactions: dict[int, Any]) -> _Parts:
    parts = _Parts(reactions)
    for pk, lot, key in db.execute(LOTS, of_patient).all():
        before = parts.lots.get(pk)
        if before is None:
            parts.lots[pk], parts.lot_keys[pk] = (lot,), (key,)
        else:
            if lot not in before:
                parts.lots[pk] = (*before, lot)
            if key not in parts.lot_keys[pk]:
                parts.lot_keys[pk] = (*parts.lot_keys[pk], key)
    for pk, purpose, name, lead in db.execute(MEDICATIONS, of_patient).all():
        if purpose == "hydration":
            parts.hydrated.add(pk)
        else:
            parts.premedications.setdefault(pk, []).append((_drug(name), lead))
    for pk, unit, value in db.execute(TOP_RATES, of_patient):
        parts.top_rates.setdefault(pk, []).append((unit, value))
    parts.onset_rates = {pk: (unit, value) for pk, unit, value in db.execute(ONSET_RATES, of_patient)}
    return parts


def _facts(sessions: Iterable[Any], parts: _Parts) -> Iterator[SessionFact]:
    past = _Past()
    for row in sessions:
        pk, id_, started, zone, status, product, concentration, dose, weight, place, given, *rest = row
        reaction, ended, wellbeing, trough = rest
        told = parts.reactions.get(pk)
        # Most sessions have none: what follows from reactions is looked at for the others only.
        first_hour, any_reaction, onset, worst, count = (
            _WITHOUT[reaction] if told is None else _of_reactions(told, reaction, started)
        )
        keys = parts.lot_keys.get(pk, ())
        strength = _concentration(concentration)
        yield SessionFact(  # by position: a hundred thousand names would take as long as all of the rest
            id_,
            started,
            zone,
            status == _RUNNING,
            first_hour,
            any_reaction,
            onset,
            worst,
            product,
            strength,
            parts.lots.get(pk, ()),
            keys,
            _onset_rate(parts, pk, weight, strength),
            _highest(parts.top_rates.get(pk), weight, strength),
            _PREMEDICATION[given],
            tuple(parts.premedications.get(pk, ())),
            None if not weight or dose is None else Decimal(dose) / weight,
            None if past.started is None else (started - past.started) / _DAY,
            _novelty(past, (_folded(product), concentration), keys),
            _PLACES[place],
            pk in parts.hydrated,
            ended,
            count,
            wellbeing,
            None if trough is None else _scaled(trough, 3),
        )
        past.started = started


def _of_reactions(told: tuple[Any, ...], answered: str, started: int) -> _OfReactions:
    onset = None if told[6] is None else (told[6] / 2 - started) / 60
    worst = None if told[7] is None else SEVERITIES[told[7]]
    count = told[8] or _WITHOUT[answered][4]
    return _first_hour(told, answered), _any(told, answered), onset, worst, count


def _first_hour(told: tuple[Any, ...], answered: str) -> Answer:
    for answer, counted in zip((Answer.YES, Answer.MAY_BE, Answer.NOT_KNOWN), told[1:4], strict=True):
        if counted:
            return answer
    return _UNTOLD[answered]


def _any(told: tuple[Any, ...], answered: str) -> Answer:
    return Answer.YES if any(told[1:5]) else _UNTOLD[answered]


def _onset_rate(parts: _Parts, pk: int, weight: int | None, concentration: Decimal | None) -> Decimal | None:
    rate = parts.onset_rates.get(pk)
    return None if rate is None else _ml_per_hour(*rate, _scaled(weight, 3), concentration)


def _highest(rates: list[tuple[str, int]] | None, weight: int | None, concentration: Decimal | None) -> Decimal | None:
    """None where there is no rate, or one that cannot be compared with the others."""
    if not rates:
        return None
    known = [_ml_per_hour(unit, value, _scaled(weight, 3), concentration) for unit, value in rates]
    return None if None in known else max(each for each in known if each is not None)


def _ml_per_hour(unit: str, value: int, weight: Decimal | None, concentration: Decimal | None) -> Decimal | None:
    return in_ml_per_hour(Decimal(value).scaleb(-6), RateUnit(unit), weight, concentration)


def _novelty(past: _Past, product: tuple[str, int | None], lots: tuple[str, ...]) -> Novelty:
    is_first, is_known = past.started is None, product in past.products
    has_new = not past.lots.issuperset(lots)
    if not is_known:
        past.products.add(product)
    if has_new:
        past.lots.update(lots)
    if is_first:
        return Novelty.FIRST_SESSION
    if not is_known:
        return Novelty.PRODUCT
    if not lots:
        return Novelty.NOT_KNOWN
    return Novelty.LOT if has_new else Novelty.NOTHING


def _scaled(value: int | None, decimals: int) -> Decimal | None:
    return None if value is None else Decimal(value).scaleb(-decimals)


@cache
def _drug(name: str) -> str:
    return names_of_drug(name)[0]


@lru_cache(maxsize=10_000)
def _folded(product: str) -> str:
    return fold(product)


@lru_cache(maxsize=10_000)
def _concentration(value: int | None) -> Decimal | None:
    return _scaled(value, 3)
