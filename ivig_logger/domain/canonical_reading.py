"""A patient or an infusion out of its canonical text, as the revisions hold it: `domain.canonical` the other way."""

import json
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from ivig_logger.domain.canonical import canonical
from ivig_logger.domain.change import Entry
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.domain.revision import Side
from ivig_logger.domain.states import DoesNotFit

_EMPTY: dict[Any, object] = {str: "", tuple: (), UnionType: None}
_KINDS: dict[str, type[Entry]] = {"patient": Patient, "infusion": Infusion}


def entry_in(kind: str, side: Side) -> Entry:
    """The entry of a parsed canonical text; `kind` is "patient" or "infusion".

    Raises DoesNotFit where the text is not that of such an entry, to the last field.
    """
    try:
        entry: Entry = _value(_KINDS[kind], side)
        same = json.loads(canonical(entry)) == side
    except (LookupError, ValueError, TypeError, ArithmeticError) as error:
        raise DoesNotFit(kind) from error
    if not same:
        raise DoesNotFit(kind)
    return entry


def _value(kind: Any, stored: Any) -> Any:
    if get_origin(kind) is UnionType:  # what is None is left out of a text
        (kind,) = (each for each in get_args(kind) if each is not NoneType)
    if get_origin(kind) is tuple:
        return tuple(_value(get_args(kind)[0], each) for each in _of(list, stored))
    if is_dataclass(kind):
        return _record(kind, _of(dict, stored))
    return _plain(kind, stored)


def _record(kind: Any, stored: dict[str, Any]) -> Any:
    """A record; what its text leaves out is empty, whatever is usual for it."""
    hints = _hints(kind)
    empty = {name: _EMPTY[each] for name, hint in hints.items() if (each := get_origin(hint) or hint) in _EMPTY}
    return kind(**empty | {name: _value(hints[name], part) for name, part in stored.items() if name in hints})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _plain(kind: Any, stored: Any) -> Any:
    if kind is date:
        return date.fromisoformat(stored)
    if kind is Decimal or issubclass(kind, Enum):
        return kind(stored)
    return _of(kind, stored)


def _of(kind: type, stored: Any) -> Any:
    if type(stored) is not kind:  # True is an int as well
        raise TypeError(kind.__name__)
    return stored
