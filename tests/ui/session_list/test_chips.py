"""Where chips go."""

import pytest
from PySide6.QtWidgets import QApplication

from ivig_logger.domain.onset import FirstHour
from ivig_logger.ui import theme
from ivig_logger.ui.session_list.chips import MOST_LINES, ChipPainter
from ivig_logger.ui.session_list.line import Chip
from tests.builders import a_reaction


@pytest.fixture
def painter(qapp: QApplication) -> ChipPainter:
    theme.apply(qapp, theme.Look.LIGHT, 100)
    return ChipPainter(qapp.font())


def chips(count: int, text: str = "Headache +25 min", state: FirstHour = FirstHour.IN) -> tuple[Chip, ...]:
    return tuple(Chip(state, text, a_reaction()) for _ in range(count))


def test_chips_that_fit_stay_on_one_line(painter: ChipPainter) -> None:
    assert [each.line for each in painter.place(chips(2), 0, 1000)] == [0, 0]


def test_chips_go_on_in_the_next_line_and_keep_inside(painter: ChipPainter) -> None:
    placed = painter.place(chips(3), 0, 250)
    assert [(each.left, each.line) for each in placed] == [(0, 0), (0, 1), (0, 2)]
    assert all(each.left + each.width <= 250 for each in placed)


def test_what_does_not_fit_is_counted(painter: ChipPainter) -> None:
    placed = painter.place(chips(20), 4980, 250)
    assert placed[-1].chip is None
    assert placed[-1].text == f"+ {5000 - (len(placed) - 1):,} more"
    assert placed[-1].line < MOST_LINES


def test_the_count_never_stands_beyond_the_edge(painter: ChipPainter) -> None:
    for width in range(200, 700, 7):
        assert all(each.left + each.width <= width for each in painter.place(chips(30), 3, width))


def test_a_text_that_is_too_long_is_cut_with_a_sign(painter: ChipPainter) -> None:
    placed = painter.place(chips(1, "a very long symptom " * 20), 0, 300)
    assert placed[0].text.endswith("…")
    assert placed[0].width == 300


def test_a_chip_in_the_first_hour_is_wider_by_its_mark_than_a_later_one(painter: ChipPainter) -> None:
    early, later = (painter.place(chips(1, state=state), 0, 900)[0] for state in (FirstHour.IN, FirstHour.LATER))
    assert early.width > later.width + painter.mark


def test_no_chips_take_no_place(painter: ChipPainter) -> None:
    assert painter.place((), 0, 300) == ()
