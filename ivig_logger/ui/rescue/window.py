"""The window in the place of the program's when the log cannot be opened: a backup or an empty log instead of it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from ivig_logger.services.backup_folder import Backup
from ivig_logger.services.rescue import Rescue
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.icons import pixmap
from ivig_logger.ui.pieces import button, card, column, plain, row, scrolled, text
from ivig_logger.words.rescue import gone_text, not_done_text, offer_text, wrong_text

_FRAME = QSize(8, 40)  # what a desktop puts around a window
_OPEN = "Set the damaged file aside and open this backup"
_BEGIN = "Set the file aside and begin a new log"
_OPEN_GONE, _BEGIN_GONE = "Open this backup", "Begin a new log; the backups stay"
_AFTERWARDS = (
    "Setting aside gives the file another name in its folder; nothing in it is changed. Afterwards the program "
    "lists what it can still read of it, and what of that is missing."
)
_NO_BACKUP = "There is no backup that can be opened."


class RescueWindow(QWidget):
    """Closes itself when there is a log again, and then `is_over`."""

    def __init__(self, rescue: Rescue, failed: StorageFailed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self.setWindowTitle("IVIG Logger")
        self.setWindowIcon(pixmap("app", "#000000", 64))
        self._rescue = rescue
        self.is_over = False
        self.offered = rescue.offered()
        self._is_gone = rescue.is_gone
        told = gone_text(rescue.log) if self._is_gone else wrong_text(failed.reason, rescue.log, aside=rescue.aside)
        self.wrong = text(told)
        self.problem = text("", "refuse")
        self.problem.hide()
        self._lay_out()

    def fit(self, room: QSize, zoom: int) -> None:
        """Be as large as the words want it at this zoom (%), and no larger than the room."""
        self.resize((QSize(760, 520) * zoom / 100).boundedTo(room - _FRAME))

    def _open_backup(self) -> None:
        self._try(partial(self._rescue.open_backup, self._chosen))

    def _begin(self) -> None:
        self._try(self._rescue.begin_anew)

    @property
    def _chosen(self) -> Backup:
        return self.offered[self.choice.currentIndex()]

    def _try(self, do: Callable[[], None]) -> None:
        try:
            do()
        except StorageFailed as failed:
            self.problem.setText(not_done_text(failed))
            self.problem.show()
        else:
            self.is_over = True
            self.close()

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._rescue.log.parent)))

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("content")
        offer = self._offer() if self.offered else card(text(_NO_BACKUP), row(self._begin_button(), None), spacing=12)
        afterwards = text(_AFTERWARDS, "soft")
        afterwards.setVisible(not self._is_gone)
        content.setLayout(column(self.wrong, self.problem, offer, afterwards, None, spacing=16))
        folder = button("Show the folder", self._show_folder)
        leave = button("Quit", self.close)
        whole = column(
            text("The log is gone" if self._is_gone else "The log cannot be opened", "title"),
            scrolled(content),
            row(folder, None, leave),
            spacing=16,
        )
        whole.setContentsMargins(26, 22, 26, 18)
        self.setLayout(whole)

    def _offer(self) -> QWidget:
        now = self._rescue.now()
        self.choice = QComboBox()
        self.choice.addItems([offer_text(each, now) for each in self.offered])
        label = QLabel("The newest backup that is whole, or another one:")
        label.setBuddy(self.choice)
        label.setWordWrap(True)
        self.choice.setAccessibleName("Backup to open")
        self.act = button(_OPEN_GONE if self._is_gone else _OPEN, self._open_backup, primary=True)
        whole = card(label, self.choice, row(self.act, None), spacing=12)
        if self._is_gone:  # perhaps somebody removed it to begin anew
            self.anew = button(_BEGIN_GONE, self._begin, link=True)
            return plain(column(whole, row(self.anew, None), spacing=8))
        return whole

    def _begin_button(self) -> QWidget:
        self.act = button(_BEGIN_GONE if self._is_gone else _BEGIN, self._begin)
        return self.act
