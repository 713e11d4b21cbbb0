"""Wrong passphrases slow down."""

from datetime import timedelta

import pytest

from ivig_logger.domain.attempts import pause_after


@pytest.mark.parametrize(("wrong", "seconds"), [(0, 0), (1, 0), (5, 0), (6, 2), (7, 4), (8, 8), (13, 256), (14, 300)])
def test_nobody_waits_for_five_and_then_twice_as_long_each_time(wrong: int, seconds: int) -> None:
    assert pause_after(wrong) == timedelta(seconds=seconds)


def test_nobody_waits_longer_than_five_minutes() -> None:
    assert pause_after(10**9) == timedelta(minutes=5)
