"""Which symptoms stand on the tiles of the live screen: the patient's own first, then those that are usual."""

from collections.abc import Iterable
from dataclasses import dataclass

from ivig_logger.domain.folding import fold
from ivig_logger.domain.infusion import Infusion, Reaction
from ivig_logger.domain.onset import FirstHour, classify_onset
from ivig_logger.domain.vocabulary import symptom_of

UNNAMED = "other"
"""What a reaction is called whose name is told later."""

_USUAL = ("headache", "chills", "flushing", "itching", "nausea", "back pain", "fever")
_ALWAYS_LAST = "hard to breathe"


@dataclass(slots=True)
class _Own:
    """A symptom that the patient had: in how many sessions, and how it was called in the last of them."""

    words: str
    sessions: int = 0


def tile_symptoms(before: Iterable[Infusion]) -> tuple[str, ...]:
    """Eight symptoms, from the sessions before this one; the most frequent first, of two the one that was had last.

    A symptom is known again by its listed term, and shown in the words in which it was typed last. The eighth is
    always the same, so that the hand finds it.
    """
    own: dict[str, _Own] = {}
    counted = (each for each in before if each.entered_in_error is None)
    for infusion in sorted(counted, key=lambda each: (each.started.epoch, each.id)):
        for key, words in _symptoms_of(infusion).items():
            known = own.pop(key, _Own(words))  # goes to the end: the last one had
            own[key] = _Own(words, known.sessions + 1)
    own.pop(_key(_ALWAYS_LAST), None)
    latest_first = [*own.items()][::-1]
    latest_first.sort(key=lambda each: -each[1].sessions)
    chosen = {key: each.words for key, each in latest_first[: len(_USUAL)]}
    for usual in _USUAL:
        if len(chosen) < len(_USUAL):
            chosen.setdefault(_key(usual), usual)
    return (*chosen.values(), _ALWAYS_LAST)


def _symptoms_of(infusion: Infusion) -> dict[str, str]:
    """The symptoms of a session by their keys; what was there before the start is none of it."""
    return {_key(each.symptom): each.symptom.strip() for each in infusion.reactions if _is_counted(each, infusion)}


def _is_counted(reaction: Reaction, infusion: Infusion) -> bool:
    if fold(reaction.symptom) in ("", UNNAMED):
        return False
    return classify_onset(reaction.onset, infusion.started) is not FirstHour.BEFORE


def _key(words: str) -> str:
    known = symptom_of(words)
    return fold(words) if known is None else fold(known.term)
