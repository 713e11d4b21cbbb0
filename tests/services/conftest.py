"""A log of two patients, of which one is to go, in a folder of its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ivig_logger.services.logbook import Logbook
from tests.services.erasing_files import fill_log, open_log

KEY = bytes(range(32))


@pytest.fixture(params=[None, KEY], ids=["plain", "encrypted"])
def key(request: pytest.FixtureRequest) -> bytes | None:
    """Of a plain log and of an encrypted one."""
    given: bytes | None = request.param
    return given


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the log lies."""
    made = tmp_path / "log"
    made.mkdir()
    return made


@pytest.fixture
def empty_log(template: Path, folder: Path) -> Iterator[Logbook]:
    """A plain log of nobody yet."""
    made = open_log(Path(shutil.copy(template, folder / "log.db")))
    yield made
    made.close()


@pytest.fixture
def log(empty_log: Logbook) -> Logbook:
    """A plain log with both patients."""
    fill_log(empty_log)
    return empty_log
