"""One line of the history as it is shown: every text ready, so that painting only looks up."""

from collections import Counter
from dataclasses import dataclass
from enum import IntEnum

from ivig_logger.domain.canonical import plain_number
from ivig_logger.domain.infusion import Premedication, Reaction, ReactionAnswer, Status
from ivig_logger.domain.late_entry import is_late_at
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import FirstHour, classify_onset
from ivig_logger.storage.history import HistoryRow
from ivig_logger.words.letters import small
from ivig_logger.words.onset import chip_text, verdict_text
from ivig_logger.words.times import clock_text, day_text, short_duration

CHIPS = 24  # more than fit on the lines of a row; a session may hold thousands of reactions
NOTHING = "–"
SIGNED, OTHERWISE = "✓ Signed", "≠ Not as signed"
LATE, LATE_ENTRY = "late", "Late entry"  # what was typed more than a day after it occurred; the details say when

_LISTED_FIRST = {
    state: place
    for place, state in enumerate(
        (FirstHour.IN, FirstHour.MAY_BE, FirstHour.NOT_KNOWN, FirstHour.LATER, FirstHour.BEFORE)
    )
}
_NO_REACTION = {
    ReactionAnswer.NONE: "No reaction was recorded",
    ReactionAnswer.NOT_ASKED: "Not asked yet",
    ReactionAnswer.RECORDED: "Not recorded which",
}
_NO_PREMEDICATION = {
    Premedication.GIVEN: "given",
    Premedication.NONE_GIVEN: "none given",
    Premedication.NOT_RECORDED: NOTHING,
}


class Part(IntEnum):
    """The columns of the history, in their order."""

    DATE = 0
    START = 1
    TOOK = 2
    PRODUCT = 3
    DOSE = 4
    LOT = 5
    PREMEDICATION = 6
    REACTIONS = 7
    FIRST_HOUR = 8


RIGHT_HAND = (Part.TOOK, Part.DOSE)
_BELOW: dict[int, tuple[Part, ...]] = {Part.DATE: (Part.START, Part.TOOK), Part.PRODUCT: (Part.DOSE, Part.LOT)}
TITLES = ("Date", "Start", "Took", "Product", "Dose", "Lot", "Premedication", "Reactions", "First hour")


@dataclass(frozen=True, slots=True)
class Chip:
    """One reaction: its state, and its text on the screen."""

    state: FirstHour
    text: str
    reaction: Reaction


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One session: a text for each column, its reactions as chips, how many have none, and how many were early.

    Compared by identity: the places of its chips are kept under it.
    """

    id: str
    started: Moment
    texts: tuple[str, ...]
    chips: tuple[Chip, ...]
    more: int
    in_first_hour: int
    late: bool = False
    signed: bool = False
    otherwise: bool = False  # signed, and not what was signed

    @property
    def signature(self) -> str:
        """Whether it is signed, as a mark and a word; "" where it is not."""
        return OTHERWISE if self.otherwise else SIGNED if self.signed else ""

    @property
    def remark(self) -> str:
        """What stands below the date in a wide list."""
        if self.otherwise or not self.late:
            return self.signature
        return f"{self.signature} · {LATE}" if self.signature else LATE_ENTRY

    def spoken(self, part: int) -> str:
        """The whole cell in words, for a screen reader."""
        if part == Part.REACTIONS and self.chips:
            told = "; ".join(f"{each.reaction.symptom}: {self._verdict(each)}" for each in self.chips)
            return f"{told}; and {self.more:,} more" if self.more else told
        text = self.texts[part]
        if part == Part.FIRST_HOUR:
            return f"{text} in the first hour" if text else "nothing recorded"
        below = self.below(part)
        if part == Part.DATE:
            remarks = (self.signature.partition(" ")[2], LATE_ENTRY if self.late else "", below)
            below = " · ".join(each for each in remarks if each)
        return "not recorded" if text == NOTHING else f"{text}, {below}" if below else text

    def below(self, part: int) -> str:
        """The second line of a cell in a narrow list: the time below the date, dose and lot below the product."""
        parts = _BELOW.get(part, ())
        return " · ".join(self.texts[each] for each in parts if self.texts[each] != NOTHING)

    def _verdict(self, chip: Chip) -> str:
        verdict = verdict_text(chip.reaction.onset, self.started)
        return small(verdict)


def line_of(row: HistoryRow, typed: int | None = None, *, otherwise: bool = False) -> Line:
    """The line of one session that was typed into the log at an epoch second; None: it came from elsewhere.

    `otherwise` says that it is not what was signed.
    The reactions of the first hour come first, so that none is hidden under "more"."""
    states = [classify_onset(each.onset, row.started) for each in row.reactions]
    order = sorted(range(len(states)), key=lambda at: _LISTED_FIRST[states[at]])
    chips = tuple(
        Chip(states[at], chip_text(row.reactions[at], row.started, row.ended), row.reactions[at])
        for at in order[:CHIPS]
    )
    texts = (
        day_text(row.started),
        clock_text(row.started),
        _took(row),
        row.product,
        NOTHING if row.dose is None else f"{plain_number(row.dose)} g",
        ", ".join(row.lots) or NOTHING,
        ", ".join(row.premedications) or _NO_PREMEDICATION[row.premedication],
        ", ".join(chip.text for chip in chips) or _NO_REACTION[row.reaction],
        first_hour_text(states),
    )
    late = typed is not None and is_late_at(row.started, row.ended, typed)
    early = states.count(FirstHour.IN)
    return Line(row.id, row.started, texts, chips, len(states) - len(chips), early, late, row.signed, otherwise)


def first_hour_text(states: list[FirstHour]) -> str:
    """How many reactions began in the first hour, with those of which it is not certain: "1 + 1 may be + 2 unknown"."""
    if not states:
        return ""
    counts = Counter(states)
    sure, may_be, unknown = counts[FirstHour.IN], counts[FirstHour.MAY_BE], counts[FirstHour.NOT_KNOWN]
    parts = [
        str(sure) if sure or not (may_be or unknown) else "",
        f"{may_be} may be" if may_be else "",
        f"{unknown} unknown" if unknown else "",
    ]
    return " + ".join(part for part in parts if part)


def _took(row: HistoryRow) -> str:
    if row.ended is None:
        return "running" if row.status is Status.RUNNING else NOTHING
    return short_duration(row.ended - row.started)
