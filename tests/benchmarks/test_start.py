"""From the command to the first painted history, as whole processes."""

import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.conftest import Compare

ROOT = Path(__file__).parents[2]


def run(script: str, log: Path, *more: str) -> None:
    """Start a program as it starts for a person: its modules compiled by an earlier start."""
    compiled = {"PYTHONPYCACHEPREFIX": str(log.parent / "compiled")}
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"} | compiled
    subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.{script}", str(log), *more],
        cwd=ROOT,
        env=environment,
        check=True,
        timeout=120,
        capture_output=True,
    )


def test_start_to_the_first_painted_history(few: Path, tmp_path: Path, compare: Compare) -> None:
    log = tmp_path / "log.db"
    log.write_bytes(few.read_bytes())
    log.with_name("log.db.ini").write_text("[General]\nscreen=history\n", encoding="utf-8")
    compare(
        "start to the first painted history of 1,000 sessions / a bare script",
        lambda: run("start_program", log),
        lambda: run("start_bare", log),
        limit=1.25,
        rounds=15,
    )
