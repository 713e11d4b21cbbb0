"""The report as CSV: every row readable by any reader of RFC 4180, and nothing a spreadsheet would calculate."""

import csv
import io
from pathlib import Path

import pytest

from ivig_logger.domain.infusion import Patient
from ivig_logger.reports.cells import defused
from ivig_logger.reports.csv_report import csv_of
from tests.builders import PATIENT, a_full_infusion
from tests.reports.logs import report_of, sample_report


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_row_of_every_table_is_there(tmp_path: Path) -> None:
    content = sample_report(tmp_path)
    rows = [tuple(each) for each in rows_of(csv_of(content))]
    for table in (*content.tables, content.picture.table):
        for line in table.lines:
            assert any(row[: len(line.cells)] == line.cells for row in rows)


def test_all_rows_have_the_same_width_and_end_as_the_standard_says(tmp_path: Path) -> None:
    data = csv_of(sample_report(tmp_path))
    assert len({len(each) for each in rows_of(data)}) == 1
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")


@pytest.mark.parametrize("typed", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_what_a_spreadsheet_would_calculate_is_text(typed: str) -> None:
    assert defused(typed) == f"'{typed}"


def test_a_name_that_is_a_formula_is_text(tmp_path: Path) -> None:
    patient = Patient(PATIENT.id, '=HYPERLINK("x")')
    rows = rows_of(csv_of(report_of(tmp_path, [], patient)))
    assert rows[0][1] == '\'=HYPERLINK("x")'


def test_line_breaks_and_quotes_in_a_note_stay_in_their_cell(tmp_path: Path) -> None:
    note = 'she said "well",\nthen slept'
    rows = rows_of(csv_of(report_of(tmp_path, [a_full_infusion(notes=note)], in_words=True)))
    assert any(note in row for row in rows)
