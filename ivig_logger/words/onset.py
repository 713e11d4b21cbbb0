"""What is said of an onset: the verdict of the first hour in a sentence, and the chip of the history."""

from datetime import timedelta

from ivig_logger.domain.infusion import Onset, Precision, Reaction
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import FIRST_HOUR, FirstHour, classify_onset, elapsed, said_about
from ivig_logger.words.letters import capital
from ivig_logger.words.times import duration_text, span_text

_ZERO = timedelta(0)
_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)
_NIGHT = timedelta(hours=6)  # from here on "next day" says more than the hours that have passed

_MARKS = {
    FirstHour.IN: "◔",
    FirstHour.MAY_BE: "◌",
    FirstHour.LATER: "",
    FirstHour.BEFORE: "◂",
    FirstHour.NOT_KNOWN: "?",
}


def verdict_text(onset: Onset | None, started: Moment | None) -> str:
    """The sentence about an onset in each of the five states."""
    if onset is None:
        return "Onset time not recorded, so it is not known whether this began in the first hour"
    if started is None:
        return "Start time not recorded, so it is not known whether this began in the first hour"
    state, since = classify_onset(onset, started), _since(onset, started)
    if state is FirstHour.BEFORE:
        return f"Was there {since} (not counted as a reaction to this session)"
    if state is FirstHour.MAY_BE:
        return f"May have begun in the first hour ({since})"
    place = "within the first 60 minutes" if state is FirstHour.IN else "after the first hour"
    return f"Began {since} ({place})"


def state_mark(state: FirstHour) -> str:
    """One sign for a state, so that it is told by shape too; none for a later onset."""
    return _MARKS[state]


def chip_text(reaction: Reaction, started: Moment | None, ended: Moment | None) -> str:
    """A reaction and its onset in a few words: "Headache +25 min", "Fatigue, next day"."""
    symptom = capital(reaction.symptom)
    onset = reaction.onset
    if onset is None or started is None:
        return f"{symptom}, onset not recorded"
    if classify_onset(onset, started) is FirstHour.BEFORE:
        return f"{symptom}, before the start"
    day = _later_day(onset, started, ended)
    if day:
        return f"{symptom}, {day}"
    first, last = _said(onset, started)
    length = _length(first) if first == last else span_text(first, last)
    return f"{symptom} {_rough(onset)}{'' if length.startswith('-') else '+'}{length}"


def _said(onset: Onset, started: Moment) -> tuple[timedelta, timedelta]:
    """The times from the start that were said: one for an exact or "about" onset, two for a range."""
    said = said_about(onset, started) if onset.precision is Precision.ABOUT else None
    return elapsed(onset, started) if said is None else (said - started, said - started)


def _rough(onset: Onset) -> str:
    return "about " if onset.precision is Precision.ABOUT else ""


def _since(onset: Onset, started: Moment) -> str:
    """When it began, told from the start: "25 min after the start", "between 10 min before and 20 min after ..."."""
    (first, last), rough = _said(onset, started), _rough(onset)
    if first == last:
        return f"{rough}{_sided(first)}"
    if first < _ZERO < last:
        return f"{rough}between {duration_text(first)} before and {duration_text(last)} after the start"
    if last <= _ZERO:
        return f"{rough}{span_text(-first, -last)} before the start"
    return f"{rough}{span_text(first, last)} after the start"


def _sided(since: timedelta) -> str:
    if since == _ZERO:
        return "at the start"
    return f"{_length(since)} {'before' if since < _ZERO else 'after'} the start"


def _length(since: timedelta) -> str:
    """In whole minutes, but for the minute after the first hour: 60 min 30 s is not within 60 min."""
    seconds = since - FIRST_HOUR
    return f"1 h {seconds.seconds} s" if _ZERO < seconds < _MINUTE else duration_text(since)


def _later_day(onset: Onset, started: Moment, ended: Moment | None) -> str:
    """ "next day" and the like for an onset on a later day than the start and after the end; else ""."""
    shortest, _ = elapsed(onset, started)
    if shortest < _NIGHT or (ended is not None and onset.earliest.epoch <= ended.epoch):
        return ""
    days = [each.in_zone(started.zone).local.date() for each in (onset.earliest, onset.latest)]
    first, last = ((day - started.local.date()) // _DAY for day in days)
    if first != last or first == 0:
        return f"{first} to {last} days later" if first != last and first > 0 else ""
    return "next day" if first == 1 else f"{first} days later"
