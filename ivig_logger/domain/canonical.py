"""One canonical text for each value, for the revisions of the log: the same value gives the same text for ever."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal


def canonical(value: object) -> str:
    """The JSON text of a domain value: keys sorted, no spaces, Decimals as plain strings, empty fields left out."""
    return json.dumps(_plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def plain_number(value: Decimal) -> str:
    """A Decimal without an exponent and without trailing zeros: 0.5, 1, 30."""
    if not value:
        return "0"  # whatever its sign and its decimals
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _plain(value: object) -> object:
    if is_dataclass(value):
        pairs = ((each.name, getattr(value, each.name)) for each in fields(value))
        return {name: _plain(part) for name, part in pairs if part not in (None, "", ())}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Decimal):
        return plain_number(value)
    return value.isoformat() if isinstance(value, date) else value
