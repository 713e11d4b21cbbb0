"""The eleven published cases, typed as one line each, stored, exported, and flagged as their facts allow.

Clock times were not published: each session is taken to start at 09:00. Where no end was published either, 13:00.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from ivig_logger.exchange.entry import Conventions, SessionEntry, blank_infusion, read_entry
from ivig_logger.exchange.one_line import merge_line, parse_line
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.transfer import export_log
from tests.builders import PATIENT, ZONE, a_moment
from tests.logs import log_at

NOW = a_moment("12:00", "2026-11-20")


@dataclass(frozen=True, slots=True)
class Case:
    """A line, and (first hour, band) of each of its reactions."""

    number: str
    line: str
    expected: tuple[tuple[str, str | None], ...]


CASES = [
    Case(
        "1",
        'product unknown dose unknown 09:00-10:00 stopped early "distress" +30 severe, fever +30 severe,'
        ' "low blood pressure" +30 severe',
        (("in", "0-60 min"),) * 3,
    ),
    Case(
        "2, first session",
        'product unknown dose unknown 09:00-10:00 stopped early "respiratory distress" within minutes severe',
        (("in", "0-60 min"),),
    ),
    Case(
        "2, second session",
        "product unknown dose unknown 09:00-10:00 stopped early slow pulse onset unknown severe,"
        ' "respiratory failure" onset unknown severe',
        (("not_known", "not recorded"),) * 2,
    ),
    Case(
        "3",
        "product unknown 60 g 09:00-21:00 unconscious 22:00 severe",
        (("later", "after the end to 24 h"),),
    ),
    Case(
        "6",
        'product unknown dose unknown 09:00-13:00 slow pulse 15:00 severe note "nadir 24/min, over 5 days"',
        (("later", "after the end to 24 h"),),
    ),
    Case(
        "13, day 2",
        'product unknown dose unknown 09:00-13:00 "stroke" onset unknown severe, "thrombosis" +3d 13:00 severe',
        (("not_known", "not recorded"), ("later", ">24-72 h")),
    ),
    Case(
        "22, first brand",
        "09:00 17h12 product unknown 172 g vomiting onset unknown, fever onset unknown, chills onset unknown",
        (("not_known", "not recorded"),) * 3,
    ),
    Case("22, another brand", "09:00 34h product unknown 170 g no reaction", ()),
    Case(
        "26",
        'product unknown dose unknown 09:00-13:00 "meningitis" onset unknown',
        (("not_known", "not recorded"),),
    ),
    Case(
        "30",
        'product unknown 77.6 g 09:00-13:00 "haemoglobin falls" +2d 13:30',
        (("later", ">24-72 h"),),
    ),
    Case(
        "33",
        "product unknown 30 g 09:00-15:00 tired 16:00; diphenhydramine 50 mg 08:30, acetaminophen 650 mg 08:30",
        (("later", "after the end to 24 h"),),
    ),
    Case(
        "34, day 1",
        "product unknown dose unknown 09:00-12:00 headache next day 07:30",
        (("later", "after the end to 24 h"),),
    ),
    Case(
        "36, last day",
        'product unknown dose unknown 09:00-13:00 "itchy, peeling rash" +15d 09:00',
        (("later", ">72 h"),),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.number)
def test_a_published_case_is_typed_stored_and_flagged_as_its_facts_allow(case: Case, tmp_path: Path) -> None:
    logbook = Logbook.open(log_at(tmp_path / "log.db"), now=lambda: NOW)
    logbook.store(PATIENT)
    typed(case.line, logbook)
    written: list[bytes] = []
    export_log(logbook, written.append)
    logbook.close()
    (infusion,) = json.loads(b"".join(written))["infusions"]
    assert tuple((each["first_hour"], each["band"]) for each in infusion["reactions"]) == case.expected


def typed(line: str, logbook: Logbook) -> None:
    conventions = Conventions(zone=ZONE, now=NOW)
    read = parse_line(f"2026-10-20 {line}", conventions)
    assert [f"2026-10-20 {line}"[each.start : each.end] for each in read.unknown] == []
    base = blank_infusion("00000000-0000-4000-9000-000000000001", PATIENT.id, conventions)
    reading = read_entry(merge_line(read, SessionEntry()), conventions, base)
    assert reading.infusion is not None, reading.problems
    assert [each for each in reading.problems if each.refuse] == []
    logbook.store(reading.infusion)


def test_a_dose_that_was_printed_in_milligrams_asks_for_grams() -> None:
    """Case 30 was printed as "77.6 mg"."""
    conventions = Conventions(zone=ZONE, now=NOW)
    base = blank_infusion("00000000-0000-4000-9000-000000000001", PATIENT.id, conventions)
    entry = SessionEntry(date="2026-10-20", start="09:00", end="13:00", product="unknown", dose="77.6 mg")
    reading = read_entry(entry, conventions, base)
    assert reading.infusion is None
    assert [each.where for each in reading.problems if each.refuse] == ["dose"]
