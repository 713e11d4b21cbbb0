"""What the storage tests do to files."""

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from ivig_logger.domain.change import Change, Trace
from ivig_logger.storage import changes
from ivig_logger.storage.database import Database
from ivig_logger.storage.failures import Reason, StorageFailed
from tests.builders import PATIENT, a_full_infusion, a_moment

TABLES_OF_1 = ("patients", "infusions", "vials", "pauses", "rates", "vitals", "medications", "reactions", "follow_ups")
TABLES_OF_3 = (*TABLES_OF_1, "marks", "due_answers")
TABLES = (*TABLES_OF_3, "signatures")
OF_LATER: dict[str, Any] = {"wellbeing": None, "igg_trough": None}  # no log had them before its fifth form
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no owner's modes and no effective user")


def fill(database: Database, sessions: int = 1, notes: str = "", **others: Any) -> None:
    """Store the patient of the builders with some full infusions."""
    wanted = [Change(a_full_infusion(number, notes=notes, **others)) for number in range(1, sessions + 1)]
    with database.changing() as db:
        changes.store_all(db, [Change(PATIENT), *wanted], Trace(a_moment()))


def ask(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """What plain SQLite, without this program, answers about a file."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def change(path: Path, sql: str, *values: object) -> None:
    """Change a file with plain SQLite, past this program."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(sql, values)


def rows_in(path: Path, tables: tuple[str, ...] = TABLES) -> dict[str, int]:
    """How many rows each table of a log holds."""
    return {table: ask(path, f"SELECT count(*) FROM {table}")[0][0] for table in tables}  # noqa: S608  # our own names


def folder_of(path: Path) -> dict[str, bytes]:
    """Everything that lies in a file's folder, byte for byte."""
    return {each.name: each.read_bytes() for each in sorted(path.parent.iterdir()) if each.is_file()}


@contextmanager
def refused(reason: Reason, path: Path) -> Iterator[None]:
    """What is tried fails with this reason and leaves every file of the folder as it was."""
    before = folder_of(path)
    with pytest.raises(StorageFailed) as told:
        yield
    assert told.value.reason is reason
    assert told.value.path == path
    assert folder_of(path) == before


@contextmanager
def as_nobody() -> Iterator[None]:
    """For root, no mode of a file is a hindrance; so act as a user who is not."""
    if sys.platform == "win32":
        raise NotImplementedError
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that any user may enter; pytest's own are closed to all but the user who runs the tests."""
    folder = Path(tempfile.mkdtemp(prefix="ivig-logger-test-"))
    try:
        folder.chmod(0o755)
        inner = folder / "log"
        inner.mkdir()
        yield inner
    finally:
        inner.chmod(0o755)
        shutil.rmtree(folder)
