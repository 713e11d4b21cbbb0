"""A panel that opens below the edge of a page is scrolled into sight."""

from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ivig_logger.ui.live.panels.vitals import VitalsPanel
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.pieces import column, scrolled


def test_the_field_with_the_keys_is_in_sight(qapp: QApplication, qtbot: QtBot, session: LiveSession) -> None:
    panel, above, page = VitalsPanel(session), QLabel(), QWidget()
    above.setFixedHeight(2000)
    page.setLayout(column(above, panel))
    area = scrolled(page)
    qtbot.addWidget(area)
    area.resize(500, 300)
    with qtbot.waitExposed(area):
        area.show()
    area.activateWindow()
    qtbot.waitUntil(lambda: qapp.activeWindow() is area)
    panel.open(session.now())
    field = panel.slots.slots["pressure"].line
    qtbot.waitUntil(lambda: field.visibleRegion().boundingRect() == field.rect())
    panel.slots.focus("pain")
    last = panel.slots.slots["pain"].line
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect() == last.rect())
