"""Records as the texts of the form, and the last one as the beginning of a new one."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ivig_logger.domain.infusion import Action, Medication, Place, Premedication, Purpose, Severity, Status
from ivig_logger.exchange.entry import (
    Conventions,
    FollowUpEntry,
    MedicationEntry,
    Outcome,
    PauseEntry,
    RateEntry,
    ReactionEntry,
    SessionEntry,
    SignsEntry,
    VialEntry,
    entry_like,
    entry_of,
)
from tests.builders import ZONE, a_full_infusion, a_moment, an_infusion

HERE = Conventions(ZONE, now=a_moment("18:00", "2026-10-27"))


def test_a_record_is_shown_as_it_would_be_typed() -> None:
    assert entry_of(a_full_infusion(), HERE) == SessionEntry(
        date="Tue 20 Oct 2026",
        start="09:00",
        end="12:00",
        outcome=Outcome.AFTER_SLOWING,
        stop_reason="chills",
        place=Place.HOME,
        product="Privigen",
        concentration="10 %",
        dose="30 g",
        weight="62.5 kg",
        before="a cold last week",
        wellbeing="6",
        igg_trough="9.475 g/L",
        notes="slept well 🙂",
        premedication=Premedication.GIVEN,
        reaction=a_full_infusion().reaction,
        medications=(MedicationEntry("acetaminophen", "650 mg", "08:30", "by mouth"),),
        reactions=(
            ReactionEntry("headache", "25", Severity.MILD, (Action.SLOWED,), "11:00", "dull"),
            ReactionEntry("chills", ""),
        ),
        vials=(VialEntry("P100 123-456", "20 g", "2027-03"), VialEntry("P100 123-457", "10 g", "2027-04-30")),
        rates=(RateEntry("09:00", "0.5 mL/kg/h"), RateEntry("09:30", "60 mL/h")),
        pauses=(PauseEntry("09:30", "09:40", "bathroom"),),
        vitals=(SignsEntry("124/76", "72", "36.8 °C", "98", "14", "0", at="08:55"),),
        follow_ups=(FollowUpEntry("21 Oct 2026 10:00", "Ana", "tired"),),
    )


def test_numbers_follow_the_customs_of_the_place() -> None:
    comma, pounds = replace(HERE, decimal_comma=True), replace(HERE, pounds=True)
    infusion = an_infusion(dose=Decimal("32.50"))
    assert (entry_of(infusion, comma).dose, entry_of(infusion, comma).weight) == ("32,5 g", "62,5 kg")
    assert entry_of(infusion, pounds).weight == "137.8 lb"


def test_an_unknown_dose_or_product_is_written_as_such() -> None:
    entry = entry_of(an_infusion(dose=None, product=""), HERE)
    assert (entry.dose, entry.product) == ("unknown", "unknown")


@pytest.mark.parametrize(
    ("status", "slowed", "outcome"),
    [
        (Status.COMPLETED, True, Outcome.AFTER_SLOWING),
        (Status.STOPPED_EARLY, True, Outcome.STOPPED_EARLY),
        (Status.RUNNING, False, Outcome.RUNNING),
    ],
)
def test_status_and_slowing_are_one_choice(status: Status, slowed: bool, outcome: Outcome) -> None:
    assert entry_of(an_infusion(status=status, slowed=slowed), HERE).outcome is outcome


def test_times_are_shown_on_the_clock_of_the_session() -> None:
    started = a_moment("09:00").in_zone("America/New_York")
    assert entry_of(an_infusion(started=started), HERE).start == "03:00"
    assert entry_of(an_infusion(started=started), HERE).end == "06:00"


def test_a_repeated_reading_is_written_with_which_of_the_two() -> None:
    started = a_moment("01:30", "2025-11-02", "America/New_York", second=True)
    assert entry_of(an_infusion(started=started, ended=None), HERE).start == "01:30 second"


def test_a_new_entry_takes_names_and_doses_and_never_times_lots_or_reactions() -> None:
    last = a_full_infusion(
        medications=(
            Medication("acetaminophen", Decimal(650), "mg", "by mouth", at=a_moment("08:30")),
            Medication("saline", Decimal(500), "mL", "IV", Purpose.FOR_REACTION),
        )
    )
    assert entry_like(last, HERE) == SessionEntry(
        date="Tue 27 Oct 2026",
        place=Place.HOME,
        product="Privigen",
        concentration="10 %",
        weight="62.5 kg",
        premedication=Premedication.GIVEN,
        medications=(MedicationEntry("acetaminophen", "650 mg", "", "by mouth"),),
    )


def test_that_none_was_given_last_time_is_no_answer_for_today() -> None:
    last = an_infusion(premedication=Premedication.NONE_GIVEN)
    assert entry_like(last, HERE).premedication is Premedication.NOT_RECORDED


def test_the_very_first_entry_knows_only_the_day_of_the_zone() -> None:
    late = Conventions("Pacific/Auckland", now=a_moment("18:00", "2026-10-27"))
    assert entry_like(None, late) == SessionEntry(date="Wed 28 Oct 2026")
