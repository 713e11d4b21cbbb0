"""The timeline of one session, large, on a screen of its own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ivig_logger.domain.infusion import Infusion
from ivig_logger.pictures.session.chart import SessionChart
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.chart_beside import ChartBeside
from ivig_logger.ui.pieces import button, column, page, row, text
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.failures import failure_text
from ivig_logger.words.sessions import hours_text, product_text
from ivig_logger.words.times import day_long


class TimelineScreen(QWidget):
    """`closed` when the person is done with it, or when another patient is in front."""

    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._workspace = workspace
        self.infusion: Infusion | None = None
        self.chart: ChartBeside | None = None
        self._about, self._problem = text("", "soft"), text("", "refuse")
        self._problem.hide()
        self._place = QVBoxLayout()
        back = button("Back", self.closed.emit, picture="close")
        back.setAccessibleName("Back to the history")
        head = column(text("Timeline", "title"), self._about, spacing=2)
        above = row(head, back, spacing=16)
        above.setStretch(0, 1)
        self.setLayout(page(above, self._problem, self._place, None, width=None))
        workspace.journal.changed.connect(self._refresh)
        workspace.patient_changed.connect(self._refresh)

    def show_infusion(self, infusion: Infusion) -> None:
        """Show the timeline of a session."""
        self.infusion = infusion
        self._problem.hide()
        self._about.setText(f"{day_long(infusion.started)}, {hours_text(infusion)}, {product_text(infusion)}")
        chart = SessionChart(infusion)
        if self.chart is None:
            self.chart = ChartBeside(chart)
            self._place.addWidget(self.chart)
            self.setFocusProxy(self.chart.view.canvas)
        else:
            self.chart.show_chart(chart)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _refresh(self) -> None:
        """The session as it is stored now; one that is gone, or of a patient who is not in front, is left."""
        if self.infusion is None:
            return
        try:
            found = self._workspace.logbook.find([self.infusion.id])
        except StorageFailed as error:
            self._problem.setText(failure_text(error))
            self._problem.show()
            return
        patient = self._workspace.patient
        if found and patient is not None and found[0].patient == patient.id:
            if found[0] != self.infusion:
                self.show_infusion(found[0])
        else:
            self.infusion = None
            if self.isVisible():
                self.closed.emit()
