"""The mappings that are kept beside a log: the newest ones, over any number of starts."""

from pathlib import Path

from ivig_logger.services.kept_mapping import MOST
from ivig_logger.ui.importing.remembered import Remembered


def test_only_the_newest_mappings_are_remembered(tmp_path: Path) -> None:
    for at in range(MOST + 3):
        Remembered(tmp_path / "log.db").keep(f"{at:03}", "{}")
    assert sorted(Remembered(tmp_path / "log.db").mappings) == [f"{at:03}" for at in range(3, MOST + 3)]


def test_a_table_without_a_header_is_not_remembered(tmp_path: Path) -> None:
    Remembered(tmp_path / "log.db").keep("", "{}")
    assert Remembered(tmp_path / "log.db").mappings == {}
