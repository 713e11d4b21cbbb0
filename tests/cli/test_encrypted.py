"""The commands over an encrypted log: the passphrase on a terminal or from a file, and what is said without it."""

import json
import os
import select
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from ivig_logger.__main__ import main
from ivig_logger.services.key_file import copy_path, key_path, write
from ivig_logger.services.keyring import new_keyring
from ivig_logger.services.log_keys import change_keys
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.protection import Protected, protect
from tests.builders import PATIENT
from tests.exchange.log_texts import a_log, an_entry, clock
from tests.services.protected_logs import ANNA, BEN, CANARY, OTHER, PASS, a_plain_log, holding
from tests.storage.files import needs_posix

WRONG = "This passphrase does not open the log. Nothing was changed.\n"
ON_A_TERMINAL = (
    "import fcntl, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0);"
    "from ivig_logger.__main__ import main; sys.exit(main(sys.argv[1:]))"
)


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Protected]:
    """A folder with an encrypted log of two profiles, and what opens it."""
    log = a_plain_log(tmp_path_factory.mktemp("ready"))
    done = protect(log, ANNA, PASS)
    change_keys(log, done.keyring.with_profile(done.opened.key, BEN, OTHER))
    return log.parent, done


@pytest.fixture(autouse=True)
def log(ready: tuple[Path, Protected], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An encrypted log with three sessions, told by the variable."""
    path = Path(shutil.copytree(ready[0], tmp_path / "data")) / "log.db"
    monkeypatch.setenv("IVIG_LOGGER_DATABASE", str(path))
    return path


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """A file with a passphrase in its first line."""
    path = tmp_path / "passphrase"
    path.write_text(f"{PASS}\nand what else stands there\n", encoding="utf-8")
    return path


def without_a_terminal(arguments: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a job of the night runs it."""
    command = [sys.executable, "-m", "ivig_logger", *arguments]
    return subprocess.run(command, input=b"", capture_output=True, start_new_session=True, timeout=60)


def on_a_terminal(arguments: Sequence[str], typed: Sequence[str]) -> tuple[int, str, str]:
    """Run the program on a terminal of its own; the exit status, what it wrote, and what stood on the terminal."""
    ours, its = os.openpty()
    command = [sys.executable, "-c", ON_A_TERMINAL, *arguments]
    seen, pipe = "", subprocess.PIPE
    with subprocess.Popen(command, stdin=its, stdout=pipe, stderr=pipe, start_new_session=True, text=True) as program:
        for count, line in enumerate(typed, 1):
            while seen.count("Passphrase: ") < count:  # what is typed before it is thrown away
                assert select.select([ours], [], [], 60)[0], seen
                seen += os.read(ours, 4096).decode()
            os.write(ours, f"{line}\n".encode())
        out, err = program.communicate(timeout=60)
    os.close(its)
    os.close(ours)
    return program.returncode, out + err, seen


def test_a_file_with_the_passphrase_opens_it(words: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--passphrase-file", str(words)]) == 0
    assert capsys.readouterr() == ("3 sessions, 4 changes: nothing found.\n", "")


def test_an_export_holds_what_is_in_the_log(words: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.json"
    assert main(["export", "--output", str(output), "--passphrase-file", str(words)]) == 0
    assert len(json.loads(output.read_text(encoding="utf-8"))["infusions"]) == 3


def test_a_backup_of_it_is_encrypted_with_its_keys_beside_it(
    log: Path, words: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for each in (log.parent / "backups").iterdir():
        each.unlink()
    assert main(["backup", "--passphrase-file", str(words)]) == 0
    assert capsys.readouterr().out.startswith("The backup of 3 sessions is in ")
    (made,) = (log.parent / "backups").glob("*.db")
    assert not made.read_bytes().startswith(b"SQLite")
    assert copy_path(log, made.parent).exists()


def test_who_opened_it_is_the_author_of_what_is_imported(
    log: Path, words: Path, ready: tuple[Path, Protected], tmp_path: Path
) -> None:
    file = tmp_path / "more.json"
    file.write_text(a_log(an_entry(started=clock("04:00"))), encoding="utf-8")
    words.write_text(OTHER, encoding="utf-8")
    assert main(["import", str(file), "--passphrase-file", str(words)]) == 0
    with closing(Logbook.open(log, key=ready[1].opened.key)) as logbook:
        (newest,) = logbook.revision_page(None, 1)
    assert (newest.author, newest.role) == ("Ben", "patient")
    assert holding(log.parent) == {each.name for each in (log.parent / "backups").glob("*asked.db")}


@pytest.mark.parametrize(("name", "status"), [("Anna Berg", 0), ("anna berg", 0), ("Ben", 2)])
def test_with_a_profile_it_is_that_ones_passphrase(words: Path, name: str, status: int) -> None:
    assert main(["check", "--passphrase-file", str(words), "--profile", name]) == status


def test_a_profile_that_there_is_not_is_told(words: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--output", "-", "--passphrase-file", str(words), "--profile", "Carl"]) == 2
    assert capsys.readouterr().err == "Nobody called Carl opens this log. Its profiles are: Anna Berg, Ben.\n"


@pytest.mark.parametrize("command", [["export", "--output", "-"], ["check"]])
def test_a_wrong_passphrase_is_told(words: Path, command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    words.write_text("correct horsf\n", encoding="utf-8")
    assert main([*command, "--passphrase-file", str(words)]) == 2
    assert capsys.readouterr() == ("", WRONG)


def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "missing"
    assert main(["export", "--output", "-", "--passphrase-file", str(missing)]) == 1
    assert capsys.readouterr().err == f"{missing}: No such file or directory.\n"


@needs_posix
@pytest.mark.parametrize(("command", "status"), [(["export", "--output", "-"], 1), (["check"], 2)])
def test_without_a_terminal_and_a_file_one_sentence_says_what_to_do(command: list[str], status: int) -> None:
    done = without_a_terminal(command)
    assert (done.returncode, done.stdout) == (status, b"")
    assert done.stderr.decode().startswith("This log is encrypted, and there is no terminal")
    assert done.stderr.count(b"\n") == 1


@needs_posix
def test_on_a_terminal_it_is_asked_for_and_not_shown() -> None:
    status, said, seen = on_a_terminal(["check"], [PASS])
    assert (status, said) == (0, "3 sessions, 4 changes: nothing found.\n")
    assert PASS not in seen


@needs_posix
def test_on_a_terminal_a_wrong_one_is_asked_for_again() -> None:
    status, said, _ = on_a_terminal(["check"], ["wrong", PASS])
    assert (status, said) == (0, f"3 sessions, 4 changes: nothing found.\n{WRONG}")


def test_without_its_keys_it_is_told_and_left_as_it_is(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key_path(log).unlink()
    copy_path(log, log.parent / "backups").unlink()
    before = log.read_bytes()
    assert main(["export", "--output", "-"]) == 1
    assert "is encrypted, or is not a log" in capsys.readouterr().err
    assert log.read_bytes() == before


def test_damaged_keys_are_told(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for each in (key_path(log), copy_path(log, log.parent / "backups")):
        each.write_bytes(b"nonsense")
    assert main(["check"]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_a_plain_log_is_opened_without_what_only_an_encrypted_one_needs(tmp_path: Path) -> None:
    plain = a_plain_log(tmp_path)
    program = (
        "import sys; from ivig_logger.__main__ import main; status = main(sys.argv[1:]);"
        "sys.exit(status or any(each.startswith(('sqlcipher3', 'cryptography')) for each in sys.modules))"
    )
    command = [sys.executable, "-c", program, "export", "--output", "-", "--database", str(plain)]
    done = subprocess.run(command, capture_output=True, timeout=60)
    assert done.returncode == 0
    assert CANARY in done.stdout.decode()
    assert PATIENT.name in done.stdout.decode()


def test_a_report_is_written_with_the_passphrase_and_not_without(
    words: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "visit.csv"
    asked = ["report", "--patient", PATIENT.name, "--output", str(output)]
    words.with_name("wrong").write_text("no\n", encoding="utf-8")
    assert main([*asked, "--passphrase-file", str(words.with_name("wrong"))]) == 2
    assert capsys.readouterr().err == WRONG
    assert not output.exists()
    assert main([*asked, "--passphrase-file", str(words)]) == 0
    assert PATIENT.name in output.read_text(encoding="utf-8-sig")


def test_keys_of_another_log_are_not_told_as_damage(log: Path, words: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(new_keyring(ANNA, PASS)[0], key_path(log))
    assert main(["check", "--passphrase-file", str(words)]) == 2
    assert "they are of another log, or the beginning of the log is damaged" in capsys.readouterr().err
