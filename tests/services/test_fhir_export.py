"""A log, or a part of it, goes out as a FHIR bundle."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.exchange.fhir.reading import read_bundle
from ivig_logger.services.fhir_export import export_fhir
from ivig_logger.services.logbook import Author, Logbook
from ivig_logger.services.preview import State, preview_of
from ivig_logger.services.selection import Privacy, Selection
from ivig_logger.services.transfer import Cancelled, Counts, NotInThisForm
from tests.builders import PATIENT, ZONE, an_infusion, an_infusion_on

OTHER = Patient("00000000-0000-4000-8000-000000000002", "Patient B")


@pytest.fixture
def logbook(open_log: Callable[[], Logbook]) -> Logbook:
    """A log of two patients with two sessions of the first."""
    opened = open_log()
    opened.author = Author("Ana", "patient")
    for each in (PATIENT, OTHER, an_infusion_on("2026-09-20", 1), an_infusion_on("2026-10-20", 2)):
        opened.store(each)
    return opened


def exported(logbook: Logbook, selection: Selection | None = None) -> tuple[Counts, dict[str, list[Any]]]:
    """What is counted, and the resources by type."""
    pieces: list[bytes] = []
    counts = export_fhir(logbook, selection or Selection(), pieces.append, lambda _: True)
    of: dict[str, list[Any]] = {}
    for each in json.loads(b"".join(pieces)).get("entry", []):
        of.setdefault(each["resource"]["resourceType"], []).append(each["resource"])
    return counts, of


def test_the_whole_log_goes_out(logbook: Logbook) -> None:
    counts, of = exported(logbook)
    assert counts == Counts(2, 2)
    assert {each["name"][0]["text"] for each in of["Patient"]} == {"Patient A", "Patient B"}
    assert len(of["MedicationAdministration"]) == 2


def test_of_a_period_only_its_sessions_and_their_patients_go_out(logbook: Logbook) -> None:
    counts, of = exported(logbook, Selection(since=date(2026, 10, 1)))
    assert counts == Counts(1, 1)
    assert [each["id"] for each in of["MedicationAdministration"]] == [an_infusion(2).id]


def test_of_chosen_patients_those_without_sessions_go_out_too(logbook: Logbook) -> None:
    counts, of = exported(logbook, Selection(patients=frozenset({OTHER.id})))
    assert counts == Counts(1, 0)
    assert "MedicationAdministration" not in of


def test_a_correction_says_who_when_and_why(logbook: Logbook) -> None:
    stored = logbook.find([an_infusion(2).id])[0]
    logbook.store(corrected(stored), instead_of=stored, why="typo")
    _, of = exported(logbook)
    (told,) = of["Provenance"]
    assert told["target"] == [{"reference": f"urn:uuid:{stored.id}"}]
    assert (told["agent"][0]["who"], told["agent"][0]["role"]) == ({"display": "Ana"}, [{"text": "patient"}])
    assert told["reason"] == [{"text": "typo"}]
    assert told["recorded"] == "2026-11-01T12:00:00+01:00"
    assert [each["valueString"] for each in told["extension"]] == ["{}", '{"notes":"slept"}']


def test_without_names_nobody_is_named(logbook: Logbook) -> None:
    stored = logbook.find([an_infusion(2).id])[0]
    logbook.store(corrected(stored), instead_of=stored, why="typo")
    _, of = exported(logbook, Selection(privacy=Privacy.NO_NAMES))
    assert not any("name" in each or "birthDate" in each for each in of["Patient"])
    assert of["Provenance"][0]["agent"][0]["who"] == {"display": "not recorded"}


def test_an_export_without_dates_is_refused_with_a_sentence(logbook: Logbook) -> None:
    with pytest.raises(NotInThisForm, match="FHIR has no sessions without dates"):
        exported(logbook, Selection(privacy=Privacy.NO_DATES))


def test_it_stops_where_the_person_says_so(logbook: Logbook) -> None:
    with pytest.raises(Cancelled):
        export_fhir(logbook, Selection(), lambda _: None, lambda _: False)


def corrected(infusion: Infusion) -> Infusion:
    """The session with another note."""
    return replace(infusion, notes="slept")


def test_a_disk_that_is_full_is_not_told_of_the_log(logbook: Logbook) -> None:
    def full(_: bytes) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        export_fhir(logbook, Selection(), full)


def test_what_went_out_is_in_the_log_already_when_it_is_read(logbook: Logbook) -> None:
    pieces: list[bytes] = []
    export_fhir(logbook, Selection(), pieces.append)
    seen = preview_of(logbook, read_bundle(b"".join(pieces), logbook.patients(), logbook.now(), ZONE))
    assert {each.state for each in seen.rows} == {State.SAME}
    assert (seen.patients, seen.clashing, seen.refusals, seen.notes) == ((), (), (), ())
