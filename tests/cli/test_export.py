"""`ivig-logger export`: in each form, what is chosen, and what is said where it does not work."""

import csv
import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from ivig_logger.__main__ import main
from tests.cli.logs import BEA, a_log_of_two


@pytest.fixture(autouse=True)
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A log of two patients with three sessions, told by the variable; it is the current folder."""
    path = a_log_of_two(tmp_path / "log.db")
    monkeypatch.setenv("IVIG_LOGGER_DATABASE", str(path))
    monkeypatch.chdir(tmp_path)
    return path


def exported(*more: str) -> dict[str, list[dict[str, str]]]:
    """The JSON log that an export with these arguments gives."""
    assert main(["export", "--output", "out.json", *more]) == 0
    found: dict[str, list[dict[str, str]]] = json.loads(Path("out.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize(
    ("form", "beginning"),
    [("json", b"{"), ("csv", b"PK"), ("wide", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("fhir", b"{")],
)
def test_a_log_goes_out_in_each_form(form: str, beginning: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--format", form, "--output", "out"]) == 0
    assert capsys.readouterr() == ("Exported 3 sessions of 2 patients to out.\n", "")
    assert Path("out").read_bytes().startswith(beginning)


@pytest.mark.parametrize("wanted", ["Bea Berg", "berg", BEA.id])
def test_only_the_patients_that_are_named_by_name_or_id(wanted: str) -> None:
    assert [each["name"] for each in exported("--patient", wanted)["patients"]] == ["Bea Berg"]


def test_several_patients_may_be_named() -> None:
    assert len(exported("--patient", "Ana", "--patient", "Bea")["infusions"]) == 3


@pytest.mark.parametrize(("wanted", "said"), [("Zoe", "No patient of the log is called Zoe."), ("e", "2 patients")])
def test_a_name_of_nobody_or_of_two_is_told_and_nothing_is_written(
    wanted: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--output", "out.json", "--patient", wanted]) == 2
    err = capsys.readouterr().err
    assert err.startswith(said)
    assert err.endswith("Nothing was written.\n")
    assert not Path("out.json").exists()


def test_a_period_takes_both_of_its_days() -> None:
    assert len(exported("--since", "2026-10-20", "--until", "2026-10-21")["infusions"]) == 2
    assert len(exported("--since", "2026-10-22")["infusions"]) == 1


def test_a_period_that_ends_before_it_begins_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--output", "out.json", "--since", "2026-10-22", "--until", "2026-10-21"]) == 2
    assert capsys.readouterr().err == "2026-10-21 is before 2026-10-22. Nothing was written.\n"


def test_names_can_be_left_out() -> None:
    assert [each["name"] for each in exported("--without-names")["patients"]] == ["Patient 1", "Patient 2"]


def test_dates_can_be_left_out_of_tables_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--format", "csv", "--output", "out.zip", "--without-dates"]) == 0
    with zipfile.ZipFile("out.zip") as tables:
        whole = b"".join(tables.read(each) for each in tables.namelist())
    assert [each for each in (b"L\xc3\xb3pez", b"2026-10", b"slept") if each in whole] == []
    capsys.readouterr()
    assert main(["export", "--output", "out.json", "--without-dates"]) == 2
    assert capsys.readouterr().err.startswith("A JSON log has dates.")
    assert not Path("out.json").exists()


def test_any_form_goes_to_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", "--format", "wide", "--output", "-"]) == 0
    out, err = capfdbinary.readouterr()
    assert len(list(csv.reader(io.StringIO(out.decode("utf-8-sig"))))) == 4
    assert err == f"Exported 3 sessions of 2 patients to standard output.{os.linesep}".encode()


@pytest.mark.parametrize("form", ["json", "csv", "wide", "xlsx", "fhir"])
def test_a_folder_that_cannot_be_written_to_is_told(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("file").touch()
    assert main(["export", "--format", form, "--output", "file/out"]) == 1
    assert capsys.readouterr().err == f"{Path('file/out')}: Not a directory.\n"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root and Windows may write to any folder")
def test_a_read_only_folder_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("closed").mkdir(mode=0o500)
    assert main(["export", "--output", "closed/out.json"]) == 1
    assert capsys.readouterr().err == "closed/out.json: Permission denied.\n"
