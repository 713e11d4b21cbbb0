"""The timeline of a session in words: a sentence and a line of a table for each thing that happened."""

from datetime import timedelta
from math import floor

from ivig_logger.domain.happenings import Happening
from ivig_logger.domain.infusion import Medication, Pause, RateStep, Reaction, Severity
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import classify_onset
from ivig_logger.domain.timeline import HOUR, Fact, Timeline
from ivig_logger.words.happenings import PURPOSES, happening_text, start_text
from ivig_logger.words.letters import capital
from ivig_logger.words.onset import chip_text, state_mark, verdict_text
from ivig_logger.words.sessions import medication_text
from ivig_logger.words.times import clock_text, day_text, duration_text

HEADINGS = ("Minutes", "Clock", "What")
_MINUS = "−"
Line = tuple[str, str, str, str]


def start_line(timeline: Timeline) -> Line:
    """The start as a line of the table, with the lots, whose times are not recorded."""
    infusion = timeline.infusion
    lots = ", ".join(dict.fromkeys(each.lot for each in infusion.vials if each.lot))
    return "0", clock_text(infusion.started), start_text(infusion), f"lots {lots}" if lots else "lots not recorded"


def end_line(timeline: Timeline) -> Line:
    """The end as a line of the table; that none is recorded too."""
    infusion = timeline.infusion
    if infusion.ended is None or timeline.ended is None:
        return "–", "–", "End not recorded", ""
    volume = timeline.volume_at(timeline.ended)
    return minute_text(timeline.ended), _clock(infusion.ended, timeline), "Ended", _infused(timeline, volume)


def fact_line(fact: Fact, timeline: Timeline) -> Line:
    """What happened as a line of the table."""
    return (
        "–" if fact.earliest is None else span_of(fact),
        _when(fact, timeline),
        what_text(fact, timeline),
        "; ".join(_details(fact, timeline)),
    )


def cells(line: Line) -> tuple[str, str, str]:
    """A line of the table as it is shown, with what belongs beside a thing in one cell with it."""
    minutes, clock, what, details = line
    return minutes, clock, f"{what}; {details}" if details else what


def sentence(line: Line) -> str:
    """A line of the table as a sentence: "09:30, +30 min: Rate 60 mL/h; 30 mL in"."""
    minutes, clock, told = cells(line)
    if minutes == "–":
        return told
    return f"{clock}, {minutes} min: {told}" if minutes != "0" else f"{clock}, minute 0: {told}"


def minute_text(minute: float) -> str:
    """A minute with its sign, "+25", "−45", "0"; the one after the first hour with its seconds: "+60:30"."""
    whole = floor(minute)  # a minute that has begun is not over
    seconds = f":{round((minute - whole) * 60):02d}" if HOUR < minute < HOUR + 1 else ""
    return f"{_MINUS if whole < 0 else '+' if whole else ''}{abs(whole):,}{seconds}"


def span_of(fact: Fact) -> str:
    """ "+25", or "+50 to +80" where only that is known."""
    first, last = minute_text(fact.earliest or 0.0), minute_text(fact.latest or 0.0)
    return first if first == last else f"{first} to {last}"


def what_text(fact: Fact, timeline: Timeline) -> str:
    """What it is, without its time and what belongs beside it."""
    part = fact.part
    if isinstance(part, Reaction):
        return capital(part.symptom)
    if isinstance(part, Medication):
        return capital(medication_text(part))
    if isinstance(part, Pause):
        return "Paused"
    return happening_text(Happening(None, fact.kind, fact.position, part), timeline.infusion)


def late_text(fact: Fact, timeline: Timeline) -> str:
    """What is not on the axis, in a few words: "Fatigue, next day (08:00), mild"."""
    infusion, part = timeline.infusion, fact.part
    if isinstance(part, Reaction):
        onset = part.onset
        exact = onset is not None and onset.earliest == onset.latest
        clock = f" ({clock_text(onset.earliest)})" if onset is not None and exact else ""
        severity = "" if part.severity is Severity.NOT_GRADED else f", {part.severity.value}"
        return f"{chip_text(part, infusion.started, infusion.ended)}{clock}{severity}"
    when = "time not recorded" if fact.earliest is None else duration_text(timedelta(minutes=fact.earliest)) + " after"
    return f"{what_text(fact, timeline)}, {when}"


def _details(fact: Fact, timeline: Timeline) -> list[str]:
    match fact.part:
        case Reaction() as reaction:
            return _of_reaction(reaction, fact, timeline)
        case Medication() as given:
            return [PURPOSES[given.purpose]]
        case Pause() as paused:
            length = "not over" if paused.until is None else f"for {duration_text(paused.until - paused.since)}"
            return [each for each in (length, paused.reason) if each]
        case RateStep():
            return [_infused(timeline, timeline.volume_at(fact.earliest or 0.0))] if timeline.volumes else []
    return []


def _of_reaction(reaction: Reaction, fact: Fact, timeline: Timeline) -> list[str]:
    infusion = timeline.infusion
    state = classify_onset(reaction.onset, infusion.started)
    verdict = f"{state_mark(state)} {verdict_text(reaction.onset, infusion.started)}".strip()
    severity = "not graded" if reaction.severity is Severity.NOT_GRADED else reaction.severity.value
    return [each for each in (severity, verdict, _flow_at(fact, timeline), _over(reaction, timeline)) if each]


def _flow_at(fact: Fact, timeline: Timeline) -> str:
    """How much was in when it began; nothing where it began at no one moment of the flow."""
    minute = fact.earliest
    if (
        minute is None
        or minute != fact.latest
        or minute < 0
        or (timeline.ended is not None and minute > timeline.ended)
    ):
        return ""
    return _infused(timeline, timeline.volume_at(minute))


def _infused(timeline: Timeline, volume: float | None) -> str:
    """ "22 mL in"; with the time since when they can be counted, where the first rate came after the start."""
    if volume is None:
        return ""
    first = timeline.volumes[0][0]
    since = f" since minute {first:.0f}" if first > 0 else ""
    return f"{volume:,.0f} mL in{since}"


def _over(reaction: Reaction, timeline: Timeline) -> str:
    if reaction.resolved is None:
        return ""
    onset = reaction.onset
    lasted = "" if onset is None else f", after {_rough(onset.earliest, onset.latest, reaction.resolved)}"
    return f"over at {_clock(reaction.resolved, timeline)}{lasted}"


def _rough(earliest: Moment, latest: Moment, until: Moment) -> str:
    shortest, longest = duration_text(until - latest), duration_text(until - earliest)
    return longest if shortest == longest else f"{shortest} to {longest}"


def _when(fact: Fact, timeline: Timeline) -> str:
    if fact.earliest is None:
        return "–"
    first = timeline.infusion.started + timedelta(minutes=fact.earliest)
    last = timeline.infusion.started + timedelta(minutes=fact.latest or fact.earliest)
    return _clock(first, timeline) if first == last else f"{_clock(first, timeline)}–{clock_text(last)}"


def _clock(at: Moment, timeline: Timeline) -> str:
    """A clock reading; with its day where that is not the day of the start."""
    started = timeline.infusion.started
    there = at.in_zone(started.zone)
    same = there.local.date() == started.local.date()
    day = day_text(there).rsplit(" ", 1)[0]  # the year is that of the session
    return clock_text(there) if same else f"{day} {clock_text(there)}"
