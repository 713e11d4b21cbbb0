"""What was given to a patient before, offered again by one press."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from ivig_logger.domain.folding import fold, lot_key
from ivig_logger.domain.infusion import Infusion, Medication, Purpose, Vial
from ivig_logger.domain.plan import Plan

MOST = 8
_Key = tuple[str, Decimal | None, str, str]


def favourite_medicines(sessions: Iterable[Infusion], plan: Plan) -> tuple[Medication, ...]:
    """At most eight medicines by name, dose, unit and route, without time and purpose.

    The most frequent first, counted in sessions and once more for standing in the plan; of two the one given last.
    """
    counts: Counter[_Key] = Counter()
    last: dict[_Key, tuple[int, Medication]] = {}
    planned = [Medication(each.name, each.dose, each.unit, each.route) for each in plan.premedications]
    for at, medicines in enumerate((planned, *(each.medications for each in _oldest_first(sessions)))):
        named = {_key(each): replace(each, purpose=Purpose.OTHER, at=None) for each in medicines if each.name.strip()}
        counts.update(named.keys())
        last |= {key: (at, each) for key, each in named.items()}
    frequent = sorted(last, key=lambda key: (-counts[key], -last[key][0]))
    return tuple(last[key][1] for key in frequent[:MOST])


def known_vials(sessions: Iterable[Infusion]) -> tuple[Vial, ...]:
    """At most eight vials of different lots, the last one used first."""
    lots: dict[str, Vial] = {}
    for session in _oldest_first(sessions):
        for vial in session.vials:
            known = lots.pop(lot_key(vial.lot), vial)
            lots[lot_key(vial.lot)] = replace(vial, expiry=vial.expiry or known.expiry)
    return tuple(reversed(lots.values()))[:MOST]


def _oldest_first(sessions: Iterable[Infusion]) -> list[Infusion]:
    kept = (each for each in sessions if each.entered_in_error is None)
    return sorted(kept, key=lambda each: (each.started.epoch, each.id))


def _key(given: Medication) -> _Key:
    return fold(given.name), given.dose, given.unit, fold(given.route)
