"""Texts made comparable: without case and accents, and lots also without spaces and dashes."""

import unicodedata
from functools import lru_cache

_SHORT = 40  # characters: names and lots, which are there again and again


def fold(text: str) -> str:
    """`text` without case and accents, white space run together: what a search compares."""
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    if text.isascii():
        return " ".join(text.lower().split())  # the same, in a fifth of the time
    lower = text.casefold().replace("ı", "i")  # the capitals of both Turkish letters are written I by others
    decomposed = unicodedata.normalize("NFKD", lower)
    return " ".join("".join(each for each in decomposed if not unicodedata.combining(each)).split())


_fold_short = lru_cache(10_000)(_fold)


def lot_key(lot: str) -> str:
    """A lot number as it is compared: letters and digits only, so that "P100 123-456" is "p100123456"."""
    return _short_key(lot) if len(lot) <= _SHORT else _key(lot)


def _key(lot: str) -> str:
    return "".join(filter(str.isalnum, fold(lot)))


_short_key = lru_cache(10_000)(_key)
