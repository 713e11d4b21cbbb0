"""The revisions: chained when they are written, and read back as values."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from ivig_logger.domain.chain import START, content_hash, link
from ivig_logger.domain.change import Change, Conflict, Source
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.failures import Reason, StorageFailed
from tests.builders import PATIENT, a_moment, an_infusion
from tests.conftest import now
from tests.logs import log_at
from tests.storage.files import ask, change

NAMES = "entry_kind, entry_id, at, zone, author, role, source, why, before, after, content, chain"


def hashes(path: Path) -> list[tuple[str, str]]:
    return ask(path, "SELECT content, chain FROM revisions ORDER BY pk")


def test_each_is_chained_to_the_one_before_over_all_transactions(logbook: Logbook) -> None:
    one, two = an_infusion(1), an_infusion(2)
    logbook.store_all([Change(one), Change(two)])
    logbook.store(replace(one, notes="tired"), instead_of=one, why="recalled later")
    last = START
    found = ask(logbook.path, f"SELECT {NAMES} FROM revisions ORDER BY pk")  # noqa: S608  # our own names
    assert len(found) == 4
    for row in found:
        own = dict(zip(NAMES.split(", "), row, strict=True))
        assert own["content"] == content_hash(own)
        assert own["chain"] == link(last, own["content"])
        last = own["chain"]


def test_a_second_program_goes_on_with_the_same_chain(open_log: Callable[[], Logbook]) -> None:
    first, second = open_log(), open_log()
    first.store(PATIENT)
    second.store(an_infusion(1))
    first.store(an_infusion(2))
    (_, one), (content, two), _ = hashes(first.path)
    assert two == link(one, content)


def test_a_change_that_is_turned_down_adds_no_link(logbook: Logbook) -> None:
    before = hashes(logbook.path)
    with pytest.raises(Conflict):
        logbook.store_all([Change(an_infusion(1)), Change(None, an_infusion(2))])
    assert hashes(logbook.path) == before


class TestReading:
    def test_the_newest_first_with_who_when_and_why(self, logbook: Logbook) -> None:
        old = an_infusion(1, dose=Decimal(30))
        logbook.store(old)
        logbook.store(replace(old, dose=Decimal(35)), instead_of=old, why="typo")
        newest, oldest = logbook.revisions_of(old.id)
        assert (newest.entry_kind, newest.entry_id, newest.at) == ("infusion", old.id, now())
        assert (newest.author, newest.role, newest.source, newest.why) == ("Ana", "nurse", Source.TYPED, "typo")
        assert (newest.before, newest.after) == ({"dose": "30"}, {"dose": "35"})
        assert oldest.before is None
        assert oldest.after is not None
        assert oldest.after["dose"] == "30"
        assert oldest.number < newest.number

    def test_those_of_a_patient_too(self, logbook: Logbook) -> None:
        (added,) = logbook.revisions_of(PATIENT.id)
        assert (added.entry_kind, added.after and added.after["name"]) == ("patient", PATIENT.name)

    def test_those_of_an_entry_that_is_gone_too(self, logbook: Logbook) -> None:
        logbook.store(an_infusion(1))
        logbook.store(None, instead_of=an_infusion(1))
        removal, addition = logbook.revisions_of(an_infusion(1).id)
        assert removal.after is None
        assert removal.before == addition.after

    def test_of_an_unknown_entry_there_are_none(self, logbook: Logbook) -> None:
        assert logbook.revisions_of("nobody") == []

    def test_the_whole_log_a_page_at_a_time(self, logbook: Logbook) -> None:
        logbook.store_all([Change(an_infusion(number)) for number in (1, 2, 3, 4)])
        first = logbook.revision_page(None, 2)
        second = logbook.revision_page(first[-1].number, 2)
        third = logbook.revision_page(second[-1].number, 2)
        entries = [each.entry_id for each in (*first, *second, *third)]
        assert entries == [*(an_infusion(number).id for number in (4, 3, 2, 1)), PATIENT.id]
        assert logbook.revision_count() == 5

    def test_a_text_that_is_no_object_is_told_as_damage(self, logbook: Logbook) -> None:
        for text in ("{", "[]"):
            change(logbook.path, "UPDATE revisions SET after = ?", text)
            with pytest.raises(StorageFailed) as told:
                logbook.revisions_of(PATIENT.id)
            assert told.value.reason is Reason.DAMAGED


class TestEntered:
    def test_the_first_revision_tells_when_and_a_correction_does_not(self, log_file: Path) -> None:
        first, later = a_moment("12:00", "2026-11-01"), a_moment("12:00", "2026-11-05")
        old = an_infusion(1)
        for moment, changed in (
            (first, [Change(PATIENT), Change(old)]),
            (later, [Change(replace(old, notes="tired"), old)]),
        ):
            log = Logbook.open(log_file, lambda at=moment: at)  # type: ignore[misc]  # of this round
            log.store_all(changed)
            log.close()
        log = Logbook.open(log_file)
        assert log.entered_at([old.id, "nobody"]) == {old.id: first}
        log.close()

    def test_many_at_once(self, logbook: Logbook) -> None:
        sessions = [an_infusion(number) for number in range(1, 702)]
        logbook.store_all([Change(each) for each in sessions])
        assert logbook.entered_at([each.id for each in sessions]) == {each.id: now() for each in sessions}


def test_when_an_entry_was_typed_is_known_of_what_did_not_come_from_elsewhere(tmp_path: Path) -> None:
    with_log = Logbook.open(log_at(tmp_path / "log.db"))
    try:
        with_log.store(PATIENT)
        typed, imported = an_infusion(1), an_infusion(2)
        with_log.store_all([Change(typed)])
        with_log.store_all([Change(imported)], source=Source.IMPORTED)
        with_log.store(replace(imported, notes="corrected"), instead_of=imported)
        found = with_log.typed_at([typed.id, imported.id, "nobody"])
        assert found == {typed.id: with_log.entered_at([typed.id])[typed.id].epoch}
    finally:
        with_log.close()
