"""Texts that no file can keep: NUL, at which many programs stop reading, and halves of characters."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from ivig_logger.domain.problems import Code, Problem


def is_keepable(text: str) -> bool:
    """Whether a text comes back from any file as it was written."""
    return "\0" not in text and (text.isascii() or not any("\ud800" <= each <= "\udfff" for each in text))


def check_texts(value: object, where: str = "") -> Iterator[Problem]:
    """Every text of a patient or infusion that cannot be kept, wherever it stands in it."""
    if isinstance(value, str):
        if not is_keepable(value):
            yield Problem(Code.TEXT_UNKEEPABLE, where, True)
    elif isinstance(value, tuple):
        for at, part in enumerate(value):
            yield from check_texts(part, f"{where}.{at}")
    elif is_dataclass(value):
        for each in fields(value):
            yield from check_texts(getattr(value, each.name), f"{where}.{each.name}" if where else each.name)
