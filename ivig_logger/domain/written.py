"""What canonical texts hold, as values again: the way back from `domain.canonical`."""

import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

_UNIONS = (Union, types.UnionType)
_PLAIN: dict[object, Callable[[Any], object]] = {Decimal: Decimal, date: date.fromisoformat}


def value_in(kind: Any, plain: Any) -> Any:
    """The value of a type, such as `Reaction` or `Decimal | None`, in the parsed canonical JSON of it.

    Raises ValueError, TypeError, LookupError or ArithmeticError where it holds no such value.
    """
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in _UNIONS:
        return None if plain is None else value_in(arguments[0], plain)
    if origin is tuple:
        return tuple(value_in(arguments[0], each) for each in plain)
    if is_dataclass(kind):
        if not isinstance(plain, dict):
            raise TypeError(f"{plain!r} has no fields")
        hints = hints_of(kind)  # type: ignore[arg-type]  # mypy takes it for an instance too
        return kind(**{each.name: _field_in(each, hints[each.name], plain) for each in fields(kind)})  # type: ignore[operator]  # a class, no instance
    made = _PLAIN.get(kind, kind)(plain)
    if kind in (int, str, bool) and made is not plain:
        raise TypeError(f"{plain!r} is no {kind.__name__}")
    return made


@cache
def hints_of(kind: Any) -> dict[str, Any]:
    """The types of the fields of a value, by their names."""
    return get_type_hints(kind)


def _field_in(field: Field[Any], kind: Any, plain: dict[str, Any]) -> object:
    if field.name in plain:
        return value_in(kind, plain[field.name])
    if kind is str:
        return ""  # what is empty is left out there, whatever the default is
    if field.default is not MISSING:
        return field.default
    return None if get_origin(kind) in _UNIONS else {tuple: ()}[get_origin(kind)]
