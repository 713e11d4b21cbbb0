"""Headings of rates and vital signs: what is measured, in which unit, and when where they say an instant."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, lru_cache

from ivig_logger.domain.folding import fold
from ivig_logger.domain.infusion import RateUnit
from ivig_logger.exchange.mapping.heading_texts import BRACKETS, LONGEST
from ivig_logger.exchange.mapping.targets import Target

_NAMES = {
    Target.RATE: "rate|infusion rate|flow rate|speed|flow|ml/h|laufrate|infusionsrate|rate ml/h|geschwindigkeit"
    "|infusionsgeschwindigkeit|velocidad|velocidad infusion|debit|vitesse|debit perfusion",
    Target.PRESSURE: "blood pressure|bp|b p|rr|blutdruck|presion arterial|presion|ta|tension|tension arterielle|pa",
    Target.PULSE: "pulse|heart rate|pulse rate|hr|puls|herzfrequenz|hf|frecuencia cardiaca|pulso|fc"
    "|frequence cardiaque|pouls",
    Target.TEMPERATURE: "temperature|temp|body temperature|temperatur|korpertemperatur|temperatura"
    "|temperature corporelle",
    Target.SPO2: "spo2|sp o2|oxygen|oxygen saturation|o2 sat|o2 saturation|sauerstoff|sauerstoffsattigung|sattigung"
    "|saturacion|saturacion oxigeno|saturation|saturation oxygene",
    Target.BREATHING: "breathing rate|respiratory rate|respiration|breaths|resp|resp rate|atemfrequenz|af"
    "|frecuencia respiratoria|frequence respiratoire",
}
_WHEN = {
    "start": "at start|at the start|start|initial|starting|beginning|bei beginn|zu beginn|beginn|anfangs"
    "|start of infusion|al inicio|inicio|inicial|au debut|debut|initiale",
    "end": "at end|at the end|end|end of infusion|bei ende|am ende|ende|al final|final|fin|en fin|a la fin",
    "other": "before|pre|baseline|base line|vorher|vor|antes|basal|avant|during|wahrend|durante|pendant|after|post"
    "|nachher|nach|despues|apres|max|maximum|maximal|highest|hochste|maxima|maximo|maximale|maxi|min|minimum|lowest|mean|average"
    "|mittel|final rate|last",
}
_JOINED = (("anfangs", "start"), ("start", "start"), ("max", "other"))  # "Anfangsgeschwindigkeit", "Startrate"
_TIMES = frozenset(
    (
        *("time", "zeit", "uhrzeit", "hora", "heure", "at", "clock", "clock time", "measured at", "measured", "um"),
        *("minutes", "min", "minuten", "minutos", "minute", "zeitpunkt", "gemessen um", "tiempo", "temps", "when"),
    )
)
_CLOCKS = frozenset({"uhrzeit", "hora", "heure", "clock", "clock time"})
_SIGNS = re.compile(r"[_:.,;-]+")
_UNITS = {
    **{fold(each.value): each.value for each in RateUnit},
    "ml/hr": "mL/h",
    "ml/std": "mL/h",
    "cc/h": "mL/h",
    "cc/hr": "mL/h",
    "ml/kg/hr": "mL/kg/h",
    **dict.fromkeys(("°c", "c", "celsius"), "°C"),
    **dict.fromkeys(("°f", "f", "fahrenheit"), "°F"),
}


class When(Enum):
    """The instant that a heading names: the start, the end, or none that is known."""

    START = auto()
    END = auto()
    NOT_KNOWN = auto()


@dataclass(frozen=True, slots=True)
class MeasureTitle:
    """What a heading says: `unit` is "" where it names none."""

    target: Target
    when: When = When.NOT_KNOWN
    unit: str = ""


@lru_cache(maxsize=1024)
def measure_of(title: str) -> MeasureTitle | None:
    """What a heading measures; None where it names no measurement."""
    if len(title) > LONGEST:
        return None
    said = fold(title)
    hint = " ".join(BRACKETS.findall(said)).strip()
    plain = _plain(said)
    when = _when(hint) or When.NOT_KNOWN
    return _named(plain, when, _UNITS.get(hint, ""))


def when_of(title: str) -> When:
    """The instant that a heading names, whatever it measures."""
    found = measure_of(title)
    return When.NOT_KNOWN if found is None else found.when


def time_of(title: str) -> str | None:
    """The unit of a column of times beside measurements ("" where it may be several); None for another heading."""
    plain = _plain(fold(title))
    if plain not in _TIMES:
        return None
    return "clock" if plain in _CLOCKS else "min" if plain.startswith("min") else ""


def _plain(said: str) -> str:
    """The words of a folded heading that do not stand in brackets."""
    return " ".join(_SIGNS.sub(" ", BRACKETS.sub(" ", said)).split())


def _named(plain: str, when: When, unit: str) -> MeasureTitle | None:
    target = _targets().get(plain)
    if target is not None:
        return MeasureTitle(target, when, unit)
    words = plain.split()
    if words and words[-1] in _UNITS:
        return _named(" ".join(words[: -2 if words[-2:-1] == ["in"] else -1]), when, unit or _UNITS[words[-1]])
    for count in range(1, len(words)):
        for beside, rest in ((words[:count], words[count:]), (words[-count:], words[:-count])):
            said = _when(" ".join(beside))
            if said is not None and " ".join(rest) in _targets():
                return MeasureTitle(_targets()[" ".join(rest)], said, unit)
    return _joined(plain, unit)


def _joined(plain: str, unit: str) -> MeasureTitle | None:
    for begin, when in _JOINED:
        target = _targets().get(plain.removeprefix(begin)) if plain.startswith(begin) else None
        if target is not None:
            return MeasureTitle(target, When.START if when == "start" else When.NOT_KNOWN, unit)
    return None


def _when(said: str) -> When | None:
    return _instants().get(said)


@cache
def _targets() -> dict[str, Target]:
    return {name: target for target, names in _NAMES.items() for name in names.split("|")}


@cache
def _instants() -> dict[str, When]:
    known = {"start": When.START, "end": When.END, "other": When.NOT_KNOWN}
    return {word: known[kind] for kind, words in _WHEN.items() for word in words.split("|")}
