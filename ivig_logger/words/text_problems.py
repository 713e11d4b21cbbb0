"""What is said of a typed text that is missing or not understood: the fact, and how it can be typed."""

from collections.abc import Callable

from ivig_logger.domain.problems import Code
from ivig_logger.words.problem_facts import Facts


def _no_such_day(facts: Facts) -> str:
    where = f"{facts.month('month')} {facts.number('year')}" if "year" in facts else facts.month("month")
    return f"{where} has {facts.number('last')} days, and this says {facts.number('day')}. Please type another date."


def _no_such_time(facts: Facts) -> str:
    if facts.text("before") == facts.text("after"):
        return f"The calendar left out {facts.day('day')} here. Please type another date."
    return (
        f"The clock went from {facts.text('before')} to {facts.text('after')} that night, "
        f"so {facts.text('clock')} did not exist. Please type another time."
    )


def _repeated_time(facts: Facts) -> str:
    clock = facts.text("clock")
    return (
        f"The clock showed {clock} twice that night, in {facts.text('first')} and then in {facts.text('second')}. "
        f"Please type “{clock} first” or “{clock} second”."
    )


def _unit_unreadable(facts: Facts) -> str:
    known = facts.problem.facts["units"]
    units = [str(each) for each in known] if isinstance(known, tuple) else [str(known)]
    several = ", ".join(units[:-1]) + f" or {units[-1]}" if len(units) > 1 else units[0]
    return f"“{facts.text('unit')}” is not understood as a unit here. Please type the number with {several}."


TEXT_SENTENCES: dict[Code, Callable[[Facts], str]] = {
    Code.DATE_MISSING: lambda _: "The date is not filled in. Please type it, for example 20 Oct 2026 or yesterday.",
    Code.DATE_UNREADABLE: lambda f: (
        f"“{f.text('text')}” is not understood as a date. Please type it like 20 Oct 2026 or 2026-10-20."
    ),
    Code.DATE_WITHOUT_CENTURY: lambda f: (
        f"The year “{f.text('year')}” may mean more than one. Please type it with four digits."
    ),
    Code.DATE_FAR: lambda f: (
        f"The log keeps the years {f.number('first')} to {f.number('last')}, and this says {f.number('year')}. "
        "Please check the year."
    ),
    Code.NO_SUCH_DAY: _no_such_day,
    Code.NO_SUCH_MONTH: lambda f: (
        f"There is no month {f.number('month')}. Please check the order of day and month, or type 20 Oct 2026."
    ),
    Code.WEEKDAY_DIFFERS: lambda f: (
        f"This says {f.text('typed')}, and the date is {f.day('day')}. Please check the date."
    ),
    Code.START_MISSING: lambda _: "The start is not filled in. Please type the time, for example 13:50.",
    Code.CLOCK_UNREADABLE: lambda f: (
        f"“{f.text('text')}” is not understood as a time. Please type it like 14:15 or 2:15 pm."
    ),
    Code.CLOCK_HOUR_ONLY: lambda f: (
        f"“{f.text('text')}” may be an hour or minutes. Please type the time with minutes, like {f.text('example')}."
    ),
    Code.CLOCK_IMPOSSIBLE: lambda f: f"No clock shows “{f.text('text')}”. Please type a time from 00:00 to 23:59.",
    Code.NO_SUCH_TIME: _no_such_time,
    Code.REPEATED_TIME: _repeated_time,
    Code.DURATION_UNREADABLE: lambda f: (
        f"“{f.text('text')}” is not understood as a duration. Please type it like 3 h 20 or 200 min."
    ),
    Code.RUNNING_WITH_END: lambda _: (
        "This session is said to be still running, and has an end. Please clear the end, or choose how it went."
    ),
    Code.PRODUCT_MISSING: lambda _: "The product is not filled in. Please type its name, or unknown.",
    Code.DOSE_MISSING: lambda _: "The dose is not filled in. Please type it in g, or unknown.",
    Code.DOSE_NOT_IN_GRAMS: lambda f: (
        f"Doses are kept in grams, and this says {f.amount('value', 'unit')}. Please type the dose in g."
    ),
    Code.NUMBER_UNREADABLE: lambda f: (
        f"“{f.text('text')}” is not understood as a number. Please type it like 30 or 62.5."
    ),
    Code.NUMBER_AMBIGUOUS: lambda f: (
        f"“{f.text('text')}” can be read in two ways. Please type the number without grouping its thousands."
    ),
    Code.UNIT_UNREADABLE: _unit_unreadable,
    Code.VIAL_COUNT: lambda f: (
        f"One row stands for 1 to {f.number('most')} vials, and this says {f.number('count')}. Please check the number."
    ),
    Code.MEDICINE_TIME_UNREADABLE: lambda f: (
        f"“{f.text('text')}” is not understood as a time. Please type it like 13:15 or 30 min before."
    ),
    Code.ONSET_UNREADABLE: lambda f: (
        f"“{f.text('text')}” is not understood as an onset. "
        "Please type minutes after the start like 25, a time like 14:15, or not known."
    ),
    Code.RESOLVED_UNREADABLE: lambda f: (
        f"“{f.text('text')}” is not understood as a time. Please type it like 16:00 or 2 h later."
    ),
    Code.RESOLVED_NEEDS_ONSET: lambda f: (
        f"“{f.text('text')}” is counted from the onset, which is not recorded. Please type a time like 16:00."
    ),
    Code.PLAN_TIME_MISSING: lambda _: "The time is not filled in. Please type it, or remove this row.",
    Code.PLAN_TIMES_UNREADABLE: lambda f: (
        f"“{f.text('text')}” is not understood. Please type each time with its unit and a comma between them, "
        "like 24 h, 72 h, 1 week."
    ),
    Code.RATE_MISSING: lambda _: "The rate is not filled in. Please type it like 60 or 1.5 mL/kg/h.",
    Code.TIME_MISSING: lambda _: "The time is not filled in. Please type it, or remove this row.",
    Code.TIME_UNREADABLE: lambda f: (
        f"“{f.text('text')}” is not understood as a time. "
        "Please type it like 14:20, or as minutes after the start like 30."
    ),
    Code.FOLLOW_UP_TIME_UNREADABLE: lambda f: (
        f"“{f.text('text')}” is not understood as a time. "
        "Please type it like 24 h after the end, or like 21 Oct 2026 10:00."
    ),
    Code.SIGNS_MISSING: lambda _: "No number stands beside this time. Please type one, or remove this row.",
    Code.PRESSURE_UNREADABLE: lambda f: (
        f"“{f.text('text')}” is not understood as a blood pressure. Please type it like 122/76."
    ),
    Code.SCAN_UNREADABLE: lambda _: (
        "The code on this vial was read, and something in it is not understood. "
        "Please type the lot as it is printed on the vial."
    ),
    Code.SCAN_AMBIGUOUS: lambda _: (
        "The code on this vial can be read in more than one way. Please type the lot as it is printed on the vial."
    ),
    Code.SCAN_WITHOUT_LOT: lambda _: (
        "The code that was scanned holds no lot. Please scan another one, or type the lot as it is printed on the vial."
    ),
}
