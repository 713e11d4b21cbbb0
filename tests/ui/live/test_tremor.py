from ivig_logger.ui.live.tremor import Tremor


class Seconds:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_same_key_within_three_seconds_does_not_count() -> None:
    clock = Seconds()
    tremor = Tremor(clock=clock)
    assert tremor.accepts("1")
    clock.now += 2.9
    assert not tremor.accepts("1")


def test_the_same_key_after_three_seconds_counts() -> None:
    clock = Seconds()
    tremor = Tremor(clock=clock)
    assert tremor.accepts("1")
    clock.now += 3
    assert tremor.accepts("1")


def test_another_key_counts_at_once() -> None:
    tremor = Tremor(clock=Seconds())
    assert tremor.accepts("1")
    assert tremor.accepts("2")
    assert not tremor.accepts("1")


def test_a_hand_that_goes_on_trembling_does_not_lock_the_key() -> None:
    clock = Seconds()
    tremor = Tremor(clock=clock)
    counted = 0
    for _ in range(8):
        counted += tremor.accepts("1")
        clock.now += 1
    assert counted == 3
