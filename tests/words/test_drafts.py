"""What is said of texts that were typed and not saved."""

from ivig_logger.words.drafts import offer_text, resumed_text
from tests.builders import a_moment

AT = a_moment("14:05")


def test_an_offer_says_since_when() -> None:
    assert offer_text(AT) == "A session was being filled in on Tue 20 Oct 2026 at 14:05 and is not saved."


def test_of_several_patients_an_offer_says_whose_session_it_is() -> None:
    assert offer_text(AT, "Ben").startswith("A session of Ben was being filled in on Tue 20 Oct 2026")


def test_a_form_that_is_gone_on_with_says_since_when_it_stands_there() -> None:
    assert resumed_text(AT).startswith("Typed on Tue 20 Oct 2026 until 14:05 and not saved")
