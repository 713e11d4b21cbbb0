"""The sound is played by the first player that can, and the window never waits for it."""

import sys
import time
import wave
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ivig_logger.domain.vocabulary import resource
from ivig_logger.ui.sound import play_due

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows plays it by itself")

BREAKS = (sys.executable, "-c", "raise SystemExit(1)")
DIES = (sys.executable, "-c", "import os; os.abort()")
MISSING = ("no-such-player",)


@pytest.fixture
def heard(tmp_path: Path) -> Path:
    """Where `player` writes down what it was told to play."""
    return tmp_path / "heard"


@pytest.fixture
def player(heard: Path) -> tuple[str, ...]:
    program = "import sys; from pathlib import Path; Path(sys.argv[1]).write_text(sys.argv[2])"
    return (sys.executable, "-c", program, str(heard))


def is_played(heard: Path) -> Callable[[], bool]:
    return lambda: heard.exists() and heard.read_text(encoding="utf-8") == str(resource("sounds/due.wav"))


def test_the_sound_is_short_and_soft() -> None:
    with wave.open(str(resource("sounds/due.wav")), "rb") as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, 22_050)
        assert sound.getnframes() == round(0.4 * 22_050)
        frames = memoryview(sound.readframes(sound.getnframes())).cast("h")
    assert frames[0] == frames[-1] == 0
    assert 5_000 < max(abs(each) for each in frames) < 20_000


def test_a_player_is_given_the_sound(qtbot: QtBot, player: tuple[str, ...], heard: Path) -> None:
    play_due([player])
    qtbot.waitUntil(is_played(heard))


@pytest.mark.parametrize("before", [MISSING, BREAKS, DIES], ids=["missing", "breaks", "dies"])
def test_a_player_that_cannot_is_followed_by_the_next(
    qtbot: QtBot, player: tuple[str, ...], heard: Path, before: tuple[str, ...]
) -> None:
    play_due([before, player])
    qtbot.waitUntil(is_played(heard))


@pytest.mark.parametrize("players", [[], [MISSING], [MISSING, BREAKS]], ids=["none", "missing", "breaks"])
def test_without_a_player_the_bell_rings_once(qtbot: QtBot, players: list[tuple[str, ...]]) -> None:
    rung: list[bool] = []
    play_due(players, lambda: rung.append(True))
    qtbot.waitUntil(lambda: rung == [True])


def test_a_file_that_cannot_be_run_is_followed_by_the_next(qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "player"
    broken.write_bytes(b"\x00 not a program")
    broken.chmod(0o700)
    rung: list[bool] = []
    play_due([(str(broken),)], lambda: rung.append(True))
    qtbot.waitUntil(lambda: rung == [True])


def test_the_window_does_not_wait(qtbot: QtBot) -> None:
    rung: list[bool] = []
    slow = (sys.executable, "-c", "import time; time.sleep(1.5); raise SystemExit(1)")
    before = time.monotonic()
    play_due([slow], lambda: rung.append(True))
    assert time.monotonic() - before < 1
    qtbot.waitUntil(lambda: rung == [True])
