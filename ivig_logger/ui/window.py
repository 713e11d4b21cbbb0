"""The main window: the side bar, the screens, what stands above them, and the status line."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout
from typing_extensions import override

from ivig_logger.ui import theme
from ivig_logger.ui.backups.telling import Telling
from ivig_logger.ui.covering import Covering, Work
from ivig_logger.ui.file_menu import FileMenu
from ivig_logger.ui.first_look import FirstLook
from ivig_logger.ui.icons import pixmap
from ivig_logger.ui.incoming_screens import Dropping, choose_import, import_file
from ivig_logger.ui.locking import Locking
from ivig_logger.ui.notices import Notices
from ivig_logger.ui.screens import Screens
from ivig_logger.ui.sidebar import KEYS, Sidebar
from ivig_logger.ui.status_line import StatusLine
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.failures import TOLD, failure_text

_FRAME = QSize(8, 40)  # what a desktop puts around a window, which is known only once it is shown
_PLACES = {
    "form": "history",
    "start": "live",
    "practice": "settings",
    "backups": "settings",
    "changes": "history",
    "timeline": "history",
    "check": "settings",
    "salvage": "settings",
    "lots": "history",
    "report": "answers",
    "paper": "history",
    "sheet": "history",
    "hand-over": "history",
    "import": "history",
    "export": "history",
    "calendar": "home",
}  # where in the side bar a screen belongs


class Window(QMainWindow):
    """All screens of one log. Its title never holds a word about health."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.setWindowTitle("IVIG Logger")
        self.setWindowIcon(pixmap("app", "#000000", 64))
        self.sidebar = Sidebar()
        self.status = StatusLine(workspace)
        self.notices = Notices(workspace)
        self.screens = Screens(workspace)
        self.covering = Covering(Work())
        self.file_menu = FileMenu(workspace, self)
        self.telling = Telling(workspace, self.screens.rounds, self.status, self.notices)
        self.first_look = FirstLook(workspace, self.screens, self.notices)
        self.locking = Locking(self.covering, workspace, self.screens, self.notices, self.file_menu)
        self.dropping = Dropping(self.covering.work)
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self._patient_changed()
        self.screens.open_first()

    def dress(self) -> None:
        """Take the look and the size of the preferences."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, self.workspace.preferences.look, self.workspace.preferences.zoom)
        self._make_room()
        self.screens.make_anew()

    def zoom(self, step: int) -> None:
        """Make everything larger or smaller by a step; 0 is the usual size."""
        preferences = self.workspace.preferences
        preferences.zoom = preferences.zoom + 25 * step if step else 100
        self.dress()

    def fit(self, room: QSize) -> None:
        """Be no larger than this room with the frame around it: the line that says what is saved is in sight."""
        self.resize(self.size().boundedTo(room - _FRAME))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.locking.may_close():
            event.ignore()
            return
        self.screens.leave()
        self.locking.leave()
        self.workspace.preferences.geometry = self.saveGeometry()
        super().closeEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """A side bar of pictures only where the words would take the room of the screen."""
        zoom = self.workspace.preferences.zoom
        self.sidebar.redraw(compact=min(self.width(), self.height() * 8 // 5) * 100 < 900 * zoom)

    def _connect(self) -> None:
        self.sidebar.screen_wanted.connect(self.screens.open)
        self.sidebar.patient_wanted.connect(self.screens.change_patient)
        self.screens.opened.connect(self._opened)
        self.screens.look_changed.connect(self.dress)
        self.screens.large_changed.connect(self._give_room)
        self.workspace.patient_changed.connect(self._patient_changed)
        self.workspace.said.connect(self.status.say)
        self.workspace.journal.long.connect(self.status.say)
        self.workspace.journal.changed.connect(self._changed)
        self.workspace.journal.failed.connect(self._failed)
        self.workspace.background.failed.connect(self._failed)
        self.sidebar.file.clicked.connect(self._show_file_menu)
        self.file_menu.import_wanted.connect(partial(choose_import, self.screens))
        self.dropping.dropped.connect(partial(import_file, self.screens))
        self.file_menu.screen_wanted.connect(self.screens.open)
        self.screens.erasing.failed.connect(self.notices.say)
        self.status.backups_wanted.connect(partial(self.screens.open, "backups"))
        self.notices.backup_wanted.connect(partial(self.screens.rounds.go, "asked"))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.dress)

    def _add_shortcuts(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+Z": self.screens.undo,
            "Ctrl+Shift+Z": self.screens.redo,
            "Ctrl+N": self.screens.add_session,
            "Ctrl+I": self.screens.start_infusion,
            "F11": self.screens.toggle_large,
            "Ctrl+F": self.screens.search,
            "Ctrl+Shift+F": partial(self.screens.open, "lots"),
            "Ctrl++": partial(self.zoom, 1),
            "Ctrl+=": partial(self.zoom, 1),
            "Ctrl+-": partial(self.zoom, -1),
            "Ctrl+0": partial(self.zoom, 0),
            "Ctrl+Q": self.close,
        }
        keys |= {key: partial(self.screens.open, name) for name, key in KEYS.items()}
        for key, slot in keys.items():
            QShortcut(QKeySequence(key), self.covering.work).activated.connect(slot)

    def _show_file_menu(self) -> None:
        self.file_menu.popup(self.sidebar.file.mapToGlobal(self.sidebar.file.rect().topRight()))

    def _give_room(self, large: bool) -> None:
        for each in (self.sidebar, self.status):
            each.setVisible(not large)

    def _opened(self, name: str) -> None:
        self._give_room(self.screens.is_large)
        if name == "welcome":
            self.sidebar.hide()
        self.sidebar.show_screen(_PLACES.get(name, name))
        self.status.stand_back(name == "practice")

    def _patient_changed(self) -> None:
        self.sidebar.show_patients(self.workspace.patients, self.workspace.patient)
        self.notices.refresh()
        if self.workspace.patient is None and self.screens.current not in ("", "welcome"):
            self.screens.open("welcome")

    def _changed(self) -> None:
        self.status.say_saved(self.workspace.logbook.now())
        self.status.say("")
        self.notices.clear()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, TOLD):
            raise error  # a mistake of the program: written down and said by ui.failures
        self.notices.say(failure_text(error))

    def _lay_out(self) -> None:
        content = QVBoxLayout()
        content.setSpacing(0)
        content.addWidget(self.notices)
        content.addWidget(self.screens, 1)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.sidebar)
        beside.addLayout(content, 1)
        layout = QVBoxLayout(self.covering.work)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(beside, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(self.covering)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.resize(1280, 800)
        self.restoreGeometry(self.workspace.preferences.geometry)
