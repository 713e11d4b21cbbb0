"""The history in a window: opened over a large log, and scrolled, beside the same view over tuples in memory."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QObject
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.history import HistoryRow
from ivig_logger.ui import theme
from ivig_logger.ui.history import HistoryScreen
from ivig_logger.ui.history.model import HistoryModel
from ivig_logger.ui.history.table import HistoryTable
from ivig_logger.ui.preferences import Preferences
from ivig_logger.ui.session_list.line import Line, line_of
from ivig_logger.ui.session_list.model import Index
from ivig_logger.ui.workspace import Workspace
from tests.benchmarks.conftest import Compare
from tests.builders import a_moment

NOW = a_moment("12:00", "2026-11-01")


NO_INDEX = QModelIndex()


class InMemory(HistoryModel):
    """The same rows, all of them in memory: nothing is asked of the log, and each is put into words once."""

    def __init__(self, logbook: Logbook, rows: list[HistoryRow], count: int) -> None:
        super().__init__(logbook)
        self._all, self._lines = rows * (count // len(rows)), dict[int, Line]()

    @override
    def line(self, row: int) -> Line | None:
        if row not in self._lines:
            self._lines[row] = line_of(self._all[row])
        return self._lines[row]

    @override
    def bring(self, first: int, last: int) -> None:
        """Everything is there."""

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._all)


class PaintSeen(QObject):
    """Whether something was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = False

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or event.type() is QEvent.Type.Paint
        return False


def opened(workspace: Workspace) -> HistoryScreen:
    """A history screen that was made and has painted its first rows."""
    screen = HistoryScreen(workspace)
    screen.resize(1280, 800)
    paint = PaintSeen()
    screen.table.viewport().installEventFilter(paint)
    screen.show()
    while not paint.seen:
        QApplication.processEvents()
    screen.table.viewport().removeEventFilter(paint)
    return screen


@pytest.fixture
def workspaces(qapp: QApplication, many: Path, few: Path, tmp_path: Path) -> Iterator[tuple[Workspace, Workspace]]:
    """Both logs, each opened once; the preferences lie elsewhere."""
    qapp.setStyle("Fusion")
    theme.apply(qapp, theme.Look.LIGHT, 100)
    made = [Workspace(Logbook.open(path, now=lambda: NOW), Preferences(tmp_path / path.name)) for path in (many, few)]
    yield made[0], made[1]
    for each in made:
        each.close()


def test_the_history_opens_as_fast_over_a_million_sessions(
    workspaces: tuple[Workspace, Workspace], compare: Compare
) -> None:
    large, small = workspaces
    screens: list[HistoryScreen] = []

    def tidy_up() -> None:
        for workspace in workspaces:  # the counts go on in the background; the next round is not to meet them
            workspace.background.wait()
        while screens:
            screens.pop().deleteLater()
        QApplication.processEvents()

    compare(
        "open the history, in the large log beside the small one",
        lambda: screens.append(opened(large)),
        lambda: screens.append(opened(small)),
        limit=1.5,
        rounds=15,
        between=tidy_up,
    )


def test_a_scroll_step_is_as_fast_as_over_tuples_in_memory(
    workspaces: tuple[Workspace, Workspace], compare: Compare
) -> None:
    screen = opened(workspaces[0])
    workspaces[0].background.wait()
    question = screen.model.question
    assert question is not None
    page = workspaces[0].logbook.page(question.wanted, question.order, 0, 3000)
    beside = HistoryTable(InMemory(workspaces[0].logbook, page, screen.model.rowCount()))
    beside.resize(screen.table.size())
    beside.show()
    QApplication.processEvents()

    def step(table: HistoryTable) -> None:
        bar = table.verticalScrollBar()
        bar.setValue(bar.value() + 3)
        table.viewport().repaint()

    compare(
        "a scroll step of three rows, beside the same view over tuples in memory",
        lambda: step(screen.table),
        lambda: step(beside),
        limit=1.2,
        rounds=300,
    )
    screen.deleteLater()
    beside.deleteLater()
