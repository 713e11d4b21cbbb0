"""A mistake of the program is written down without a word of what somebody typed."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ivig_logger.ui.failures import catch_mistakes

pytestmark = pytest.mark.usefixtures("own_hook")


@pytest.fixture
def own_hook() -> Iterator[None]:
    before = sys.excepthook
    yield
    sys.excepthook = before


def happen(message: str) -> None:
    try:
        raise ValueError(message)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_the_place_and_the_kind_are_written_down_and_the_message_is_not(tmp_path: Path) -> None:
    said: list[str] = []
    catch_mistakes(tmp_path, said.append)
    happen("canary: Anna, 30 g, headache")
    written = (tmp_path / "ivig-logger.log").read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "test_failures.py" in written
    assert "canary" not in written
    assert "canary" not in said[0]


def test_the_file_is_for_its_owner_only(tmp_path: Path) -> None:
    catch_mistakes(tmp_path, lambda _: None)
    happen("x")
    assert (tmp_path / "ivig-logger.log").stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_gone_does_not_make_a_second_mistake(tmp_path: Path) -> None:
    said: list[str] = []
    catch_mistakes(tmp_path / "gone", said.append)
    happen("x")
    assert len(said) == 1
