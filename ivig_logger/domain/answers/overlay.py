"""Every session a line on minutes since its start, for a picture of them all: values only, no painting."""

from collections.abc import Iterable
from dataclasses import dataclass

from ivig_logger.domain.folding import fold
from ivig_logger.domain.infusion import Infusion, Reaction
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import FIRST_HOUR, FirstHour, classify_onset
from ivig_logger.domain.terms import Severity

_HOUR = FIRST_HOUR.total_seconds() / 60


@dataclass(frozen=True, slots=True)
class OverlayMark:
    """A reaction, from its earliest to its latest minute, 0 or more."""

    earliest: float
    latest: float
    state: FirstHour
    severity: Severity
    symptom: str


@dataclass(frozen=True, slots=True)
class OverlayLine:
    """A session: its minutes up to its end (None: not recorded), and the number of its product in `Overlay.products`.

    What is not on the axis is counted: reactions `after` its end, and those at a time `not_known`.
    """

    id: str
    started: Moment
    ended: float | None
    product: int
    marks: tuple[OverlayMark, ...]
    after: int
    not_known: int


@dataclass(frozen=True, slots=True)
class Overlay:
    """All lines, the newest first, and the minute at which the axis ends; `products` in the order of their last use."""

    lines: tuple[OverlayLine, ...]
    products: tuple[str, ...]
    length: float


def overlay_of(sessions: Iterable[Infusion]) -> Overlay:
    """The lines of some sessions; their axis reaches to the longest end, and to the end of the first hour at least."""
    ordered = sorted(sessions, key=lambda each: (each.started.epoch, each.id), reverse=True)
    products = list(dict.fromkeys(fold(each.product) for each in ordered))
    named = {fold(each.product): each.product for each in reversed(ordered)}
    ends = [_minutes(each, each.ended) for each in ordered if each.ended is not None]
    length = max([_HOUR, *ends])
    lines = tuple(_line(each, products.index(fold(each.product)), length) for each in ordered)
    return Overlay(lines, tuple(named[each] for each in products), length)


def _line(session: Infusion, product: int, length: float) -> OverlayLine:
    marks = [each for each in (_mark(session, told) for told in session.reactions) if each is not None]
    on_axis = tuple(each for each in marks if each.earliest <= length)
    return OverlayLine(
        session.id,
        session.started,
        None if session.ended is None else _minutes(session, session.ended),
        product,
        on_axis,
        len(marks) - len(on_axis),
        sum(told.onset is None for told in session.reactions),
    )


def _mark(session: Infusion, told: Reaction) -> OverlayMark | None:
    """None for what was there before the start, and for an onset that is not known."""
    state = classify_onset(told.onset, session.started)
    if told.onset is None or state is FirstHour.BEFORE:
        return None
    earliest, latest = (_minutes(session, at) for at in (told.onset.earliest, told.onset.latest))
    return OverlayMark(max(0.0, earliest), max(0.0, latest), state, told.severity, told.symptom)


def _minutes(session: Infusion, at: Moment) -> float:
    return (at - session.started).total_seconds() / 60
