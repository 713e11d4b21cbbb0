"""What a command says when it gives up, and its exit status."""

import sys
from collections.abc import Iterable

DONE, COMPUTER, INPUT = 0, 1, 2


def give_up(status: int, lines: Iterable[str]) -> int:
    """Say why on standard error; the status."""
    for line in lines:
        print(line, file=sys.stderr)
    return status
