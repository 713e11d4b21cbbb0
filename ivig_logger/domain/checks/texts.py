"""Texts that no file can keep: NUL, at which many programs stop reading, and halves of characters."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import zip_longest

from ivig_logger.domain.problems import Code, Problem


def is_keepable(text: str) -> bool:
    """Whether a text comes back from any file as it was written."""
    return "\0" not in text and (text.isascii() or not any("\ud800" <= each <= "\udfff" for each in text))


def check_texts(value: object, where: str = "", stored: object = None) -> Iterator[Problem]:
    """Every text of a patient or infusion that cannot be kept, wherever it stands in it.

    What it shares with `stored`, the entry that is in the log already, is not looked at again.
    """
    if value is stored:
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
        for each in fields(value):
            name = f"{where}.{each.name}" if where else each.name
            yield from check_texts(getattr(value, each.name), name, getattr(stored, each.name, None))
