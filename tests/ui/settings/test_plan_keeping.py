"""What is typed of a plan is kept beside the log within a second, until it is saved, left or discarded."""

from dataclasses import replace
from pathlib import Path

import pytest

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Patient
from ivig_logger.exchange.kept import kept_text
from ivig_logger.exchange.kept_plan import KeptPlan, KeptPlans
from ivig_logger.exchange.plan_entry import PlanEntry, StepEntry
from ivig_logger.services.drafts import PLANS, Drafts
from ivig_logger.services.sheaf import plans_in
from ivig_logger.ui.settings.patient import PatientPart
from ivig_logger.ui.workspace import Workspace
from tests.builders import PATIENT, a_moment
from tests.ui.settings.test_plan import Hands, hands, typing

__all__ = ["hands", "typing"]  # fixtures

CANARY = "canary-77ce"
BEN = Patient("2f9c1f6e-8a57-4f0e-9d0b-0d5a7a0e3f11", "Ben")
TYPED = PlanEntry(steps=(StepEntry("start", "30 mL/h"), StepEntry("20", "half")))


def draft(workspace: Workspace) -> Path:
    """The file in which plans are kept."""
    return workspace.logbook.path.with_name("log.db.draft-plans")


def left_behind(workspace: Workspace) -> tuple[KeptPlan, ...]:
    """What the next start of the program would find."""
    return plans_in(Drafts(workspace.logbook.path)).left_behind


def leave_behind(workspace: Workspace, *patients: str) -> None:
    """The plans that were being typed in an earlier run of the program, which was killed."""
    at = a_moment("14:05")
    plans = KeptPlans(at, tuple(KeptPlan(at, each, TYPED, PlanEntry()) for each in patients))
    Drafts(workspace.logbook.path).keep(PLANS, kept_text(plans))


@pytest.fixture
def left(workspace: Workspace) -> None:
    """A plan was being typed, and is not saved."""
    leave_behind(workspace, PATIENT.id)


def test_what_is_typed_is_kept_within_a_second(typing: Hands) -> None:
    typing.type("steps.0.rate", "30")
    typing.qtbot.waitUntil(draft(typing.workspace).exists)
    [kept] = left_behind(typing.workspace)
    assert (kept.patient, kept.entry.steps[0].rate) == (PATIENT.id, "30")


def test_a_plan_that_is_only_looked_at_keeps_nothing(typing: Hands) -> None:
    typing.settings.hide()
    assert not draft(typing.workspace).exists()


def test_leaving_the_settings_keeps_what_is_typed_at_once(typing: Hands) -> None:
    typing.type("steps.0.rate", "30")
    typing.settings.hide()
    assert draft(typing.workspace).exists()


@pytest.mark.parametrize("button", ["save", "cancel"])
def test_what_is_saved_or_left_is_kept_no_longer(typing: Hands, button: str) -> None:
    typing.type("steps.0.rate", "30")
    typing.settings.hide()
    typing.settings.show()
    typing.click(getattr(typing.editor, button))
    assert not draft(typing.workspace).exists()


@pytest.mark.usefixtures("left")
def test_what_was_typed_before_a_crash_is_offered_and_not_put_in(hands: Hands) -> None:
    assert not hands.card.is_open
    assert hands.card.change.isHidden()
    assert hands.card.go_on.isVisible()
    said = "Something else was typed until Tue 20 Oct 2026 at 14:05 and is not saved."
    assert said in [each.text() for each in hands.card.findChildren(type(hands.card.words)) if each.isVisible()]


@pytest.mark.usefixtures("left")
def test_going_on_shows_the_fields_as_they_were_left_and_keeps_them(hands: Hands) -> None:
    hands.click(hands.card.go_on)
    assert hands.editor.form.entry.steps == TYPED.steps
    assert hands.editor.is_changed
    assert hands.editor.note.isVisible()
    [kept] = left_behind(hands.workspace)
    assert kept.entry.steps == TYPED.steps
    hands.type("steps.1.rate", "60")
    hands.click(hands.editor.save)
    assert hands.plan is not None
    assert len(hands.plan.steps) == 2
    assert not draft(hands.workspace).exists()


@pytest.mark.usefixtures("left")
def test_what_is_discarded_is_gone_and_the_plan_can_be_typed_anew(hands: Hands) -> None:
    hands.click(hands.card.discard)
    assert not draft(hands.workspace).exists()
    hands.click(hands.card.change)
    assert hands.editor.form.entry.steps == (StepEntry(),)


def test_the_plan_of_one_patient_takes_no_other_ones_along(workspace: Workspace, typing: Hands) -> None:
    workspace.journal.store(BEN, text="add")
    leave_behind(workspace, BEN.id)
    typing.type("steps.0.rate", "30")
    typing.settings.hide()
    assert {each.patient for each in left_behind(workspace)} == {PATIENT.id, BEN.id}
    typing.settings.show()
    [bens] = [each.plan for each in typing.settings.findChildren(PatientPart) if each.plan.patient == BEN]
    typing.qtbot.waitUntil(bens.go_on.isVisible)
    typing.click(typing.editor.save)
    assert [each.patient for each in left_behind(workspace)] == [BEN.id]
    assert bens.waiting is not None


def test_a_plan_that_was_stored_before_the_kill_is_not_offered(workspace: Workspace) -> None:
    entry = PlanEntry(steps=(StepEntry("start", "30 mL/h"),))
    at = a_moment("14:05")
    kept = KeptPlans(at, (KeptPlan(at, PATIENT.id, entry, PlanEntry()),))
    Drafts(workspace.logbook.path).keep(PLANS, kept_text(kept))
    assert workspace.waiting_plans()
    from ivig_logger.exchange.plan_entry import read_plan

    plan, _ = read_plan(entry, workspace.conventions())
    workspace.journal.store(replace(PATIENT, plan=plan), instead_of=PATIENT, text="change plan")
    assert workspace.waiting_plans() == []
    assert not draft(workspace).exists()


def test_a_patient_who_is_taken_out_of_the_log_takes_the_typed_plan_along(typing: Hands) -> None:
    typing.workspace.journal.store(BEN, text="add")
    typing.type("premedications.0.name", CANARY)
    typing.settings.hide()
    assert draft(typing.workspace).exists()
    typing.workspace.journal.store_all([Change(None, PATIENT)], text="remove")
    assert not draft(typing.workspace).exists()
