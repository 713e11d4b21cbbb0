"""A file that is dragged onto a locked window is not taken."""

from pathlib import Path

from ivig_logger.ui.window import Window
from tests.stories.dragging import drag


def test_a_locked_window_takes_no_file(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "sessions.csv"
    path.write_text("date,start,end,product,dose\n", encoding="utf-8")
    window.locking.lock()
    assert not drag(window, [path])
    assert "import" not in window.screens.made
