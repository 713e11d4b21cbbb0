"""Taking the log out and bringing one in: whole or not at all, and never over something else."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.services.export_file import export_to
from ivig_logger.services.location import IsTheLog
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.preview import State, changes_of
from ivig_logger.services.transfer import Counts, export_log
from tests.builders import PATIENT, a_moment, a_reaction, an_infusion
from tests.exchange.log_texts import a_log, an_entry, clock
from tests.imports import bring, previewed
from tests.logs import log_at
from tests.strategies import NOW, logs

FIRST = an_infusion(1, reactions=(a_reaction(),))
SECOND = an_infusion(2, started=a_moment("09:00", "2026-10-21"), ended=a_moment("12:00", "2026-10-21"))


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    """An empty log; it is the evening of 1 November 2026."""
    with closing(Logbook.open(log_at(tmp_path / "log.db"), lambda: a_moment("20:00", "2026-11-01"))) as opened:
        yield opened


def fill(logbook: Logbook, *entries: Patient | Infusion) -> None:
    """Store entries as if they had been typed."""
    logbook.store_all([Change(each) for each in entries])


def exported(logbook: Logbook) -> bytes:
    """The export of a log."""
    pieces: list[bytes] = []
    export_log(logbook, pieces.append)
    return b"".join(pieces)


def stored(logbook: Logbook) -> list[Patient | Infusion]:
    """All entries of a log."""
    return list(logbook.everything())


def test_an_export_holds_all_patients_and_all_sessions_and_counts_them(logbook: Logbook) -> None:
    fill(logbook, PATIENT, SECOND, FIRST)
    pieces: list[bytes] = []
    assert export_log(logbook, pieces.append) == Counts(patients=1, infusions=2)
    log = json.loads(b"".join(pieces))
    assert [each["id"] for each in log["patients"]] == [PATIENT.id]
    assert [each["id"] for each in log["infusions"]] == [FIRST.id, SECOND.id]


def test_an_empty_log_is_exported_as_one_without_records(logbook: Logbook) -> None:
    assert export_log(logbook, lambda _: None) == Counts(0, 0)
    assert previewed(logbook, exported(logbook)).is_sound


def test_an_entry_in_error_is_exported_with_its_reason(logbook: Logbook) -> None:
    fill(logbook, PATIENT, replace(FIRST, entered_in_error="wrong day"))
    assert b'"entered_in_error": "wrong day"' in exported(logbook)


def test_an_import_stores_patients_and_sessions_together(logbook: Logbook) -> None:
    preview = previewed(logbook, a_log(an_entry(), an_entry(started=clock("08:00"))).encode())
    assert ([each.state for each in preview.rows], preview.is_sound) == ([State.NEW, State.NEW], True)
    sessions = [each.infusion for each in preview.rows if each.infusion is not None]
    bring(logbook, preview)
    assert stored(logbook) == [PATIENT, *sorted(sessions, key=lambda each: each.started.epoch)]


def test_looking_stores_nothing(logbook: Logbook) -> None:
    previewed(logbook, a_log(an_entry()).encode())
    assert stored(logbook) == []


def test_a_second_import_of_the_same_log_finds_nothing_new(logbook: Logbook) -> None:
    data = a_log(an_entry(), an_entry(started=clock("08:00"))).encode()
    bring(logbook, previewed(logbook, data))
    before = stored(logbook)
    preview = previewed(logbook, data)
    assert ([each.state for each in preview.rows], preview.is_sound) == ([State.SAME, State.SAME], True)
    assert bring(logbook, preview) == ()
    assert stored(logbook) == before


def test_the_same_id_with_another_content_is_a_clash_and_not_overwritten(logbook: Logbook) -> None:
    fill(logbook, PATIENT, FIRST)
    data = exported(logbook).replace(b'"dose_g": 30', b'"dose_g": 35').replace(b"Privigen", b"Panzyga")
    preview = previewed(logbook, data)
    (clash,) = preview.rows
    assert (clash.where, clash.stored, clash.state) == ("infusions[0]", (FIRST,), State.CLASH)
    assert not preview.is_sound
    assert bring(logbook, preview) == ()
    assert stored(logbook) == [PATIENT, FIRST]


def test_a_patient_with_another_content_is_a_clash(logbook: Logbook) -> None:
    fill(logbook, PATIENT)
    preview = previewed(logbook, exported(logbook).replace(b"1961", b"1962"))
    (clash,) = preview.clashing
    assert (clash.where, clash.stored, preview.is_sound) == ("patients[0]", PATIENT, False)
    assert bring(logbook, preview) == ()


def test_a_birthday_that_the_file_leaves_out_is_no_clash(logbook: Logbook) -> None:
    fill(logbook, PATIENT)
    preview = previewed(logbook, a_log(patients=[{"id": PATIENT.id, "name": PATIENT.name}]).encode())
    assert (preview.clashing, changes_of(preview, preview.ticked)) == ((), ())


def test_a_file_with_one_refused_record_is_not_sound(logbook: Logbook) -> None:
    preview = previewed(logbook, a_log(an_entry(), an_entry(started=clock("08:00"), dose_g=-1)).encode())
    assert [said.where for each in preview.rows for said in each.refusals] == ["infusions[1].dose_g"]
    assert not preview.is_sound


def test_a_patient_of_the_log_may_be_named(logbook: Logbook) -> None:
    fill(logbook, Patient(PATIENT.id, "Ana", date(1980, 2, 29)))
    preview = previewed(logbook, a_log(an_entry(patient="Ana"), patients=...).encode())
    assert [each.infusion.patient for each in preview.rows if each.infusion] == [PATIENT.id]


def test_new_and_known_sessions_of_one_file_are_told_apart(logbook: Logbook) -> None:
    fill(logbook, PATIENT, FIRST, SECOND)
    data = exported(logbook)
    logbook.store(None, instead_of=SECOND)
    assert bring(logbook, previewed(logbook, data)) == (Change(SECOND),)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(logs())
def test_a_log_imported_elsewhere_and_exported_again_is_identical(
    tmp_path_factory: pytest.TempPathFactory, log: tuple[list[Patient], list[Infusion]]
) -> None:
    folder = tmp_path_factory.mktemp("logs")
    with (
        closing(Logbook.open(log_at(folder / "one.db"), lambda: NOW)) as one,
        closing(Logbook.open(log_at(folder / "other.db"), lambda: NOW)) as other,
    ):
        fill(one, *log[0], *log[1])
        data = exported(one)
        preview = previewed(other, data)
        assert preview.is_sound
        bring(other, preview)
        assert exported(other) == data


def test_an_export_to_a_file_is_readable_by_its_owner_only_and_leaves_nothing_beside_it(
    logbook: Logbook, tmp_path: Path
) -> None:
    fill(logbook, PATIENT, FIRST)
    output = tmp_path / "out" / "log.json"
    output.parent.mkdir()
    output.write_text("old")
    assert export_to(logbook, output) == Counts(1, 1)
    assert output.read_bytes() == exported(logbook)
    assert output.stat().st_mode & 0o777 == 0o600
    assert list(output.parent.iterdir()) == [output]


@pytest.mark.parametrize("name", ["log.db", "log.db-wal", "log.db-shm", "./log.db", "link.json"])
def test_an_export_never_overwrites_the_log(logbook: Logbook, tmp_path: Path, name: str) -> None:
    fill(logbook, PATIENT)
    (tmp_path / "link.json").symlink_to(tmp_path / "log.db")
    with pytest.raises(IsTheLog):
        export_to(logbook, tmp_path / name)
    assert stored(logbook) == [PATIENT]


def test_a_link_is_followed_and_stays_a_link(logbook: Logbook, tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("old")
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    export_to(logbook, tmp_path / "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_bytes() == exported(logbook)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full, which not every system has")
def test_a_full_disk_is_an_error_and_a_device_stays_a_device(logbook: Logbook) -> None:
    fill(logbook, PATIENT)
    with pytest.raises(OSError, match="No space left"):
        export_to(logbook, Path("/dev/full"))
    assert Path("/dev/full").is_char_device()


def test_a_folder_that_is_not_there_is_an_error(logbook: Logbook, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        export_to(logbook, tmp_path / "nowhere" / "log.json")
