"""What the tables know of one session."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from ivig_logger.domain.terms import Place, Premedication, Severity


class Answer(StrEnum):
    """The answer of a session to "was there one?"; may be, not known and not asked are never yes or no."""

    YES = "yes"
    MAY_BE = "may be"
    NOT_KNOWN = "not known"
    NOT_ASKED = "not asked"
    NO = "no"


UNKNOWN = frozenset({Answer.MAY_BE, Answer.NOT_KNOWN, Answer.NOT_ASKED})


class Novelty(StrEnum):
    """What a session was the first one with."""

    FIRST_SESSION = "first session"
    PRODUCT = "new product"
    LOT = "new lot"
    NOTHING = "nothing new"
    NOT_KNOWN = "not known"  # no lot is recorded


class SessionFact(NamedTuple):
    """One session, as it is counted. A named tuple, because a hundred thousand of them are made at once.

    `started` is in epoch seconds; `first_hour` whether a reaction began within the first hour, `reaction` whether there
    was any from the start on; `onset` the minutes from the start to the first of them, the middle of a range; `worst`
    the worst severity of these. Rates are in mL/h: what ran at `onset`, and the highest of the first hour.
    `lots` are as typed and `lot_keys` as they are compared, each once.
    `premedications` are the drugs with their minutes before the start (None: not recorded), `dose_per_kg` in g/kg,
    `gap` the days since the session before. `ended` is in epoch seconds, `reactions` how many there were from the start
    on (None: not asked), `wellbeing` 0-10 and `igg_trough` in g/L. None and empty are "not recorded".
    """

    id: str
    started: int
    zone: str
    running: bool
    first_hour: Answer
    reaction: Answer
    onset: float | None
    worst: Severity | None
    product: str
    concentration: Decimal | None
    lots: tuple[str, ...]
    lot_keys: tuple[str, ...]
    onset_rate: Decimal | None
    top_rate: Decimal | None
    premedication: Premedication
    premedications: tuple[tuple[str, float | None], ...]
    dose_per_kg: Decimal | None
    gap: float | None
    novelty: Novelty
    place: Place | None
    hydration: bool
    ended: int | None
    reactions: int | None
    wellbeing: int | None
    igg_trough: Decimal | None
