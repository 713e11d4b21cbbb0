"""The pages that are kept."""

from ivig_logger.ui.history.pages import KEPT, ROWS, Pages
from ivig_logger.ui.session_list.line import Line
from tests.builders import a_moment


class Reader:
    """Gives lines that are named by their place, and remembers what it was asked."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        self.asked: list[int] = []

    def __call__(self, offset: int, limit: int) -> list[Line]:
        self.asked.append(offset)
        return [Line(str(at), a_moment(), (), (), 0, 0) for at in range(offset, min(offset + limit, self.rows))]


def test_looking_up_reads_nothing() -> None:
    reader = Reader(1000)
    assert Pages(reader).line(5) is None
    assert reader.asked == []


def test_a_page_is_read_once() -> None:
    reader = Reader(1000)
    pages = Pages(reader)
    for _ in range(3):
        pages.bring(10, 20)
    found = pages.line(63)
    assert found is not None
    assert found.id == "63"
    assert reader.asked == [0]


def test_rows_over_two_pages_read_both() -> None:
    reader = Reader(1000)
    Pages(reader).bring(ROWS - 1, ROWS)
    assert reader.asked == [0, ROWS]


def test_only_the_pages_shown_last_are_kept() -> None:
    pages = Pages(Reader(100_000))
    for page in range(KEPT + 1):
        pages.bring(page * ROWS, page * ROWS)
    assert pages.lacks(0)
    assert not pages.lacks(ROWS)
    assert len(list(pages)) == KEPT * ROWS


def test_a_row_beyond_the_end_is_no_line() -> None:
    pages = Pages(Reader(3))
    pages.bring(0, 10)
    assert pages.line(3) is None
