"""The page of one running session."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivig_logger.ui import theme
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.live.tremor import Tremor
from ivig_logger.ui.live.view import LiveView
from ivig_logger.ui.scroll_page import ScrollPage


def test_at_another_size_the_time_is_in_sight_again(session: LiveSession, qapp: QApplication, qtbot: QtBot) -> None:
    view = LiveView(session, ("headache", "chills"), Tremor())
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show()
    theme.apply(qapp, theme.Look.LIGHT, 200)
    bar = view.findChildren(ScrollPage)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    theme.apply(qapp, theme.Look.LIGHT, 150)
    qtbot.waitUntil(lambda: bar.value() == 0)
    theme.apply(qapp, theme.Look.LIGHT, 100)
