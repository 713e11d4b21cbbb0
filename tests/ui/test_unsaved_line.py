"""After a crash the session that was being filled in is offered on Home; nothing of it is lost by one click."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.exchange.entry import SessionEntry, blank_infusion
from ivig_logger.exchange.kept import KeptText
from ivig_logger.exchange.kept_form import KeptForm, kept_text
from ivig_logger.exchange.kept_panel import KeptPanel, KeptPanels
from ivig_logger.exchange.kept_plan import KeptPlan, KeptPlans
from ivig_logger.exchange.kept_start import KeptStart
from ivig_logger.exchange.plan_entry import PlanEntry, StepEntry
from ivig_logger.services.drafts import FORM, PANELS, PLANS, START, Drafts
from ivig_logger.ui.form import SessionForm
from ivig_logger.ui.home import Home
from ivig_logger.ui.settings import Settings
from ivig_logger.ui.settings.plan.card import PlanCard
from ivig_logger.ui.start import StartScreen
from ivig_logger.ui.window import Window
from ivig_logger.ui.workspace import Workspace
from tests.builders import PATIENT, a_moment, an_infusion

OTHER = Patient("2f9c1f6e-8a57-4f0e-9d0b-0d5a7a0e3f11", "Ben")
TYPED = SessionEntry(date="20 Oct 2026", start="13:50", end="17:10", product="Privigen", dose="30 g", notes="slept")
OFFER = "A session was being filled in on Tue 20 Oct 2026 at 14:05 and is not saved."


def leave_behind(workspace: Workspace, patient: str = PATIENT.id, stored: Infusion | None = None) -> KeptForm:
    """What an earlier run of the program kept before it was killed."""
    base = stored or blank_infusion("7b1a5f0e-52c7-4b6e-8c7a-0f3d1a2b3c4d", patient, workspace.conventions())
    kept = KeptForm(a_moment("14:05"), TYPED, SessionEntry(), base, stored)
    Drafts(workspace.logbook.path).keep(FORM, kept_text(kept))
    return kept


@pytest.fixture
def opened(workspace: Workspace) -> Iterator[list[Window]]:
    """The windows of a test; open them with `start`."""
    windows: list[Window] = []
    yield windows
    workspace.background.wait()
    for each in windows:
        form = each.screens.made.get("form")
        if isinstance(form, SessionForm):
            form.discard()
        each.close()
        delete(each)


def start(workspace: Workspace, opened: list[Window], qtbot: QtBot) -> Window:
    """The program starts over this log."""
    window = Window(workspace)
    window.screens.rounds.rest()
    opened.append(window)
    window.show()
    qtbot.waitExposed(window)
    return window


def home(window: Window) -> Home:
    """The screen in sight."""
    shown = window.screens.currentWidget()
    assert isinstance(shown, Home)
    return shown


def form(window: Window) -> SessionForm:
    """The screen in sight."""
    shown = window.screens.currentWidget()
    assert isinstance(shown, SessionForm)
    return shown


def click(qtbot: QtBot, pressed: QPushButton) -> None:
    """Press a button in sight."""
    assert pressed.isVisible()
    qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)


def test_after_a_quiet_end_nothing_is_offered(workspace: Workspace, opened: list[Window], qtbot: QtBot) -> None:
    assert home(start(workspace, opened, qtbot)).unsaved.isHidden()


def test_after_a_crash_home_offers_it_whatever_was_open_last(
    workspace: Workspace, opened: list[Window], qtbot: QtBot
) -> None:
    workspace.preferences.screen = "history"
    leave_behind(workspace)
    line = home(start(workspace, opened, qtbot)).unsaved
    assert line.isVisible()
    assert line.words.text() == OFFER


def test_going_on_opens_the_form_as_it_was(workspace: Workspace, opened: list[Window], qtbot: QtBot) -> None:
    leave_behind(workspace)
    window = start(workspace, opened, qtbot)
    click(qtbot, home(window).unsaved.go_on)
    assert form(window).fields.entry == replace(TYPED, vials=form(window).fields.entry.vials)
    window.screens.open("home")
    assert home(window).unsaved.isHidden()


def test_adding_a_session_goes_on_with_it_too(workspace: Workspace, opened: list[Window], qtbot: QtBot) -> None:
    leave_behind(workspace)
    window = start(workspace, opened, qtbot)
    window.screens.add_session()
    assert form(window).fields.basics.parts["notes"].value == "slept"


def test_editing_another_session_shows_it_first_and_says_so(
    workspace: Workspace, opened: list[Window], qtbot: QtBot
) -> None:
    workspace.journal.store(an_infusion(), text="add")
    leave_behind(workspace)
    window = start(workspace, opened, qtbot)
    with qtbot.waitSignal(workspace.said):
        window.screens.edit_session(an_infusion())
    assert form(window).fields.basics.parts["notes"].value == "slept"


def test_what_is_discarded_is_gone_and_can_be_brought_back_at_once(
    workspace: Workspace, opened: list[Window], qtbot: QtBot
) -> None:
    kept = leave_behind(workspace)
    line = home(start(workspace, opened, qtbot)).unsaved
    click(qtbot, line.discard)
    assert line.words.text() == "What was typed is discarded."
    assert not list(workspace.logbook.path.parent.glob("*draft*"))
    click(qtbot, line.bring_back)
    assert line.words.text() == OFFER
    assert workspace.waiting_form() == kept


def test_what_is_discarded_is_not_offered_when_home_is_seen_again(
    workspace: Workspace, opened: list[Window], qtbot: QtBot
) -> None:
    leave_behind(workspace)
    window = start(workspace, opened, qtbot)
    click(qtbot, home(window).unsaved.discard)
    window.screens.open("history")
    window.screens.open("home")
    assert home(window).unsaved.isHidden()


def test_of_several_patients_it_says_whose_it_is_and_puts_them_in_front(
    workspace: Workspace, opened: list[Window], qtbot: QtBot
) -> None:
    workspace.journal.store(OTHER, text="add")
    workspace.choose(PATIENT.id)
    leave_behind(workspace, OTHER.id)
    window = start(workspace, opened, qtbot)
    assert home(window).unsaved.words.text().startswith("A session of Ben was being filled in")
    click(qtbot, home(window).unsaved.go_on)
    assert workspace.patient == OTHER
    form(window).save()
    [stored] = workspace.logbook.find(workspace.logbook.ids())
    assert stored.patient == OTHER.id


def test_a_new_session_that_was_stored_before_the_kill_is_not_offered(workspace: Workspace) -> None:
    kept = leave_behind(workspace)
    workspace.journal.store(replace(an_infusion(), id=kept.base.id), text="add")
    assert workspace.waiting_form() is None
    assert not list(workspace.logbook.path.parent.glob("*draft*"))


def test_a_patient_who_is_not_in_the_log_is_not_offered(workspace: Workspace) -> None:
    leave_behind(workspace, OTHER.id)
    assert workspace.waiting_form() is None


def test_a_patient_who_is_taken_out_of_the_log_leaves_no_draft(workspace: Workspace) -> None:
    workspace.journal.store(OTHER, text="add")
    leave_behind(workspace, OTHER.id)
    workspace.journal.store_all([Change(None, OTHER)], text="remove")
    assert not list(workspace.logbook.path.parent.glob("*draft*"))


def test_the_draft_of_another_patient_stays(workspace: Workspace) -> None:
    workspace.journal.store(OTHER, text="add")
    kept = leave_behind(workspace)
    workspace.journal.store_all([Change(None, OTHER)], text="remove")
    assert workspace.waiting_form() == kept


def leave_a_start_behind(workspace: Workspace, patient: str = PATIENT.id) -> KeptStart:
    """The card of a start as an earlier run kept it before it was killed."""
    kept = KeptStart(
        a_moment("14:05"), patient, "7b1a5f0e-52c7-4b6e-8c7a-0f3d1a2b3c4e", (KeptText("before", "a cold"),)
    )
    Drafts(workspace.logbook.path).keep(START, kept_text(kept))
    return kept


def test_the_start_of_an_infusion_is_offered_beside_the_form(
    workspace: Workspace, opened: list[Window], qtbot: QtBot
) -> None:
    leave_behind(workspace)
    leave_a_start_behind(workspace)
    shown = home(start(workspace, opened, qtbot))
    assert shown.unsaved.isVisible()
    assert shown.unstarted.words.text().startswith("The start of an infusion was being filled in on Tue 20 Oct 2026")


def test_going_on_with_a_start_puts_its_patient_in_front(
    workspace: Workspace, opened: list[Window], qtbot: QtBot
) -> None:
    workspace.journal.store(OTHER, text="add")
    workspace.choose(PATIENT.id)
    leave_a_start_behind(workspace, OTHER.id)
    window = start(workspace, opened, qtbot)
    click(qtbot, home(window).unstarted.go_on)
    card = window.screens.currentWidget()
    assert isinstance(card, StartScreen)
    assert workspace.patient == OTHER
    assert card.head.title.text() == "Start infusion · Ben"
    assert card.page.fields.texts["before"] == "a cold"
    card.begin_again()


def test_a_start_that_is_discarded_can_be_brought_back(
    workspace: Workspace, opened: list[Window], qtbot: QtBot
) -> None:
    kept = leave_a_start_behind(workspace)
    line = home(start(workspace, opened, qtbot)).unstarted
    click(qtbot, line.discard)
    assert workspace.waiting_start() is None
    click(qtbot, line.bring_back)
    assert workspace.waiting_start() == kept


def test_going_on_with_a_plan_opens_it_in_the_settings(
    workspace: Workspace, opened: list[Window], qtbot: QtBot
) -> None:
    workspace.journal.store(OTHER, text="add")
    at = a_moment("14:05")
    typed = PlanEntry(steps=(StepEntry("start", "half"),))
    kept = KeptPlans(at, (KeptPlan(at, OTHER.id, typed, PlanEntry()),))
    Drafts(workspace.logbook.path).keep(PLANS, kept_text(kept))
    window = start(workspace, opened, qtbot)
    line = home(window).unsaved_plans
    assert line.words.text() == "The plan of Ben was being typed on Tue 20 Oct 2026 at 14:05 and is not saved."
    click(qtbot, line.go_on)
    settings = window.screens.currentWidget()
    assert isinstance(settings, Settings)
    assert settings.is_changed
    [shown] = [each for each in settings.findChildren(PlanCard) if each.is_open]
    assert shown.patient == OTHER
    assert shown.editor is not None
    assert shown.editor.form.entry.steps == typed.steps
    shown.editor.cancel.click()


def test_what_was_typed_on_the_live_screen_for_a_session_that_is_over_leads_to_that_session(
    workspace: Workspace, opened: list[Window], qtbot: QtBot
) -> None:
    workspace.journal.store(an_infusion(), text="add")
    at = a_moment("14:05")
    leaf = KeptPanel(at, PATIENT.id, an_infusion().id, "Vital signs", at, (KeptText("pressure", "122/76"),))
    Drafts(workspace.logbook.path).keep(PANELS, kept_text(KeptPanels(at, (leaf,))))
    window = start(workspace, opened, qtbot)
    line = home(window).unsaved_panels
    assert line.words.text().endswith("and not saved: Vital signs: 122/76.")
    click(qtbot, line.go_on)
    assert window.screens.current == "history"
    window.screens.open("home")
    click(qtbot, line.discard)
    assert not list(workspace.logbook.path.parent.glob("*draft*"))
