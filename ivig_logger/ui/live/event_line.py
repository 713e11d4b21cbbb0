"""What one row of the list shows, as values: they are compared, so that a row that is unchanged is not touched."""

from collections import Counter
from dataclasses import dataclass

from ivig_logger.domain.happenings import Happening
from ivig_logger.domain.infusion import Infusion, Pause, Reaction
from ivig_logger.domain.onset import FirstHour, classify_onset
from ivig_logger.domain.plan import Plan
from ivig_logger.ui.live.event_order import Entry, Landmark
from ivig_logger.words.happenings import aside_text, happening_text, start_text
from ivig_logger.words.onset import state_mark
from ivig_logger.words.times import clock_text


@dataclass(frozen=True, slots=True)
class Line:
    """`state` is that of a reaction, whose words are shown as a chip; None is plain text."""

    entry: Entry
    clock: str
    words: str
    state: FirstHour | None = None
    aside: str = ""

    @property
    def spoken(self) -> str:
        """The whole line for a screen reader, without the mark of the chip."""
        words = self.words if self.state is None else self.words.removeprefix(state_mark(self.state)).strip()
        return ", ".join(each for each in (f"{self.clock} {words}".strip(), self.aside) if each)


def line_of(entry: Entry, infusion: Infusion, plan: Plan) -> Line:
    """The line of one row."""
    if entry is Landmark.START:
        return Line(entry, clock_text(infusion.started), start_text(infusion))
    if entry is Landmark.END:
        return Line(entry, "" if infusion.ended is None else clock_text(infusion.ended), "Ended")
    clock = "" if entry.at is None else clock_text(entry.at)
    words, aside = happening_text(entry, infusion), aside_text(entry, infusion, plan)
    if not isinstance(entry.part, Reaction):
        return Line(entry, clock, words, aside=aside)
    state = classify_onset(entry.part.onset, infusion.started)
    return Line(entry, clock, f"{state_mark(state)} {words}".strip(), state, aside)


def surroundings(infusion: Infusion, plan: Plan) -> tuple[object, ...]:
    """All that the line of a row follows from, apart from its own part."""
    flow = (infusion.rates, infusion.pauses, infusion.weight, infusion.concentration)
    return infusion.started, infusion.ended, *flow, plan


def is_in(stored: Infusion, entry: Entry, infusion: Infusion) -> bool:
    """Whether what a row shows is in the log; of two equal parts each needs one of its own there."""
    if isinstance(entry, Landmark):
        name = "started" if entry is Landmark.START else "ended"
        return bool(getattr(stored, name) == getattr(infusion, name))
    parts, logged = getattr(infusion, entry.kind.value), getattr(stored, entry.kind.value)
    if isinstance(entry.part, Pause) and not entry.over:  # the same pause, whether or not it is known to be over
        parts, logged = ([(each.since, each.reason) for each in pauses] for pauses in (parts, logged))
    part, at = parts[entry.position], entry.position
    if at < len(logged) and logged[at] == part:
        return True
    return Counter(parts[: at + 1])[part] <= Counter(logged)[part]


def is_other(happening: Happening) -> bool:
    """Whether a reaction still waits for its name."""
    return isinstance(happening.part, Reaction) and happening.part.symptom.strip().casefold() == "other"
