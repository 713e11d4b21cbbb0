"""One canonical text for each value, for the revisions of the log: the same value gives the same text for ever."""

from collections.abc import Callable
from dataclasses import Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any

_Write = Callable[[Any], str]  # of any value of the log
_WRITERS: dict[type, _Write] = {}  # of each kind of value, which are asked for a million times
_quoted = encode_basestring


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
        return lambda value: _joined([f"{_quoted(name)}:{canonical(part)}" for name, part in sorted(value.items())])
    if issubclass(kind, tuple | list):
        return lambda value: "[" + ",".join(map(canonical, value)) + "]"
    if issubclass(kind, Decimal):
        return lambda value: f'"{plain_number(value)}"'
    if issubclass(kind, date):
        return lambda value: f'"{value.isoformat()}"'
    return _PLAIN.get(kind, _quoted)


def _writer_of_fields(kind: type) -> _Write:
    """The writer of a kind of value; its fields are asked for at once, and their keys are laid out once."""
    ordered = sorted(fields(kind), key=lambda each: each.name)
    keys = [f'"{each.name}":' for each in ordered]
    names = [each.name for each in ordered]
    parts_of = attrgetter(*names, names[0])  # a name more, so that one field is a list too

    def write(value: object) -> str:
        texts = []
        for field, key, part in zip(ordered, keys, parts_of(value), strict=False):
            if part or (part is not None and is_written(field, part)):
                texts.append(key + canonical(part))
        return _joined(texts)

    return write


def _joined(parts: list[str]) -> str:
    return "{" + ",".join(parts) + "}"


_PLAIN: dict[type, _Write] = {
    int: str,
    bool: lambda value: "true" if value else "false",
    type(None): lambda _: "null",
}
