"""The JSON log, version 1: its name, its limits, and what a reading of it gives. docs/log-format.md describes it."""

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

from ivig_logger.domain.addendum import Addendum
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Problem

FORMAT = "ivig-logger-log"
VERSION = 1
THE_FILE = "file"  # the position of what is said against the whole file

LINE = 32_767  # characters of a name or a lot: what a line of input holds
TEXT = 1_000_000  # characters of a note
DECIMALS = 6  # of any number; most fields keep fewer, see domain.limits
DIGITS = 12  # before the decimal point

# the keys of a signature that hold a text, in their order; `at` stands behind them
SIGNATURE = ("signer", "credential", "role", "public_key", "head", "content", "value")

_MINUTE = timedelta(minutes=1)
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a record cannot be read: `where` is a position such as `infusions[3].dose_g`.

    `reason` is a sentence about the file, or a problem of the record itself that is worded where a person reads it.
    """

    where: str
    reason: str | Problem


@dataclass(frozen=True, slots=True)
class LogContents:
    """The sound records of a log by their position in the file, and what is said against the others.

    `addenda` are the changes that led to a session, by its id: those since it was signed, or all of one that was handed
    over. `ancestors` are, by the ids of sessions that were handed over, the marks (`domain.descent`) of what each of
    them was before, the oldest first. `raw` shows, by position, what stands in the file where a record cannot be read,
    `notes` are sentences about the file and what was left aside, and `why` is what the log writes down as the reason.
    `sound_at` is the present moment beside which each of the infusions was held against every rule of the domain, where
    it was.
    """

    patients: dict[str, Patient] = field(default_factory=dict)
    infusions: dict[str, Infusion] = field(default_factory=dict)
    refusals: tuple[Refusal, ...] = ()
    addenda: dict[str, tuple[Addendum, ...]] = field(default_factory=dict)
    ancestors: dict[str, tuple[str, ...]] = field(default_factory=dict)
    raw: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    why: str = ""
    sound_at: Moment | None = None


def record_of(where: str) -> str:
    """The position of the record that a position lies in: `infusions[3]` of `infusions[3].vials[0].grams`."""
    return where.partition(".")[0]


def minutes_of(distance: timedelta) -> Decimal:
    """Minutes to two decimals, which is exact enough to give the whole seconds back."""
    return (Decimal(int(distance.total_seconds())) / 60).quantize(_HUNDREDTH)


def distance_of(minutes: Decimal) -> timedelta:
    """The whole seconds nearest to so many minutes."""
    return timedelta(seconds=int((minutes * 60).to_integral_value()))


def agree(ended: timedelta, said: timedelta) -> bool:
    """Whether two durations of one record may both stand in a file."""
    return abs(ended - said) <= _MINUTE
