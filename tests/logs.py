"""Empty logs of the present form, migrated once for a run: a migration for each test would cost a minute of computing.

What is about new logs, or about migrations, opens a file that is not there yet.
"""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from ivig_logger.storage.database import open_database


def log_at(path: Path, key: bytes | None = None) -> Path:
    """The log at a path; an empty one, encrypted where a key is given, where nothing is yet."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(_empty(key))
    return path


@cache
def _empty(key: bytes | None) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        open_database(path, key=key).close()
        return path.read_bytes()
