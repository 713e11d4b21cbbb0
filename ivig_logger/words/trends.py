"""Trends in words: what a chart shows, each value with its unit, each quarter with n of N and the unknowns."""

from datetime import timedelta
from decimal import Decimal

from ivig_logger.domain.answers.groups import FEW
from ivig_logger.domain.answers.trends import Measure, Step, TrendPoint, Value
from ivig_logger.domain.canonical import plain_number
from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.typed_texts import MONTHS
from ivig_logger.words.answers import first_hour_text, unknown_text
from ivig_logger.words.times import day_text, duration_text

TITLES = {
    Measure.REACTIONS: "Reactions in each session",
    Measure.DOSE: "Dose per kilogram (g/kg)",
    Measure.GAP: "Days since the session before",
    Measure.DURATION: "Duration, pauses included (hours)",
    Measure.WELLBEING: "Well-being before the session (0 bad, 10 good)",
    Measure.TROUGH: "IgG trough (g/L)",
}
NAMES = {
    Measure.REACTIONS: "reactions",
    Measure.DOSE: "dose per kilogram",
    Measure.GAP: "days between sessions",
    Measure.DURATION: "duration",
    Measure.WELLBEING: "well-being",
    Measure.TROUGH: "IgG trough",
}
HEADINGS = {
    Measure.REACTIONS: "Reactions",
    Measure.DOSE: "Dose per kilogram",
    Measure.GAP: "Since the session before",
    Measure.DURATION: "Duration",
    Measure.WELLBEING: "Well-being",
    Measure.TROUGH: "IgG trough",
}
FIRST_HOUR_TITLE = "Sessions with a reaction in the first hour, of all sessions"
NOT_RECORDED = "not recorded"
HOW_TO_READ = (
    f"A hollow mark stands for fewer than {FEW} sessions whose answer is known: too few to speak of a share. "
    "A dashed line reaches to where the mark would be if all unknown ones had been in the first hour; "
    "“1 ?” is one unknown."
)
_SHORT = tuple(each[:3] for each in MONTHS)


def value_text(measure: Measure, value: Value | None) -> str:
    """ "0.48 g/kg", "28 days", "3 h 25 min", "7 of 10", "9.5 g/L"; "not recorded"."""
    if value is None:
        return NOT_RECORDED
    if measure is Measure.REACTIONS:
        return f"{value:,} reaction{'' if value == 1 else 's'}"
    if measure is Measure.GAP:
        days = round(value)
        return f"{days:,} day{'' if days == 1 else 's'}"
    if measure is Measure.DURATION:
        return duration_text(timedelta(minutes=round(value)))
    if measure is Measure.WELLBEING:
        return f"{value} of 10"
    unit = "g/kg" if measure is Measure.DOSE else "g/L"
    return f"{plain_number(round(Decimal(value), 2))} {unit}"


def day_of(point: TrendPoint) -> str:
    """The day of a session."""
    return day_text(Moment(point.fact.started, point.fact.zone))


def point_text(measure: Measure, point: TrendPoint) -> str:
    """ "Tue 20 Oct 2026: 0.48 g/kg"."""
    return f"{day_of(point)}: {value_text(measure, point.value)}"


def step_text(step: Step) -> str:
    """ "Jul to Sep 2026", "2026"."""
    if step.months == 12:
        return str(step.year)
    return f"{_SHORT[step.month - 1]} to {_SHORT[step.month + step.months - 2]} {step.year}"


def share_text(step: Step) -> str:
    """ "3 of 5, 1 may be, few"."""
    parts = (first_hour_text(step.group), unknown_text(step.group), "few" if step.group.is_few else "")
    return ", ".join(each for each in parts if each)


def count_lines(step: Step, *, is_short: bool = False) -> list[str]:
    """ "3 of 5" and below it "1 unknown"; "3/5" and "1 ?" where there is little room."""
    unknown = len(step.group.unknown)
    early = first_hour_text(step.group)
    if is_short:
        return [early.replace(" of ", "/"), *([f"{unknown:,} ?"] if unknown else [])]
    return [early, *([f"{unknown:,} unknown"] if unknown else [])]


def step_sentence(step: Step) -> str:
    """All of a step, as it is read aloud."""
    if not step.group.sessions:
        return f"{step_text(step)}: no session"
    return f"{step_text(step)}: with a reaction in the first hour {share_text(step)}"
