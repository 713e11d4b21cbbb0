"""What the log wrote down about the session in front, and who answers for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ivig_logger.domain.profile import Profile
from ivig_logger.domain.revision import EntryTrace

if TYPE_CHECKING:
    from ivig_logger.services.signing import Standing


@dataclass(frozen=True, slots=True)
class Traced:
    """The changes of a session, and the names of the patients by their ids.

    `standings` are those to its signatures; `signer` is the nurse at the window who may sign it as it is.
    """

    trace: EntryTrace = field(default_factory=EntryTrace)
    names: Mapping[str, str] = field(default_factory=dict)
    standings: "tuple[Standing, ...]" = ()
    signer: Profile | None = None
