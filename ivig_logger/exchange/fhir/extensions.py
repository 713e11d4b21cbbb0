"""What FHIR has no place for, as extensions of ours: the objects of the JSON log, key by key, and back again.

An object is an extension with extensions, a list is one extension for each of its entries; the keys are those of
docs/log-format.md. An empty list is `valueBoolean` false, and an empty object is `valueBoolean` true. A text that FHIR
refuses is an extension with the text as it was typed in it.
"""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from ivig_logger.domain.moment import Moment, is_zone
from ivig_logger.exchange.fhir.elements import as_typed, date_time
from ivig_logger.exchange.fhir.json_parts import children, text_at, typed_text
from ivig_logger.exchange.fhir.systems import OURS, Resource
from ivig_logger.exchange.fhir.times import Clock, as_object
from ivig_logger.exchange.log_json import Object

_LISTS = frozenset(
    {"actions", "addenda", "after_end", "due_answers", "every", "follow_ups", "marks", "pauses", "premedications"}
    | {"signatures", "steps"}
)
_MOMENT = {"at", "zone"}
_DEEPEST = 10  # ours are four deep
_VALUES = ("valueDateTime", "valueCode", "valueBoolean", "valueInteger", "valueDecimal")


def extensions(facts: Iterable[tuple[str, object]]) -> list[Resource]:
    """The extensions for facts of the log; what is not recorded (None, empty) is left out."""
    return [each for key, value in facts if _is_recorded(value) for each in _of(OURS + key, value)]


def _is_recorded(value: object) -> bool:
    return value is not None and value != ""


def _of(url: str, value: object) -> list[Resource]:
    if isinstance(value, list) and value:
        return [made for each in value for made in _of(url, each)]
    return [{"url": url} | (_inside(value) if isinstance(value, dict) and value else _value(value))]


def _inside(value: dict[str, object]) -> Resource:
    if value.keys() == _MOMENT:
        at = Moment.of(datetime.fromisoformat(str(value["at"])), str(value["zone"]))
        zone: Resource = {"url": "zone", "valueCode": at.zone}
        return {"extension": [{"url": "at", "valueDateTime": date_time(at)}, zone]}
    parts = [(key, part) for key, part in value.items() if _is_recorded(part)]
    return {"extension": [inner for key, part in parts for inner in _of(key, part)]}


def _value(value: object) -> Resource:
    if isinstance(value, str):
        typed = as_typed(value)
        return {"valueString": value} if typed is None else {"extension": [typed]}
    if isinstance(value, Decimal):
        return {"valueDecimal": value}
    if isinstance(value, int) and not isinstance(value, bool):
        return {"valueInteger": value}
    return {"valueBoolean": value is True or value == {}}


def facts_of(element: Object) -> Object:
    """The facts of the log that our extensions of an element hold; others' extensions are passed over."""
    ours = ((text_at(each, "url"), each) for each in children(element, "extension"))
    return _facts(((url.removeprefix(OURS), each) for url, each in ours if url.startswith(OURS)), 0)


def _facts(named: Iterable[tuple[str, Object]], depth: int) -> Object:
    facts = Object()
    if depth > _DEEPEST:
        return facts
    for key, each in named:
        value = _read(key, each, depth)
        if key in _LISTS:
            listed = facts.setdefault(key, [])
            if isinstance(listed, list) and value is not False:
                listed.append(value)
        else:
            facts.setdefault(key, value)
    return facts


def _read(key: str, extension: Object, depth: int) -> object:
    inner = children(extension, "extension")
    if inner and (typed := typed_text(inner)) is not None:
        return typed
    if inner:
        facts = _facts(((text_at(each, "url"), each) for each in inner), depth + 1)
        return _moment(facts, inner) if facts.keys() == _MOMENT else facts
    if key == "plan":
        return Object()
    if "valueString" in extension:
        return text_at(extension, "valueString")
    return next((extension[name] for name in _VALUES if name in extension), None)


def _moment(facts: Object, inner: list[Object]) -> Object:
    """A moment that was written in UTC goes back onto its clock; what is none stays, and is refused at its place."""
    written = next(each for each in inner if text_at(each, "url") == "at")
    at = Clock(str(facts["zone"])).moment(written, "valueDateTime") if is_zone(str(facts["zone"])) else None
    return facts if at is None else as_object(at)
