"""When something was done while the infusion ran, as it is typed: "14:20", "30" (minutes), "start", "end + 30 min"."""

import re

from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Code
from ivig_logger.exchange.typed import Unreadable, says_unknown, shown, tidy
from ivig_logger.exchange.typed_clocks import length_of
from ivig_logger.exchange.typed_moments import Frame, Point, first_from, place, point_of
from ivig_logger.exchange.typed_texts import clock_text, day_text_of
from ivig_logger.exchange.typed_when import moment_text

_AT_START = re.compile(r"(?:(?:at|with) )?(?:the )?(?:start|beginning)")
_AT_END = re.compile(r"(?:(?:at|with) )?(?:the )?end")
_FROM_END = re.compile(r" after (?:the )?end$")
_WEEKS = re.compile(r"\b(?:a|(\d{1,2})) ?weeks?\b")
_AFTER_END = re.compile(r"(?:the )?end ?\+ ?(\d.*)|(\d.*) after (?:the )?end")


def read_event_time(text: str, frame: Frame) -> Moment:
    """A clock reading on the day nearest to the session, minutes after the start, or a time told from start or end."""
    said = _said(text)
    if _AT_START.fullmatch(said):
        return frame.started
    return _from_end(said, text, frame) or place(_point(said, text, frame), frame)


def read_event_end(text: str, frame: Frame, since: Moment | None) -> Moment | None:
    """When what began at `since` was over; None where it is not said. A clock reading is the first one from then on."""
    if not text.strip() or says_unknown(text):
        return None
    said = _said(text)
    found = _from_end(said, text, frame)
    if found is not None:
        return found
    point = _point(said, text, frame)
    if since is not None and point.clock is not None and point.day is None:
        return first_from(since.in_zone(frame.started.zone), point.clock)
    return place(point, frame)


def read_follow_up_time(text: str, frame: Frame) -> Moment:
    """When was asked: how long after the end ("24 h", "after 24 h"), a day and a clock reading, or a reading alone."""
    since = frame.ended or frame.started
    said = _WEEKS.sub(lambda match: f"{7 * int(match[1] or 1)} days", _FROM_END.sub("", _said(text)))
    point = point_of(said, frame, Code.FOLLOW_UP_TIME_UNREADABLE)
    if point.distance is not None and (point.sided or point.unit) and not point.from_start:
        return (since + point.distance).in_zone(frame.started.zone)
    if point.clock is None or point.distance is not None:
        raise Unreadable(Code.FOLLOW_UP_TIME_UNREADABLE, text=shown(text))
    return first_from(since.in_zone(frame.started.zone), point.clock) if point.day is None else place(point, frame)


def follow_up_time_text(at: Moment, frame: Frame) -> str:
    """The day and the clock reading: it is asked on other days than that of the session."""
    here = at.in_zone(frame.started.zone)
    return f"{day_text_of(here.local.date()).partition(' ')[2]} {clock_text(here)}"


def event_time_text(at: Moment | None, frame: Frame) -> str:
    """The clock reading, with its day where it needs it; "" for none."""
    return moment_text(at, frame, lambda text: read_event_time(text, frame))


def event_end_text(at: Moment | None, frame: Frame, since: Moment) -> str:
    """As `event_time_text`, of the end of what began at `since`."""
    return moment_text(at, frame, lambda text: read_event_end(text, frame, since))


def _said(text: str) -> str:
    said = tidy(text, Code.TIME_UNREADABLE)
    if not said or says_unknown(said):
        raise Unreadable(Code.TIME_MISSING)
    return said


def _point(said: str, text: str, frame: Frame) -> Point:
    point = point_of(said, frame, Code.TIME_UNREADABLE)
    if point.distance is None and point.clock is None:
        raise Unreadable(Code.TIME_UNREADABLE, text=shown(text))
    return point


def _from_end(said: str, text: str, frame: Frame) -> Moment | None:
    """A time that is told from the end, as a sheet with a plan has it; None where it is not."""
    match = _AFTER_END.fullmatch(said)
    if match is None and not _AT_END.fullmatch(said):
        return None
    length = length_of(match[1] or match[2]) if match else None
    if frame.ended is None or (match and length is None):
        raise Unreadable(Code.TIME_UNREADABLE, text=shown(text))
    return frame.ended if length is None else frame.ended + length
