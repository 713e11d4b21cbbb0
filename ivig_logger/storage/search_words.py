"""The folded text by which a search finds an infusion."""

from collections.abc import Iterator
from functools import cache

from ivig_logger.domain.folding import fold, lot_key
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.vocabulary import drugs, names_of_drug, symptom_of, symptoms


def search_text(infusion: Infusion) -> str:
    """All words of an infusion folded, brand and generic names and clinical terms included, then its lots' keys."""
    keys = (lot_key(each.lot) for each in infusion.vials)
    words = dict.fromkeys((*_own_words(infusion), *_known_words(infusion)))  # most are the same empty text
    return "\n".join(dict.fromkeys((*map(fold, words), *keys)))


def is_search_text(search: str, infusion: Infusion) -> bool:
    """Whether a stored folded text may be that of an infusion: all that was typed, and listed names beside it.

    The lists of an older version had fewer names, so none is missed.
    """
    own = {*map(fold, _own_words(infusion)), *(lot_key(each.lot) for each in infusion.vials)}
    stored = set(search.split("\n"))
    return own <= stored and stored - own <= _listed_names()


@cache
def _listed_names() -> frozenset[str]:
    of_drugs = (name for each in drugs() for name in (each.name, *each.also))
    return frozenset(map(fold, (*of_drugs, *(name for each in symptoms() for name in (each.term, *each.words)))))


def _own_words(infusion: Infusion) -> Iterator[str]:
    yield from (infusion.product, infusion.notes, infusion.before, infusion.stop_reason, infusion.place or "")
    yield from (medication.name for medication in infusion.medications)
    for reaction in infusion.reactions:
        yield from (reaction.symptom, reaction.notes)
    yield from (vial.lot for vial in infusion.vials)
    yield from (follow_up.text for follow_up in infusion.follow_ups)
    yield from (mark.text for mark in infusion.marks)


def _known_words(infusion: Infusion) -> Iterator[str]:
    for medication in infusion.medications:
        yield from names_of_drug(medication.name)
    for reaction in infusion.reactions:
        known = symptom_of(reaction.symptom)
        if known:
            yield from (known.term, *known.words)
