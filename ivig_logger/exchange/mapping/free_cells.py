"""Cells that hold several things: premedications, reactions and lots, in the grammar of the one line.

A name that the program does not list may stand in another language, or, of a medicine, before a dose with its unit.
Whatever is not understood is named and refused; nothing of a cell is dropped.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from ivig_logger.domain.folding import fold
from ivig_logger.domain.infusion import Purpose, Severity
from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.entry_values import MedicationEntry, ReactionEntry, VialEntry
from ivig_logger.exchange.log_fields import shown
from ivig_logger.exchange.mapping.cell_words import LINE_WORDS, MEDICINES, SYMPTOMS, severity_of
from ivig_logger.exchange.one_line import Line, parse_line
from ivig_logger.exchange.typed import Conventions

_ANY = Conventions("UTC", now=Moment(0, "UTC"))  # what a text means is for the reading; the grammar is one
_PARTS = re.compile(r"\s*(?:[;\n|]|,(?!\d)|\s\+\s|\s(?:and|und|y|et|&)\s)\s*")
_NAME_END = re.compile(r"\s*(?=[\d+~(<:]|$)")
_DOSE = re.compile(r"\d+(?:[.,]\d+)? ?(?:mg|g|mcg|µg|ml|tab|units?|iu)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:no|not|without|never|kein\w*|nicht|ohne|nie|sin|ningun\w*|nunca|pas|sans|aucun\w*|jamais)\b"
)
_PHRASES = (
    (re.compile(r"\b(?:nach|after) (?:dem )?(?:start|beginn)\b"), "after start"),
    (re.compile(r"\b(?:despues|tras) (?:de |del )?(?:el )?inicio\b"), "after start"),
    (re.compile(r"\bapres (?:le )?debut\b"), "after start"),
    (re.compile(r"\b(?:nach|tras|despues de|apres|after|a los|au bout de) (?=\d)"), "+"),
    (re.compile(r"\ba las (?=\d)|\ba (?=\d{1,2}[:h])"), "at "),
    (re.compile(r"(?<=\d) ?uhr\b"), ""),
    (re.compile(r"\bi\.v\.?(?!\w)"), "iv"),
    (re.compile(r"\b(?:p\.o\.?|oral|via oral|per os)(?!\w)"), "po"),
)
_LOT_WORD = re.compile(r"^(?:lot|charge|batch|lote|ch\.-?b\.?)\s*(?:no|nr|n°|nº)?[.:#]?\s+", re.IGNORECASE)
_LOT = re.compile(
    r"(\S.*?)(?:[\s:]+(\(?(?:(?:\d+\s*[x*]\s*)?\d+(?:[.,]\d+)?\s*g(?:rams?|r)?\b|exp\b).*))?", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=4096)
def in_english(text: str) -> str:
    """A stretch without names, with the small words of the grammar in English; as it is where it has none of others."""
    said = fold(text)
    for shape, words in _PHRASES:
        said = shape.sub(words, said)
    return _WORD.sub(lambda word: LINE_WORDS.get(word[0], word[0]), said)


@lru_cache(maxsize=4096)
def premedications_in(text: str) -> tuple[MedicationEntry, ...]:
    """The medicines of a cell; none where it says that none were given. Raises ValueError with a sentence."""
    line = parse_line(text, _ANY)
    if _says_only(line, "medications", "premedication"):
        return line.entry.medications
    rows = (_premedication(part) for part in _PARTS.split(text) if part)
    return tuple(each for row in rows for each in row)


@lru_cache(maxsize=4096)
def medicines_in(text: str) -> tuple[MedicationEntry, ...]:
    """The medicines of a cell of those that were no premedication, with what they were for where that is said."""
    return tuple(each for part in split(text) for each in _other_medicine(part))


def _other_medicine(part: str) -> Iterator[MedicationEntry]:
    for each in _premedication(part.removesuffix(f" {Purpose.OTHER}")):
        said = each.purpose if each.purpose is not Purpose.PREMEDICATION else Purpose.OTHER
        yield replace(each, purpose=said)


@lru_cache(maxsize=4096)
def reactions_in(text: str) -> tuple[ReactionEntry, ...]:
    """The reactions of a cell; none where it says that there was none. Raises ValueError with a sentence."""
    line = parse_line(text, _ANY)
    if _says_only(line, "reactions", "reaction"):
        return line.entry.reactions
    rows = (_reaction(part) for part in _PARTS.split(text) if part)
    return tuple(each for row in rows for each in row)


@lru_cache(maxsize=4096)
def lots_in(text: str) -> tuple[VialEntry, ...]:
    """The vials of a cell of lots: "P100", "P100 2 x 10 g; P200 exp 2027-03". A lot is kept as it is written."""
    return tuple(_vial(part) for part in split(text))


def split(text: str) -> list[str]:
    """The parts of a cell that holds several of a kind."""
    return [each for each in (part.strip() for part in _PARTS.split(text)) if each]


def begins_with_no(text: str) -> bool:
    """Whether a part of a cell says what was not: "no headache", "kein Fieber"."""
    return any(_DENIED.match(fold(part)) for part in split(text))


def _vial(part: str) -> VialEntry:
    match = _LOT.fullmatch(_LOT_WORD.sub("", part))
    if match is None or not match[2] or '"' in part:
        return VialEntry(_LOT_WORD.sub("", part))
    line = parse_line(f'lot "{match[1]}" {match[2].strip("()")}', _ANY)
    if _says_only(line, "vials", "vials") and len(line.entry.vials) == 1:
        return line.entry.vials[0]
    return VialEntry(match[0])


def _premedication(part: str) -> tuple[MedicationEntry, ...]:
    line = parse_line(part, _ANY)
    if _says_only(line, "medications", "premedication"):
        return line.entry.medications
    end = _NAME_END.search(part)
    name, rest = (part[: end.start()].rstrip(" :,("), part[end.start() :].strip(" :()")) if end else (part, "")
    named = fold(name) in _names(MEDICINES) or _DOSE.match(rest)
    if name and named and not _DENIED.search(fold(part)):
        said = parse_line(f"saline {in_english(rest)}", _ANY)  # any listed name; the written one takes its place
        if _says_only(said, "medications", "premedication") and len(said.entry.medications) == 1:
            return (replace(said.entry.medications[0], name=" ".join(name.split())),)
    raise ValueError(_not_understood(part, line, "a premedication"))


def _reaction(part: str) -> tuple[ReactionEntry, ...]:
    line = parse_line(part, _ANY)
    if _says_only(line, "reactions", "reaction"):
        return line.entry.reactions
    words = part.split()
    grade = severity_of(words[0]) if len(words) > 1 else None
    if grade in (None, Severity.NOT_GRADED):
        grade = None
    else:
        words = words[1:]
    for count in range(min(4, len(words)), 0, -1):
        name = " ".join(words[:count]).strip(",:;.(")
        if fold(name) in _names(SYMPTOMS) or parse_symptom(name):
            rest = f"{'' if grade is None else grade.value} {in_english(' '.join(words[count:]).strip('()'))}"
            said = parse_line(f'"{name}" {rest}', _ANY)
            if _says_only(said, "reactions", "reaction") and len(said.entry.reactions) == 1:
                return said.entry.reactions
            break
    raise ValueError(_not_understood(part, line, "a reaction"))


def parse_symptom(name: str) -> bool:
    """Whether the grammar takes a text for one symptom and nothing else."""
    line = parse_line(name, _ANY)
    return _says_only(line, "reactions", "reaction") and [each.symptom for each in line.entry.reactions] == [name]


def _says_only(line: Line, rows: str, answer: str) -> bool:
    return not line.unknown and bool(line.said) and line.said <= {rows, answer}


def _not_understood(part: str, line: Line, kind: str) -> str:
    lost = [part[each.start : each.end].strip() for each in line.unknown]
    if not lost:
        return f"{shown(part)} is not understood as {kind}."
    return f"Not understood in {shown(part)}: {', '.join(shown(each) for each in lost)}."


@cache
def _names(words: str) -> frozenset[str]:
    return frozenset(words.split("|"))
