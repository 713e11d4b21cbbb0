"""What a column of a table holds, and what of it goes out where nothing may give a person or a day away."""

from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """What the cells of a column hold. The values of a moment are two, its epoch second and its zone."""

    TEXT = auto()  # an empty cell is the empty text
    WORD = auto()  # a text where an empty cell is "not recorded"
    NUMBER = auto()
    FLAG = auto()
    DAY = auto()
    MOMENT = auto()  # three columns: ISO 8601 with offset, the zone, and the same for people
    MINUTES = auto()  # of so many seconds
    WORDS = auto()  # several, with semicolons between
    JSON = auto()  # an object of the JSON log, as its text


class Bare(Enum):
    """What becomes of a column without names and dates."""

    KEPT = auto()
    LEFT_OUT = auto()
    DAY = auto()  # of the start: days since the patient's first session that goes out
    SINCE_START = auto()  # of a moment: minutes after the start of its session
    SESSION = auto()  # the number of the session
    PATIENT = auto()  # the number of the patient
    PRODUCT = auto()  # what is on the list stays, anything else is "other"
    SYMPTOM = auto()
    DRUG = auto()
    WHETHER = auto()  # whether something was recorded


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, where its value stands in the object of the JSON log, and the field it is stored in.

    `path` and `field` are as the header where they are left out. What is derived is never read back.
    """

    header: str
    kind: Kind = Kind.TEXT
    path: tuple[str, ...] = ()
    field: str = ""
    bare: Bare = Bare.KEPT
    derived: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that lead to the value in the object of its record."""
        return self.path or (self.header,)

    @property
    def stored(self) -> str:
        """The name of the field in the log."""
        return self.field or self.header

    @property
    def headers(self) -> tuple[str, ...]:
        """The headers of its columns in the table; a moment has three."""
        if self.kind is Kind.MOMENT:
            return (self.header, f"{self.header}_zone", f"{self.header}_local")
        return (self.header,)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, which is that of its list in the JSON log, and its columns."""

    name: str
    columns: tuple[Column, ...]

    @property
    def headers(self) -> tuple[str, ...]:
        """All headers in their order."""
        return tuple(header for column in self.columns for header in column.headers)
