"""Texts that no file can keep: NUL, at which many programs stop reading, and halves of characters."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from itertools import zip_longest
from operator import attrgetter
from typing import Any

from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Code, Problem

_FIELDS: dict[type, Callable[[object], tuple[object, ...]]] = {}
_WITHOUT_TEXT = frozenset({bool, int, Decimal})
_NAMES: dict[object, tuple[str, ...]] = {}  # of the fields of each kind of value, which are asked for a million times


def is_keepable(text: str) -> bool:
    """Whether a text comes back from any file as it was written."""
    return "\0" not in text and (text.isascii() or not any("\ud800" <= each <= "\udfff" for each in text))


def check_texts(value: object, where: str = "", stored: object = None) -> Iterator[Problem]:
    """Every text of a patient or infusion that cannot be kept, wherever it stands in it.

    What it shares with `stored`, the entry that is in the log already, is not looked at again.
    """
    if value is stored or (stored is None and _is_sound(value)):
        return
    if isinstance(value, str):
        if not is_keepable(value):
            yield Problem(Code.TEXT_UNKEEPABLE, where, True)
    elif isinstance(value, tuple):
        parts = zip_longest(value, stored[: len(value)] if isinstance(stored, tuple) else ())
        for at, (part, kept) in enumerate(parts):
            if part is not kept:
                yield from check_texts(part, f"{where}.{at}", kept)
    elif is_dataclass(value):
        for name in _names_of(value):
            part = getattr(value, name)
            if part:  # most are not recorded
                yield from check_texts(part, f"{where}.{name}" if where else name, getattr(stored, name, None))


def _is_sound(value: object) -> bool:
    """Whether there is nothing to say; asked first, because it is, and naming a place for each value takes longer."""
    texts: list[str] = []
    _gather(value, texts)
    return is_keepable("".join(texts))


def _gather(value: object, texts: list[str]) -> None:
    """All texts of a value, wherever they stand in it."""
    if isinstance(value, str):
        texts.append(value)
        return
    for part in value if isinstance(value, tuple) else _parts_of(value):
        if not part:
            continue  # most are not recorded
        if isinstance(part, str):
            texts.append(part)
        elif isinstance(part, Moment):  # there are more of them than of all else
            texts.append(part.zone)
        elif type(part) not in _WITHOUT_TEXT:
            _gather(part, texts)


def _parts_of(value: object) -> tuple[object, ...]:
    """The values of all fields, asked for at once."""
    kind = type(value)
    if kind not in _FIELDS:
        names = _names_of(value) if is_dataclass(value) else ()
        _FIELDS[kind] = attrgetter(*names, *names[:1]) if names else lambda _: ()  # a second name, so that it is a list
    return _FIELDS[kind](value)


def _names_of(value: Any) -> tuple[str, ...]:  # any value of the log
    kind = type(value)
    if kind not in _NAMES:
        _NAMES[kind] = tuple(each.name for each in fields(value))
    return _NAMES[kind]
