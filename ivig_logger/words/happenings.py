"""What happened in a session, in the words of its list."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from ivig_logger.domain.canonical import plain_number
from ivig_logger.domain.due import DueKind
from ivig_logger.domain.happenings import Happening
from ivig_logger.domain.infusion import (
    DueAnswer,
    FollowUp,
    Infusion,
    Mark,
    Medication,
    Pause,
    Purpose,
    RateStep,
    Reaction,
    Severity,
    TemperatureUnit,
    VitalSigns,
)
from ivig_logger.domain.onset import FirstHour, classify_onset, said_about
from ivig_logger.domain.plan import Plan
from ivig_logger.domain.planned_steps import steps_made
from ivig_logger.domain.rates import rate_at_onset, volume_until
from ivig_logger.words.letters import capital, small
from ivig_logger.words.onset import chip_text
from ivig_logger.words.rates import converted_text, rate_text
from ivig_logger.words.sessions import medication_text
from ivig_logger.words.times import clock_text, duration_text

PURPOSES = {
    Purpose.PREMEDICATION: "premedication",
    Purpose.FOR_REACTION: "for a reaction",
    Purpose.SCHEDULED_AFTER: "scheduled after",
    Purpose.HYDRATION: "hydration",
    Purpose.OTHER: "for another purpose",
}
_DUE: dict[str, str] = {
    DueKind.VITALS.value: "vital signs",
    DueKind.STEP.value: "next rate step",
    DueKind.END.value: "planned end",
}
_HOUR_STATES = {
    FirstHour.IN: ", within the first hour",
    FirstHour.MAY_BE: ", may be within the first hour",
    FirstHour.LATER: ", after the first hour",
}


def happening_text(happening: Happening, infusion: Infusion) -> str:
    """What happened, without its time: "Rate 60 mL/h"; of a reaction the chip "Headache +25 min"."""
    match happening.part:
        case Reaction() as reaction:
            return chip_text(reaction, infusion.started, infusion.ended)
        case RateStep() as step:
            return f"Rate {rate_text(step)}"
        case Pause() as paused:
            return _pause_text(paused, over=happening.over)
        case Medication() as given:
            return f"{capital(medication_text(given))}, {PURPOSES[given.purpose]}"
        case VitalSigns() as measured:
            return vitals_text(measured)
        case Mark() as mark:
            return mark.text or "Marked"
        case DueAnswer() as answer:
            return _answer_text(answer)
        case FollowUp() as told:
            return f"Follow-up{f' by {told.by}' if told.by else ''}: {told.text or 'nothing told'}"


def start_text(infusion: Infusion) -> str:
    """ "Started at 30 mL/h"; only "Started" where the rate at the start is not recorded."""
    first = next((each for each in infusion.rates if each.at.epoch == infusion.started.epoch), None)
    return "Started" if first is None else f"Started at {rate_text(first)}"


def aside_text(happening: Happening, infusion: Infusion, plan: Plan | None = None) -> str:
    """What belongs softly beside it: "moderate, 60 mL/h, 22 mL in" of a reaction, "= 31.3 mL/h, step 3" of a rate."""
    match happening.part:
        case Reaction() as reaction:
            return _aside_of_reaction(reaction, infusion)
        case RateStep() as step:
            planned = "" if plan is None else _step_text(step, infusion, plan)
            return ", ".join(each for each in (converted_text(step, infusion), planned) if each)
    return ""


def announced_text(happening: Happening, infusion: Infusion, *, saved: bool) -> str:
    """What is said when it has been recorded: "Headache recorded at 25 minutes, within the first hour"."""
    name = name_text(happening)
    if not saved:
        return f"{name} not saved yet, kept here"
    part = happening.part
    if not isinstance(part, Reaction):
        return f"{name} recorded"
    if part.onset is None:
        return f"{name} recorded, onset not recorded"
    state = classify_onset(part.onset, infusion.started)
    if state is FirstHour.BEFORE:
        return f"{name} recorded as there before the start"
    said = said_about(part.onset, infusion.started)
    rough = "" if said is None else "about "
    since = (said or part.onset.earliest) - infusion.started
    return f"{name} recorded at {rough}{_spoken(since)}{_HOUR_STATES.get(state, '')}"


def announced_end(infusion: Infusion, *, saved: bool) -> str:
    """What is said when the infusion has ended, or goes on after all: "Infusion ended 16:50"."""
    said = "Infusion goes on" if infusion.ended is None else f"Infusion ended {clock_text(infusion.ended)}"
    return said if saved else f"{said}, not saved yet, kept here"


def took_back_text(happening: Happening) -> str:
    """ "Headache taken back"."""
    return f"{name_text(happening)} taken back"


def take_back_text(happening: Happening) -> str:
    """What undo calls the taking back: "take back headache"."""
    name = name_text(happening)
    return f"take back {small(name)}"


def name_text(happening: Happening) -> str:
    """What it is called without its numbers where that is enough: "Headache", "Rate 60 mL/h", "Paracetamol"."""
    match happening.part:
        case Reaction() as reaction:
            return capital(reaction.symptom)
        case RateStep() as step:
            return f"Rate {rate_text(step)}"
        case Pause():
            return "Flow on again" if happening.over else "Pause"
        case Medication() as given:
            return capital(medication_text(given))
        case VitalSigns() as measured:
            return f"Vital signs {vitals_text(measured)}"
        case Mark() as mark:
            return "Note" if mark.text else "Mark"
        case DueAnswer() as answer:
            return _answer_text(answer)
        case FollowUp():
            return "Follow-up"


def vitals_text(measured: VitalSigns) -> str:
    """ "122/76, pulse 74, 36.8 °C, SpO₂ 98 %", without what was not measured."""
    unit = "°F" if measured.temperature_unit is TemperatureUnit.FAHRENHEIT else "°C"
    pressures = (measured.systolic, measured.diastolic)
    parts = (
        "" if pressures == (None, None) else "/".join("–" if each is None else str(each) for each in pressures),
        "" if measured.heart_rate is None else f"pulse {measured.heart_rate}",
        "" if measured.temperature is None else f"{plain_number(measured.temperature)} {unit}",
        "" if measured.spo2 is None else f"SpO₂ {measured.spo2} %",
        "" if measured.breathing_rate is None else f"breathing {measured.breathing_rate}",
        "" if measured.pain is None else f"pain {measured.pain}",
    )
    return ", ".join(each for each in parts if each) or "nothing measured"


def _pause_text(paused: Pause, *, over: bool) -> str:
    if over and paused.until is not None:
        return f"Flow on again after {duration_text(paused.until - paused.since)}"
    return f"Paused, {paused.reason}" if paused.reason else "Paused"


def _answer_text(answer: DueAnswer) -> str:
    kind, _, which = answer.due.partition("@")
    name = f"{kind} {which}".strip() if kind == DueKind.PREMEDICATION else _DUE.get(kind, kind)
    if answer.again is not None:
        return f"{capital(name)} again at {clock_text(answer.again)}"
    if kind == DueKind.OBSERVATION and not answer.reason:
        return "Observation over"
    return f"Skipped {name}{f': {answer.reason}' if answer.reason else ''}"


def _aside_of_reaction(reaction: Reaction, infusion: Infusion) -> str:
    grade = "" if reaction.severity is Severity.NOT_GRADED else reaction.severity.value
    step = rate_at_onset(infusion, reaction.onset)
    parts = (grade, "" if step is None else rate_text(step), _volume_text(reaction, infusion))
    return ", ".join(each for each in parts if each)


def _volume_text(reaction: Reaction, infusion: Infusion) -> str:
    """How much was in when it began; nothing where it began at no one moment of the flow."""
    onset = reaction.onset
    if onset is None or onset.earliest != onset.latest or onset.earliest.epoch < infusion.started.epoch:
        return ""
    if infusion.ended is not None and onset.earliest.epoch > infusion.ended.epoch:
        return ""
    flowed = volume_until(infusion, onset.earliest)
    if flowed is None:
        return ""
    volume, since = flowed
    whole = plain_number(volume.quantize(Decimal(1)))
    return f"{whole} mL in" if since.epoch <= infusion.started.epoch else f"{whole} mL since {clock_text(since)}"


def _step_text(step: RateStep, infusion: Infusion, plan: Plan) -> str:
    """Which step of the plan was made with it; nothing of a rate beside the plan."""
    if not any(each.value == step.value and each.unit is step.unit for each in plan.steps):
        return ""
    until = tuple(each for each in infusion.rates if each.at.epoch <= step.at.epoch)
    made, _ = steps_made(replace(infusion, rates=until), plan)
    return f"step {made}"


def _spoken(since: timedelta) -> str:
    """A time from the start as it is spoken: "25 minutes", "1 hour 5 minutes", "the start"."""
    hours, minutes = divmod(max(since, timedelta(0)) // timedelta(minutes=1), 60)
    parts = ((hours, "hour"), (minutes, "minute"))
    return " ".join(f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count) or "the start"
