"""The whole suite runs without a screen unless one is asked for; logs are real files in the migrated form."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if os.environ.get("LC_ALL") in {"C", "POSIX"}:
    os.environ["LC_ALL"] = "C.UTF-8"  # Qt wants UTF-8, and would say so in the middle of what the tests read

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

from ivig_logger.domain.moment import Moment
from ivig_logger.services.logbook import Author, Logbook
from ivig_logger.storage.database import Database, open_database
from tests.builders import PATIENT, a_moment
from tests.logs import log_at

NOW = a_moment("12:00", "2026-11-01")
# The whole suite stays under five minutes on two cores; a busy computer is slow, and not wrong.
settings.register_profile("suite", max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")
for waits in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed, QtBot.waitActive):
    if waits.__kwdefaults__ is not None:
        waits.__kwdefaults__["timeout"] = 20_000  # milliseconds until a test that waits fails
_DEFERRED_DELETE = 52  # QEvent.Type.DeferredDelete


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are named by their place: what made them may have read the clock, and all workers need the same names."""
    return argname if isinstance(val, bytes) else None


def now() -> Moment:
    """The fixed present of the suite: 2026-11-01 12:00 in Berlin."""
    return NOW


@pytest.fixture(autouse=True)
def nothing_left_over() -> Iterator[None]:
    """What a test let go of is gone before the next one: each new style would be laid over all of it."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")  # no test waits for Qt that does not use it
    if widgets is not None and widgets.QApplication.instance() is not None:
        widgets.QApplication.sendPostedEvents(None, _DEFERRED_DELETE)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty log, migrated once for the whole run."""
    return log_at(tmp_path_factory.mktemp("template") / "template.db")


@pytest.fixture
def log_file(tmp_path: Path) -> Path:
    """An empty log of the present form, as a file of its own that nobody has open."""
    return log_at(tmp_path / "log" / "ivig-log.db")


@pytest.fixture
def open_log(log_file: Path) -> Iterator[Callable[[], Logbook]]:
    """Opens the log file once more, as a second program would; closes all at the end."""
    opened: list[Logbook] = []

    def another() -> Logbook:
        opened.append(Logbook.open(log_file, now, Author("Ana", "nurse")))
        return opened[-1]

    yield another
    for each in opened:
        each.close()


@pytest.fixture
def logbook(open_log: Callable[[], Logbook]) -> Logbook:
    """An open log with a fixed clock that holds the patient of the builders."""
    log = open_log()
    log.store(PATIENT)
    return log


@pytest.fixture
def database(log_file: Path) -> Iterator[Database]:
    """The empty log, one layer further down."""
    opened = open_database(log_file)
    yield opened
    opened.close()
