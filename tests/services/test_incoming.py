"""A table that is mapped as its like was before: nothing of it is read otherwise than the first time."""

from dataclasses import replace

from ivig_logger.exchange.log_format import LogContents
from ivig_logger.exchange.mapping import read_mapped
from ivig_logger.services.incoming import Incoming, fingerprint_of, open_incoming
from ivig_logger.services.kept_mapping import kept_form
from tests.builders import PATIENT, ZONE
from tests.strategies import NOW

HEADER = "Date,Start,End,Dose (g),Weather,Mood"
ROW = "2026-03-03,09:00,12:00,30,sunny,good"


def opened(text: str, remembered: dict[str, str] | None = None) -> Incoming:
    return open_incoming(text.encode(), "diary.csv", remembered=remembered or {})


def remembered(file: Incoming) -> dict[str, str]:
    assert file.recognised is not None
    return {fingerprint_of(file): kept_form(file.recognised.mapping)}


def read(file: Incoming) -> LogContents:
    assert file.workbook is not None
    assert file.recognised is not None
    return read_mapped(file.workbook, file.recognised.mapping, (), PATIENT.id, NOW, ZONE)


def test_the_same_table_brings_the_same_sessions_again() -> None:
    first = opened(f"{HEADER}\n{ROW}")
    again = opened(f"{HEADER}\n{ROW}", remembered(first))
    assert read(again) == read(first)
    assert [each.notes for each in read(again).infusions.values()] == ["Weather: sunny\nMood: good"]


def test_a_header_that_stands_higher_than_the_last_time_costs_no_rows() -> None:
    first = opened(f"My infusions\n\n{HEADER}\n{ROW}")
    again = opened(f"{HEADER}\n{ROW}\n{ROW.replace('03-03', '04-03')}", remembered(first))
    assert list(read(again).infusions) == ["row 2", "row 3"]


def test_what_was_decided_the_last_time_stands() -> None:
    text = "Date,Start,End,Weight\n03/04/2026,09:00,12:00,154"
    first = opened(text)
    assert first.recognised is not None
    mapping = first.recognised.mapping
    decided = replace(mapping, sessions=mapping.sessions.with_unit(3, "lb"))
    again = opened(text, {fingerprint_of(first): kept_form(decided)})
    assert again.recognised is not None
    assert again.recognised.mapping.sessions.columns[3].unit == "lb"
