"""One canonical text for each value, for the revisions of the log: the same value gives the same text for ever."""

import json
from collections.abc import Callable
from dataclasses import Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any

_Write = Callable[[Any], str]  # of any value of the log
_WRITERS: dict[type, _Write] = {}  # of each kind of value, which are asked for a million times
_quoted = json.JSONEncoder(ensure_ascii=False).encode


def canonical(value: object) -> str:
    """The JSON text of a domain value, or of a dict of them.

    Keys are sorted, there are no spaces, Decimals are plain strings and empty fields are left out.
    """
    kind = type(value)
    write = _WRITERS.get(kind)
    if write is None:
        write = _WRITERS[kind] = _writer_of(kind)
    return write(value)


def plain_number(value: Decimal) -> str:
    """A Decimal without an exponent and without trailing zeros: 0.5, 1, 30."""
    if not value:
        return "0"  # whatever its sign and its decimals
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_written(field: Field[Any], part: object) -> bool:
    """Whether a field is not empty; an empty list says something where None means "not said"."""
    return bool(part) or (part not in (None, "") and (part != () or field.default is None))


def _writer_of(kind: type) -> _Write:
    if is_dataclass(kind):
        return _writer_of_fields(kind)
    if issubclass(kind, dict):
        return lambda value: _object((_quoted(name) + ":", part) for name, part in sorted(value.items()))
    if issubclass(kind, tuple | list):
        return lambda value: "[" + ",".join(map(canonical, value)) + "]"
    if issubclass(kind, Decimal):
        return lambda value: f'"{plain_number(value)}"'
    if issubclass(kind, date):
        return lambda value: f'"{value.isoformat()}"'
    return str if kind is int else _quoted


def _writer_of_fields(kind: type) -> _Write:
    """The writer of a kind of value; its fields are asked for at once, and their keys are laid out once."""
    ordered = sorted(fields(kind), key=lambda each: each.name)
    keys = [(each, f'"{each.name}":') for each in ordered]
    names = [each.name for each in ordered]
    parts_of = attrgetter(*names)
    if len(names) == 1:
        return lambda value: _object((key, part) for field, key in keys if is_written(field, part := parts_of(value)))

    def write(value: object) -> str:
        both = zip(keys, parts_of(value), strict=True)
        return _object((key, part) for (field, key), part in both if part or is_written(field, part))

    return write


def _object(parts: Any) -> str:  # keys with their colons, and values
    return "{" + ",".join([key + canonical(part) for key, part in parts]) + "}"
