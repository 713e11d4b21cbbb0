"""Reads a sheet file row by row and says how many there were, and how many megabytes of memory that took."""

import resource
import sys
from pathlib import Path

from ivig_logger.exchange.sheets import read_workbook


def peak() -> float:
    """The most memory that this process had until now, in megabytes."""
    status = Path("/proc/self/status")
    if status.exists():  # where Linux counts anew for a new program; `getrusage` begins with what its parent had
        kilobytes = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(kilobytes.split()[1]) / 1024
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def main(path: Path) -> None:
    """What reading takes beyond the file itself."""
    data = path.read_bytes()
    before = peak()
    rows = sum(1 for table in read_workbook(data, path.name).tables for _ in table.rows())
    sys.stdout.write(f"{rows} {peak() - before:.1f}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
