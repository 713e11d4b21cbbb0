"""What a person sees of the history, for the tests to compare."""

from pytestqt.qtbot import QtBot

from ivig_logger.ui.history import HistoryScreen


def ids(screen: HistoryScreen) -> list[str]:
    """The ids of all listed sessions in their order."""
    screen.model.bring(0, screen.model.rowCount() - 1)
    lines = [screen.model.line(row) for row in range(screen.model.rowCount())]
    return [line.id for line in lines if line is not None]


def choose(qtbot: QtBot, screen: HistoryScreen, infusion: str) -> None:
    """Put a session in front and wait for its details."""
    screen.table.choose_row(screen.model.row_of(infusion))
    wait_for_details(qtbot, screen, infusion)


def wait_for_details(qtbot: QtBot, screen: HistoryScreen, infusion: str) -> None:
    """Wait until the details show a session."""

    def shown() -> bool:
        return screen.details.infusion is not None and screen.details.infusion.id == infusion

    qtbot.waitUntil(shown)


def wait_for_footer(qtbot: QtBot, screen: HistoryScreen, words: str) -> None:
    """Wait until the counts are there."""

    def said() -> None:
        assert screen.sheet.footer.text() == words

    qtbot.waitUntil(said)
