"""What a command says when it is done or gives up: sentences, or a summary as JSON, and its exit status."""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TextIO

DONE, COMPUTER, INPUT = 0, 1, 2
INTERRUPTED = 130  # as a shell says it: 128 and the number of the signal
STANDARD = "-"  # standard input or output instead of a file


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a command: `said` is for standard output, `aside` for standard error, `facts` are for --json.

    `on_error`: all of it goes to standard error, because the file itself went to standard output.
    """

    status: int
    said: Sequence[str] = ()
    aside: Sequence[str] = ()
    facts: Mapping[str, object] = field(default_factory=dict)
    on_error: bool = False


class GivenUp(Exception):
    """A command cannot be carried out; the sentences that say why."""

    def __init__(self, status: int, *why: str, **facts: object) -> None:
        super().__init__(*why)
        self.status, self.outcome = status, Outcome(status, aside=why, facts=facts)


def tell(outcome: Outcome, command: str, *, as_json: bool) -> int:
    """Say what came of it; the exit status, which is another where nobody hears it."""
    out = sys.stderr if outcome.on_error else sys.stdout
    try:
        _say(outcome.aside, sys.stderr)
        _say([_summary(outcome, command)] if as_json else outcome.said, out)
    except OSError as failed:
        silence(sys.stdout)
        if not isinstance(failed, BrokenPipeError):
            _say([f"Standard output: {failed.strerror}."], sys.stderr)
        return COMPUTER
    return outcome.status


def silence(stream: TextIO | None) -> None:
    """Have the rest go nowhere, which Python would write when it ends."""
    if stream is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _say(lines: Sequence[str], stream: TextIO | None) -> None:
    if stream is None:  # the program was started with it closed
        return
    for line in lines:
        encoding = stream.encoding or "utf-8"  # a terminal that lacks a letter of a name still shows the rest
        print(line.encode(encoding, "backslashreplace").decode(encoding), file=stream)
    stream.flush()


def _summary(outcome: Outcome, command: str) -> str:
    messages = [*outcome.aside, *outcome.said]
    return json.dumps({"command": command, "status": outcome.status, **outcome.facts, "messages": messages})
