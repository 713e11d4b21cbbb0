"""What is left of a log whose beginning is lost is found page by page, and nothing that was not in it."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

import pytest

from ivig_logger.domain.change import Entry
from ivig_logger.domain.infusion import Infusion
from ivig_logger.storage.encryption import convert
from ivig_logger.storage.salvage import Salvaged, salvage
from tests.faults.conftest import Told
from tests.faults.large_log import PAGE, large_log, lose, pages_of_changes
from tests.storage.files import folder_of

KEY = bytes(range(32))
Fault = Callable[[bytes], bytes]
SMALL: dict[str, Fault] = {
    "the first 100 bytes zeroed": lambda whole: bytes(100) + whole[100:],
    "the first page zeroed": lambda whole: lose(whole, 1),
    "the first page noise": lambda whole: b"\xa5" * PAGE + whole[PAGE:],
    "the first page full of ones": lambda whole: b"\xff" * PAGE + whole[PAGE:],
    "the first page cut off": lambda whole: whole[PAGE:],
    "the first 1,000 bytes cut off": lambda whole: whole[1000:],
}
LARGE: dict[str, tuple[Fault, Iterable[int]]] = {
    "the first 5 pages zeroed": (lambda whole: lose(whole, *range(1, 6)), range(1, 6)),
    "the first 40 pages zeroed": (lambda whole: lose(whole, *range(1, 41)), range(1, 41)),
    "the first 100 pages zeroed": (lambda whole: lose(whole, *range(1, 101)), range(1, 101)),
    "the first 50 pages cut off": (lambda whole: whole[50 * PAGE :], range(1, 51)),
    "every tenth page and the first zeroed": (
        lambda whole: lose(whole, 1, *range(10, len(whole) // PAGE, 10)),
        [1, *range(10, 10_000, 10)],
    ),
    "every tenth page and the first noise": (
        lambda whole: lose(whole, 1, *range(10, len(whole) // PAGE, 10), noise=True),
        [1, *range(10, 10_000, 10)],
    ),
    "the second half cut off and the first page zeroed": (
        lambda whole: lose(whole[: 180 * PAGE], 1),
        [1, *range(181, 10_000)],
    ),
}

Stored = tuple[bytes, dict[str, Entry]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of the whole logs."""
    return tmp_path_factory.mktemp("large")


@pytest.fixture(scope="module")
def grown(folder: Path) -> Stored:
    """As the program leaves it."""
    entries = large_log(folder / "grown.db")
    return folder.joinpath("grown.db").read_bytes(), entries


@pytest.fixture(scope="module")
def restored(folder: Path, grown: Stored) -> Stored:
    """As a restored backup is: its pages in the order of its tables."""
    path = folder / "restored.db"
    with closing(sqlite3.connect(folder / "grown.db")) as connection:
        connection.execute("VACUUM INTO ?", (str(path),))
    return path.read_bytes(), grown[1]


@pytest.fixture(scope="module")
def encrypted(folder: Path, grown: Stored) -> Stored:
    """Under a key."""
    convert(folder / "grown.db", folder / "encrypted.db", key=None, wanted=KEY)
    return folder.joinpath("encrypted.db").read_bytes(), grown[1]


@pytest.fixture
def aside(tmp_path: Path) -> Path:
    """Where a damaged file lies."""
    return tmp_path / "log.db.damaged-2026-11-01T100000Z"


def read(aside: Path, data: bytes, key: bytes | None = None) -> Salvaged:
    """What is found; nothing is changed or left behind."""
    aside.write_bytes(data)
    found = salvage(aside, key)
    assert folder_of(aside) == {aside.name: data}
    return found


@pytest.mark.parametrize("fault", SMALL)
@pytest.mark.parametrize("kind", ["grown", "restored", "encrypted"])
def test_without_the_beginning_everything_is_found(
    kind: str, fault: str, request: pytest.FixtureRequest, aside: Path, told: Told
) -> None:
    whole, stored = request.getfixturevalue(kind)
    found = read(aside, SMALL[fault](whole), KEY if kind == "encrypted" else None)
    assert found.entries == stored
    assert (found.lost, found.doubtful) == ({}, frozenset())
    told("the beginning of the log lost", Counter({"everything found": 1}))


@pytest.mark.parametrize("fault", LARGE)
@pytest.mark.parametrize("kind", ["grown", "restored", "encrypted"])
def test_whatever_lies_on_the_pages_that_are_left_is_found(
    kind: str, fault: str, request: pytest.FixtureRequest, aside: Path, told: Told
) -> None:
    whole, stored = request.getfixturevalue(kind)
    lose_, gone = LARGE[fault]
    found = read(aside, lose_(whole), KEY if kind == "encrypted" else None)
    other = {entry for entry, each in found.entries.items() if stored.get(entry) != each}
    assert other <= found.doubtful
    if kind != "encrypted":
        left = {entry for entry, pages in pages_of_changes(whole).items() if not pages & set(gone)} & stored.keys()
        assert {entry: found.entries.get(entry) for entry in left} == {entry: stored[entry] for entry in left}
    sessions = {entry for entry, each in found.entries.items() if isinstance(each, Infusion)}
    outcomes = {
        "sure": sessions - found.doubtful,
        "doubtful, as stored": sessions & found.doubtful - other,
        "doubtful, an earlier state": sessions & other,
    }
    told(f"{fault}, {kind}", Counter({name: len(each) for name, each in outcomes.items()}))
