"""Parts of a FHIR resource that was read, whatever stands where they are wanted: nothing here ever raises."""

import json

from ivig_logger.exchange.fhir.systems import AS_TYPED, ZONE
from ivig_logger.exchange.log_json import NoNumber, Object


def child(of: Object, key: str) -> Object:
    """The object under a key; an empty one where there is none."""
    value = of.get(key)
    return value if isinstance(value, Object) else Object()


def list_at(of: Object, key: str) -> list[object]:
    """The list under a key; an object that stands alone there counts as a list of one."""
    value = of.get(key)
    return value if isinstance(value, list) else [value] if isinstance(value, Object) else []


def children(of: Object, key: str) -> list[Object]:
    """The objects in the list under a key."""
    return [each for each in list_at(of, key) if isinstance(each, Object)]


def text_at(of: Object, key: str) -> str:
    """The text under a key as it was typed; empty where there is none."""
    typed = typed_text(children(child(of, f"_{key}"), "extension"))
    if typed is not None:
        return typed
    value = of.get(key)
    return value if isinstance(value, str) and not isinstance(value, NoNumber) else ""


def typed_text(extensions: list[Object]) -> str | None:
    """The text as it was typed that stands among extensions; None where there is none."""
    found = (_quoted(each.get("valueString")) for each in extensions if each.get("url") == AS_TYPED)
    return next((each for each in found if each is not None), None)


def _quoted(text: object) -> str | None:
    if not isinstance(text, str) or not text.startswith('"'):
        return None
    try:
        typed = json.loads(text)
    except ValueError:
        return None
    return typed if isinstance(typed, str) else None


def zone_of(of: Object, key: str) -> str:
    """The IANA zone that stands beside a dateTime; empty where there is none."""
    beside = children(child(of, f"_{key}"), "extension")
    return next((text_at(each, "valueCode") for each in beside if each.get("url") == ZONE), "")


def concept_text(concept: Object) -> str:
    """The words of a concept: its text, else the first words of its codes."""
    said = text_at(concept, "text")
    if said or "_text" in concept:
        return said
    return next((words for each in children(concept, "coding") if (words := text_at(each, "display"))), "")


def codes(concept: Object, system: str) -> set[str]:
    """The codes of a concept in one system."""
    return {text_at(each, "code") for each in children(concept, "coding") if each.get("system") == system}
