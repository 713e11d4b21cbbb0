"""A part of the log goes out, with names, without them, or without anything that gives a person or a day away."""

import csv
import errno
import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ivig_logger.domain.infusion import Infusion, Medication, Premedication, Vial
from ivig_logger.services.export_file import export_to
from ivig_logger.services.exporters import exporter_of
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.selection import WHOLE, Format, Privacy, Selection
from ivig_logger.services.sheet_export import export_xlsx
from ivig_logger.services.table_export import export_tables_zip
from ivig_logger.services.transfer import Counts, NotInThisForm, go_on
from tests.builders import PATIENT, a_full_infusion, a_reaction, a_signature, an_infusion_on
from tests.services.table_files import exported, filled, read_back, workbook_of
from tests.strategies import NOW

EARLIER = replace(PATIENT, id="00000000-0000-4000-8000-000000000099", name="Maria Muster", born=date(1950, 2, 3))
SECRETS = (
    "Maria",
    "Muster",
    "2026",
    "2027",
    "1950",
    "Berlin",
    "slept",
    "Anna",
    "P100",
    "doorbell",
    "forearm",
    "a cold",
)
FIRST = an_infusion_on("2026-10-13", 5, patient=EARLIER.id, notes="Maria slept")
SIGNED = a_full_infusion(1, signatures=(a_signature(),))
LATER = an_infusion_on(
    "2026-10-27",
    2,
    product="Maria's own",
    vials=(Vial("P100"),),
    medications=(Medication("Tylenol"), Medication("what Anna brought")),
    reactions=(replace(a_reaction("headache"), onset=None), replace(a_reaction("Maria fell"), onset=None)),
    premedication=Premedication.GIVEN,
    entered_in_error="Anna's",
)
BARE = Selection(privacy=Privacy.NO_DATES)
NAMELESS = Selection(privacy=Privacy.NO_NAMES)
OCTOBER_20 = Selection(since=date(2026, 10, 20), until=date(2026, 10, 20))


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Logbook]:
    with closing(Logbook.open(tmp_path / "log.db", lambda: NOW)) as opened:
        yield filled(opened, [PATIENT, EARLIER], [SIGNED, LATER, FIRST])


def texts_of(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name).decode("utf-8-sig") for name in packed.namelist()}


def lines_of(data: bytes, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(texts_of(data)[f"{table}.csv"], newline="")))


def sessions_in(data: bytes) -> list[Infusion]:
    return list(read_back(data).infusions.values())


def test_the_chosen_patients_go_out(log: Logbook) -> None:
    data = exported(log, selection=Selection(patients=frozenset({EARLIER.id})))
    assert sessions_in(data) == [FIRST]
    assert [each["name"] for each in lines_of(data, "patients")] == ["Maria Muster"]
    assert lines_of(data, "vials") == []


def test_of_a_period_the_patients_go_out_who_have_a_session_in_it(log: Logbook) -> None:
    data = exported(log, selection=OCTOBER_20)
    assert sessions_in(data) == [SIGNED]
    assert [each["id"] for each in lines_of(data, "patients")] == [PATIENT.id]


def test_without_names_patients_are_numbered_by_their_first_sessions(log: Logbook) -> None:
    data = exported(log, selection=NAMELESS)
    people = {each["id"]: (each["name"], each["born"]) for each in lines_of(data, "patients")}
    assert people == {EARLIER.id: ("Patient 1", ""), PATIENT.id: ("Patient 2", "")}
    assert sessions_in(data) == [FIRST, SIGNED, LATER]


def test_a_json_log_takes_a_selection_too(log: Logbook, tmp_path: Path) -> None:
    output = tmp_path / "part.json"
    assert export_to(log, output, Format.JSON, replace(OCTOBER_20, privacy=Privacy.NO_NAMES)) == Counts(1, 1)
    written = json.loads(output.read_text(encoding="utf-8"))
    assert written["patients"] == [{"id": PATIENT.id, "name": "Patient 1", "born": None}]
    assert [each["id"] for each in written["infusions"]] == [SIGNED.id]


def test_without_dates_nothing_tells_who_or_when(log: Logbook) -> None:
    said = "\n".join(texts_of(exported(log, selection=BARE)).values())
    assert [each for each in (*SECRETS, PATIENT.id, SIGNED.id, FIRST.id) if each in said] == []


def test_without_dates_a_sheet_holds_the_same_and_nothing_else(log: Logbook) -> None:
    sheets = {each.name: list(each.rows()) for each in workbook_of(exported(log, export_xlsx, BARE)).tables}
    files = {each.name: list(each.rows()) for each in workbook_of(exported(log, selection=BARE)).tables}
    assert list(sheets) == list(files)
    assert {name: len(rows) for name, rows in sheets.items()} == {name: len(rows) for name, rows in files.items()}


def test_without_dates_days_count_from_the_first_session_and_minutes_from_the_start(log: Logbook) -> None:
    data = exported(log, selection=BARE)
    days = [(each["session"], each["patient"], each["day"]) for each in lines_of(data, "sessions")]
    assert days == [("1", "1", "0"), ("2", "2", "0"), ("3", "2", "7")]
    assert [each["from_minutes"] for each in lines_of(data, "pauses")] == ["30"]
    told = lines_of(data, "reactions")
    assert [(each["session"], each["onset_earliest_minutes"], each["first_hour"]) for each in told[:2]] == [
        ("2", "25", "in"),
        ("2", "", "not_known"),
    ]


def test_without_dates_only_what_is_on_the_lists_keeps_its_name(log: Logbook) -> None:
    data = exported(log, selection=BARE)
    assert [each["product"] for each in lines_of(data, "sessions")] == ["Privigen", "Privigen", "other"]
    assert [each["symptom"] for each in lines_of(data, "reactions")][2:] == ["headache", "other"]
    assert [each["name"] for each in lines_of(data, "medications")][1:] == ["Tylenol", "other"]
    assert [each["entered_in_error"] for each in lines_of(data, "sessions")] == ["false", "false", "true"]


def test_without_dates_the_first_table_says_that_it_cannot_be_imported(log: Logbook) -> None:
    first = next(iter(texts_of(exported(log, selection=BARE)).values()))
    assert "can be imported,no" in first
    assert "cannot be imported" in first


@pytest.mark.parametrize("form", [Format.JSON, Format.WIDE, Format.FHIR])
def test_other_forms_do_not_go_out_without_dates(log: Logbook, form: Format) -> None:
    with pytest.raises(NotInThisForm):
        exporter_of(form)(log, BARE, lambda _: None, go_on)


@pytest.mark.parametrize("form", list(Format))
def test_a_log_goes_out_in_each_form_as_a_file(log: Logbook, tmp_path: Path, form: Format) -> None:
    output = tmp_path / "log"
    assert export_to(log, output, form).patients == 2
    assert output.stat().st_size > 100


@pytest.mark.parametrize("form", list(Format))
def test_a_full_disk_is_told_as_such_and_not_as_one_of_the_log(log: Logbook, form: Format) -> None:
    def full(_: bytes) -> None:
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(OSError, match="full"):
        exporter_of(form)(log, WHOLE, full, go_on)


def test_a_selection_that_takes_nothing_writes_tables_without_rows(log: Logbook) -> None:
    nothing = Selection(patients=frozenset())
    assert export_tables_zip(log, nothing, lambda _: None) == Counts(0, 0)
    assert export_tables_zip(log, WHOLE, lambda _: None) == Counts(2, 3)
