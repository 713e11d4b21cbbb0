"""How each screen is made and what its wishes lead to; it is imported only then, so the start waits for none."""

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from ivig_logger.domain.infusion import Infusion
from ivig_logger.ui.incoming_screens import choose_import, import_screen
from ivig_logger.ui.outgoing_screens import OUTGOING, offer_lots, offer_report, show_hand_over, show_sheet
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.counts import sessions_text

if TYPE_CHECKING:
    from ivig_logger.ui.screens import Screens
    from ivig_logger.ui.settings import Settings


def _welcome(screens: "Screens", workspace: Workspace) -> QWidget:
    from ivig_logger.ui.welcome import Welcome

    made = Welcome(workspace)
    made.done.connect(partial(screens.open, "home"))
    made.passphrase_wanted.connect(partial(_set_passphrase, screens))
    made.import_wanted.connect(partial(choose_import, screens))
    return made


def _set_passphrase(screens: "Screens") -> None:
    screens.open("settings")
    cast("Settings", screens.made["settings"]).people.set_passphrase()


def _home(screens: "Screens", workspace: Workspace) -> QWidget:
    from ivig_logger.ui.going_on import go_on_with_panel, go_on_with_plan
    from ivig_logger.ui.home import Home

    made = Home(workspace)
    made.start_requested.connect(screens.start_infusion)
    made.running_requested.connect(partial(screens.open, "live"))
    made.follow_up.call_list_wanted.connect(partial(screens.open, "call"))
    made.add_requested.connect(screens.add_session)
    made.unsaved.go_on_wanted.connect(screens.add_session)
    made.unstarted.go_on_wanted.connect(screens.start_infusion)
    made.unsaved_plans.go_on_wanted.connect(partial(go_on_with_plan, screens))
    made.unsaved_panels.go_on_wanted.connect(partial(go_on_with_panel, screens, workspace))
    made.history_requested.connect(partial(screens.open, "history"))
    made.session_requested.connect(screens.show_session)
    made.calendar_requested.connect(partial(screens.open, "calendar"))
    return made


def _start(screens: "Screens", workspace: Workspace) -> QWidget:
    from ivig_logger.ui.reminder import remind
    from ivig_logger.ui.start import StartScreen

    made = StartScreen(workspace)
    made.prepare()
    made.started.connect(screens.show_started)
    made.running_wanted.connect(screens.show_running)
    made.became_due.connect(partial(remind, made, workspace.preferences))
    made.closed.connect(partial(screens.open, "home"))
    return made


def _live(screens: "Screens", _workspace: Workspace) -> QWidget:
    from ivig_logger.ui.live import LiveScreen

    made = LiveScreen(screens.sessions)
    made.start_wanted.connect(screens.start_infusion)
    made.call_list_wanted.connect(partial(screens.open, "call"))
    made.over.connect(screens.show_over)
    made.large_changed.connect(screens.large_changed)
    return made


def _practice(screens: "Screens", workspace: Workspace) -> QWidget:
    from ivig_logger.ui.live import Practice

    made = Practice(workspace)
    made.call_list_wanted.connect(partial(screens.open, "call"))
    made.closed.connect(screens.leave_practice)
    made.live.large_changed.connect(screens.large_changed)
    return made


def _history(screens: "Screens", workspace: Workspace) -> QWidget:
    from ivig_logger.ui.history import HistoryScreen

    made = HistoryScreen(workspace)
    made.add_requested.connect(screens.add_session)
    made.edit_requested.connect(screens.edit_session)
    made.timeline_requested.connect(partial(_show_timeline, screens))
    made.sheet_requested.connect(partial(show_sheet, screens))
    made.hand_over_requested.connect(partial(show_hand_over, screens))
    made.compare_requested.connect(partial(_compare, screens))
    return made


def _compare(screens: "Screens", infusion: Infusion) -> None:
    from ivig_logger.ui.answers import AnswersScreen

    screens.open("answers")
    shown = screens.currentWidget()
    if isinstance(shown, AnswersScreen):
        shown.comparing.add(infusion)


def _answers(screens: "Screens", workspace: Workspace) -> QWidget:
    from ivig_logger.ui.answers import AnswersScreen
    from ivig_logger.ui.pieces import button

    made = AnswersScreen(workspace)
    made.sessions_wanted.connect(partial(_show_sessions, screens))
    made.add_requested.connect(screens.add_session)
    trends = button("Trends", partial(screens.open, "trends"))
    trends.setAccessibleName("Trends: how it went from session to session")
    made.heading.places.addWidget(trends)
    offer_lots(made, screens)
    offer_report(made, screens)
    return made


