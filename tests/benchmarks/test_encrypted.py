"""What an encrypted log costs beside a plain one: to open it, the passphrase included, and to save a session."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest

from ivig_logger.domain.profile import Profile
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.protection import protect
from tests.benchmarks.conftest import Compare, Tell
from tests.benchmarks.pairs import Benchmark, measure_pairs
from tests.benchmarks.test_saves import NOW, new_sessions
from tests.benchmarks.test_start import run
from tests.services.protected_logs import PASS

MOST = 0.25  # seconds that an encrypted log of 20,000 sessions may open later

Pair = tuple[Path, Path, bytes]


@pytest.fixture(scope="module")
def pair(usual: Path, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """The log of twenty thousand sessions, encrypted and plain, and the key of the first."""
    folder = tmp_path_factory.mktemp("pair")
    encrypted, plain = (Path(shutil.copy(usual, folder / name)) for name in ("encrypted.db", "plain.db"))
    return encrypted, plain, protect(encrypted, Profile("a", "Anna"), PASS).opened.key


def seconds_of(log: Path, *passphrase: str) -> float:
    """What opening a log in a process of its own costs."""
    before = os.times()
    run("start_log", log, *passphrase)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def test_opening_an_encrypted_log_beside_a_plain_one(pair: Pair, benchmark: Benchmark, tell: Tell) -> None:
    """Whole processes: the modules that only an encrypted log needs are part of what it costs.

    It is the processor's time, which a busy machine does not make longer; there is next to nothing else to wait for.
    """
    encrypted, plain, _ = pair
    name = "open a log of 20,000 sessions, encrypted beside plain"
    measured = measure_pairs(
        benchmark,
        name,
        lambda: seconds_of(encrypted, PASS),
        lambda: seconds_of(plain),
        limit=0,
        rounds=20,
    )
    later = median(ours - other for ours, other in zip(measured.ours, measured.other, strict=True))
    times = f"{median(measured.other):.3f} s plain, {later * 1000:+.0f} ms encrypted"
    tell(name, times, f"+{MOST * 1000:.0f} ms")
    assert later <= MOST, times


def test_a_save_into_an_encrypted_log_beside_a_plain_one(pair: Pair, compare: Compare) -> None:
    encrypted, plain, key = pair
    logs = [Logbook.open(encrypted, lambda: NOW, key=key), Logbook.open(plain, lambda: NOW)]

    def saving(log: Logbook) -> Callable[[], None]:
        sessions = new_sessions(log.patients()[0], 1)
        return lambda: log.store(next(sessions))

    ours, other = map(saving, logs)
    compare("save a session, encrypted beside plain, 20,000 sessions", ours, other, limit=2, rounds=200)
    for each in logs:
        each.close()
