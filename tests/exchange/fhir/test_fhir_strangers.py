"""Bundles of other programs: what is understood of them, and what is said about the rest."""

from dataclasses import replace
from decimal import Decimal

from ivig_logger.domain.infusion import (
    Medication,
    Patient,
    Purpose,
    RateStep,
    RateUnit,
    Reaction,
    Severity,
    Status,
    TemperatureUnit,
    Vial,
    VitalSigns,
)
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import exactly
from tests.builders import a_moment
from tests.exchange.fhir.bundle_texts import stranger, the_one


def new_york(clock: str) -> Moment:
    """A time of 2026-10-20 in New York, which has the offset of a zone without a summer."""
    return a_moment(clock, zone="Etc/GMT+4")


def test_of_a_synthea_bundle_the_session_is_read_with_its_dose_in_grams() -> None:
    session = the_one(stranger("synthea"))
    assert (session.started, session.ended) == (new_york("09:00"), new_york("12:30"))
    assert (session.dose, session.status) == (Decimal(30), Status.COMPLETED)
    assert session.product == "immunoglobulin G, human 100 MG/ML Injectable Solution"


def test_of_a_synthea_bundle_the_official_name_is_taken() -> None:
    (patient,) = stranger("synthea").patients.values()
    assert (patient.name, str(patient.born)) == ("Ana2 Bea3 Crist12", "1961-04-02")


def test_the_baseline_before_the_start_belongs_to_the_session() -> None:
    assert the_one(stranger("synthea")).vitals == (VitalSigns(new_york("08:45"), 118, 78),)


def test_all_that_was_left_aside_is_counted_with_its_reason() -> None:
    assert stranger("synthea").notes == (
        "Times are shown on the clock of Etc/GMT+4, because their offset is not that of Europe/Berlin.",
        "1 Observation: taken into the session within an hour of which it was measured; it does not name one.",
        "1 Claim: not read.",
        "1 Condition: not the result of a reaction.",
        "1 Encounter: not read.",
        "1 Observation: no whole number that is possible.",
        "1 Observation: not measured near a session, or nothing that is kept here.",
    )


def test_of_a_hospitals_bundle_the_session_is_read_with_lot_rates_and_medicine() -> None:
    session = next(iter(stranger("hospital").infusions.values()))
    assert (session.status, session.stop_reason, session.notes) == (Status.STOPPED_EARLY, "chills", "slept\nthen woke")
    assert (session.product, session.dose) == ("Privigen 10 %", Decimal(20))
    assert session.vials == (Vial("P100 123-456", expiry="2027-03-31"),)
    assert session.rates == (
        RateStep(a_moment("09:00"), Decimal(30), RateUnit.ML_H),
        RateStep(a_moment("09:30"), Decimal(60), RateUnit.ML_H),
    )
    given = Medication("paracetamol", Decimal(1), "g", "by mouth", Purpose.OTHER, a_moment("08:30"))
    assert session.medications == (given,)


def test_of_a_hospitals_bundle_the_reaction_is_read_with_its_condition() -> None:
    session = next(iter(stranger("hospital").infusions.values()))
    onset, over = exactly(a_moment("09:40")), a_moment("10:30")
    assert session.reactions == (Reaction("shivering", onset, Severity.MODERATE, resolved=over),)


def test_a_temperature_stays_in_its_scale() -> None:
    session = next(iter(stranger("hospital").infusions.values()))
    warm = VitalSigns(a_moment("09:45"), temperature=Decimal("100.4"), temperature_unit=TemperatureUnit.FAHRENHEIT)
    assert session.vitals == (warm,)


def test_a_session_of_which_only_the_day_is_known_is_refused_and_shown() -> None:
    contents = stranger("hospital")
    assert [(each.where, each.reason) for each in contents.refusals] == [
        ("entry[5].started", "says only 2026-08-20, without a time of day")
    ]
    assert "human normal immunoglobulin" in contents.raw["entry[5]"]


def test_what_was_not_done_and_half_a_birthday_are_noted() -> None:
    notes = stranger("hospital").notes
    assert "1 MedicationAdministration: not done." in notes
    assert "1 Patient: the day of birth is not a whole day; left out." in notes


def test_read_twice_it_has_the_same_ids() -> None:
    first, second = stranger("hospital"), stranger("hospital")
    assert first == replace(second)
    (patient,) = first.patients.values()
    assert isinstance(patient, Patient)
