"""What a scanner types for the GS1 code of a vial: GS1 DataMatrix, GS1-128, GS1 QR code or GS1 DataBar.

After the GS1 General Specifications (ref.gs1.org/standards/genspecs): element strings and their application
identifiers (section 3), the check digit (7.9), the century of a date (7.12), and the fields that need no separator
behind them (7.8).
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from ivig_logger.domain.problems import Code
from ivig_logger.exchange.typed import Unreadable, shown

SEPARATOR = "\u241d"  # the picture of the separator, which a field of text can show
_TRUE_SEPARATOR = "\x1d"

_LONGEST = 1000
_PREFIXES = ("]d2", "]C1", "]Q3", "]e0")
_GTIN, _LOT, _EXPIRY, _SERIAL = "01", "10", "17", "21"
_LENGTHS = {  # fields of a fixed length by how their identifier begins, the identifier included
    **dict.fromkeys(("01", "02", "03", "41"), 16),
    "00": 20,
    "04": 18,
    "20": 4,
    **{str(date): 8 for date in range(11, 20)},
    **{str(measure): 10 for measure in range(31, 37)},
}
_THREE_DIGITS = ("23", "24", "25", "40", "41", "42", "71")
_FOUR_DIGITS = ("31", "32", "33", "34", "35", "36", "39", "43", "70", "72", "80", "81", "82")
_CHARACTERS = r"[!\"%&'()*+,\-./0-9:;<=>?A-Z_a-z]"
_VALUES = {
    _GTIN: re.compile(r"[0-9]{14}"),
    **dict.fromkeys(("11", _EXPIRY), re.compile(r"[0-9]{6}")),
    _LOT: re.compile(_CHARACTERS + r"{1,20}"),
    _SERIAL: re.compile(_CHARACTERS + r"{1,20}"),
}
_OTHER = re.compile(_CHARACTERS + r"{1,90}")
_IN_BRACKETS = re.compile(r"\(([0-9]{2,4})\)")
_UNPARTED = {  # what stands on medicines, with the fewest and the most characters: a national number is 710 to 716
    **dict.fromkeys((_LOT, _SERIAL), (1, 20)),
    **dict.fromkeys(("11", _EXPIRY), (6, 6)),
    _GTIN: (14, 14),
    **{str(national): (1, 20) for national in range(710, 717)},
}

Fields = dict[str, str]


@dataclass(frozen=True, slots=True)
class Scan:
    """What a code says of a vial, "" where it does not say it. `expiry` is an ISO day, or a month for its last day."""

    lot: str
    expiry: str = ""
    gtin: str = ""
    serial: str = ""


def read_gs1(text: str, year: int) -> Scan | None:
    """The vial of a scanned text; None where the text is no GS1 code, and so may be a lot as it is printed.

    `year` is the present one, from which the century of a date follows. Raises Unreadable for a GS1 code that has no
    lot, or an impossible date, or that can be split in more than one way.
    """
    said = text[:_LONGEST].strip(" \t\r\n").replace(SEPARATOR, _TRUE_SEPARATOR)
    marked = said.startswith((*_PREFIXES, _TRUE_SEPARATOR))
    body = said.removeprefix(said[:3] if said.startswith("]") and marked else "").strip(_TRUE_SEPARATOR)
    if _is_in_brackets(body):
        fields = _in_brackets(body)
    elif marked or (body.startswith(_GTIN) and is_gtin(body[2:16])):
        fields = _split(body, text)
    else:
        return None
    if not fields or not _is_whole(fields):
        raise Unreadable(Code.SCAN_UNREADABLE, text=shown(text))
    return _scan(fields, year, text)


def is_gtin(digits: str) -> bool:
    """Whether 14 digits end with the check digit of the others."""
    if not _VALUES[_GTIN].fullmatch(digits):
        return False
    return sum(int(each) * (3, 1)[at % 2] for at, each in enumerate(digits)) % 10 == 0


def _scan(fields: Fields, year: int, text: str) -> Scan:
    if _LOT not in fields:
        raise Unreadable(Code.SCAN_WITHOUT_LOT)
    expiry = _iso(fields[_EXPIRY], year) if _EXPIRY in fields else ""
    if expiry is None:
        raise Unreadable(Code.SCAN_UNREADABLE, text=shown(text))
    return Scan(fields[_LOT], expiry, fields.get(_GTIN, ""), fields.get(_SERIAL, ""))


def _is_whole(fields: Fields) -> bool:
    """Whether each field has a form that it may have."""
    gtin = fields.get(_GTIN)
    return all(_VALUES.get(key, _OTHER).fullmatch(value) for key, value in fields.items()) and (
        gtin is None or is_gtin(gtin)
    )


def _is_in_brackets(body: str) -> bool:
    """Whether a text begins as a code is printed for people, "(01)...(17)...(10)...", and says which vial it is."""
    return _IN_BRACKETS.match(body) is not None and bool({_GTIN, _LOT} & set(_IN_BRACKETS.findall(body)))


def _in_brackets(body: str) -> Fields | None:
    parts = _IN_BRACKETS.split(body)[1:]
    values = (each.strip(_TRUE_SEPARATOR + " ") for each in parts[1::2])
    return _once(list(zip(parts[::2], values, strict=True)))


def _split(body: str, text: str) -> Fields | None:
    """The fields of an element string: by its separators, and without any only where one reading is whole."""
    if _TRUE_SEPARATOR in body:
        return _by_separators(body)
    readings = list(_readings(body))
    if len(readings) > 1:
        raise Unreadable(Code.SCAN_AMBIGUOUS, text=shown(text))
    return readings[0] if readings else _by_separators(body)


def _by_separators(body: str) -> Fields | None:
    found: list[tuple[str, str]] = []
    while body:
        key = body[: _key_length(body)]
        fixed = _LENGTHS.get(key[:2])
        field, rest = (body[:fixed], body[fixed:]) if fixed else body.partition(_TRUE_SEPARATOR)[::2]
        if not key or not key.isdecimal() or len(field) <= len(key) or (fixed and len(field) < fixed):
            return None
        found.append((key, field[len(key) :]))
        body = rest.removeprefix(_TRUE_SEPARATOR)
    return _once(found)


def _once(found: list[tuple[str, str]]) -> Fields | None:
    """The fields by their identifiers; None where one stands there twice with different contents."""
    fields = dict(found)
    return fields if all(fields[key] == value for key, value in found) else None


def _key_length(body: str) -> int:
    begin = body[:2]
    if begin in _THREE_DIGITS:
        return 3
    return 4 if begin in _FOUR_DIGITS else 2


def _readings(body: str, before: frozenset[str] = frozenset()) -> Iterator[Fields]:
    """All ways to split a text without separators into whole fields of which none comes twice."""
    if not body:
        yield {}
        return
    key = body[: _key_length(body)]
    if key not in _UNPARTED or key in before:
        return
    fewest, most = _UNPARTED[key]
    for end in range(len(key) + fewest, min(len(key) + most, len(body)) + 1):
        field = {key: body[len(key) : end]}
        if _is_whole(field) and (key not in ("11", _EXPIRY) or _iso(field[key], 2000) is not None):
            yield from (field | rest for rest in _readings(body[end:], before | {key}))


def _iso(date: str, year: int) -> str | None:
    """A date YYMMDD as an ISO day, or as an ISO month where its day is 00; None where there is no such day."""
    short, month, day = (int(date[at : at + 2]) for at in (0, 2, 4))
    apart = short - year % 100
    whole = year - year % 100 + short + (-100 if apart > 50 else 100 if apart < -49 else 0)
    if not 1 <= month <= 12 or day > monthrange(whole, month)[1]:
        return None
    return f"{whole:04}-{month:02}" + (f"-{day:02}" if day else "")
