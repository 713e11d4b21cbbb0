"""What the numbers, lengths and times below symptoms are: taken where it can be one thing only, else asked once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum, auto

from ivig_logger.exchange.mapping.layouts import Column, Layout
from ivig_logger.exchange.mapping.questions import Asked, Question
from ivig_logger.exchange.mapping.survey import ColumnSurvey
from ivig_logger.exchange.mapping.symptom_titles import (
    CLOCK,
    GRADES,
    HOURS,
    KEPT,
    MINUTES,
    MINUTES_OR_NONE,
    READINGS,
    SCALE,
    SPAN,
    YES_OR_NO,
    Side,
    said_by,
)
from ivig_logger.exchange.mapping.targets import NOT_KNOWN, Target

_HIGHEST_GRADE = 3
_MOST_HOURS = 24
_NAMED = 3  # columns that a question names; of more it says how many


def settled_symptoms(columns: Sequence[Column], seen: Sequence[ColumnSurvey]) -> list[Column]:
    """The columns with what those that are named by a symptom hold, "?" where that may be several things."""
    places = [at for at, each in enumerate(columns) if each.target is Target.SYMPTOM]
    numbers = [seen[at] for at in places if seen[at].bare]
    flags = not any(each.odd or each.highest > 1 for each in numbers)
    return [
        _settled(column, what, flags=flags) if column.target is Target.SYMPTOM else column
        for column, what in zip(columns, seen, strict=True)
    ]


def symptom_questions(layout: Layout, seen: Sequence[ColumnSurvey]) -> Iterator[Question]:
    """One question for all columns about which the same is open."""
    asked: dict[_Open, list[int]] = {}
    for at in layout.places(Target.SYMPTOM):
        if layout.columns[at].unit not in ("", *READINGS):
            asked.setdefault(_open(layout.columns[at], seen[at]), []).append(at)
    for what, places in asked.items():
        surveys = [seen[at] for at in places]
        yield Question(
            Asked.UNIT,
            _sentence(what, [layout.columns[at].title for at in places]),
            layout.sheet,
            places[0],
            Target.SYMPTOM,
            tuple(dict.fromkeys(said for each in surveys for said in each.open))[:_NAMED],
            _choices(what, surveys),
            tuple(places[1:]),
        )


class _Open(Enum):
    """What of the cells below a symptom can be several things."""

    NOUGHTS = auto()
    GRADES = auto()
    NUMBERS = auto()
    OWN_GRADES = auto()
    TIMES = auto()
    LENGTHS = auto()


def _settled(column: Column, seen: ColumnSurvey, *, flags: bool) -> Column:
    if column.unit not in ("", NOT_KNOWN):
        return column
    meant = said_by(column.title)
    if meant.unit and not (meant.unit == MINUTES and seen.zeros and meant.side is not Side.ONSET):
        return replace(column, unit=meant.unit)
    timed = seen.spans or seen.either
    if meant.side is Side.ONSET and not meant.unit:  # as in a column of onsets
        spans = seen.spans and not seen.clocks
        return replace(column, unit=SPAN if spans else NOT_KNOWN if timed else "")
    if meant.unit or seen.bare > seen.zeros or timed or seen.lengths:
        taken = flags and seen.bare > seen.zeros and not (meant.unit or timed or seen.lengths or seen.clocks)
        return replace(column, unit=YES_OR_NO if taken else NOT_KNOWN)
    return replace(column, unit=CLOCK if seen.clocks else "")


def _open(column: Column, seen: ColumnSurvey) -> _Open:
    meant = said_by(column.title)
    if meant.unit == MINUTES:
        return _Open.NOUGHTS
    if seen.bare > seen.zeros:
        if meant.side is Side.SEVERITY:
            return _Open.OWN_GRADES
        return _Open.NUMBERS if seen.odd or seen.highest > _HIGHEST_GRADE else _Open.GRADES
    return _Open.TIMES if seen.spans or seen.either else _Open.LENGTHS


def _choices(what: _Open, seen: Sequence[ColumnSurvey]) -> tuple[str, ...]:
    """What the open cells of some columns may be."""
    minutes = (MINUTES, MINUTES_OR_NONE) if any(each.zeros for each in seen) else (MINUTES,)
    highest = max(each.highest for each in seen)
    hours = (HOURS,) if highest <= _MOST_HOURS else ()
    flags = (YES_OR_NO,) if highest <= 1 else ()
    own = () if any(each.odd or each.highest > _HIGHEST_GRADE for each in seen) else (GRADES,)
    return {
        _Open.NOUGHTS: minutes,
        _Open.GRADES: (*flags, GRADES, SCALE, *minutes, *hours, KEPT),
        _Open.NUMBERS: (SCALE, *minutes, *hours, KEPT),
        _Open.OWN_GRADES: (*own, SCALE, KEPT),
        _Open.TIMES: (CLOCK, SPAN, KEPT),
        _Open.LENGTHS: (MINUTES, KEPT),
    }[what]


def _sentence(what: _Open, titles: Sequence[str]) -> str:
    named = ", ".join(f"“{each}”" if each else "a column" for each in titles[:_NAMED])
    below = named + (f" and {len(titles) - _NAMED} more" if len(titles) > _NAMED else "")
    if what is _Open.NOUGHTS:
        return f"Does 0 below {below} say that it began at the start, or that there was none?"
    if what is _Open.TIMES:
        return f"Are the times below {below} clock readings, or hours and minutes after the start?"
    if what is _Open.LENGTHS:
        return f"Do the lengths below {below} say how long after the start it began?"
    return f"What do the numbers below {below} say?"
