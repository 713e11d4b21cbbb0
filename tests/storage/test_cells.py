"""Rows are taken off a page as SQLite put them there, and a page that makes no sense raises nothing."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivig_logger.storage.cells import (
    LEAF,
    Cell,
    Value,
    cells_of,
    children_of,
    kind_of,
    put_varint,
    serial_types,
    values_in,
    varint,
)

_VALUES = st.none() | st.integers(-(2**63), 2**63 - 1) | st.text(max_size=40) | st.binary(max_size=40)
_ROWS = st.lists(st.tuples(_VALUES, _VALUES, _VALUES), min_size=1, max_size=8)


def a_leaf(size: int, rows: list[tuple[Value, ...]]) -> list[bytes]:
    """The pages of a file with one table of three columns, of which the second page is its beginning."""
    with closing(sqlite3.connect(":memory:")) as log:
        log.execute(f"PRAGMA page_size = {size}")
        log.execute("CREATE TABLE one (a, b, c)")
        log.executemany("INSERT INTO one VALUES (?, ?, ?)", rows)
        log.commit()
        whole = log.serialize()
    return [whole[at : at + size] for at in range(0, len(whole), size)]


@given(_ROWS, st.sampled_from([4096, 65536]))
def test_every_row_is_read_as_sqlite_wrote_it(rows: list[tuple[Value, ...]], size: int) -> None:
    page = a_leaf(size, rows)[1]
    assert kind_of(page, size) == LEAF
    found = list(cells_of(page, size))
    assert [each.number for each in found] == list(range(1, len(rows) + 1))
    assert [tuple(values_in(each.local, serial_types(each))) for each in found] == rows


def test_a_row_that_goes_on_elsewhere_names_the_page() -> None:
    (cell,) = cells_of(a_leaf(512, [("x" * 2000, 1, None)])[1], 512)
    assert (cell.overflow, len(cell.local) < cell.length) == (3, True)
    assert serial_types(cell) == (13 + 2 * 2000, 9, 0)


def test_a_table_of_several_pages_says_where_its_rows_are() -> None:
    pages = a_leaf(512, [("x" * 100, number, None) for number in range(50)])
    children = list(children_of(pages[1]))
    *inner, (_, last) = children
    assert last is None
    for child, key in inner:
        assert [each.number for each in cells_of(pages[child - 1], 512)][-1] == key


@given(st.binary(max_size=600), st.sampled_from([2, 5, 10, 13]))
def test_noise_raises_nothing(noise: bytes, kind: int) -> None:
    for page in (noise, bytes((kind,)) + noise, (bytes((kind, 0, 0, 0, 20, 0, 0, 0)) + noise).ljust(512, b"\xff")):
        if kind_of(page, 512):
            list(children_of(page))
            for cell in cells_of(page, 512):
                serial_types(cell)


def test_a_length_that_the_values_do_not_come_to_has_no_types() -> None:
    assert serial_types(Cell(1, 20, b"\x02\x0d" + bytes(18), 0)) == ()
    assert serial_types(Cell(1, 2, b"\x7f\x0d", 0)) == ()


@pytest.mark.parametrize("number", [0, 127, 128, 16383, 16384, 2**32, 2**49 - 1])
def test_a_number_is_read_as_it_is_written(number: int) -> None:
    written = put_varint(number)
    assert varint(written, 0) == (number, len(written))
