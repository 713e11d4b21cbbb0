"""What is typed in a form and not saved yet, in a file beside the log: the next start offers it after a crash."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ivig_logger.services.sealing import FileCipher

FORM = "form"  # the form of a past session
START = "start"  # the card of an infusion that is about to start
PLANS = "plans"  # the plans of patients
PANELS = "panels"  # the panels of live sessions
FORMS = (FORM, START, PLANS, PANELS)
_MOST = 64_000_000  # bytes; no form comes to that, and a file that does is none of ours


class Drafts:
    """One file for each form, for its owner only. It holds health data and is removed with `remove`.

    Beside an encrypted log they are encrypted by its `cipher`. Nothing is raised: a disk that takes nothing is told by
    `keep`, and a file that cannot be read is none.
    """

    def __init__(self, log: Path, cipher: "FileCipher | None" = None) -> None:
        self._log, self._cipher = log, cipher
        self._here: set[str] = set()

    def keep(self, form: str, text: str) -> bool:
        """Keep what is typed in a form, in place of what was kept before; False where that is not possible."""
        kept = self.put_back(form, text)
        self._here.add(form)
        return kept

    def left_behind(self, form: str) -> str | None:
        """What an earlier run of the program kept and this one has not taken up; None where there is nothing."""
        return None if form in self._here else self._read(self._path(form))

    def put_back(self, form: str, text: str) -> bool:
        """Keep it as what an earlier run has left behind."""
        from ivig_logger.storage.whole_files import write_whole  # nothing is typed before the first form

        self._here.discard(form)
        data = text.encode()
        try:
            write_whole(self._path(form), data if self._cipher is None else self._cipher.seal(data))
        except OSError:
            return False
        return True

    def remove(self, form: str) -> None:
        """What was typed is saved or not wanted any more."""
        self._here.discard(form)
        for each in files_of(self._path(form)):
            with suppress(OSError):
                each.unlink(missing_ok=True)

    def _path(self, form: str) -> Path:
        return draft_path(self._log, form)

    def _read(self, path: Path) -> str | None:
        try:
            with path.open("rb") as file:
                data = file.read(_MOST + 1)
            return None if len(data) > _MOST else self._unsealed(data).decode()
        except (OSError, UnicodeDecodeError):
            return None

    def _unsealed(self, data: bytes) -> bytes:
        if self._cipher is None:
            return data
        from ivig_logger.services.sealing import DoesNotOpen

        try:
            return self._cipher.unseal(data)
        except DoesNotOpen:  # of a time before the log was encrypted, or damaged
            return data


def draft_path(log: Path, form: str) -> Path:
    """Where the draft of a form lies."""
    return log.with_name(f"{log.name}.draft-{form}")


def files_of(path: Path) -> tuple[Path, ...]:
    """The file of a draft, and that which becomes it."""
    return path, path.with_name(f"{path.name}.new")


def all_files(log: Path) -> set[Path]:
    """All files beside a log that a draft may be in."""
    return {each for form in FORMS for each in files_of(draft_path(log, form))}
