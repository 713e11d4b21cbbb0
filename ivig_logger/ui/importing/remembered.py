"""How tables were mapped before, by the fingerprints of their headers: kept beside the log, with its preferences."""

from pathlib import Path

from PySide6.QtCore import QSettings

from ivig_logger.services.incoming import Incoming, fingerprint_of
from ivig_logger.ui.workspace import Workspace

_GROUP = "mappings/"
_ORDER = "mappings_from_oldest"


class Remembered:
    """Nobody's words are in it: neither headings nor names. A folder that cannot be written to keeps nothing."""

    def __init__(self, log: Path) -> None:
        self._settings = QSettings(str(log.with_name(f"{log.name}.ini")), QSettings.Format.IniFormat)

    @property
    def mappings(self) -> dict[str, str]:
        """All mappings that are kept, as texts."""
        keys = [each for each in self._settings.allKeys() if each.startswith(_GROUP)]
        return {each.removeprefix(_GROUP): str(self._settings.value(each)) for each in keys}

    def keep(self, fingerprint: str, mapping: str) -> None:
        """Keep how a table with this header is mapped; without a header it is not known again. The newest stay."""
        if not fingerprint:
            return
        from ivig_logger.services.kept_mapping import from_oldest

        before = self._settings.value(_ORDER) or []
        order = before if isinstance(before, list) else [str(before)]  # a list of one comes back as a text
        kept, dropped = from_oldest(self.mappings, order, fingerprint)
        self._settings.setValue(f"{_GROUP}{fingerprint}", mapping)
        for each in dropped:
            self._settings.remove(f"{_GROUP}{each}")
        self._settings.setValue(_ORDER, kept)
        self._settings.sync()


def remember(workspace: Workspace, file: Incoming | None) -> None:
    """Keep how a file was mapped for the next one of its kind; beside an encrypted log nothing is kept in the open."""
    if file is None or file.workbook is None or file.recognised is None or workspace.opened is not None:
        return
    from ivig_logger.services.kept_mapping import kept_form

    kept = kept_form(file.recognised.mapping)
    Remembered(workspace.logbook.path).keep(fingerprint_of(file), kept)