def _trends(screens: "Screens", workspace: Workspace) -> QWidget:
    from ivig_logger.ui.trends import TrendsScreen

    made = TrendsScreen(workspace)
    made.sessions_wanted.connect(partial(_show_sessions, screens))
    made.closed.connect(partial(screens.open, "answers"))
    return made


def _show_sessions(screens: "Screens", ids: frozenset[str]) -> None:
    screens.history().show_sessions(ids, f"{sessions_text(len(ids))} from Answers")


def _form(screens: "Screens", workspace: Workspace) -> QWidget:
    from ivig_logger.ui.form import SessionForm

    made = SessionForm(workspace)
    made.saved.connect(screens.show_session)
    made.closed.connect(partial(screens.open, "history"))
    made.call_list_wanted.connect(partial(screens.open, "call"))
    return made


def _call(screens: "Screens", _workspace: Workspace) -> QWidget:
    from ivig_logger.ui.when_to_call import WhenToCall

    made = WhenToCall()
    made.closed.connect(screens.go_back)
    return made


def _settings(screens: "Screens", workspace: Workspace) -> QWidget:
    from ivig_logger.ui.settings import Settings

    made = Settings(workspace)
    made.look_changed.connect(screens.look_changed)
    made.practice_wanted.connect(partial(screens.open, "practice"))
    made.erase_wanted.connect(screens.erasing.erase)
    screens.erasing.told.connect(made.say_erased)
    made.say_erased(screens.erasing.words)
    made.lock.changed.connect(screens.lock_changed)
    made.backups.backups_wanted.connect(partial(screens.open, "backups"))
    made.backups.place_changed.connect(partial(screens.rounds.go, "start"))
    made.people.switch_wanted.connect(screens.switch_wanted)
    made.people.watch(screens.copies)
    return made


def _backups(screens: "Screens", workspace: Workspace) -> QWidget:
    from ivig_logger.ui.backups.screen import BackupsScreen

    made = BackupsScreen(workspace, screens.rounds)
    made.restore_wanted.connect(screens.restore_wanted)
    made.closed.connect(partial(screens.open, "settings"))
    return made


def _changes(screens: "Screens", workspace: Workspace) -> QWidget:
    from ivig_logger.ui.changes import ChangesScreen

    made = ChangesScreen(workspace)
    made.bin_wanted.connect(screens.show_bin)
    made.closed.connect(partial(screens.open, "history"))
    return made


def _check(screens: "Screens", workspace: Workspace) -> QWidget:
    from ivig_logger.ui.checking.screen import CheckScreen

    made = CheckScreen(workspace)
    made.checked.connect(screens.checked)
    made.session_wanted.connect(screens.correct_session)
    made.salvage_wanted.connect(partial(screens.open, "salvage"))
    made.backups_wanted.connect(partial(screens.open, "backups"))
    made.closed.connect(partial(screens.open, "settings"))
    return made


def _salvage(screens: "Screens", workspace: Workspace) -> QWidget:
    from ivig_logger.ui.rescue.salvage_screen import SalvageScreen

    made = SalvageScreen(workspace)
    made.closed.connect(partial(screens.open, "home"))
    return made


def _show_timeline(screens: "Screens", infusion: Infusion) -> None:
    from ivig_logger.ui.session_timeline import TimelineScreen

    screens.open("timeline")
    shown = screens.currentWidget()
    if isinstance(shown, TimelineScreen):
        shown.show_infusion(infusion)
        shown.setFocus()


def _timeline(screens: "Screens", workspace: Workspace) -> QWidget:
    from ivig_logger.ui.session_timeline import TimelineScreen

    made = TimelineScreen(workspace)
    made.closed.connect(partial(screens.open, "history"))
    return made


MAKERS = {
    "welcome": _welcome,
    "home": _home,
    "start": _start,
    "live": _live,
    "practice": _practice,
    "history": _history,
    "answers": _answers,
    "trends": _trends,
    "form": _form,
    "call": _call,
    "settings": _settings,
    "backups": _backups,
    "changes": _changes,
    "check": _check,
    "salvage": _salvage,
    "timeline": _timeline,
    "import": import_screen,
} | OUTGOING
