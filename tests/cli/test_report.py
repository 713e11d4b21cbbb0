"""The command that writes a doctor's report: what it writes, whose, and what it says when it does not."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from ivig_logger.__main__ import main
from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Patient
from ivig_logger.services.logbook import Logbook
from tests.logs import log_at
from tests.reports.logs import a_session

ANA = Patient("00000000-0000-4000-8000-000000000001", "Ana López", date(1961, 4, 2))
ANABEL = Patient("00000000-0000-4000-8000-000000000002", "Anabel Berg")

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A log of two patients, of whom one has fourteen sessions."""
    path = tmp_path / "log.db"
    monkeypatch.setenv("IVIG_LOGGER_DATABASE", str(path))
    logbook = Logbook.open(log_at(path))
    sessions = (a_session(number, patient=ANA.id) for number in range(14))
    logbook.store_all([Change(ANA), Change(ANABEL), *map(Change, sessions)])
    logbook.close()
    return path


def test_a_report_is_written_for_its_owner_only(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = log.with_name("visit.pdf")
    assert main(["report", "--patient", "Ana López", "--output", str(output)]) == 0
    assert capsys.readouterr() == (f"The report of 14 sessions is in {output}.\n", "")
    assert output.read_bytes().startswith(b"%PDF-")
    assert output.stat().st_mode & 0o777 == 0o600


def test_a_report_may_be_html_or_csv(log: Path) -> None:
    for ending, beginning in ((".html", b"<!DOCTYPE html>"), (".csv", b"\xef\xbb\xbfInfusion report")):
        output = log.with_name(f"visit{ending}")
        assert main(["report", "--patient", "ana lópez", "--output", str(output)]) == 0
        assert output.read_bytes().startswith(beginning)


def test_a_part_of_a_name_is_enough_where_it_is_that_of_one(log: Path) -> None:
    output = log.with_name("visit.csv")
    assert main(["report", "--patient", "berg", "--output", str(output)]) == 0
    assert "Anabel Berg" in output.read_text(encoding="utf-8-sig")


def test_a_name_of_two_or_of_nobody_is_told_and_nothing_is_written(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = log.with_name("visit.csv")
    assert main(["report", "--patient", "ana", "--output", str(output)]) == 2
    assert "2 patients of the log may be meant by ana" in capsys.readouterr().err
    assert main(["report", "--patient", "Zoe", "--output", str(output)]) == 2
    assert capsys.readouterr().err == "No patient of the log is called Zoe. Nothing was written.\n"
    assert not output.exists()


def test_the_period_may_begin_on_a_day(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = log.with_name("visit.csv")
    assert main(["report", "--patient", "Ana L", "--output", str(output), "--since", "2026-10-13"]) == 0
    assert "The report of 2 sessions" in capsys.readouterr().out
    assert "Period,Since Tue 13 Oct 2026" in output.read_text(encoding="utf-8-sig")


@pytest.mark.usefixtures("log")
def test_a_day_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["report", "--patient", "Ana L", "--output", "visit.csv", "--since", "13.10.2026"])
    assert ended.value.code == 2
    assert "13.10.2026 is not a day such as 2026-01-31" in capsys.readouterr().err


def test_a_name_can_be_left_out(log: Path) -> None:
    output = log.with_name("visit.html")
    assert main(["report", "--patient", "Ana L", "--output", str(output), "--names", "initials"]) == 0
    page = output.read_text(encoding="utf-8")
    assert "López" not in page
    assert "A. L." in page


def test_sessions_in_words_are_further_pages(log: Path) -> None:
    output = log.with_name("visit.csv")
    assert main(["report", "--patient", "Ana L", "--output", str(output), "--words"]) == 0
    assert "Tuesday 20 October 2026, 09:00–12:00 (3 h)" in output.read_text(encoding="utf-8-sig")


def test_a_file_of_another_kind_is_refused(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "--patient", "Ana L", "--output", str(log)]) == 2
    assert capsys.readouterr().err == "log.db should end in .pdf, .html or .csv. Nothing was written.\n"


def test_the_log_itself_is_never_written_over(
    tmp_path: Path, log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = log.rename(tmp_path / "log.csv")
    monkeypatch.setenv("IVIG_LOGGER_DATABASE", str(path))
    assert main(["report", "--patient", "Ana L", "--output", str(path)]) == 2
    assert "is the log itself" in capsys.readouterr().err
    assert path.read_bytes().startswith(b"SQLite format 3")


def test_where_there_is_no_log_none_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "none.db"
    assert main(["report", "--database", str(missing), "--patient", "A", "--output", "a.pdf"]) == 1
    assert "There is no log at" in capsys.readouterr().err
    assert not missing.exists()


def test_a_pdf_needs_no_display(log: Path) -> None:
    output = log.with_name("visit.pdf")
    command = [sys.executable, "-m", "ivig_logger", "report", "--patient", "Ana L", "--output", str(output)]
    without = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}
    bare = {name: value for name, value in os.environ.items() if name not in without}
    done = subprocess.run([*command, "--paper", "letter"], capture_output=True, text=True, env=bare, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert b"/MediaBox [0 0 612" in output.read_bytes()


def test_html_and_csv_need_no_qt(log: Path) -> None:
    output = log.with_name("visit.html")
    program = (
        "import sys; from ivig_logger.__main__ import main; "
        f"status = main(['report', '--patient', 'Ana L', '--output', {str(output)!r}]); "
        "sys.exit(status or ('PySide6' in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60).returncode == 0
