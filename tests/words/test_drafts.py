"""What is said of texts that were typed and not saved."""

from ivig_logger.words.drafts import (
    left_panel_text,
    offer_text,
    panel_offer_text,
    plans_offer_text,
    resumed_text,
    start_offer_text,
    unstarted_text,
)
from tests.builders import a_moment

AT = a_moment("14:05")


def test_an_offer_says_since_when() -> None:
    assert offer_text(AT) == "A session was being filled in on Tue 20 Oct 2026 at 14:05 and is not saved."


def test_of_several_patients_an_offer_says_whose_session_it_is() -> None:
    assert offer_text(AT, "Ben").startswith("A session of Ben was being filled in on Tue 20 Oct 2026")


def test_a_form_that_is_gone_on_with_says_since_when_it_stands_there() -> None:
    assert resumed_text(AT).startswith("Typed on Tue 20 Oct 2026 until 14:05 and not saved")


def test_the_start_of_an_infusion_that_was_being_filled_in_is_offered() -> None:
    words = "The start of an infusion of Ben was being filled in on Tue 20 Oct 2026 at 14:05, and it was not started."
    assert start_offer_text(AT, "Ben") == words
    assert start_offer_text(AT).startswith("The start of an infusion was being filled in")


def test_a_card_that_is_gone_on_with_says_since_when_it_stands_there() -> None:
    assert unstarted_text(AT).startswith("Filled in on Tue 20 Oct 2026 until 14:05 and not started")


def test_plans_that_were_being_typed_are_offered() -> None:
    assert plans_offer_text(AT, []) == "The plan was being typed on Tue 20 Oct 2026 at 14:05 and is not saved."
    assert plans_offer_text(AT, ["Ana", "Ben"]).startswith("The plans of Ana and Ben were being typed on Tue 20 Oct")


def test_a_panel_that_was_being_filled_in_is_offered_with_what_is_in_it() -> None:
    assert panel_offer_text("Vital signs", AT, ["122/76", "88"]) == (
        "Vital signs at 14:05: typed and not saved: 122/76, 88."
    )
    assert left_panel_text(AT, "Note", ["dizzy"]) == (
        "Typed on the live screen on Tue 20 Oct 2026 at 14:05 and not saved: Note: dizzy."
    )
