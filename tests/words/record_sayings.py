"""Changes to a sound record that something is said against, each with a sentence that is said."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from ivig_logger.domain.checks import Surroundings, problems_of
from ivig_logger.domain.infusion import (
    FollowUp,
    Medication,
    Pause,
    Premedication,
    RateStep,
    RateUnit,
    ReactionAnswer,
    Vial,
    VitalSigns,
)
from ivig_logger.domain.onset import between, exactly
from ivig_logger.domain.problems import Problem
from tests.builders import a_moment, a_reaction, a_signature, an_infusion

NOW = a_moment("18:00")
_STARTED, _HOUR = a_moment("09:00"), timedelta(hours=1)


def vitals(**measured: Any) -> dict[str, Any]:
    """One set of measurements at the start."""
    return {"vitals": (VitalSigns(_STARTED, **measured),)}


def said_of_record(changes: dict[str, Any]) -> list[Problem]:
    """Everything that is said against the record with these changes."""
    return problems_of(an_infusion(**changes), Surroundings(NOW, Decimal("62.5")))


RECORDS: list[tuple[dict[str, Any], str]] = [
    ({"dose": Decimal(160)}, "Larger than usual: 160 g. Please check the number and the unit."),
    ({"weight": Decimal(2)}, "Smaller than usual: 2 kg. Please check the number and the unit."),
    ({"concentration": Decimal(7)}, "Between the usual 5 and 10 %: 7 %. Please check the number and the unit."),
    (vitals(heart_rate=24), "Lower than usual: heart rate 24 /min. Please check the number and the unit."),
    (
        vitals(temperature=Decimal(39)),
        "Higher than usual: temperature 39 °C. Please check the number and the unit.",
    ),
    ({"dose": Decimal(0)}, "The log keeps 0.1 to 600 g, and this says 0 g. Please check the number and the unit."),
    (
        {"dose": Decimal("1e9")},
        "The log keeps 0.1 to 600 g, and this says 1000000000 g. Please check the number and the unit.",
    ),
    (
        {"dose": Decimal("9e400")},
        "The log keeps 0.1 to 600 g, and this says 9e+400 g. Please check the number and the unit.",
    ),
    (
        {"entered_in_error": ""},
        "This session is marked as a mistake without a reason. Please say why it is one.",
    ),
    ({"wellbeing": 11}, "The log keeps 0 to 10, and this says well-being 11. Please check the number and the unit."),
    ({"igg_trough": Decimal("31.5")}, "Larger than usual: 31.5 g/L. Please check the number and the unit."),
    (
        {"igg_trough": Decimal(950)},
        "The log keeps 0.001 to 100 g/L, and this says 950 g/L. Please check the number and the unit.",
    ),
    ({"dose": Decimal("30.12345")}, "The log keeps 3 decimals, and this says 30.12345 g. Please round the number."),
    (
        {"signatures": (a_signature(value="4d" * 63),)},
        "This signature has no name, or a key or hash of another form. Please check where it comes from.",
    ),
    (
        {"signatures": (a_signature(), a_signature())},
        "This signature stands here twice. Please check where it comes from.",
    ),
    ({"notes": "\0"}, "This text holds a character that cannot be kept. Please type the text again."),
    (
        {"started": NOW + _HOUR, "ended": NOW + 3 * _HOUR},
        "The start, 19:00 on Tue 20 Oct 2026, lies in the future. Please check the date and the time.",
    ),
    (
        {"started": NOW - timedelta(days=45), "ended": NOW - timedelta(days=45) + _HOUR},
        "This session was 45 days ago. Please check the date.",
    ),
    ({"ended": None}, "The end is not filled in. Please type the end or the duration, or say still running."),
    ({"ended": _STARTED}, "The end, 09:00 on Tue 20 Oct 2026, is not after the start. Please check both times."),
    (
        {"ended": NOW + _HOUR},
        "The end, 19:00 on Tue 20 Oct 2026, lies in the future. Please check it, or say still running.",
    ),
    (
        {"ended": _STARTED + 49 * _HOUR},
        "The log keeps sessions of up to 48 h, and this makes 49 h. Please check the start and the end.",
    ),
    ({"ended": _STARTED + _HOUR / 3}, "Shorter than usual: 20 min. Please check the start and the end."),
    (
        {"started": _STARTED - 20 * _HOUR},
        "Longer than usual: 23 h. Please check the start and the end.",
    ),
    (
        {"pauses": (Pause(a_moment("08:00"), a_moment("09:10")),)},
        "This pause does not lie within the session. Please check its times.",
    ),
    (
        {"pauses": (Pause(_STARTED, a_moment("09:20")), Pause(a_moment("09:10"), a_moment("09:30")))},
        "This pause overlaps another one. Please check their times.",
    ),
    (
        {"pauses": (Pause(_STARTED, a_moment("11:00")),)},
        "The pauses together make 2 h, more than half of the session. Please check their times.",
    ),
    (
        {"rates": (RateStep(a_moment("13:00"), Decimal(30), RateUnit.ML_H),)},
        "The rate step at 13:00 on Tue 20 Oct 2026 does not lie within the session. Please check its time.",
    ),
    (
        {"rates": (RateStep(_STARTED, Decimal(1500), RateUnit.ML_H),)},
        "Larger than usual for this weight: 1500 mL/h. Please check the number and the unit.",
    ),
    (
        {"follow_ups": (FollowUp(a_moment("10:00")),)},
        "The follow-up at 10:00 on Tue 20 Oct 2026 lies before the end of the session. Please check its time.",
    ),
    (
        {"product": "Privgen"},
        "“Privgen” is not in the list of products. It is kept as typed; please check the spelling.",
    ),
    ({"product": "Hizentra"}, "Hizentra is usually given under the skin. Please check the product."),
    (
        {"dose": Decimal(140), "weight": Decimal("62.5")},
        "Larger than usual: 2.24 g for each kg. Please check the dose and the weight.",
    ),
    ({"ordered_dose": Decimal(40)}, "Given are 30 g, and ordered 40 g. Please check both numbers."),
    ({"weight": Decimal(90)}, "90 kg now, and 62.5 kg the last time. Please check the number and the unit."),
    (
        {"volume": Decimal(200)},
        "The dose at this concentration makes 300 mL, and this says 200 mL. Please check the number and the unit.",
    ),
    (
        {"vials": (Vial("A", Decimal(20)),)},
        "The vials make 20 g together, and the dose is 30 g. Please check both numbers.",
    ),
    (
        {"vials": (Vial(" "),)},
        "The lot of this vial is not filled in. Please type it as it is printed on the vial.",
    ),
    (
        {"vials": (Vial("A", None, "2027-03"), Vial("a", None, "2027-04"))},
        "Lot a stands here with two expiry dates. Please check them.",
    ),
    (
        {"vials": (Vial("A", None, "soon"),)},
        "“soon” is not understood as an expiry date. Please type it like 2027-03 or 2027-03-31.",
    ),
    (
        {"vials": (Vial("A", None, "2026-03"),)},
        "Lot A was to be used until Tue 31 Mar 2026, before this session. Please check the expiry date.",
    ),
    ({"medications": (Medication(" "),)}, "This medicine has no name. Please type its name."),
    (
        {"medications": (Medication("water", Decimal(0), "mL"),)},
        "The dose of a medicine is more than zero, and this says 0. Please check the number and the unit.",
    ),
    (
        {"medications": (Medication("water", at=a_moment("09:00", "2026-10-10")),)},
        "09:00 on Sat 10 Oct 2026 is more than 7 days from the start. Please check the time.",
    ),
    (
        {"medications": (Medication("water", at=a_moment("10:00")),)},
        "Listed as a premedication, with a time after the start: water. Please check the time or the purpose.",
    ),
    (
        {"medications": (Medication("water"),), "premedication": Premedication.NONE_GIVEN},
        "A premedication is listed, and the answer says “none given”. Please change one of the two.",
    ),
    (
        vitals(systolic=80, diastolic=90),
        "The lower blood pressure is not below the upper one. Please check both numbers.",
    ),
    (
        {"vitals": (VitalSigns(_STARTED, 120), VitalSigns(a_moment("10:00"), 160))},
        "160 mmHg here, and 120 mmHg at first. Please check the number.",
    ),
    ({"reactions": (a_reaction(" "),)}, "This reaction has no name. Please type what was felt or seen."),
    (
        {"reactions": (a_reaction(onset=between(a_moment("10:00"), a_moment("09:30"))),)},
        "This range ends before it begins. Please type the earlier time first.",
    ),
    (
        {"reactions": (a_reaction(onset=exactly(NOW + _HOUR)),)},
        "The onset, 19:00 on Tue 20 Oct 2026, lies in the future. Please check the time.",
    ),
    (
        {"reactions": (a_reaction(onset=exactly(a_moment("09:00", "2026-09-01"))),)},
        "The onset, 09:00 on Tue 1 Sep 2026, is more than 30 days from the session. Please check the day.",
    ),
    (
        {"reactions": (a_reaction(resolved=a_moment("09:10")),)},
        "This says that it was over at 09:10 on Tue 20 Oct 2026, before it began. Please check both times.",
    ),
    (
        {"reactions": (a_reaction(),), "reaction": ReactionAnswer.NONE},
        "Reactions are listed, and the answer says “no reaction”. Please change one of the two.",
    ),
    (
        {"reaction": ReactionAnswer.RECORDED},
        "A reaction is said to be recorded, and none is listed. Please add it, or choose another answer.",
    ),
]
