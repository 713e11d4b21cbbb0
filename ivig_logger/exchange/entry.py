"""The session form, as the screens, the one line and the commands see it: texts in, a record and its problems out."""

from ivig_logger.exchange.entry_reading import read_entry
from ivig_logger.exchange.entry_values import (
    FollowUpEntry,
    MedicationEntry,
    Outcome,
    PauseEntry,
    RateEntry,
    ReactionEntry,
    Reading,
    SessionEntry,
    SignsEntry,
    VialEntry,
)
from ivig_logger.exchange.entry_writing import blank_infusion, entry_like, entry_of
from ivig_logger.exchange.typed import Conventions
from ivig_logger.exchange.typed_echo import onset_echo

__all__ = [
    "Conventions",
    "FollowUpEntry",
    "MedicationEntry",
    "Outcome",
    "PauseEntry",
    "RateEntry",
    "ReactionEntry",
    "Reading",
    "SessionEntry",
    "SignsEntry",
    "VialEntry",
    "blank_infusion",
    "entry_like",
    "entry_of",
    "onset_echo",
    "read_entry",
]
