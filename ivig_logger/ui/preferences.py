"""What a person prefers on this computer: units, look, size. Kept beside the log, without a word about health."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from ivig_logger.ui.theme import Look


class Preferences:
    """Preferences in an INI file; a folder that cannot be written to makes them last until the program ends."""

    def __init__(self, log: Path) -> None:
        self._settings = QSettings(str(log.with_name(f"{log.name}.ini")), QSettings.Format.IniFormat)

    def _text(self, key: str, default: str) -> str:
        return str(self._settings.value(key, default))

    def _set(self, key: str, value: object) -> None:
        self._settings.setValue(key, value)
        self._settings.sync()
        path = Path(self._settings.fileName())
        if path.exists():
            path.chmod(0o600)

    @property
    def pounds(self) -> bool:
        """Weights are typed and shown in lb first."""
        return self._text("units/weight", "kg") == "lb"

    @pounds.setter
    def pounds(self, wanted: bool) -> None:
        self._set("units/weight", "lb" if wanted else "kg")

    @property
    def fahrenheit(self) -> bool:
        """Temperatures are typed and shown in °F."""
        return self._text("units/temperature", "C") == "F"

    @fahrenheit.setter
    def fahrenheit(self, wanted: bool) -> None:
        self._set("units/temperature", "F" if wanted else "C")

    @property
    def look(self) -> Look:
        """Light, dark, high contrast, or as the desktop."""
        try:
            return Look(self._text("look", Look.AUTO.value))
        except ValueError:
            return Look.AUTO

    @look.setter
    def look(self, wanted: Look) -> None:
        self._set("look", wanted.value)

    @property
    def zoom(self) -> int:
        """The size of everything in percent, 100 to 200."""
        text = self._text("zoom", "100")
        return min(200, max(100, int(text))) if text.isdecimal() else 100

    @zoom.setter
    def zoom(self, percent: int) -> None:
        self._set("zoom", min(200, max(100, percent)))

    @property
    def sound(self) -> bool:
        """Due things are heard."""
        return self._text("live/sound", "on") != "off"

    @sound.setter
    def sound(self, wanted: bool) -> None:
        self._set("live/sound", "on" if wanted else "off")

    @property
    def stay_awake(self) -> bool:
        """The computer does not go to sleep while an infusion runs."""
        return self._text("live/stay_awake", "on") != "off"

    @stay_awake.setter
    def stay_awake(self, wanted: bool) -> None:
        self._set("live/stay_awake", "on" if wanted else "off")

    @property
    def emergency_text(self) -> str:
        """The clinic's own words beside a sign to call about; empty until they are typed."""
        return self._text("live/emergency_text", "")

    @emergency_text.setter
    def emergency_text(self, words: str) -> None:
        self._set("live/emergency_text", words)

    @property
    def lock_after(self) -> int:
        """Minutes without a key or a touch after which an encrypted log is locked; 0 is never."""
        text = self._text("lock/after", "10")
        return int(text) if text.isdecimal() else 10

    @lock_after.setter
    def lock_after(self, minutes: int) -> None:
        self._set("lock/after", minutes)

    @property
    def second_place(self) -> str:
        """The folder on another disk that backups are copied to; empty without one."""
        return self._text("backups/second_place", "")

    @second_place.setter
    def second_place(self, folder: str) -> None:
        self._set("backups/second_place", folder)

    @property
    def second_copied(self) -> int:
        """When the second place was chosen or last had a backup, in seconds since the epoch."""
        text = self._text("backups/second_copied", "0")
        return int(text) if text.isdecimal() else 0

    @second_copied.setter
    def second_copied(self, epoch: int) -> None:
        self._set("backups/second_copied", epoch)

    @property
    def patient(self) -> str:
        """The id of the patient that was shown last."""
        return self._text("patient", "")

    @patient.setter
    def patient(self, wanted: str) -> None:
        self._set("patient", wanted)

    @property
    def profile(self) -> str:
        """The id of the profile that opened an encrypted log last."""
        return self._text("profile", "")

    @profile.setter
    def profile(self, wanted: str) -> None:
        self._set("profile", wanted)

    @property
    def screen(self) -> str:
        """The screen that was open last."""
        return self._text("screen", "home")

    @screen.setter
    def screen(self, wanted: str) -> None:
        self._set("screen", wanted)

    @property
    def geometry(self) -> QByteArray:
        """Where the window was, in Qt's own form."""
        value = self._settings.value("geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, wanted: QByteArray) -> None:
        self._set("geometry", wanted)
