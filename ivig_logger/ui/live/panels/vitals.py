"""One set of vital signs: a number, Enter, the next number."""

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ivig_logger.domain.happenings import Kind
from ivig_logger.domain.infusion import TemperatureUnit, VitalSigns
from ivig_logger.domain.problems import Problem
from ivig_logger.exchange.typed_texts import number_text
from ivig_logger.exchange.typed_vitals import VitalsEntry, read_vitals
from ivig_logger.ui.announcement import announce
from ivig_logger.ui.live.panels.entry_panel import EntryPanel
from ivig_logger.ui.live.panels.slots import Slot
from ivig_logger.ui.live.session import LiveSession

_FIELDS = {
    "pressure": ("Pressure", 7),
    "heart_rate": ("Pulse", 3),
    "temperature": ("Temp.", 5),
    "spo2": ("SpO₂ %", 3),
    "breathing_rate": ("Breaths", 3),
    "pain": ("Pain", 4),
}
_NAMES = {
    "pressure": "Blood pressure in mmHg, like 122/76",
    "heart_rate": "Pulse, beats in a minute",
    "temperature": "Temperature",
    "spo2": "Oxygen saturation in %",
    "breathing_rate": "Breaths in a minute",
    "pain": "Pain from 0 to 10",
}
_NOTHING = "Nothing is filled in. One number is enough; Esc closes."


class VitalsPanel(EntryPanel):
    """The values of the set before stand in grey; a set may be partial."""

    def __init__(self, session: LiveSession, parent: QWidget | None = None) -> None:
        self._fields = {name: Slot(label, QLineEdit(), wide) for name, (label, wide) in _FIELDS.items()}
        super().__init__(session, "Vital signs", self._fields, parent)
        for name, slot in self._fields.items():
            slot.line.setAccessibleName(_NAMES[name])
        self.lay_out()

    @override
    def refresh(self) -> None:
        fahrenheit = self.session.workspace.preferences.fahrenheit
        self._fields["temperature"].label.setText("Temp. °F" if fahrenheit else "Temp. °C")
        for name, words in self._last_values().items():
            self._fields[name].line.setPlaceholderText(words)

    @override
    def store(self) -> None:
        vitals, said = self._read()
        if vitals is not None and not any(each.refuse for each in said):
            self.keep(vitals, Kind.VITALS, "enter vital signs", said)
            return
        self.slots.judge(said)
        if not said:
            self._fields["pressure"].say(_NOTHING, "warn")
            announce(self, _NOTHING)
            self.slots.focus()

    def _read(self) -> tuple[VitalSigns | None, list[Problem]]:
        entry = VitalsEntry(**{name: slot.value for name, slot in self._fields.items()})
        workspace = self.session.workspace
        return read_vitals(
            entry,
            self.at,
            workspace.conventions(),
            fahrenheit=workspace.preferences.fahrenheit,
            earlier=[each for each in self.session.infusion.vitals if each != self._part],
        )

    def _last_values(self) -> dict[str, str]:
        """The last value of each measurement, as it would be typed."""
        workspace = self.session.workspace
        usual = TemperatureUnit.FAHRENHEIT if workspace.preferences.fahrenheit else TemperatureUnit.CELSIUS
        comma = workspace.conventions().decimal_comma
        shown = dict.fromkeys(_FIELDS, "") | {"pain": "0–10"}
        for each in sorted(self.session.infusion.vitals, key=lambda each: each.at.epoch):
            shown |= {name: words for name, words in _texts(each, usual, comma=comma).items() if words}
        return shown


def _texts(vitals: VitalSigns, usual: TemperatureUnit, *, comma: bool) -> dict[str, str]:
    temperature = "" if vitals.temperature is None else number_text(vitals.temperature, decimal_comma=comma)
    unit = "" if vitals.temperature_unit is usual else " °F" if usual is TemperatureUnit.CELSIUS else " °C"
    pressures = [str(each) for each in (vitals.systolic, vitals.diastolic) if each is not None]
    numbers = {name: getattr(vitals, name) for name in ("heart_rate", "spo2", "breathing_rate", "pain")}
    return {
        "pressure": "/".join(pressures),
        "temperature": f"{temperature}{unit}" if temperature else "",
        **{name: "" if number is None else str(number) for name, number in numbers.items()},
    }
