"""What a file would bring, as a list with boxes, and the button that stores it."""

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from ivig_logger.services.preview import Preview, PreviewRow
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.importing.about import About
from ivig_logger.ui.importing.model import PreviewModel
from ivig_logger.ui.importing.table import PreviewTable
from ivig_logger.ui.list_and_details import ListAndDetails
from ivig_logger.ui.pieces import button, column, show_text, text
from ivig_logger.words.previews import counts_text, file_lines, objections_text, take_text


class Offer(QWidget):
    """The button `take` is connected by the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._names: Mapping[str, str] = {}
        self.model = PreviewModel(self)
        self.table, self.about = PreviewTable(self.model), About()
        self.counts, self.of_file = text("", "strong"), text("", "soft")
        self.take = button("Import", self._nothing_yet, primary=True)
        self.none = button("Tick none", self._untick)
        self.new = button("Tick all new ones", self._tick)
        listed = QFrame()
        listed.setProperty("card", True)
        inside = QVBoxLayout(listed)
        inside.setContentsMargins(3, 4, 3, 3)
        inside.addWidget(self.table)
        self.body = ListAndDetails(listed, self.about)
        below = Flow(12, 8)
        for each in (self.take, self.new, self.none):
            below.add(each, 0)
        whole = column(self.counts, self.of_file, self.body, below, spacing=8)
        self.body.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        whole.setStretchFactor(self.body, 1)
        self.setLayout(whole)
        self.model.counted.connect(self._count)
        self.table.chosen.connect(self._show_row)

    def show_preview(self, preview: Preview, names: Mapping[str, str]) -> None:
        """List what a file would bring; `names` are those of the patients of the log."""
        self._names = dict(names) | {each.id: each.name for each in preview.patients}
        show_text(self.counts, counts_text(preview))
        show_text(self.of_file, objections_text(file_lines(preview)))
        self.of_file.setVisible(bool(self.of_file.text()))
        self.model.show_preview(preview)
        self.body.setVisible(bool(preview.rows))

    def take_keys(self) -> None:
        """Give the keys to the list, or to the button where there is none."""
        if self.model.preview.rows:
            self.table.setFocus()
        elif self.take.isEnabled():
            self.take.setFocus()

    def _count(self) -> None:
        self.take.setText(take_text(len(self.model.chosen)))
        self.take.setEnabled(self.model.takes_any)

    def _show_row(self, row: PreviewRow | None) -> None:
        self.about.show_row(row, self._names)

    def _tick(self) -> None:
        self.model.tick_all(True)

    def _untick(self) -> None:
        self.model.tick_all(False)

    def _nothing_yet(self) -> None:
        """What the button does is said by the screen, which knows the log."""
