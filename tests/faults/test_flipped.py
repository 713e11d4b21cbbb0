"""A byte flipped on every page in turn: harmless, refused, or reported; and what is shown until it is reported."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from ivig_logger.services.checking import check_log
from ivig_logger.storage.failures import StorageFailed
from tests.conftest import now
from tests.faults.conftest import Told
from tests.faults.sight import seen, small_log

PAGE = 4096
BYTES = 3 * int(os.environ.get("IVIG_LOGGER_FAULTS", "1"))  # of each page
HARMLESS, REFUSED, QUICK, WHOLE, WRONG = (
    "harmless",
    "refused when the log is opened or read",
    "reported by the quick check",
    "reported by the whole check only",
    "wrong, and nothing said so",
)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_flipped_byte_on_any_page_never_shows_a_wrong_figure_without_a_word(
    seed: int, log_file: Path, tmp_path: Path, told: Told
) -> None:
    small_log(log_file)
    whole, truth, outcomes = log_file.read_bytes(), seen(log_file), Counter[str]()
    for number, harmed in enumerate(flipped(whole, Random(seed), seed - 1)):  # noqa: S311  # which bytes is no secret
        path = tmp_path / f"{number}.db"
        path.write_bytes(harmed)
        path.chmod(0o600)
        outcomes[outcome(path, truth)] += 1
        path.unlink()
    assert outcomes[WRONG] == 0
    told("a byte flipped on every page in turn of a small log", outcomes)


def flipped(whole: bytes, random: Random, half: int) -> Iterator[bytes]:
    """Every second page, some bytes of it, one in each copy; most of a small log is empty, so only of what is used."""
    for at in range(half * PAGE, len(whole), 2 * PAGE):
        used = [offset for offset in range(at, at + PAGE) if whole[offset]]
        for offset in random.sample(used, min(BYTES, len(used))):
            yield whole[:offset] + bytes([whole[offset] ^ random.randrange(1, 256)]) + whole[offset + 1 :]


def outcome(path: Path, truth: dict[str, object]) -> str:
    try:
        shown = seen(path)
    except StorageFailed:
        return REFUSED
    try:
        if check_log(path, quick=True, now=now):
            return QUICK
        if check_log(path, now=now):
            return WHOLE + (", a figure shown false until then" if shown != truth else "")
    except StorageFailed:
        return REFUSED
    return HARMLESS if shown == truth else WRONG
