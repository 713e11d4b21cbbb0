"""What became of the session in front: one line that opens into all of its changes."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivig_logger.domain.infusion import Infusion
from ivig_logger.ui.history.traced import Traced
from ivig_logger.ui.pieces import button, column, row, text
from ivig_logger.words.changes import ChangeTold, summary_text, told_of


class Changes(QWidget):
    """Says how often and when last; pressed, it tells each change in place."""

    def __init__(self, infusion: Infusion, traced: Traced, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._infusion, self._traced = infusion, traced
        self.said = summary_text(traced.trace)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._below = QWidget()
        self._below.setObjectName("plain")
        self._below.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._below.hide()
        summary = text(self.said)
        self.toggle = button("Show the changes", self._turn, link=True)
        self.toggle.setAccessibleDescription(self.said)
        if not traced.trace.newest:
            self.toggle.hide()
        self.setLayout(column(text("Changes", "strong"), summary, row(self.toggle, None), self._below, spacing=2))

    @property
    def lines(self) -> list[str]:
        """The changes as they are told when it is open."""
        return [each.text for each in self._told]

    @property
    def _told(self) -> list[ChangeTold]:
        return told_of(self._infusion, self._traced.trace.newest, self._traced.names)

    def _turn(self) -> None:
        if self._list.isEmpty():
            self._fill()
        self._below.setVisible(self._below.isHidden())
        self.toggle.setText("Show the changes" if self._below.isHidden() else "Hide the changes")

    def _fill(self) -> None:
        for each in self._told:
            what = (text(line) for line in (*each.lines, *([each.why] if each.why else ())))
            self._list.addLayout(column(text(f"{each.when}, {each.who}", "soft"), *what, spacing=0))
        more = self._traced.trace.count - len(self._traced.trace.newest)
        if more > 0:
            self._list.addWidget(text(f"{more:,} earlier ones", "soft"))
