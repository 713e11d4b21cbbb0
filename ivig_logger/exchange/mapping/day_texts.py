"""Dates of cells as the form can read them: English names of months and weekdays, a year of four digits, one order."""

import re
from enum import Enum, auto

from ivig_logger.domain.folding import fold
from ivig_logger.exchange.log_fields import shown
from ivig_logger.exchange.mapping.layouts import DateOrder

NUMBERED = re.compile(r"(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d./-])")
_ISO = re.compile(r"\d{4}([-/.])\d{1,2}\1\d{1,2}")
_CLOCK_BEHIND = re.compile(
    r"(.*?\d)(?:,? (?:um |a las |a |at |- )?|t)(\d{1,2}[:h]\d{2}(?::\d{2}(?:[.,]0+)?)?(?: ?[ap]\.?m\.?)?)"
    r"(?: (?:uhr|h))?(?: (first|second))?"
)
_WORD = re.compile(r"[^\W\d_]+")
_DROPPED = re.compile(r"\b(?:de|del|den|le|el|der|am)\b")
_FIRST_OF_MONTH = re.compile(r"\b1er\b|\b1o\b")

_MONTHS = {
    **dict.fromkeys(["januar", "janner", "enero", "janvier", "ene", "janv", "january", "jan"], "jan"),
    **dict.fromkeys(["februar", "febrero", "fevrier", "fevr", "fev", "february", "feb", "feber"], "feb"),
    **dict.fromkeys(["marz", "maerz", "marzo", "mars", "mrz", "march", "mar"], "mar"),
    **dict.fromkeys(["april", "abril", "avril", "abr", "avr", "apr"], "apr"),
    **dict.fromkeys(["mai", "mayo", "may"], "may"),
    **dict.fromkeys(["juni", "junio", "juin", "june", "jun"], "jun"),
    **dict.fromkeys(["juli", "julio", "juillet", "juil", "july", "jul"], "jul"),
    **dict.fromkeys(["august", "agosto", "aout", "ago", "aug"], "aug"),
    **dict.fromkeys(["september", "septiembre", "setiembre", "septembre", "sept", "sep"], "sep"),
    **dict.fromkeys(["oktober", "octubre", "octobre", "october", "okt", "oct"], "oct"),
    **dict.fromkeys(["november", "noviembre", "novembre", "nov"], "nov"),
    **dict.fromkeys(["dezember", "diciembre", "decembre", "december", "dez", "dic", "dec"], "dec"),
}
_WEEKDAYS = {
    **dict.fromkeys(["montag", "lunes", "lundi", "monday", "mo", "mon", "lun"], "mon"),
    **dict.fromkeys(["dienstag", "martes", "mardi", "tuesday", "di", "tue", "tues", "mar"], "tue"),
    **dict.fromkeys(["mittwoch", "miercoles", "mercredi", "wednesday", "mi", "wed", "mie", "mer"], "wed"),
    **dict.fromkeys(["donnerstag", "jueves", "jeudi", "thursday", "do", "thu", "thurs", "jue", "jeu"], "thu"),
    **dict.fromkeys(["freitag", "viernes", "vendredi", "friday", "fr", "fri", "vie", "ven"], "fri"),
    **dict.fromkeys(["samstag", "sonnabend", "sabado", "samedi", "saturday", "sa", "sat", "sab", "sam"], "sat"),
    **dict.fromkeys(["sonntag", "domingo", "dimanche", "sunday", "so", "sun", "dom", "dim"], "sun"),
}


class Fits(Enum):
    """Which order of day and month a date can be in."""

    NEITHER_MATTERS = auto()
    DAY_FIRST = auto()
    MONTH_FIRST = auto()
    BOTH = auto()


def fits(text: str) -> Fits:
    """Which order the first date of numbers in a text can be in."""
    match = NUMBERED.search(text)
    if match is None:
        return Fits.NEITHER_MATTERS
    first, second = int(match[1]), int(match[3])
    if first == second or (first > 12 and second > 12):
        return Fits.NEITHER_MATTERS
    if first > 12:
        return Fits.DAY_FIRST
    return Fits.MONTH_FIRST if second > 12 else Fits.BOTH


def depends_on_order(text: str) -> bool:
    """Whether a text holds a date whose day and month cannot be told apart without the order of the file."""
    return fits(text) is not Fits.NEITHER_MATTERS


def parted(text: str) -> tuple[str, str]:
    """A day and the clock reading behind it, "" where there is none."""
    if ":" not in text and "h" not in text:
        return text, ""
    said = " ".join(text.split())
    match = _CLOCK_BEHIND.fullmatch(said) or _CLOCK_BEHIND.fullmatch(said.lower())
    if match is None:
        return text, ""
    return match[1], " ".join(each for each in (match[2].replace("h", ":"), match[3]) if each)


def day_text(text: str, order: DateOrder | None) -> str:
    """The text as the form reads it. Raises ValueError with a sentence where only a guess could read it."""
    if _ISO.fullmatch(text):
        return text
    if NUMBERED.fullmatch(text):
        return _ordered(text, order)
    said = _in_english(fold(text))
    if order is None and depends_on_order(said):
        return _ordered(text, order)
    if len(re.findall(r"\d+", said)) < (2 if _month_in(said) else 3):
        raise ValueError(f"The date {shown(text)} has no year; a year is never guessed.")
    return said


def in_english(text: str) -> str:
    """A text with the names of its months in English, where it holds any of another language."""
    if text.isascii() and not _month_in(text.lower()):
        return text
    said = fold(text)
    return _in_english(said) if _month_in(said) else text


def _ordered(text: str, order: DateOrder | None) -> str:
    if order is None and depends_on_order(text):
        raise ValueError(
            f"The date {shown(text)} cannot be read: the order of day and month in this file is not known."
        )
    return text


def _in_english(said: str) -> str:
    """Weekday and month in English; `said` is folded."""
    head = _WORD.match(said)
    weekday = _WEEKDAYS.get(head[0], "") if head else ""
    rest = said[head.end() :].lstrip(" .,") if head and weekday else said
    if weekday and not (NUMBERED.search(rest) or _ISO.search(rest) or _month_in(rest)):
        weekday, rest = "", said  # "mar 3 2026" is a day of March, "mar 3 mars 2026" a Tuesday
    rest = _DROPPED.sub(" ", _FIRST_OF_MONTH.sub("1", rest))
    rest = _WORD.sub(lambda word: _MONTHS.get(word[0], word[0]), rest)
    return " ".join(f"{weekday}{',' if weekday else ''} {rest}".split())


def _month_in(said: str) -> bool:
    return any(word in _MONTHS for word in _WORD.findall(said))
