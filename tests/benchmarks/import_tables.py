"""How many megabytes a process of its own takes to import our tables, beyond the program itself: read, seen, stored."""

import sys
from pathlib import Path

from ivig_logger.domain.change import Source
from ivig_logger.exchange.sheets import read_workbook
from ivig_logger.exchange.tables.reading import read_tables
from ivig_logger.services.bulk import many_values
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.preview import changes_of, preview_of
from tests.benchmarks.sheet_rows import peak


def import_tables(data: bytes, log: Path) -> int:
    """Bring the tables into a new log; how many sessions that were."""
    fresh = Logbook.open(log)
    with many_values():
        preview = preview_of(fresh, read_tables(read_workbook(data, "tables.zip"), [], fresh.now()))
        fresh.store_all(changes_of(preview, preview.ticked), source=Source.IMPORTED)
    fresh.close()
    return len(preview.rows)


if __name__ == "__main__":
    tables, folder = Path(sys.argv[1]).read_bytes(), Path(sys.argv[2])
    before = peak()
    sessions = import_tables(tables, folder / "measured.db")
    sys.stdout.write(f"{sessions} {peak() - before:.0f}\n")
