"""What was found about lots, as a text and as a table."""

import csv
import io

import pytest

from ivig_logger.domain.infusion import Vial
from ivig_logger.exchange.lot_list import read_lots
from ivig_logger.reports.cells import csv_bytes
from ivig_logger.reports.lot_report import LotReport, rows_of, text_of
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.lots import look_around, look_up
from ivig_logger.storage.lots import LotCounts
from ivig_logger.words.lots import not_found_text
from ivig_logger.words.onset import verdict_text
from tests.builders import PATIENT, a_full_infusion, a_moment, an_infusion_on

NOW = a_moment("12:00", "2026-11-01")


def report(logbook: Logbook, text: str) -> LotReport:
    asked = read_lots(text, 2026).asked
    around = look_around(logbook, asked, PATIENT.id)
    return LotReport(look_up(logbook, asked, PATIENT.id), around, {PATIENT.id: PATIENT.name}, PATIENT.name, NOW)


@pytest.fixture
def filled(logbook: Logbook) -> Logbook:
    logbook.store(a_full_infusion(1))
    logbook.store(an_infusion_on("2026-09-01", 2))
    logbook.store(an_infusion_on("2026-09-02", 3, vials=(Vial("X9"),), entered_in_error="Entered twice"))
    return logbook


def test_the_text_says_each_lot_with_its_sessions_and_what_is_not_known(filled: Logbook) -> None:
    assert text_of(report(filled, "p100123456, X9, 12345")).split("\n") == [
        "Lots looked up in IVIG Logger on Sun 1 Nov 2026, 12:00",
        "Sessions of: Patient A",
        "1 of 3 lots is in this log, in 1 session.",
        "",
        "p100123456: yes, in 1 session",
        "  Tue 20 Oct 2026, 09:00 · Patient A · Privigen 10 % · Lot P100 123-456: 20 g, expiry 2027-03",
        "    Headache +25 min. Began 25 min after the start (within the first 60 minutes)",
        f"    Chills, onset not recorded. {verdict_text(None, NOW)}",
        "",
        "Not in this log: X9, 12345",
        not_found_text(2, LotCounts(2, 1)),
        "  X9: 1 session with it was entered in error and is not shown",
        "",
        "Similar, but not the same lot: asked for 12345, recorded P100 123-456: yes, in 1 session",
        *text_of(report(filled, "p100123456")).split("\n")[5:8],
        "",
        "Similar, but not the same lot: asked for 12345, recorded P100 123-457: yes, in 1 session",
        "  Tue 20 Oct 2026, 09:00 · Patient A · Privigen 10 % · Lot P100 123-457: 10 g, expiry 2027-04-30",
        *text_of(report(filled, "p100123456")).split("\n")[6:8],
    ]


def test_the_table_has_a_row_for_each_vial_and_one_for_a_lot_in_no_session(filled: Logbook) -> None:
    header, found, missing = rows_of(report(filled, "p100123456, X9"))
    assert dict(zip(header, found, strict=True)) == {
        "lot_asked_for": "p100123456",
        "answer": "yes",
        "lot_recorded": "P100 123-456",
        "grams": "20",
        "expiry": "2027-03",
        "started": "2026-10-20T09:00:00+02:00",
        "patient": "Patient A",
        "product": "Privigen",
        "concentration_percent": "10",
        "reactions": "Headache +25 min; Chills, onset not recorded",
        "in_first_hour": "1",
        "may_be_in_first_hour": "0",
        "onset_not_known": "1",
        "entered_in_error_not_shown": "0",
    }
    assert (missing[:2], missing[-1]) == (("X9", "not in this log"), "1")


def test_the_file_is_read_again_as_it_was_written() -> None:
    rows = [("a", 'say "x", y'), ("=b", "ü 🙂\nc")]
    read = list(csv.reader(io.StringIO(csv_bytes(rows).decode("utf-8-sig"), newline="")))
    assert read == [["a", 'say "x", y'], ["'=b", "ü 🙂\nc"]]
