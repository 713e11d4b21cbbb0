"""A draft is whole or not there, for its owner only, and a disk that refuses it stops nothing."""

import resource
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from ivig_logger.services.drafts import FORM, Drafts, all_files
from ivig_logger.services.export_file import export_to
from ivig_logger.services.location import IsTheLog
from ivig_logger.services.logbook import Logbook
from tests.logs import log_at
from tests.storage.files import as_nobody, needs_posix, open_folder


def test_without_a_draft_nothing_was_left_behind(tmp_path: Path) -> None:
    assert Drafts(tmp_path / "log.db").left_behind(FORM) is None


def test_the_next_program_finds_what_was_kept_last(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "log.db")
    assert drafts.keep(FORM, "first")
    assert drafts.keep(FORM, "second, Ana 🌼")
    assert Drafts(tmp_path / "log.db").left_behind(FORM) == "second, Ana 🌼"


def test_what_this_program_keeps_was_not_left_behind(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "log.db")
    drafts.keep(FORM, "typed now")
    assert drafts.left_behind(FORM) is None


def test_what_was_put_back_is_left_behind(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "log.db")
    assert drafts.put_back(FORM, "discarded by mistake")
    assert drafts.left_behind(FORM) == "discarded by mistake"


def test_after_removing_nothing_of_it_lies_beside_the_log(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "log.db")
    drafts.keep(FORM, "typed")
    (tmp_path / "log.db.draft-form.new").write_text("half")  # of a program that was killed while it wrote
    drafts.remove(FORM)
    drafts.remove(FORM)
    assert list(tmp_path.iterdir()) == []


@needs_posix
def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    unfinished = tmp_path / "log.db.draft-form.new"
    unfinished.write_text("half")
    unfinished.chmod(0o666)
    Drafts(tmp_path / "log.db").keep(FORM, "typed")
    [file] = tmp_path.iterdir()
    assert file.name == "log.db.draft-form"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_file_that_is_no_text_is_no_draft_and_stays(tmp_path: Path) -> None:
    (tmp_path / "log.db.draft-form").write_bytes(b"\xff\xfe\x00")
    assert Drafts(tmp_path / "log.db").left_behind(FORM) is None
    assert (tmp_path / "log.db.draft-form").read_bytes() == b"\xff\xfe\x00"


def test_a_folder_in_its_place_raises_nothing(tmp_path: Path) -> None:
    (tmp_path / "log.db.draft-form").mkdir()
    drafts = Drafts(tmp_path / "log.db")
    assert drafts.left_behind(FORM) is None
    assert not drafts.keep(FORM, "typed")
    drafts.remove(FORM)
    assert [each.name for each in tmp_path.iterdir()] == ["log.db.draft-form"]


@needs_posix
def test_a_folder_that_may_not_be_written_is_told_and_raises_nothing() -> None:
    with open_folder() as folder:
        drafts = Drafts(folder / "log.db")
        assert drafts.keep(FORM, "before")
        folder.chmod(0o555)
        with as_nobody():
            assert not drafts.keep(FORM, "after")
            drafts.remove(FORM)
        folder.chmod(0o755)
        assert Drafts(folder / "log.db").left_behind(FORM) == "before"


@needs_posix
def test_a_full_disk_is_told_and_what_was_kept_before_stays(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "log.db")
    assert drafts.keep(FORM, "before")
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        kept = drafts.keep(FORM, "x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, ignored)
    assert not kept
    assert Drafts(tmp_path / "log.db").left_behind(FORM) == "before"
    assert [each.name for each in tmp_path.iterdir()] == ["log.db.draft-form"]


@needs_posix
def test_it_is_whole_after_a_kill_at_any_moment(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from ivig_logger.services.drafts import Drafts\n"
        "drafts = Drafts(Path(sys.argv[1]))\n"
        "for each in range(10_000):\n"
        "    drafts.keep('form', f'{each} ' * 5000); print(each, flush=True)\n"
    )
    for told in (1, 7, 40):
        command = [sys.executable, "-c", program, str(tmp_path / "log.db")]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            for _ in range(told):
                process.stdout.readline()
            process.kill()
            last = int((process.stdout.read().split() or [str(told - 1)])[-1])
        words = (Drafts(tmp_path / "log.db").left_behind(FORM) or "").split()
        assert len(words) == 5000
        assert set(words) in ({str(last)}, {str(last + 1)})


def test_an_export_is_not_written_over_a_draft(tmp_path: Path) -> None:
    logbook = Logbook.open(log_at(tmp_path / "log.db"))
    try:
        for each in all_files(logbook.path):
            with pytest.raises(IsTheLog):
                export_to(logbook, each)
    finally:
        logbook.close()
