"""What one line comes to: the entry it says, the pieces it is made of, and what was not understood."""

from dataclasses import dataclass

from ivig_logger.exchange.entry_values import SessionEntry


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the line, from `start` to before `end`, in characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that was understood: `kind` names its field ("start", "reactions.0.onset"), `became` its text."""

    start: int
    end: int
    kind: str
    became: str


@dataclass(frozen=True, slots=True)
class Line:
    """A parsed line. `entry` holds only what the line said, `said` the names of the fields that it said.

    `unknown` are the stretches that are not understood; nothing is made of them.
    """

    entry: SessionEntry
    said: frozenset[str]
    pieces: tuple[Piece, ...]
    unknown: tuple[Span, ...]
