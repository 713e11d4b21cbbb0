"""Whatever stands in the cells, and whatever the columns are said to be: nothing breaks, and no row is lost."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ivig_logger.exchange.log_format import record_of
from ivig_logger.exchange.mapping import UNITS, Column, Layout, Mapping, Target, read_mapped, reconsider
from ivig_logger.exchange.mapping.layouts import DateOrder
from ivig_logger.exchange.sheets import Cell, broken
from tests.builders import PATIENT, ZONE
from tests.exchange.mapping.foreign import NOW, a_book

ODD = (
    *(
        "",
        " ",
        "-",
        "none",
        "yes",
        "?",
        "0",
        "1.000",
        "1,5",
        "1.234,5",
        "25",
        "14:15",
        "1h25",
        "9 Uhr",
        "24:00",
        "1e9",
        "½",
        "٣",
    ),
    *("03/04/2026", "31/02/2026", "99/99/9999", "3. März 2026", "20 Oct", "2026-04-03 09:00", "Mo 03.04.2026", "mar"),
    *(
        "headache +25 mild; chills",
        "Foozin 500 mg",
        'lot "',
        "P100 2 x 10 g",
        "10 (g",
        "next day",
        "+3d",
        "½",
        "٣",
        "\0",
    ),
    *("Europe/Berlin", "../x", "\ud800", "x" * 400, "=1+1", "'-1", "about", "(", "+", "12:00 next day", "home"),
)
cells: st.SearchStrategy[Cell] = (
    st.sampled_from(ODD)
    | st.text(max_size=12)
    | st.none()
    | st.booleans()
    | st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15)
    | st.datetimes(datetime(1900, 1, 1), datetime(9999, 1, 1))  # noqa: DTZ001 - readings of a wall clock
    | st.dates(date(1900, 1, 1))
    | st.times()
    | st.timedeltas(timedelta(days=-9), timedelta(days=9000))
    | st.just(broken("#REF!", "An error stands there."))
)
units = st.sampled_from(["", "?", "furlong", *{unit for each in UNITS.values() for unit in each}])
columns = st.builds(Column, st.sampled_from(Target), st.integers(0, 2), units, st.just("T"))
START = [Column(Target.DATE), Column(Target.START), Column(Target.END)]


@given(
    st.lists(columns, min_size=1, max_size=12),
    st.lists(st.lists(cells, max_size=12), max_size=4),
    st.none() | st.sampled_from(DateOrder),
    st.none() | st.booleans(),
    st.booleans(),
)
def test_any_cells_under_any_columns_are_read_or_refused_row_by_row(
    kinds: list[Column], rows: list[list[Cell]], order: DateOrder | None, comma: bool | None, joined: bool
) -> None:
    table = [(date(2026, 4, 3), time(9, 0), time(12, 0), *row) for row in rows]
    book = a_book(log=table, more=table)
    layout = Layout("log", (), (*START, *kinds))
    second = Layout("more", (), (*START[:1], Column(), Column(Target.SESSION), *kinds)) if joined else None
    timed = replace(second, columns=(*second.columns, Column(Target.MEASURED))) if second else None
    mapping = reconsider(book, Mapping(layout, second, second, order, comma, rates=timed)).mapping
    contents = read_mapped(book, mapping, [PATIENT], PATIENT.id, NOW, ZONE)
    read, refused = set(contents.infusions), {record_of(each.where) for each in contents.refusals}
    assert not read & refused
    assert read | {each for each in refused if each.startswith("row ")} == {f"row {at + 1}" for at in range(len(rows))}
    assert refused == set(contents.raw)
