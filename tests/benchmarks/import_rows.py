"""Reads a table into a preview and says how many sessions it offers, and how many megabytes of memory that took."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from ivig_logger.services.incoming import contents_of, open_incoming
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.preview import preview_of
from tests.benchmarks.sheet_rows import peak
from tests.builders import a_moment


def main(path: Path) -> None:
    """What a preview takes beyond the file itself."""
    with TemporaryDirectory() as folder:
        log = Logbook.open(Path(folder) / "log.db", lambda: a_moment("12:00", "2026-11-01"))
        data = path.read_bytes()
        before = peak()
        file = open_incoming(data, path.name)
        preview = preview_of(log, contents_of(file, log, "UTC", newcomer="Ida Berg"))
        sys.stdout.write(f"{len(preview.ticked)} {peak() - before:.1f}\n")
        log.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
