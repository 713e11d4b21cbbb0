"""What a start waits for, in processes of their own."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from ivig_logger.domain.change import Change
from ivig_logger.domain.moment import utc_now
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.sample import sample_log

ROOT = Path(__file__).parents[2]
NOT_YET = {
    *("cryptography", "sqlcipher3", "ivig_logger.services.signing", "ivig_logger.services.keyring"),
    *("ivig_logger.ui.chart_view", "ivig_logger.ui.chart_canvas", "ivig_logger.pictures.session"),
    *("ivig_logger.ui.history.details_content", "ivig_logger.words.changes", "ivig_logger.words.corrections"),
    *("ivig_logger.ui.settings", "ivig_logger.ui.form", "ivig_logger.ui.live", "ivig_logger.ui.answers"),
    *("ivig_logger.services.backup_round", "ivig_logger.services.checking", "alembic", "PySide6.QtPrintSupport"),
}


@pytest.fixture
def used(tmp_path: Path) -> Path:
    """A plain log with sessions that are over so long that nothing is asked about them any more."""
    log = tmp_path / "log.db"
    now = utc_now() - timedelta(days=60)
    patient, sessions = sample_log(now, "Europe/Berlin")
    book = Logbook.open(log)
    book.store_all([Change(patient), *(Change(each) for each in sessions)])
    book.close()
    return log


def loaded_at_the_first_paint(log: Path) -> tuple[str, set[str]]:
    """The screen that was painted, and the modules."""
    command = [sys.executable, "-m", "tests.shape.first_window", str(log)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    screen, *modules = done.stdout.split()
    return screen, set(modules)


def test_the_first_window_of_an_empty_log_waits_for_nothing_it_does_not_show(tmp_path: Path) -> None:
    log = tmp_path / "log.db"
    Logbook.open(log).close()  # a log is made once, by its migrations
    screen, loaded = loaded_at_the_first_paint(log)
    assert (screen, NOT_YET & loaded) == ("welcome", set())


@pytest.mark.parametrize("wanted", ["home", "history"])
def test_the_first_window_of_a_used_log_waits_for_nothing_it_does_not_show(used: Path, wanted: str) -> None:
    used.with_name("log.db.ini").write_text(f"[General]\nscreen={wanted}\n", encoding="utf-8")
    screen, loaded = loaded_at_the_first_paint(used)
    assert (screen, NOT_YET & loaded) == (wanted, set())


def test_what_needs_no_qt_is_loaded_before_it_because_qt_reads_the_source_of_all_that_comes_after(
    tmp_path: Path,
) -> None:
    program = (
        "import os, sys\n"
        "from ivig_logger.__main__ import main\n"
        "def leave_at_qt(event, about):\n"
        "    if event == 'import' and about[0].startswith('PySide6'):\n"
        "        os._exit(0 if 'ivig_logger.storage.records' in sys.modules else 3)\n"
        "sys.addaudithook(leave_at_qt)\n"
        f"main(['--database', {str(tmp_path / 'log.db')!r}])"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, timeout=60, check=False).returncode == 0
