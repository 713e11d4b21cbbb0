"""One word in every text field of a whole life: in which files of the computer it stands, byte by byte.

A plain log has it in the log, its journal, its drafts and its backups, and nowhere else; an encrypted one in no file at
all, while the program runs, after it was killed, and when it was left.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from pathlib import Path

import pytest

from ivig_logger.services.log_keys import change_keys, find_keyring
from ivig_logger.services.protection import convert_copies, plain_copies, protect, unprotect
from tests.services.protected_logs import ANNA, OTHER, PASS, content, files
from tests.stories.canary_life import CANARY

ROOT = Path(__file__).parents[2]
MAY = ("log.db", "log.db-wal", "log.db.draft-*", "ivig-log *.db")
SPELT = [word.encode(code) for word in (CANARY, CANARY.lower()) for code in ("utf-8", "utf-16-le", "utf-16-be")]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where a log will be, on a computer with nothing else: a home, a folder for temporary files, a stick."""
    for each in ("home", "temporary", "stick", "data"):
        (tmp_path / each).mkdir(mode=0o700)
    return tmp_path / "data" / "log.db"


def holding(log: Path) -> set[str]:
    """The files of that computer with the word in them or in their names."""
    return {each.name for each in files(log.parents[1]) if any(word in _read(each) for word in SPELT)}


def _read(path: Path) -> bytes:
    try:
        return path.name.encode() + path.read_bytes()
    except FileNotFoundError:  # a file that is replaced at this moment
        return b""


@contextmanager
def living(log: Path, *passphrase: str) -> Iterator[subprocess.Popen[str]]:
    """The program, from when all was done; no title of its windows tells the word."""
    home = log.parents[1] / "home"
    folders = {"HOME": home, "XDG_CACHE_HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
    temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"), log.parents[1] / "temporary")
    told = {name: str(path) for name, path in (folders | temporary).items()} | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.stories.canary_life", str(log), *passphrase]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | told, text=True, stdin=pipe, stdout=pipe) as program:
        assert program.stdout is not None
        said = program.stdout.readline()
        assert said.startswith("ready")
        assert CANARY not in said
        yield program


def live(log: Path, *passphrase: str) -> Iterator[str]:
    """Three times at which the files are looked at: while it runs, after it was killed, after it was left."""
    with living(log, *passphrase) as program:
        yield "runs"
        program.kill()  # SIGKILL
    yield "killed"
    with living(log, *passphrase) as program:
        yield "runs again"
        program.communicate("\n", timeout=60)
    assert program.returncode == 0
    yield "left"


def test_a_plain_log_has_it_where_a_log_is_and_nowhere_else(log: Path) -> None:
    for when in live(log):
        found = holding(log)
        assert found & {"log.db", "log.db-wal"}, when
        assert any(fnmatch(each, "ivig-log *.db") for each in found), when
        assert {each for each in found if not any(fnmatch(each, may) for may in MAY)} == set(), when
    assert list((log.parents[1] / "temporary").iterdir()) == []


def test_an_encrypted_log_has_it_nowhere(log: Path) -> None:
    key = protect(empty(log), ANNA, PASS).opened.key
    for when in live(log, PASS):
        assert holding(log) == set(), when
        assert log.with_name("log.db.draft-start").exists(), when
    keyring = find_keyring(log)
    assert keyring is not None
    change_keys(log, keyring.with_passphrase(ANNA.id, PASS, OTHER), log.parents[1] / "stick")
    assert holding(log) == set()
    assert CANARY in str(content(log, key))
    assert (log.parent / "ivig-logger.log").exists()
    assert list((log.parents[1] / "stick").glob("*.db"))


def test_after_switching_it_on_it_is_nowhere_and_after_switching_it_off_where_it_was(log: Path) -> None:
    for _ in live(log):
        pass
    stick = log.parents[1] / "stick"
    before = holding(log)
    key = protect(log, ANNA, PASS).opened.key
    copies = plain_copies(log, stick)
    assert holding(log) == {each.name for each in copies}
    assert convert_copies(copies, log, key) == []
    assert holding(log) == set()
    unprotect(log, key)
    assert convert_copies(copies, log, key, to_plain=True) == []
    assert holding(log) == before


def empty(log: Path) -> Path:
    """An empty plain log."""
    content(log)
    return log
