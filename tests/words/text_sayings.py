"""Changes to a sound form that something is said of, each with a sentence that is said."""

from dataclasses import replace
from typing import Any

from ivig_logger.domain.problems import Problem
from ivig_logger.exchange.entry import (
    Conventions,
    FollowUpEntry,
    MedicationEntry,
    Outcome,
    ReactionEntry,
    SessionEntry,
    SignsEntry,
    VialEntry,
    blank_infusion,
    read_entry,
)
from tests.builders import ZONE, a_moment

NEW_YORK = "America/New_York"
_ENOUGH = SessionEntry(date="today", start="13:50", end="17:10", product="Privigen", dose="30")


def said_of_texts(changes: dict[str, Any], zone: str = ZONE) -> tuple[Problem, ...]:
    """Everything that is said of the form with these changes."""
    here = Conventions(zone, now=a_moment("18:00"))
    return read_entry(replace(_ENOUGH, **changes), here, blank_infusion("i", "p", here)).problems


TEXTS: list[tuple[dict[str, Any], str]] = [
    ({"date": ""}, "The date is not filled in. Please type it, for example 20 Oct 2026 or yesterday."),
    (
        {"date": "someday"},
        "“someday” is not understood as a date. Please type it like 20 Oct 2026 or 2026-10-20.",
    ),
    ({"date": "20.10.26"}, "The year “26” may mean more than one. Please type it with four digits."),
    (
        {"date": "20 Oct 1026"},
        "The log keeps the years 1970 to 2199, and this says 1026. Please check the year.",
    ),
    ({"date": "30.02.2026"}, "February 2026 has 28 days, and this says 30. Please type another date."),
    ({"date": "30 Feb"}, "February has 29 days, and this says 30. Please type another date."),
    (
        {"date": "10/20/2026"},
        "There is no month 20. Please check the order of day and month, or type 20 Oct 2026.",
    ),
    ({"date": "Fri 20 Oct 2026"}, "This says Friday, and the date is Tue 20 Oct 2026. Please check the date."),
    ({"start": ""}, "The start is not filled in. Please type the time, for example 13:50."),
    ({"start": "early"}, "“early” is not understood as a time. Please type it like 14:15 or 2:15 pm."),
    ({"start": "9"}, "“9” may be an hour or minutes. Please type the time with minutes, like 9:00."),
    ({"start": "25:10"}, "No clock shows “25:10”. Please type a time from 00:00 to 23:59."),
    ({"end": "", "duration": "long"}, "“long” is not understood as a duration. Please type it like 3 h 20 or 200 min."),
    (
        {"outcome": Outcome.RUNNING},
        "This session is said to be still running, and has an end. Please clear the end, or choose how it went.",
    ),
    ({"product": ""}, "The product is not filled in. Please type its name, or unknown."),
    ({"dose": ""}, "The dose is not filled in. Please type it in g, or unknown."),
    ({"dose": "77.6 mg"}, "Doses are kept in grams, and this says 77.6 mg. Please type the dose in g."),
    ({"dose": "thirty"}, "“thirty” is not understood as a number. Please type it like 30 or 62.5."),
    (
        {"dose": "1,234"},
        "“1,234” can be read in two ways. Please type the number without grouping its thousands.",
    ),
    ({"wellbeing": "7.5"}, "The log keeps whole numbers, and this says well-being 7.5. Please round the number."),
    (
        {"igg_trough": "9 mmol/l"},
        "“mmol/l” is not understood as a unit here. Please type the number with g/L or mg/dL.",
    ),
    ({"weight": "9 stone"}, "“stone” is not understood as a unit here. Please type the number with kg or lb."),
    (
        {"vials": (VialEntry("A", "", "9" * 400),)},
        f"“{'9' * 40}…” is not understood as an expiry date. Please type it like 2027-03 or 2027-03-31.",
    ),
    (
        {"vials": (VialEntry("A", "500 x 1 g"),)},
        "One row stands for 1 to 99 vials, and this says 500. Please check the number.",
    ),
    (
        {"medications": (MedicationEntry("water", at="30"),)},
        "“30” is not understood as a time. Please type it like 13:15 or 30 min before.",
    ),
    (
        {"reactions": (ReactionEntry("rash", "later"),)},
        (
            "“later” is not understood as an onset. "
            "Please type minutes after the start like 25, a time like 14:15, or not known."
        ),
    ),
    (
        {"reactions": (ReactionEntry("rash", "25", resolved="soon"),)},
        "“soon” is not understood as a time. Please type it like 16:00 or 2 h later.",
    ),
    (
        {"reactions": (ReactionEntry("rash", "", resolved="2 h later"),)},
        "“2 h later” is counted from the onset, which is not recorded. Please type a time like 16:00.",
    ),
    (
        {"vitals": (SignsEntry("122/76"),)},
        "The time is not filled in. Please type it, or remove this row.",
    ),
    (
        {"vitals": (SignsEntry("122/76", at="soon"),)},
        "“soon” is not understood as a time. Please type it like 14:20, or as minutes after the start like 30.",
    ),
    (
        {"vitals": (SignsEntry(at="14:20"),)},
        "No number stands beside this time. Please type one, or remove this row.",
    ),
    (
        {"follow_ups": (FollowUpEntry("tomorrow", text="tired"),)},
        "“tomorrow” is not understood as a time. Please type it like 24 h after the end, or like 21 Oct 2026 10:00.",
    ),
]

CLOCK_CHANGES = [
    (
        {"date": "8 Mar 2026", "start": "02:30"},
        "The clock went from 02:00 to 03:00 that night, so 02:30 did not exist. Please type another time.",
    ),
    (
        {"date": "2 Nov 2025", "start": "01:30"},
        "The clock showed 01:30 twice that night, in EDT and then in EST. Please type “01:30 first” or “01:30 second”.",
    ),
]
