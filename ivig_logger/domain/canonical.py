"""One canonical text for each value, for the revisions of the log: the same value gives the same text for ever."""

import json
from dataclasses import Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
_AS_THEY_ARE = frozenset({str, int, bool, type(None)})
_FIELDS: dict[type, tuple[Field[Any], ...]] = {}  # of each kind of value, which are asked for a million times


def canonical(value: object) -> str:
    """The JSON text of a domain value, or of a dict of them.

    Keys are sorted, there are no spaces, Decimals are plain strings and empty fields are left out.
    """
    return _ENCODER.encode(_plain(value))


def plain_number(value: Decimal) -> str:
    """A Decimal without an exponent and without trailing zeros: 0.5, 1, 30."""
    if not value:
        return "0"  # whatever its sign and its decimals
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_written(field: Field[Any], part: object) -> bool:
    """Whether a field is not empty; an empty list says something where None means "not said"."""
    return part not in (None, "") and (part != () or field.default is None)


def _plain(value: object) -> object:
    kind = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if kind in _FIELDS or is_dataclass(value):
        parts = ((each, getattr(value, each.name)) for each in _fields_of(value))
        return {each.name: _plain(part) for each, part in parts if part is not None and is_written(each, part)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Decimal):
        return plain_number(value)
    return value.isoformat() if isinstance(value, date) else value


def _fields_of(value: Any) -> tuple[Field[Any], ...]:  # any value of the log
    kind = type(value)
    if kind not in _FIELDS:
        _FIELDS[kind] = fields(value)
    return _FIELDS[kind]
