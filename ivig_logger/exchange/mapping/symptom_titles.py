"""A column that is named by a symptom: "Headache", "Kopfschmerzen (0-10)", "Headache onset (min)"."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from ivig_logger.domain.folding import fold
from ivig_logger.domain.vocabulary import symptom_of
from ivig_logger.exchange.mapping.cell_words import SYMPTOMS
from ivig_logger.exchange.mapping.heading_texts import BRACKETS, LONGEST

# What the numbers of such a column are; the words stand in mapping files and in the boxes of the screen.
YES_OR_NO = "yes or no"
GRADES = "1 mild to 3 severe"
SCALE = "scale, as a note"
MINUTES = "min"
MINUTES_OR_NONE = "min, 0 is none"
HOURS = "h"
CLOCK = "clock"
SPAN = "h:mm"
KEPT = "kept in the notes"
READINGS = (YES_OR_NO, GRADES, SCALE, MINUTES, MINUTES_OR_NONE, HOURS, CLOCK, SPAN, KEPT)

_OWN_SCALE = re.compile(r"(?:nrs|vas)?\s*(?:[01]\s*(?:-|–|to|bis|a|à)|/|von|of|sur|de)\s*10", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[/,&+]|\b(?:or|and|oder|und|o|y|ou|et)\b)\s*")
_KNOWN = frozenset(SYMPTOMS.split("|"))


def _listed(text: str) -> frozenset[str]:
    """The words of a text, folded as `fold` does."""
    return frozenset(text.split())


_ONSET = _listed(
    "onset time at began begin start after since beginn uhrzeit zeit zeitpunkt nach ab hora inicio aparicion"
    " tras heure debut apparition apres"
)
_SEVERITY = _listed(
    "severity grade intensity scale score strength level schwere schweregrad starke intensitat skala grad"
    " gravedad severidad intensidad escala grado gravite severite intensite echelle"
)
_FILLING = _listed(
    "of the de del des la el der die das du l from von y/n yes/no ja/nein si/no oui/non ? : reaction reactions"
    " symptom symptoms side effect effects adverse event events reaktion reaktionen symptome nebenwirkung"
    " nebenwirkungen beschwerden reaccion reacciones sintoma sintomas efecto efectos adverso adversos"
    " secundario secundarios symptomes effet effets secondaire secondaires indesirable indesirables"
)
_UNITS = {
    **dict.fromkeys(["min", "mins", "minute", "minutes", "minuten", "minutos", "mn"], MINUTES),
    **dict.fromkeys(["h", "hr", "hrs", "hour", "hours", "std", "stunden", "horas", "heures"], HOURS),
    **dict.fromkeys(["hh:mm", "clock", "uhrzeit"], CLOCK),
    **dict.fromkeys(
        ["y/n", "yes/no", "n/y", "ja/nein", "j/n", "si/no", "s/n", "oui/non", "o/n", "x", "0/1", "1/0"], YES_OR_NO
    ),
    **dict.fromkeys(["nrs", "vas"], SCALE),
}


class Side(Enum):
    """What of the symptom the column tells."""

    ALL = auto()
    ONSET = auto()
    SEVERITY = auto()


@dataclass(frozen=True, slots=True)
class SymptomTitle:
    """The symptom as the title writes it, what its numbers are where the title says that, and what it is about."""

    symptom: str
    unit: str = ""
    side: Side = Side.ALL


def names_symptom(title: str) -> bool:
    """Whether a title names a symptom that the program knows, in one of the four languages."""
    return len(title) <= LONGEST and _is_known(said_by(title).symptom)


@lru_cache(maxsize=1024)
def said_by(title: str) -> SymptomTitle:
    """What a title says; of one without a known symptom all that is not in brackets is its name."""
    hint = fold(" ".join(BRACKETS.findall(title)))
    words = BRACKETS.sub(" ", title).split()
    whole = " ".join(words).strip(" :?")
    unit = _unit(hint.split()) or (SCALE if _OWN_SCALE.fullmatch(hint) else "")
    if _is_known(whole):
        return SymptomTitle(whole, unit, _side(hint.split()))
    scaled = _OWN_SCALE.search(whole)
    if scaled and scaled.end() == len(whole):
        words, unit = whole[: scaled.start()].split(), SCALE
    core = _core(words)
    named = " ".join(words[core.start : core.stop]).strip(" :?")
    if not _is_known(named):
        return SymptomTitle(whole, unit, _side(hint.split()))
    beside = [fold(each).strip(":?,.") for each in (*words[: core.start], *words[core.stop :])]
    return SymptomTitle(named, unit or _unit(beside), _side([*beside, *hint.split()]))


def _core(words: list[str]) -> range:
    """The words without those at both ends that tell what of the symptom is meant."""
    first, last = 0, len(words)
    while first < last and _is_beside(words[first]):
        first += 1
    while last > first and _is_beside(words[last - 1]):
        last -= 1
    return range(first, last)


def _is_beside(word: str) -> bool:
    said = fold(word).strip(":?,.")
    return not said or said in _ONSET or said in _SEVERITY or said in _FILLING or said in _UNITS


def _unit(words: list[str]) -> str:
    return next((_UNITS[each] for each in words if each in _UNITS), "")


def _side(words: list[str]) -> Side:
    if any(each in _SEVERITY for each in words):
        return Side.SEVERITY
    return Side.ONSET if any(each in _ONSET for each in words) else Side.ALL


def _is_known(name: str) -> bool:
    parts = [each for each in _BETWEEN.split(fold(name)) if each]
    return _is_one(fold(name)) or (len(parts) > 1 and all(map(_is_one, parts)))


def _is_one(said: str) -> bool:
    names = (said, said.removesuffix("s"))
    return bool(said) and any(each in _KNOWN or symptom_of(each) is not None for each in names)
