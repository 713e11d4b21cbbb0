"""Who an infusion of a log belongs to, and the ids of records that came without one."""

from datetime import date

import pytest

from ivig_logger.domain.infusion import Patient
from tests.builders import PATIENT
from tests.exchange.log_texts import a_log, an_entry, clock, read, read_one, refusals, refused

OTHER = Patient("00000000-0000-4000-8000-000000000002", "Patient B", date(1950, 1, 1))


def test_a_patient_of_the_file_is_named_by_id_or_by_name() -> None:
    assert read_one(patient="Patient A").patient == PATIENT.id
    assert read_one(patient=PATIENT.id.upper()).patient == PATIENT.id


def test_a_patient_of_the_log_is_named_without_being_in_the_file() -> None:
    contents = read(a_log(an_entry(patient="Patient B"), patients=...), OTHER)
    assert [each.patient for each in contents.infusions.values()] == [OTHER.id]
    assert contents.patients == {}


def test_a_patient_of_neither_is_refused() -> None:
    assert refused(patient="Patient C") == {
        "infusions[0].patient": '"Patient C" is no patient of the file or of the log'
    }


def test_a_name_that_two_patients_share_is_refused() -> None:
    twin = Patient(OTHER.id, PATIENT.name)
    assert refusals(a_log(an_entry(patient="Patient A")), twin) == {
        "infusions[0].patient": '"Patient A" is the name of 2 patients; write the id'
    }


def test_a_patient_without_an_id_is_the_namesake_in_the_log() -> None:
    contents = read(a_log(patients=[{"name": "Patient B"}]), OTHER)
    assert contents.patients == {"patients[0]": OTHER}


def test_a_patient_without_an_id_and_namesake_gets_the_same_id_every_time() -> None:
    log = a_log(an_entry(patient="Ana"), patients=[{"name": "Ana", "born": "1980-02-29"}])
    (ana,) = read(log).patients.values()
    assert read(log).patients["patients[0]"] == ana == Patient(ana.id, "Ana", date(1980, 2, 29))
    assert [each.patient for each in read(log).infusions.values()] == [ana.id]


def test_an_infusion_without_an_id_gets_one_of_its_patient_and_start() -> None:
    assert read_one().id == read_one(notes="other", patient="Patient A").id
    assert read_one(started=clock("09:01")).id != read_one().id


def test_two_records_that_would_get_the_same_id_are_refused() -> None:
    assert refusals(a_log(an_entry(), an_entry(notes="again"))) == {
        "infusions[1]": "comes without an id and would get that of infusions[0]; give each its own"
    }


def test_an_id_that_is_there_twice_is_refused() -> None:
    assert refusals(a_log(an_entry(id=OTHER.id), an_entry(id=OTHER.id))) == {
        "infusions[1]": "has the id of infusions[0]"
    }


def test_a_patient_without_a_name_is_refused() -> None:
    assert refusals(a_log(patients=[{"id": OTHER.id, "name": " "}, {"id": OTHER.id}])) == {
        "patients[0].name": "is empty",
        "patients[1].name": "is missing",
    }


@pytest.mark.parametrize("born", ["1961", "1961-02-30", "02.04.1961", 1961])
def test_a_birthday_that_is_no_day_is_refused(born: object) -> None:
    assert list(refusals(a_log(patients=[{"name": "A", "born": born}]))) == ["patients[0].born"]
