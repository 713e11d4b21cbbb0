"""What is taken out as tables is the log, and comes back as the same log; nothing in it is carried out as a formula."""

import csv
import io
import os
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings

from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.exchange.sheets import Workbook, read_workbook
from ivig_logger.exchange.tables.layout import TABLES
from ivig_logger.exchange.tables.reading import are_ours
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.selection import WHOLE
from ivig_logger.services.sheet_export import export_xlsx
from ivig_logger.services.table_export import export_tables_zip
from ivig_logger.services.transfer import Cancelled, Counts
from tests.builders import PATIENT, a_full_infusion, a_moment, an_infusion
from tests.services.table_files import Export, emptied, exported, filled, read_back
from tests.strategies import NOW, logs

FORMS = pytest.mark.parametrize("export", [export_tables_zip, export_xlsx])
AWKWARD = ("=1+1", "'=1", "-5 degrees", "+", "@a", "\tx", "two\nlines", "\n", " ", "\r\n", "'", "''", '\'"x"', "'#1")
XML = ("_x0041_", "_x005F_x0041_", "\x01", "\x0b", "\x7f", "\x85", "\u2028", "\ufeff", "\ufffe", "a_x0", "007", "1e5")


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Logbook]:
    """A log that each test fills and empties; it is long after everything."""
    with closing(Logbook.open(tmp_path_factory.mktemp("tables") / "log.db", lambda: NOW)) as opened:
        yield opened


@contextmanager
def holding(log: Logbook, patients: list[Patient], infusions: list[Infusion]) -> Iterator[Logbook]:
    filled(log, patients, infusions)
    try:
        yield log
    finally:
        emptied(log)


@contextmanager
def clocks_in(zone: str) -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ")
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()


def assert_same(data: bytes, patients: list[Patient], infusions: list[Infusion]) -> None:
    """Whether an import reads exactly these, and has nothing to say."""
    contents = read_back(data)
    assert (contents.refusals, contents.notes, contents.raw) == ((), (), {})
    assert {each.id: each for each in contents.patients.values()} == {each.id: each for each in patients}
    assert {each.id: each for each in contents.infusions.values()} == {each.id: each for each in infusions}


