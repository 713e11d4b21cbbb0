"""Tables that were edited by hand: what cannot be read is told at its row, and the others are seen all the same."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.preview import State, preview_of
from ivig_logger.services.selection import Privacy, Selection
from ivig_logger.services.sheet_export import export_xlsx
from ivig_logger.services.table_export import export_tables_zip
from tests.builders import PATIENT, a_full_infusion, an_infusion_on
from tests.services.table_files import Export, changed, exported, filled, read_back
from tests.strategies import NOW

FULL, OTHER = a_full_infusion(1), an_infusion_on("2026-10-27", 2)
Change = Callable[[list[str]], list[str]]


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Logbook]:
    with closing(Logbook.open(tmp_path / "log.db", lambda: NOW)) as opened:
        yield filled(opened, [PATIENT], [FULL, OTHER])


def without(row: int) -> Change:
    """A row as a sheet counts it is taken out."""
    return lambda lines: [*lines[: row - 1], *lines[row:]]


def with_text(old: str, new: str) -> Change:
    return lambda lines: [each.replace(old, new) for each in lines]


@pytest.mark.parametrize(
    ("table", "change", "where", "reason"),
    [
        ("sessions", with_text(",30,32.5,", ",thirty,32.5,"), "sessions row 2.dose_g", "must be a number"),
        ("sessions", with_text("completed", "done"), "sessions row 2.status", "must be one of"),
        ("sessions", with_text("T09:00:00+02:00", "T09:00:00+05:00"), "sessions row 2.started.at", "does not fit"),
        ("sessions", with_text("2026-10-20 09:00:00", "2026-10-20 09:05"), "sessions row 2.started_local", "another"),
        ("sessions", with_text(FULL.id, "7"), "sessions row 2.id", "must be a UUID"),
        ("sessions", with_text(FULL.id, ""), "sessions row 2.id", "is missing"),
        ("sessions", with_text(FULL.id, OTHER.id), "sessions row 3.id", "is the id of sessions row 2 too"),
        ("reactions", with_text("headache", ""), "sessions row 2.reactions row 2.symptom", "empty"),
        ("reactions", with_text("exact", "exactly"), "sessions row 2.reactions row 2.onset.precision", "must be one"),
        ("rates", with_text(",60,", ",-60,"), "sessions row 2.rates row 3", "impossible"),
        ("vials", without(2), "sessions row 2.vials row 2.position", "numbered from 1 to 1"),
        ("vials", with_text(",2,P100", ",1,P100"), "sessions row 2.vials row 3.position", "is that of vials row 2 too"),
        ("vials", with_text(FULL.id, "x"), "vials row 2.session", "is no id of the table sessions"),
        ("vials", with_text(FULL.id, ""), "vials row 2.session", "is missing"),
        ("marks", with_text("the doorbell rang", "'#9"), "sessions row 2.marks row 2.text", "number 9, is missing"),
    ],
)
def test_what_is_wrong_is_told_at_its_row(log: Logbook, table: str, change: Change, where: str, reason: str) -> None:
    contents = read_back(changed(exported(log), table, change))
    told = {each.where: str(each.reason) for each in contents.refusals}
    assert where in told
    assert reason in told[where]
    assert FULL not in contents.infusions.values()


def test_a_wrong_row_does_not_keep_the_others_from_being_seen(log: Logbook) -> None:
    contents = read_back(changed(exported(log), "reactions", with_text("headache", "")))
    assert contents.infusions == {"sessions row 3": OTHER}
    rows = preview_of(log, contents).rows
    assert [(each.where, each.state) for each in rows] == [
        ("sessions row 2", State.UNREADABLE),
        ("sessions row 3", State.SAME),
    ]
    assert "Privigen" in rows[0].raw


def test_parts_of_a_session_that_was_taken_out_are_told(log: Logbook) -> None:
    contents = read_back(changed(exported(log), "sessions", without(2)))
    assert list(contents.infusions.values()) == [OTHER]
    assert {"vials row 2.session", "reactions row 3.session"} <= {each.where for each in contents.refusals}


def test_a_part_that_was_taken_out_at_the_end_is_gone(log: Logbook) -> None:
    contents = read_back(changed(exported(log), "vials", without(3)))
    assert [len(each.vials) for each in contents.infusions.values()] == [1, 0]


def test_rows_may_stand_in_any_order(log: Logbook) -> None:
    def backwards(lines: list[str]) -> list[str]:
        return [lines[0], *reversed(lines[1:])]

    data = exported(log)
    for table in ("sessions", "vials", "rates", "reactions"):
        data = changed(data, table, backwards)
    assert {each.id: each for each in read_back(data).infusions.values()} == {FULL.id: FULL, OTHER.id: OTHER}


def test_what_is_shown_for_people_may_be_emptied_or_written_in_another_way(log: Logbook) -> None:
    data = exported(log)
    for new in ("", "10/20/2026 9:00", "2026-10-20 09:00"):
        read = read_back(changed(data, "sessions", with_text("2026-10-20 09:00:00", new)))
        assert (read.refusals, len(read.infusions)) == ((), 2)


def test_a_time_may_be_written_without_seconds(log: Logbook) -> None:
    data = changed(exported(log), "sessions", with_text("T09:00:00+02:00", "T09:00+02:00"))
    assert read_back(data).infusions["sessions row 2"] == FULL


def test_flags_may_be_numbers_as_libreoffice_saves_them(log: Logbook) -> None:
    data = changed(exported(log), "sessions", lambda lines: [each.replace(",true,", ",1,") for each in lines])
    assert data != exported(log)
    assert read_back(data).infusions == read_back(exported(log)).infusions


def test_a_table_that_is_missing_or_unknown_is_told(log: Logbook) -> None:
    data = changed(exported(log), "marks", lambda _: [""])
    notes = read_back(data).notes
    assert any("marks is missing" in each for each in notes)


def test_a_table_with_other_columns_is_refused_whole(log: Logbook) -> None:
    contents = read_back(changed(exported(log), "vials", with_text("lot,grams", "grams,lot")))
    assert [(each.where, each.reason) for each in contents.refusals] == [
        ("file", "the table vials has other columns than an export writes")
    ]


def test_tables_of_a_newer_version_are_not_read(log: Logbook) -> None:
    with pytest.raises(Unreadable, match="newer IVIG Logger: version 2"):
        read_back(changed(exported(log), "about", with_text("version,1", "version,2")))


@pytest.mark.parametrize("export", [export_tables_zip, export_xlsx])
def test_tables_without_names_and_dates_are_refused_with_the_reason(log: Logbook, export: Export) -> None:
    with pytest.raises(Unreadable, match="without names and dates"):
        read_back(exported(log, export, Selection(privacy=Privacy.NO_DATES)))


def test_a_row_that_is_no_row_of_a_table_is_told_with_its_reason(log: Logbook) -> None:
    contents = read_back(changed(exported(log), "vials", lambda lines: [*lines, '"a quote without a partner,1']))
    told = {each.where: str(each.reason) for each in contents.refusals}
    assert "quotation mark" in told["vials row 4.session"]
    assert len(contents.infusions) == 2
