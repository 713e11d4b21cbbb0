"""A running session over a real log, and a clock that the test sets."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ivig_logger.domain.infusion import Infusion
from ivig_logger.services.logbook import Logbook
from ivig_logger.ui import theme
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.preferences import Preferences
from ivig_logger.ui.workspace import Workspace
from tests.builders import PATIENT, a_moment, a_running_infusion
from tests.clock import Clock
from tests.logs import log_at

STARTED = a_moment("13:50", "2026-11-01")


@pytest.fixture
def clock() -> Clock:
    """25 minutes after the start of `running`."""
    return Clock(STARTED + timedelta(minutes=25))


@pytest.fixture
def live_workspace(qapp: QApplication, tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """A log with one patient in front, read and written by the clock of the test."""
    theme.apply(qapp, theme.Look.LIGHT, 100)
    path = tmp_path / "log.db"
    made = Workspace(Logbook.open(log_at(path), now=clock), Preferences(path), counted=clock.counted)
    made.journal.store(PATIENT, text="add patient")
    yield made
    made.close()


@pytest.fixture
def running() -> Infusion:
    """An infusion that was started at 13:50 with 30 mL/h and runs."""
    return a_running_infusion(STARTED)


@pytest.fixture
def session(live_workspace: Workspace, running: Infusion) -> LiveSession:
    """The running session, stored."""
    live_workspace.journal.store(running, text="start infusion")
    return LiveSession(live_workspace, running, live_workspace)
