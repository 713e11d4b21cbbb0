"""The facts beside the list as lines."""

from datetime import timedelta
from decimal import Decimal

from ivig_logger.domain.infusion import (
    Access,
    FollowUp,
    Infusion,
    Medication,
    Pause,
    Place,
    Premedication,
    Purpose,
    RateStep,
    RateUnit,
    Status,
    TemperatureUnit,
    Vial,
    VitalSigns,
)
from ivig_logger.words.session_facts import head_lines, sections_of
from tests.builders import a_full_infusion, a_moment, an_infusion
from tests.ui.history.sessions import EARLY


def lines(infusion: Infusion) -> dict[str, tuple[str, ...]]:
    return {each.heading: each.lines for each in sections_of(infusion)}


def test_the_head_tells_times_product_dose_and_weight() -> None:
    assert head_lines(an_infusion(place=Place.HOME), pounds=False) == [
        "09:00–12:00 (3 h)",
        "Privigen 10 %, 30 g (0.48 g/kg), at home",
        "Weight 62.5 kg (137.8 lb)",
    ]


def test_the_head_tells_how_it_ended_and_what_was_ordered() -> None:
    stopped = an_infusion(
        status=Status.STOPPED_EARLY, stop_reason="fever", ordered_dose=Decimal(35), volume=Decimal(300), slowed=True
    )
    assert head_lines(stopped, pounds=True)[2:] == [
        "Weight 137.8 lb (62.5 kg)",
        "Ordered: 35 g",
        "Volume 300 mL",
        "Stopped early: fever",
        "Was slowed",
    ]


def test_a_premedication_tells_its_lead() -> None:
    assert lines(EARLY)["Premedication"] == ("acetaminophen 650 mg by mouth, 45 min before",)


def test_a_medicine_for_a_reaction_is_no_premedication() -> None:
    rescue = Medication("ibuprofen", Decimal(400), "mg", "by mouth", Purpose.FOR_REACTION, a_moment("09:40"))
    told = lines(an_infusion(medications=(rescue,), premedication=Premedication.NONE_GIVEN))
    assert told["Premedication"] == ("None given",)
    assert told["Other medicines"] == ("ibuprofen 400 mg by mouth, 40 min after the start, for a reaction",)


def test_lots_tell_grams_and_expiry_and_equal_vials_are_counted() -> None:
    vials = (Vial("P1", Decimal(10), "2027-03"), Vial("P1", Decimal(10), "2027-03"), Vial("P2", None, None))
    assert lines(an_infusion(vials=vials))["Lots"] == ("P1: 2 × 10 g, expiry 2027-03", "P2, expiry not recorded")


def test_vital_signs_are_plain_lines() -> None:
    vitals = (
        VitalSigns(a_moment("09:15"), 124, 76, 72, Decimal("36.8"), spo2=98, breathing_rate=14, pain=0),
        VitalSigns(a_moment("09:30"), temperature=Decimal("98.6"), temperature_unit=TemperatureUnit.FAHRENHEIT),
    )
    assert lines(an_infusion(vitals=vitals))["Vital signs"] == (
        "09:15  124/76 mmHg, heart rate 72/min, 36.8 °C, SpO2 98 %, breathing 14/min, pain 0 of 10",
        "09:30  98.6 °F",
    )


def test_pauses_rates_access_and_follow_up_are_told() -> None:
    told = lines(
        an_infusion(
            pauses=(Pause(a_moment("09:20"), a_moment("10:10"), "chills"), Pause(a_moment("11:00"), None)),
            rates=(RateStep(a_moment("09:00"), Decimal("0.50"), RateUnit.ML_KG_H),),
            access=Access("peripheral", "forearm", "left", 22, 1),
            follow_ups=(FollowUp(a_moment("12:00") + timedelta(days=1), "Nurse K", "well"),),
        )
    )
    assert told["Pauses"] == ("09:20–10:10 (50 min), chills", "since 11:00")
    assert told["Rates"] == ("09:00  0.5 mL/kg/h",)
    assert told["Access"] == ("peripheral, left, forearm, 22 G, 1 attempt",)
    assert told["Follow-up"] == ("Wed 21 Oct 2026 12:00, Nurse K: well",)


def test_what_is_empty_is_said_to_be_not_recorded() -> None:
    told = lines(an_infusion(weight=None))
    assert told["Premedication"] == ("Not recorded",)
    assert told["Lots"] == ("Not recorded",)
    assert told["Not recorded"] == ("Place, weight, rates, vital signs, access, follow-up",)


def test_how_the_patient_was_is_told_with_the_trough_in_both_units() -> None:
    told = lines(a_full_infusion())["Before the infusion"]
    assert told == ("a cold last week", "Well-being 6 of 10", "IgG trough 9.475 g/L (947.5 mg/dL)")
    assert lines(an_infusion(wellbeing=0))["Before the infusion"] == ("Well-being 0 of 10",)


def test_a_complete_record_lacks_nothing() -> None:
    assert "Not recorded" not in lines(a_full_infusion())
    assert lines(a_full_infusion())["Notes"] == ("slept well 🙂",)


def test_what_was_marked_and_what_was_answered_while_it_ran_is_told() -> None:
    told = lines(a_full_infusion())
    assert told["Marked while it ran"] == ("10:15  the doorbell rang",)
    assert told["What was due"] == ("10:20  Vital signs again at 10:25, asleep",)
