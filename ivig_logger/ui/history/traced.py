"""What the log wrote down about the session in front."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ivig_logger.domain.revision import EntryTrace


@dataclass(frozen=True, slots=True)
class Traced:
    """The changes of a session, and the names of the patients by their ids."""

    trace: EntryTrace = field(default_factory=EntryTrace)
    names: Mapping[str, str] = field(default_factory=dict)
