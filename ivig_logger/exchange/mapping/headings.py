"""One heading of a column: what it names, which number it carries, and the unit or the order of dates it states."""

import re
from dataclasses import dataclass, replace
from functools import cache

from ivig_logger.domain.folding import fold
from ivig_logger.exchange.mapping.header_words import (
    BESIDE_LOT,
    BESIDE_PREMEDICATION,
    BESIDE_REACTION,
    FILLERS,
    NAMES,
    UNIT_WORDS,
)
from ivig_logger.exchange.mapping.heading_texts import BRACKETS, LONGEST
from ivig_logger.exchange.mapping.layouts import DateOrder
from ivig_logger.exchange.mapping.measure_titles import measure_of
from ivig_logger.exchange.mapping.symptom_titles import names_symptom
from ivig_logger.exchange.mapping.targets import PREMEDICATIONS, REACTIONS, VIALS, Target

_TOKEN = re.compile(r"[^\W\d_]+|\d+|#|%")
_SLASHED_UNIT = re.compile(r"(?:g/l|mg/dl|hh:mm)$")
_ORDER = re.compile(r"(dd|d|tt|t|jj|mm|m)[-/. ](mm|m|dd|d|tt|t|jj)[-/. ](?:y|j|a){2,4}")
_MOST = 60  # columns of one kind that may be numbered
_BESIDE = ((VIALS, BESIDE_LOT), (PREMEDICATIONS, BESIDE_PREMEDICATION), (REACTIONS, BESIDE_REACTION))


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says; `unit` is as it is written where it is none that is known."""

    target: Target
    number: int = 0
    unit: str = ""
    order: DateOrder | None = None


def heading_of(text: str) -> Heading | None:
    """What the text of a heading names; None where it is none that is known."""
    if len(text) > LONGEST:
        return None
    said = fold(text)
    hint = " ".join(BRACKETS.findall(said))
    found = _named(BRACKETS.sub(" ", said))
    if found is None:
        measure = measure_of(text)
        if measure is not None:
            return Heading(measure.target, 0, measure.unit)
        return Heading(Target.SYMPTOM) if names_symptom(text) else None
    return _settled(found, hint)


def beside(text: str, neighbour: Target) -> Heading | None:
    """What a heading names where the columns before it are about a lot, a premedication or a reaction."""
    if len(text) > LONGEST:
        return None
    table = next(names for family, names in _BESIDE if neighbour in family)
    said = fold(text)
    words, number = _words_of(BRACKETS.sub(" ", said))
    target = _keyed(tuple(table.items())).get(" ".join(words))
    if target is None:
        return None
    hint = BRACKETS.findall(said)
    return _settled(Heading(target, number, _own_unit(target, words)), " ".join(hint))


def unit_of(text: str) -> str:
    """The unit that a text names, as columns carry it; "" for none that is known."""
    return _units().get(fold(text).strip(" .[]()"), "")


def _settled(heading: Heading, hint: str) -> Heading:
    """A heading with the unit or the order of dates that stands in brackets."""
    unit = unit_of(hint) or heading.unit
    if not unit and hint and heading.target in _MEASURED and re.fullmatch(r"[a-zµ]{1,4}(?:/[a-z]{1,3})?", hint):
        unit = hint  # not ours: the numbers carry it, and are refused with it
    if heading.target is Target.DOSE and unit in ("mL", "L"):
        heading = replace(heading, target=Target.VOLUME)
    if heading.target is Target.PREMEDICATION_TIME and unit == "min":
        unit = "min before"
    return replace(heading, unit=unit, order=_order(hint))


_MEASURED = frozenset({Target.DOSE, Target.WEIGHT, Target.VOLUME, Target.GRAMS, Target.CONCENTRATION})


_TIMED = frozenset({Target.ONSET, Target.PREMEDICATION_TIME})
_CLOCKS = frozenset({"uhrzeit", "clock", "hora", "heure"})


def _order(hint: str) -> DateOrder | None:
    match = _ORDER.search(hint)
    if match is None:
        return None
    first = match[1][0]
    return DateOrder.MONTH_FIRST if first == "m" else DateOrder.DAY_FIRST


def _named(said: str) -> Heading | None:
    """The heading without what stands in brackets: a name, or a name and a unit behind it."""
    names, slashed = _keyed(tuple(NAMES.items())), _SLASHED_UNIT.search(said.strip())
    unit = _units().get(slashed[0], "") if slashed else ""
    words, number = _words_of(said[: slashed.start()] if slashed else said)
    target = names.get(" ".join(words))
    if target is not None:
        return Heading(target, number, unit or _own_unit(target, words))
    unit = _units().get(words[-1], "") if words else ""
    last = words[-2:-1] == ["in"]
    target = names.get(" ".join(words[: -2 if last else -1])) if unit else None
    return None if target is None else Heading(target, number, unit)


def _own_unit(target: Target, words: list[str]) -> str:
    """The unit that is part of a name: "grams", "minutes after start", "hora de la reacción"."""
    if target not in _TIMED:
        return _units().get(words[-1], "") if words and target in _MEASURED else ""
    if any(each in _CLOCKS for each in words):
        return "clock"
    return "min" if any(_units().get(each) == "min" for each in words) else ""


def _words_of(said: str) -> tuple[list[str], int]:
    """The words of a heading without those that fill, and the number that it carries, 0 for none."""
    tokens = _TOKEN.findall(said)
    numbers = [each for each in tokens if each.isdigit()]
    number = int(numbers[0]) if len(numbers) == 1 and 0 < int(numbers[0][:3]) <= _MOST else 0
    words = [each for each in tokens if not (number and each.isdigit())]
    return _bare(words), number


def _bare(words: list[str]) -> list[str]:
    return [each for each in words if each not in FILLERS] or words


@cache
def _keyed(table: tuple[tuple[Target, str], ...]) -> dict[str, Target]:
    """The names of a table without the words that fill."""
    return {" ".join(_bare(name.split())): target for target, names in reversed(table) for name in names.split("|")}


@cache
def _units() -> dict[str, str]:
    return {word: unit for unit, words in UNIT_WORDS.items() for word in words.split()}
