"""Texts as a person types them: the customs of the place, and what is said when a text cannot be read."""

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Code, Problem

_LONGEST = 120  # no date, time or amount needs more; a pasted page is refused at once
_SHOWN = 40
_SIGNS = {
    **dict.fromkeys("‐‑‒–—―−﹣", "-"),
    **dict.fromkeys("’‘ʼ", "'"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("µμ", "u"),
    "٫": ".",
    "×": "x",
}
_UNKNOWN = {"unknown", "not known", "not recorded", "?"}


@dataclass(frozen=True, slots=True)
class Conventions:
    """How numbers, days and weights are written here, in which zone, and the present moment.

    `decimal_comma`: 62,5 rather than 62.5. `day_first`: 20/10/2026 rather than 10/20/2026. `pounds`: a weight without
    a unit is in lb. `fahrenheit`: a temperature without a unit is in °F.
    """

    zone: str
    decimal_comma: bool = False
    day_first: bool = True
    pounds: bool = False
    fahrenheit: bool = False
    now: Moment = field(kw_only=True)


class Unreadable(Exception):
    """A text that is not understood, or that is not allowed to be guessed: a code, and the facts for its words."""

    def __init__(self, code: Code, **facts: object) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts

    def problem(self, where: str) -> Problem:
        """The refusal at the field `where`."""
        return Problem(self.code, where, True, self.facts)


class _Plain(dict[int, str]):
    """One plain character for each: any digit as 0-9, any dash as -, small letters; the length never changes."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = plain = _plain_character(char)
        return plain


def _plain_character(char: str) -> str:
    if char in _SIGNS:
        return _SIGNS[char]
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    if unicodedata.category(char) in ("Cf", "Zs"):  # marks of direction and spaces of every width
        return " "
    if unicodedata.east_asian_width(char) == "F":
        char = unicodedata.normalize("NFKC", char)
    small = char.lower()
    return small if len(small) == 1 else char[:1]


_PLAIN = _Plain()


def plain(text: str) -> str:
    """`text` in plain small characters of exactly the same length, so that places in one are places in the other."""
    return text.translate(_PLAIN)


def tidy(text: str, otherwise: Code, longest: int = _LONGEST) -> str:
    """`text` plain and with single spaces; a text far too long for any value is refused with the code `otherwise`."""
    if len(text) > longest:
        raise Unreadable(otherwise, text=shown(text))
    return _tidied(text)


@lru_cache(maxsize=4096)  # the rows of a table say the same few things
def _tidied(text: str) -> str:
    return " ".join(plain(text).split())


def shown(text: str) -> str:
    """What was typed, as a message shows it: short and on one line."""
    said = " ".join(text[:200].split())
    return said if len(said) <= _SHOWN and len(text) <= 200 else said[:_SHOWN] + "…"


def says_unknown(text: str) -> bool:
    """Whether the text is an answer that means "not known"."""
    return len(text) <= _LONGEST and _tidied(text) in _UNKNOWN
