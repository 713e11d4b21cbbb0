"""The answers counted by brute force from the text of an export, by no code of the program that counts."""

import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from datetime import datetime
from decimal import Decimal
from statistics import median
from typing import Any

from ivig_logger.domain.folding import fold, lot_key
from ivig_logger.domain.vocabulary import names_of_drug

Session = dict[str, Any]
GRADES = ("not graded", "mild", "moderate", "severe")
RATES = (50, 100, 150, 200, 300, 400)
LEADS = (0, 30, 60)
GAPS = (2, 14, 21, 28, 35, 49)
DOSES = tuple(map(Decimal, ("0.2", "0.4", "0.6", "0.8", "1", "1.5", "2")))


def sessions_in(export: bytes, patient: str) -> list[Session]:
    """Those of a patient that are no errors, the oldest first, each with what came before it."""
    found = [each for each in json.loads(export, parse_float=Decimal)["infusions"] if each["patient"] == patient]
    sound = [each for each in found if each["entered_in_error"] is None]
    listed = sorted(sound, key=lambda each: (_at(each["started"]), each["id"]))
    for number, each in enumerate(listed):
        each["earlier"] = listed[:number]
    return listed


def first_hour(session: Session) -> str:
    """Yes, may be, not known, not asked or no."""
    states = [state for state, _ in _told(session)]
    for state, answer in (("in", "yes"), ("may be", "may be"), ("not known", "not known")):
        if state in states:
            return answer
    return "not asked" if session["reaction"] == "not asked" else "no"


def any_reaction(session: Session) -> str:
    """Yes, not asked or no."""
    if any(state != "before" for state, _ in _told(session)):
        return "yes"
    return "not asked" if session["reaction"] == "not asked" else "no"


def onset(session: Session) -> float | None:
    """Minutes to the first reaction, in the middle of what is known."""
    return min((_middle(session, told) for _, told in _known(session)), default=None)


def worst(sessions: list[Session]) -> str | None:
    """The worst severity of all of them."""
    there = [told["severity"] for each in sessions for state, told in _told(each) if state != "before"]
    return max(there, key=GRADES.index, default=None)


def median_onset(sessions: list[Session]) -> float | None:
    """Among those where it is known."""
    known = [each for each in map(onset, sessions) if each is not None]
    return median(known) if known else None


def rows(by: str, sessions: list[Session]) -> dict[Hashable, list[Session]]:
    """The sessions in each row of a table."""
    gathered: defaultdict[Hashable, list[Session]] = defaultdict(list)
    for each in sessions:
        for key in dict.fromkeys(_KEYS[by](each)):
            gathered[key].append(each)
    return dict(gathered)


def _told(session: Session) -> Iterator[tuple[str, Any]]:
    for told in session["reactions"]:
        if told["onset"] is None:
            yield "not known", told
            continue
        first, last = _bounds(session, told)
        inside = first >= 0 and last <= 3600
        yield "before" if last < 0 else "later" if first > 3600 else "in" if inside else "may be", told


def _known(session: Session) -> list[tuple[str, Any]]:
    return [(state, told) for state, told in _told(session) if state not in ("before", "not known")]


def _bounds(session: Session, told: Any) -> tuple[float, float]:
    start = _at(session["started"])
    return _at(told["onset"]["earliest"]) - start, _at(told["onset"]["latest"]) - start


def _middle(session: Session, told: Any) -> float:
    return sum(_bounds(session, told)) / 2 / 60


def _at(moment: Any) -> float:
    return datetime.fromisoformat(moment["at"]).timestamp()


def _span(value: Any, edges: tuple[Any, ...]) -> Hashable:
    if value is None:
        return None
    low = max((edge for edge in edges if edge <= value), default=None)
    return "span", low, min((edge for edge in edges if edge > value), default=None)


def _in_ml_per_hour(rate: Any, session: Session) -> Decimal | None:
    value, unit = Decimal(rate["value"]), rate["unit"]
    weight, strength = (Decimal(session[name] or 0) for name in ("weight_kg", "concentration_percent"))
    factors = {
        "mL/h": Decimal(1),
        "mL/kg/h": weight,
        "mL/kg/min": weight * 60,
        "mg/kg/min": weight * 60 / (strength * 10) if strength else Decimal(0),
    }
    return value * factors[unit] if factors[unit] else None


def _onset_rates(session: Session) -> list[Hashable]:
    first = onset(session)
    if first is None:
        return []
    beginning = [told for _, told in _known(session) if _middle(session, told) == first]
    rates = [each["rate_at_onset"] for each in beginning if each["rate_at_onset"] is not None]
    return [_span(_in_ml_per_hour(rates[-1], session), RATES) if rates else None]


def _top_rates(session: Session) -> list[Hashable]:
    early = [each for each in session["rates"] if _at(each["at"]) - _at(session["started"]) <= 3600]
    known = [_in_ml_per_hour(each, session) for each in early]
    return [None if not known or None in known else _span(max(each for each in known if each is not None), RATES)]


def _premedications(session: Session) -> list[Hashable]:
    given = [each for each in session["medications"] if each["purpose"] == "premedication"]
    if not given:
        return [("given", None, None)] if session["premedication"] == "none given" else [None]
    return [("given", names_of_drug(each["name"])[0], _span(_lead(session, each), LEADS)) for each in given]


def _lead(session: Session, given: Any) -> float | None:
    return None if given["at"] is None else (_at(session["started"]) - _at(given["at"])) / 60


def _dose(session: Session) -> list[Hashable]:
    dose, weight = session["dose_g"], session["weight_kg"]
    return [None if dose is None or weight is None else _span(Decimal(dose) / Decimal(weight), DOSES)]


def _gap(session: Session) -> list[Hashable]:
    before = session["earlier"][-1:]
    return [_span((_at(session["started"]) - _at(before[0]["started"])) / 86_400, GAPS) if before else None]


def _product(session: Session) -> tuple[str, Decimal | None]:
    strength = session["concentration_percent"]
    return fold(session["product"]), None if strength is None else Decimal(strength)


def _lots(session: Session) -> list[Hashable]:
    return [lot_key(each["lot"]) for each in session["vials"]]


def _novelty(session: Session) -> list[Hashable]:
    earlier, lots = session["earlier"], set(_lots(session))
    if not earlier:
        return ["first session"]
    if _product(session) not in map(_product, earlier):
        return ["new product"]
    if not lots:
        return ["not known"]
    return ["new lot" if lots - {lot for each in earlier for lot in _lots(each)} else "nothing new"]


_KEYS: dict[str, Callable[[Session], list[Hashable]]] = {
    "product": lambda session: [_product(session)],
    "lot": lambda session: _lots(session) or [None],
    "rate at the onset": _onset_rates,
    "highest rate of the first hour": _top_rates,
    "premedication": _premedications,
    "dose per kg": _dose,
    "days since the last session": _gap,
    "first session with": _novelty,
    "place": lambda session: [session["place"]],
    "hydration": lambda session: [any(each["purpose"] == "hydration" for each in session["medications"])],
}
