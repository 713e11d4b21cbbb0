"""The start of a stored session is changed: it is asked once what happens to the other times."""

from decimal import Decimal

from ivig_logger.domain.infusion import Medication, Premedication
from tests.builders import a_full_infusion, a_moment, a_reaction, an_infusion
from tests.ui.form.hands import Hands, began, clock

STORED = an_infusion(
    premedication=Premedication.GIVEN,
    medications=(Medication("acetaminophen", Decimal(650), "mg", at=a_moment("08:30")),),
    reactions=(a_reaction(minutes=25), a_reaction("chills", 80)),
)


def onsets(hands: Hands) -> list[str]:
    return [began(each) for each in hands.only().reactions]


def test_a_changed_start_is_asked_about_with_the_flags_that_would_change(hands: Hands) -> None:
    hands.edit(STORED)
    hands.type("start", "09:30")
    assert hands.form.question.isVisibleTo(hands.form)
    assert hands.says("The start changed from 09:00 to 09:30.")
    assert hands.says("Headache +25 min → was there 5 min before the start")
    assert hands.says("Chills +1 h 20 min → began 50 min after the start (within the first 60 minutes)")
    assert hands.says("No flag changes.")


def test_clock_times_are_kept(hands: Hands) -> None:
    hands.edit(STORED)
    hands.type("start", "09:30")
    hands.press("Keep clock times")
    assert not hands.form.question.isVisibleTo(hands.form)
    assert [each.onset for each in hands.form.fields.entry.reactions] == ["-5", "50"]
    hands.save()
    assert onsets(hands) == ["2026-10-20 09:25", "2026-10-20 10:20"]
    assert (clock(hands.only().ended), clock(hands.only().medications[0].at)) == (
        "2026-10-20 12:00",
        "2026-10-20 08:30",
    )


def test_everything_is_shifted(hands: Hands) -> None:
    hands.edit(STORED)
    hands.type("start", "09:30")
    hands.press("Shift everything by 30 min")
    hands.save()
    assert onsets(hands) == ["2026-10-20 09:55", "2026-10-20 10:50"]
    assert (clock(hands.only().ended), clock(hands.only().medications[0].at)) == (
        "2026-10-20 12:30",
        "2026-10-20 09:00",
    )


def test_what_the_form_does_not_show_is_shifted_too(hands: Hands) -> None:
    full = a_full_infusion()
    hands.edit(full)
    hands.type("start", "08:45")
    hands.press("Shift everything by -15 min")
    hands.save()
    assert [clock(each.at) for each in hands.only().rates] == ["2026-10-20 08:45", "2026-10-20 09:15"]


def test_saving_before_the_answer_points_to_the_question(hands: Hands) -> None:
    hands.edit(STORED)
    hands.type("start", "09:30")
    hands.save()
    assert hands.only() == STORED
    assert hands.form.question.keep.hasFocus()
    assert hands.says("Please say first what happens to the other times of this session.")


def test_saving_without_leaving_the_field_asks_too(hands: Hands) -> None:
    hands.edit(STORED)
    hands.type("start", "09:30", leave=False)
    hands.form.save()
    assert hands.form.question.isVisibleTo(hands.form)
    assert hands.only() == STORED


def test_a_start_that_is_put_back_takes_the_question_back(hands: Hands) -> None:
    hands.edit(STORED)
    hands.type("start", "09:30")
    hands.type("start", "09:00")
    assert not hands.form.question.isVisibleTo(hands.form)
    assert not hands.form.is_changed


def test_it_is_asked_once(hands: Hands) -> None:
    hands.edit(STORED)
    hands.type("start", "09:30")
    hands.press("Keep clock times")
    hands.type("notes", "x")
    hands.save()
    assert clock(hands.only().started) == "2026-10-20 09:30"


def test_a_session_without_other_times_is_not_asked_about(hands: Hands) -> None:
    hands.edit(an_infusion())
    hands.type("start", "09:30")
    assert not hands.form.question.isVisibleTo(hands.form)


def test_a_new_session_is_not_asked_about(hands: Hands) -> None:
    hands.fill()
    hands.react("headache", "25")
    hands.type("start", "14:00")
    assert not hands.form.question.isVisibleTo(hands.form)


def test_another_day_is_asked_about_with_both_days(hands: Hands) -> None:
    hands.edit(STORED)
    hands.type("date", "21 Oct 2026")
    assert hands.says("The start changed from 09:00 on Tue 20 Oct 2026 to 09:00 on Wed 21 Oct 2026.")
    hands.press("Shift everything by 24 h")
    hands.save()
    assert onsets(hands) == ["2026-10-21 09:25", "2026-10-21 10:20"]


def test_other_edits_survive_the_answer(hands: Hands) -> None:
    hands.edit(STORED)
    hands.type("notes", "typed before")
    hands.react("tired", "100", at=2)
    hands.type("start", "09:30")
    hands.press("Keep clock times")
    hands.save()
    assert onsets(hands) == ["2026-10-20 09:25", "2026-10-20 10:20", "2026-10-20 10:40"]
    assert hands.only().notes == "typed before"


def test_what_cannot_be_read_must_be_corrected_before_the_answer(hands: Hands) -> None:
    hands.edit(STORED)
    hands.type("dose", "much")
    hands.type("start", "09:30")
    hands.press("Shift everything by 30 min")
    assert hands.form.question.isVisibleTo(hands.form)
    assert hands.says("Something else cannot be read yet")
    hands.type("dose", "30 g")
    hands.press("Shift everything by 30 min")
    hands.save()
    assert onsets(hands) == ["2026-10-20 09:55", "2026-10-20 10:50"]


def test_an_edit_is_one_step_that_can_be_undone(hands: Hands) -> None:
    hands.edit(STORED)
    hands.type("start", "09:30")
    hands.press("Keep clock times")
    hands.save()
    assert hands.workspace.journal.stack.undoText() == "edit session of 20 Oct 2026"
    hands.workspace.journal.stack.undo()
    assert hands.only() == STORED