def lines_of(data: bytes, table: str) -> list[dict[str, str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return list(csv.DictReader(io.StringIO(packed.read(f"{table}.csv").decode("utf-8-sig"), newline="")))


@FORMS
@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(logs())
def test_any_log_comes_back_the_same(log: Logbook, export: Export, made: tuple[list[Patient], list[Infusion]]) -> None:
    with holding(log, *made):
        data = exported(log, export)
    assert_same(data, *made)


@FORMS
def test_a_log_comes_back_the_same_on_a_computer_in_another_zone(log: Logbook, export: Export) -> None:
    made = [PATIENT], [a_full_infusion(1), an_infusion(2, started=a_moment("09:00", zone="Asia/Kathmandu"))]
    with holding(log, *made):
        with clocks_in("America/New_York"):
            data = exported(log, export)
        with clocks_in("Australia/Lord_Howe"):
            assert_same(data, *made)


@FORMS
@pytest.mark.parametrize("text", [*AWKWARD, *XML])
def test_any_text_comes_back_the_same(log: Logbook, export: Export, text: str) -> None:
    made = [replace(PATIENT, name=f"{text}A")], [an_infusion(notes=text, product=text, before=f"{text}.")]
    with holding(log, *made):
        assert_same(exported(log, export), *made)


@FORMS
def test_a_text_that_no_cell_holds_stands_in_pieces_and_comes_back_whole(log: Logbook, export: Export) -> None:
    made = [PATIENT], [an_infusion(1, notes="=\x01 🌼" * 10_000), an_infusion(2, stop_reason="b" * 40_000, notes="'#1")]
    with holding(log, *made):
        assert_same(exported(log, export), *made)


@FORMS
def test_an_empty_log_comes_back_empty(log: Logbook, export: Export) -> None:
    assert_same(exported(log, export), [], [])


@FORMS
def test_the_tables_are_known_as_our_own(log: Logbook, export: Export) -> None:
    assert are_ours(read_workbook(exported(log, export), "x"))
    assert not are_ours(Workbook(()))


def test_no_cell_of_a_csv_file_begins_like_a_formula(log: Logbook) -> None:
    with holding(log, [replace(PATIENT, name="=cmd|'/c calc'!A1")], [an_infusion(notes="@SUM(1)", product="-2+3")]):
        data = exported(log)
    assert lines_of(data, "patients")[0]["name"] == "'=cmd|'/c calc'!A1"
    assert [lines_of(data, "sessions")[0][each] for each in ("notes", "product")] == ["'@SUM(1)", "'-2+3"]


def test_a_moment_stands_as_iso_with_offset_as_its_zone_and_for_people(log: Logbook) -> None:
    with holding(log, [PATIENT], [an_infusion()]):
        line = lines_of(exported(log), "sessions")[0]
    shown = [line[each] for each in ("started", "started_zone", "started_local")]
    assert shown == ["2026-10-20T09:00:00+02:00", "Europe/Berlin", "2026-10-20 09:00:00"]


def test_a_reaction_has_what_is_derived_beside_it_and_numbers_have_no_trailing_zeros(log: Logbook) -> None:
    with holding(log, [PATIENT], [a_full_infusion(weight=Decimal("62.500"))]):
        data = exported(log)
    told = lines_of(data, "reactions")[0]
    derived = [told[each] for each in ("elapsed_minutes", "first_hour", "band", "flow_minutes", "rate_at_onset")]
    assert derived == ["25", "in", "0-60 min", "25", "0.5"]
    assert lines_of(data, "sessions")[0]["weight_kg"] == "62.5"


def test_the_tables_are_utf_8_with_a_mark_and_lines_as_a_spreadsheet_wants_them(log: Logbook) -> None:
    with zipfile.ZipFile(io.BytesIO(exported(log))) as packed:
        assert packed.namelist() == ["about.csv", *(f"{each.name}.csv" for each in TABLES)]
        assert packed.read("patients.csv") == b"\xef\xbb\xbfid,name,born,plan\r\n"


@FORMS
def test_an_export_says_how_much_it_wrote_and_nothing_of_the_day_it_was_made(log: Logbook, export: Export) -> None:
    with holding(log, [PATIENT], [an_infusion()]):
        assert export(log, WHOLE, lambda _: None) == Counts(1, 1)
        with zipfile.ZipFile(io.BytesIO(exported(log, export))) as packed:
            assert {each.date_time[0] for each in packed.infolist()} == {1980}


@FORMS
def test_an_export_can_be_stopped(log: Logbook, export: Export) -> None:
    with holding(log, [PATIENT], [an_infusion()]), pytest.raises(Cancelled):
        export(log, WHOLE, lambda _: None, lambda _: False)


@FORMS
def test_an_export_tells_how_far_it_is(log: Logbook, export: Export) -> None:
    told: list[int] = []

    def hear(so_far: int) -> bool:
        told.append(so_far)
        return True

    with holding(log, [PATIENT], [an_infusion(each) for each in range(1, 25)]):
        export(log, WHOLE, lambda _: None, hear)
    assert told == sorted(told)
    assert told[-1] < 24 <= len(told) * 24


def test_a_sheet_has_days_times_and_numbers_as_such(log: Logbook) -> None:
    with holding(log, [PATIENT], [a_full_infusion()]):
        book = read_workbook(exported(log, export_xlsx), "log.xlsx")
    tables = {each.name: [cells for _, cells in each.rows()] for each in book.tables}
    session = dict(zip(*tables["sessions"][:2], strict=False))
    assert session["started_local"] == a_moment("09:00").local.replace(tzinfo=None)
    assert (session["dose_g"], session["slowed"], session["duration_minutes"]) == (Decimal(30), True, Decimal(180))
    assert tables["patients"][1][2] is not None
