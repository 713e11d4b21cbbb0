"""A file out of the program: asked where, written whole for its owner only, and what came of it in a sentence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from ivig_logger.words.failures import TOLD, failure_text

if TYPE_CHECKING:
    from ivig_logger.services.export_file import Writer

HELD = "It holds health data and is not encrypted."


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: what a person calls it, and how its name ends, with the dot."""

    words: str
    ending: str

    @property
    def filter(self) -> str:
        """The kind as a dialog wants it."""
        return f"{self.words} (*{self.ending})"

    def named(self, path: Path) -> Path:
        """The path with this ending; no other file, the log least of all, is written over."""
        return path if path.name.lower().endswith(self.ending) else path.with_name(f"{path.name}{self.ending}")


def ask_where(
    around: QWidget,
    title: str,
    name: str,
    kinds: Sequence[Kind],
    then: Callable[[Path, Kind], object],
    *,
    holds: str = "it holds health data",
) -> None:
    """Ask where something is to be saved, and call `then` with a path that has the ending of its kind.

    `name` is suggested, without an ending; the first of the kinds is the usual one. `holds` is told before the file is
    there. It does not wait; nothing is called when the person thinks better of it.
    """
    dialog = QFileDialog(around, f"{title}: {holds}")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([each.filter for each in kinds])
    dialog.setDefaultSuffix(kinds[0].ending.removeprefix("."))
    dialog.selectFile(f"{name}{kinds[0].ending}")
    dialog.filterSelected.connect(partial(_take_ending, dialog, kinds))
    dialog.fileSelected.connect(partial(_tell, dialog, kinds, then))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def save(log: Path | None, path: Path, what: "bytes | Writer", *, about: str = HELD) -> str:
    """Write a file for its owner only, whole or not at all, never over the log; what came of it, in a sentence.

    `what` is the content, or a function that writes it into an open file and may run in the background. `about` is
    said of a file that is there.
    """
    from ivig_logger.services.export_file import write_file  # when something is saved, and not before

    try:
        write_file(log, path, what)
    except TOLD as error:
        return failure_text(error)
    return f"Saved as {path.name}, readable by you only. {about}"


def _take_ending(dialog: QFileDialog, kinds: Sequence[Kind], chosen: str) -> None:
    """A name without an ending gets that of the kind which was chosen."""
    dialog.setDefaultSuffix(_chosen(kinds, chosen).ending.removeprefix("."))


def _tell(dialog: QFileDialog, kinds: Sequence[Kind], then: Callable[[Path, Kind], object], chosen: str) -> None:
    """The ending that was typed says the kind; where it is none of ours, the kind that was chosen."""
    path = Path(chosen)
    typed = [each for each in kinds if path.name.lower().endswith(each.ending)]
    kind = typed[0] if typed else _chosen(kinds, dialog.selectedNameFilter())
    then(kind.named(path), kind)


def _chosen(kinds: Sequence[Kind], wanted: str) -> Kind:
    return next((each for each in kinds if each.filter == wanted), kinds[0])
