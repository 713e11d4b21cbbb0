"""Lots that are asked for: in which sessions they were used, and which other lots look like them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ivig_logger.domain.infusion import Reaction, ReactionAnswer, Vial
from ivig_logger.domain.moment import Moment

SHORTEST = 4  # letters and digits: what is shorter is a part of nearly every lot
_LONGEST = 40  # what is longer is no lot but a sentence


@dataclass(frozen=True, slots=True)
class Asked:
    """A lot that is asked for as it was typed, and the keys (`folding.lot_key`) that it may be stored under."""

    text: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LotUse:
    """A session in which a lot was used: `vials` are those of this lot alone, in the words they were typed in.

    `reactions` are all that the session has, without their notes and actions. Concentration in g per 100 mL.
    """

    session: str
    patient: str
    started: Moment
    ended: Moment | None
    product: str
    concentration: Decimal | None
    vials: tuple[Vial, ...]
    reaction: ReactionAnswer
    reactions: tuple[Reaction, ...]


def similar_keys(asked: Iterable[str], stored: Iterable[str]) -> dict[str, list[str]]:
    """For each key that is asked for the stored ones that contain it, or that it contains, but is not.

    `stored` is gone through once, however many are asked for.
    """
    wanted = {each for each in asked if SHORTEST <= len(each) <= _LONGEST}
    lengths = sorted({len(each) for each in wanted})
    parts = _parts_of(wanted)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key in stored:
        for whole in parts.get(key, ()):
            found[whole].append(key)
        size = len(key)
        for length in lengths:
            if length >= size:
                break
            for part in {key[at : at + length] for at in range(size - length + 1)}:
                if part in wanted:
                    found[part].append(key)
    return dict(found)


def _parts_of(wanted: Iterable[str]) -> dict[str, list[str]]:
    """All real parts of the keys, each with the keys that contain it."""
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for key in wanted:
        size = len(key)
        for part in {key[at:end] for at in range(size) for end in range(at + SHORTEST, size + 1)} - {key}:
            parts[part].append(key)
    return parts
