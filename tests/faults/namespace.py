"""Small disks of a test's own: mounted in a namespace that ends with the process, so that nothing stays mounted."""

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@cache
def _can_mount() -> bool:
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return False
    tried = ["unshare", "--mount", "sh", "-c", "mount -t tmpfs -o size=64k tmpfs /mnt"]
    return subprocess.run(tried, capture_output=True).returncode == 0


def run_with_disk(program: str, folder: Path, size: str) -> str:
    """What a test's program prints that runs with a small disk mounted at `folder`; skips where none can be."""
    if not _can_mount():
        pytest.skip("a small disk can be mounted by root on Linux only")
    folder.mkdir()
    mounting = 'mount -t tmpfs -o "size=$1,mode=700" tmpfs "$2" && exec "$3" -c "$4" "$2"'
    command = ["unshare", "--mount", "sh", "-c", mounting, "sh", size, str(folder), sys.executable, program]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout
