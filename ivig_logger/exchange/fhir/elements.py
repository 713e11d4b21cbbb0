"""The elements that resources are made of: texts, moments, quantities, codes and references.

FHIR refuses empty texts, control characters and most kinds of white space. A text that it would refuse is written with
spaces in their place, and beside it, in an extension, as it was typed.
"""

import json
from datetime import timedelta
from decimal import Decimal

from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.fhir.systems import ABSENT, AS_TYPED, UCUM, ZONE, Code, Resource

_BLANKS = " \t\r\n"
_FURTHEST = timedelta(hours=14)  # the largest offset that a dateTime may have


def put_text(into: Resource, key: str, text: str) -> None:
    """A text under a key; nothing where it is empty."""
    if text:
        into |= _text(key, text, "")


def words(text: str, otherwise: str = "not recorded") -> Resource:
    """A concept that has words only."""
    return _text("text", text, otherwise)


def _text(key: str, text: str, otherwise: str) -> Resource:
    typed = as_typed(text)
    if typed is None:
        return {key: text}
    allowed = "".join(each if _is_allowed(each) else " " for each in text)
    return {key: allowed if allowed.strip() else otherwise or "?", f"_{key}": {"extension": [typed]}}


def as_typed(text: str) -> Resource | None:
    """The extension that keeps a text that FHIR refuses; None where it takes the text as it is."""
    if text.strip(_BLANKS) and all(_is_allowed(each) for each in text):
        return None
    return {"url": AS_TYPED, "valueString": json.dumps(text)}


def _is_allowed(character: str) -> bool:
    return character in _BLANKS or (character.isprintable() and not character.isspace())


def put_moment(into: Resource, key: str, at: Moment | None) -> None:
    """A dateTime with its offset, and the zone of the clock in the extension that R4 has for it."""
    if at is not None:
        into |= {key: date_time(at), f"_{key}": {"extension": [{"url": ZONE, "valueCode": at.zone}]}}


def date_time(at: Moment) -> str:
    """A moment as FHIR writes it: offsets have no seconds there, so that such a clock is written in UTC."""
    offset = at.local.utcoffset() or timedelta(0)
    if offset % timedelta(minutes=1) or abs(offset) > _FURTHEST:
        return at.in_zone("UTC").local.isoformat()
    return at.local.isoformat()


def period(since: Moment, until: Moment | None) -> Resource:
    """A period, open where it has not ended."""
    made: Resource = {}
    put_moment(made, "start", since)
    put_moment(made, "end", until)
    return made


def not_known() -> Resource:
    """What stands where FHIR wants a period and there is none."""
    return {"extension": [{"url": ABSENT, "valueCode": "unknown"}]}


def quantity(value: Decimal | int, unit: str, ucum: str) -> Resource:
    """A number with its unit in words and, where UCUM knows it, as a code."""
    made: Resource = {"value": value}
    put_text(made, "unit", unit)
    return made | ({"system": UCUM, "code": ucum} if ucum else {})


def coded(code: Code) -> Resource:
    """A concept with its code and its words."""
    codes = [code.code, code.also] if code.also else [code.code]
    return {"coding": [{"system": code.system, "code": each} for each in codes], "text": code.text}


def one_code(system: str, code: str) -> Resource:
    """A concept of a code alone."""
    return {"coding": [{"system": system, "code": code}]}


def refer(entry: str) -> Resource:
    """A reference to another entry of the bundle, by its UUID."""
    return {"reference": f"urn:uuid:{entry}"}
