"""What is made once while a page is laid out, and not kept behind it."""

from ivig_logger.pictures.remembering import remembered, remembering


def test_it_is_made_once_within_and_each_time_outside() -> None:
    made: list[int] = []

    def make() -> int:
        made.append(len(made))
        return made[-1]

    with remembering():
        assert [remembered("a", make), remembered("a", make), remembered("b", make)] == [0, 0, 1]
    assert [remembered("a", make), remembered("a", make)] == [2, 3]


def test_one_layout_does_not_see_what_another_made() -> None:
    with remembering():
        remembered("a", lambda: 1)
        with remembering():
            assert remembered("a", lambda: 2) == 2
        assert remembered("a", lambda: 3) == 1
