"""The facts of a chart as a table."""

import pytest

from ivig_logger.ui.chart_table import shared


@pytest.mark.parametrize(
    ("wanted", "room", "given"),
    [([50, 60], 200, [50, 60]), ([50, 400], 200, [50, 150]), ([400, 50, 400], 250, [100, 50, 100]), ([], 100, [])],
)
def test_narrow_columns_have_what_they_want_and_wide_ones_share_the_rest(
    wanted: list[int], room: int, given: list[int]
) -> None:
    assert shared(wanted, room) == given
