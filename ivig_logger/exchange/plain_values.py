"""Frozen values <-> plain ones that JSON can hold, exactly: for what the program keeps for itself."""

from collections.abc import Hashable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

_Value = TypeVar("_Value")


class Unfit(Exception):
    """A plain value that the wanted one cannot be made of."""


def plain_of(value: object) -> object:
    """A value as dicts, lists, texts and whole numbers."""
    if is_dataclass(value):
        return {each.name: plain_of(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [plain_of(each) for each in value]
    return str(value) if isinstance(value, Decimal | StrEnum) else value


def value_of(kind: type[_Value], plain: object) -> _Value:
    """The value that `plain_of` was given. A field that is missing is empty, one that is not known is left aside.

    Raises Unfit.
    """
    return cast("_Value", _made(kind, plain))


def _made(kind: Any, plain: object) -> object:  # a type as it stands in an annotation
    if isinstance(kind, UnionType):
        return _one_of(kind, plain)
    if get_origin(kind) is tuple:
        if not isinstance(plain, list):
            raise Unfit(kind)
        return tuple(_made(get_args(kind)[0], each) for each in plain)
    if is_dataclass(kind):
        return _record(kind, plain)
    if kind is Decimal or issubclass(kind, StrEnum):
        return _parsed(kind, plain)
    if type(plain) is not kind:
        raise Unfit(kind)
    return plain


def _one_of(kind: UnionType, plain: object) -> object:
    """The value of a type that may be None."""
    kinds = get_args(kind)
    if plain is None and NoneType in kinds:
        return None
    return _made(next(each for each in kinds if each is not NoneType), plain)


def _record(kind: Any, plain: object) -> object:  # a frozen record, as it stands in an annotation
    if not isinstance(plain, Mapping):
        raise Unfit(kind)
    hints = _hints(kind)
    said = {
        each.name: _made(hints[each.name], plain[each.name]) if each.name in plain else _default(kind, each)
        for each in fields(kind)
    }
    return kind(**said)


@cache
def _hints(kind: Hashable) -> dict[str, Any]:
    return get_type_hints(kind)


def _default(kind: type[object], field: Field[Any]) -> object:  # a field of any record
    if field.default is MISSING:
        raise Unfit(kind)
    return field.default


def _parsed(kind: Any, plain: object) -> object:  # Decimal or a list of words
    if not isinstance(plain, str):
        raise Unfit(kind)
    try:
        return kind(plain)
    except (ValueError, InvalidOperation):
        raise Unfit(kind) from None
