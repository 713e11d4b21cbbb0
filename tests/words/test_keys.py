"""What is said about a passphrase."""

from datetime import timedelta

import pytest

from ivig_logger.words.keys import wrong_text


def test_a_wrong_passphrase_is_told_by_whose_it_is_not() -> None:
    assert wrong_text("Anna Berg, RN") == "This is not the passphrase of Anna Berg, RN. Nothing was changed."


@pytest.mark.parametrize(
    ("seconds", "told"), [(0.2, "1 s"), (1, "1 s"), (59.5, "1 min 00 s"), (30, "30 s"), (95, "1 min 35 s")]
)
def test_the_wait_is_told_in_whole_seconds(seconds: float, told: str) -> None:
    assert wrong_text("Ben", timedelta(seconds=seconds)).endswith(f"the next try has to wait: {told}.")
