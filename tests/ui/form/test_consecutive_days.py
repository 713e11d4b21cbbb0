"""A course runs over days: a reaction may belong to another session, and the person decides."""

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Infusion, ReactionAnswer
from tests.builders import a_reaction, an_infusion_on
from tests.ui.form.hands import Hands, began, clock

FIRST = an_infusion_on("2026-10-20", 1, reaction=ReactionAnswer.NONE)
SECOND = an_infusion_on("2026-10-21", 2)


def course(hands: Hands, *sessions: Infusion) -> None:
    hands.workspace.journal.store_all([Change(each) for each in sessions], text="add course")


def reopen(hands: Hands, infusion: Infusion) -> None:
    hands.form.edit(infusion)


def onsets_by_day(hands: Hands) -> dict[str, list[str]]:
    return {clock(each.started)[:10]: [began(told) for told in each.reactions] for each in hands.stored()}


def test_an_onset_after_the_next_start_is_offered_to_that_session(hands: Hands) -> None:
    course(hands, FIRST, SECOND)
    reopen(hands, FIRST)
    hands.react("headache", "next day 09:40")
    assert hands.says("This began after the start of the session of Wed 21 Oct 2026.")


def test_an_onset_before_the_start_is_offered_to_the_session_before(hands: Hands) -> None:
    course(hands, FIRST, SECOND)
    reopen(hands, SECOND)
    hands.react("headache", "07:30")
    assert hands.says("This began before this session and after the start of the session of Tue 20 Oct 2026.")


def test_an_onset_of_this_session_is_offered_to_none(hands: Hands) -> None:
    course(hands, FIRST, SECOND)
    reopen(hands, FIRST)
    hands.react("headache", "25")
    assert not hands.says("after the start of the session of")


def test_a_moved_reaction_is_stored_there_when_this_session_is_saved(hands: Hands) -> None:
    course(hands, FIRST, SECOND)
    reopen(hands, FIRST)
    hands.react("headache", "25")
    hands.react("chills", "next day 09:40", at=1)
    hands.press("Move this reaction to the session of Wed 21 Oct 2026")
    assert hands.says("chills goes to the session of Wed 21 Oct 2026 when you save.")
    assert onsets_by_day(hands) == {"2026-10-20": [], "2026-10-21": []}
    hands.save()
    assert onsets_by_day(hands) == {"2026-10-20": ["2026-10-20 09:25"], "2026-10-21": ["2026-10-21 09:40"]}
    assert hands.stored()[1].reaction is ReactionAnswer.RECORDED


def test_both_sessions_change_in_one_step(hands: Hands) -> None:
    course(hands, FIRST, SECOND)
    reopen(hands, FIRST)
    hands.react("chills", "next day 09:40")
    hands.press("Move this reaction to the session of Wed 21 Oct 2026")
    hands.press("Reactions: No reaction")
    hands.save()
    assert onsets_by_day(hands)["2026-10-21"] == ["2026-10-21 09:40"]
    hands.workspace.journal.stack.undo()
    assert hands.stored() == [FIRST, SECOND]


def test_a_moved_reaction_can_be_kept_after_all(hands: Hands) -> None:
    course(hands, FIRST, SECOND)
    reopen(hands, FIRST)
    hands.react("chills", "next day 09:40")
    hands.press("Move this reaction to the session of Wed 21 Oct 2026")
    hands.press("Keep it here")
    hands.save()
    assert onsets_by_day(hands) == {"2026-10-20": ["2026-10-21 09:40"], "2026-10-21": []}


def test_nothing_moves_by_itself(hands: Hands) -> None:
    course(hands, FIRST, SECOND)
    reopen(hands, FIRST)
    hands.react("chills", "next day 09:40")
    hands.save()
    assert onsets_by_day(hands) == {"2026-10-20": ["2026-10-21 09:40"], "2026-10-21": []}


def test_a_session_in_error_is_offered_nothing(hands: Hands) -> None:
    course(hands, FIRST, an_infusion_on("2026-10-21", 2, entered_in_error="twice"))
    reopen(hands, FIRST)
    hands.react("headache", "next day 09:40")
    assert not hands.says("after the start of the session of")


def test_a_session_of_long_ago_is_offered_nothing(hands: Hands) -> None:
    course(hands, an_infusion_on("2026-08-20", 3), FIRST)
    reopen(hands, FIRST)
    hands.react("nausea", "08:30")
    assert not hands.says("after the start of the session of")


def test_a_reaction_that_was_stored_before_the_next_day_was_is_offered_too(hands: Hands) -> None:
    late = an_infusion_on("2026-10-20", 1, reactions=(a_reaction("headache", 24 * 60 + 40),))
    course(hands, late, SECOND)
    reopen(hands, late)
    assert hands.says("This began after the start of the session of Wed 21 Oct 2026.")


def test_unsaved_moves_are_a_change(hands: Hands) -> None:
    course(hands, FIRST, SECOND)
    reopen(hands, FIRST)
    hands.react("chills", "next day 09:40")
    hands.press("Move this reaction to the session of Wed 21 Oct 2026")
    hands.press("Reactions: No reaction")
    assert hands.form.is_changed
