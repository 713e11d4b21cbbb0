"""A file out of the program: its name's ending says its kind, it is its owner's, and it is never the log."""

import sys
from pathlib import Path
from typing import IO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ivig_logger.ui.saving import Kind, ask_where, save

PICTURE, DRAWING = Kind("Picture", ".png"), Kind("Drawing", ".svg")


class Asked:
    """A dialog in which a person types, and what was chosen there."""

    def __init__(self, qtbot: QtBot) -> None:
        self.chosen: list[tuple[Path, Kind]] = []
        self.around = QWidget()
        qtbot.addWidget(self.around)
        ask_where(self.around, "Save the chart", "chart", (PICTURE, DRAWING), self._note)
        found = self.around.findChild(QFileDialog)
        assert found is not None
        self.dialog, self._qtbot = found, qtbot

    def save_as(self, path: Path) -> None:
        """Type a name and press Save."""
        field = self.dialog.findChild(QLineEdit)
        buttons = self.dialog.findChild(QDialogButtonBox)
        assert field is not None
        assert buttons is not None
        field.setText(str(path))
        self._qtbot.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Save), Qt.MouseButton.LeftButton)

    def _note(self, path: Path, kind: Kind) -> None:
        self.chosen.append((path, kind))


@pytest.fixture
def asked(qtbot: QtBot) -> Asked:
    return Asked(qtbot)


def test_it_is_told_before_that_the_file_holds_health_data(asked: Asked) -> None:
    assert asked.dialog.windowTitle() == "Save the chart: it holds health data"


@pytest.mark.parametrize(
    ("typed", "saved", "kind"),
    [
        ("chart", "chart.png", PICTURE),
        ("chart.svg", "chart.svg", DRAWING),
        ("chart.SVG", "chart.SVG", DRAWING),
        ("log.db", "log.db.png", PICTURE),
    ],
)
def test_the_ending_that_was_typed_says_the_kind(
    asked: Asked, tmp_path: Path, typed: str, saved: str, kind: Kind
) -> None:
    asked.save_as(tmp_path / typed)
    assert asked.chosen == [(tmp_path / saved, kind)]


def test_any_other_name_gets_the_ending_of_the_kind_that_was_chosen(asked: Asked, tmp_path: Path) -> None:
    asked.dialog.selectNameFilter(DRAWING.filter)
    asked.dialog.filterSelected.emit(DRAWING.filter)
    asked.save_as(tmp_path / "log.db")
    assert asked.chosen == [(tmp_path / "log.db.svg", DRAWING)]


def test_nothing_is_saved_when_the_person_thinks_better_of_it(asked: Asked) -> None:
    asked.dialog.reject()
    assert asked.chosen == []


def test_the_dialog_is_gone_when_it_was_answered(asked: Asked, tmp_path: Path, qtbot: QtBot) -> None:
    asked.save_as(tmp_path / "chart")
    qtbot.waitUntil(lambda: asked.around.findChild(QFileDialog) is None)


def test_it_is_saved_for_its_owner_only_and_said_what_it_holds(tmp_path: Path) -> None:
    said = save(tmp_path / "log.db", tmp_path / "chart.png", b"dots")
    assert said == "Saved as chart.png, readable by you only. It holds health data and is not encrypted."
    assert (tmp_path / "chart.png").read_bytes() == b"dots"
    if sys.platform != "win32":
        assert (tmp_path / "chart.png").stat().st_mode & 0o777 == 0o600


def write_dots(file: IO[bytes]) -> None:
    file.write(b"dots")
    file.seek(0)
    file.write(b"D")


def test_what_is_large_is_written_bit_by_bit(tmp_path: Path) -> None:
    save(tmp_path / "log.db", tmp_path / "dots.png", write_dots)
    assert (tmp_path / "dots.png").read_bytes() == b"Dots"


def fail(file: IO[bytes]) -> None:
    file.write(b"half")
    raise OSError(28, "No space left on device")


def test_what_was_there_stays_where_it_cannot_be_written_whole(tmp_path: Path) -> None:
    (tmp_path / "dots.png").write_bytes(b"before")
    assert save(tmp_path / "log.db", tmp_path / "dots.png", fail) == f"{tmp_path}/dots.png: No space left on device."
    assert [each.name for each in tmp_path.iterdir()] == ["dots.png"]
    assert (tmp_path / "dots.png").read_bytes() == b"before"


def test_a_folder_that_is_not_there_is_told_with_the_name_that_was_wanted(tmp_path: Path) -> None:
    wanted = tmp_path / "nowhere" / "dots.png"
    assert save(tmp_path / "log.db", wanted, b"dots") == f"{wanted}: No such file or directory."


def test_the_log_is_never_written_over(tmp_path: Path) -> None:
    log, link = tmp_path / "log.db", tmp_path / "chart.png"
    log.write_bytes(b"the log")
    link.symlink_to(log)
    assert save(log, link, b"dots") == f"{link} is the log itself. Nothing was written."
    assert log.read_bytes() == b"the log"


def test_a_link_to_what_may_be_the_log_is_replaced(tmp_path: Path) -> None:
    log, link = tmp_path / "log.db", tmp_path / "chart.png"
    log.write_bytes(b"the log")
    link.symlink_to(log)
    save(None, link, b"dots")
    assert log.read_bytes() == b"the log"
    assert link.read_bytes() == b"dots"
