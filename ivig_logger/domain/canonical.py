"""One canonical text for each value, for the revisions of the log: the same value gives the same text for ever."""

import json
from dataclasses import Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any


def canonical(value: object) -> str:
    """The JSON text of a domain value, or of a dict of them.

    Keys are sorted, there are no spaces, Decimals are plain strings and empty fields are left out.
    """
    return json.dumps(_plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


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
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if is_dataclass(value):
        parts = ((each, getattr(value, each.name)) for each in fields(value))
        return {each.name: _plain(part) for each, part in parts if is_written(each, part)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Decimal):
        return plain_number(value)
    return value.isoformat() if isinstance(value, date) else value
