"""Colours, type and spacing: a palette each for light, dark and high contrast, all text at least 7:1 on its ground."""

from dataclasses import dataclass, fields
from enum import StrEnum
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ivig_logger.domain.vocabulary import resource
from ivig_logger.pictures.typeface import dressed, family

BASE_POINTS = 11.0


class Look(StrEnum):
    """How the program looks; AUTO follows the desktop."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours by what they mean."""

    ground: str
    surface: str
    side: str
    ink: str
    soft: str
    line: str
    accent: str
    accent_soft: str
    on_accent: str
    first_hour: str
    first_hour_fill: str
    may_be: str
    later: str
    later_fill: str
    call: str
    call_fill: str
    saved: str
    selected: str


LIGHT = Tokens(
    *("#F4F6F5", "#FFFFFF", "#E9EEED", "#16262B", "#3F5156", "#D3DCDB", "#07545A", "#E3F1F0", "#FFFFFF"),
    *("#7F3400", "#FFEBD9", "#6B4E00", "#33474D", "#EEF2F2", "#8E1244", "#FCE8F0", "#0B5A33", "#DCEDEB"),
)
DARK = Tokens(
    *("#111719", "#1A2225", "#151C1F", "#EAF1F1", "#AFC0C3", "#324044", "#6FD3CC", "#1A3536", "#08201F"),
    *("#FFB87F", "#3C2512", "#F0D58A", "#C6D4D6", "#263236", "#FF9DBF", "#401427", "#7FD9A8", "#1D3B3C"),
)
CONTRAST = Tokens(
    *("#FFFFFF", "#FFFFFF", "#FFFFFF", "#000000", "#000000", "#000000", "#00363B", "#D9D9D9", "#FFFFFF"),
    *("#5C2500", "#FFFFFF", "#4A3600", "#000000", "#FFFFFF", "#6B0030", "#FFFFFF", "#003D1F", "#D9D9D9"),
)
_current = LIGHT
_dressed: tuple[Tokens, int] | None = None


def tokens() -> Tokens:
    """The colours in use."""
    return _current


def color(name: str) -> QColor:
    """A colour in use by its meaning: "ink", "first_hour"."""
    return QColor(getattr(_current, name))


def apply(app: QApplication, look: Look, zoom: int) -> None:
    """Dress the whole program; `zoom` in percent, 100 to 200."""
    global _current, _dressed
    wanted = (_tokens_of(look), zoom)
    if wanted == _dressed:
        return  # Qt would go through every widget for nothing
    _current, _dressed = wanted[0], wanted
    app.setPalette(_palette(_current))
    app.setFont(font(BASE_POINTS * zoom / 100))
    app.setStyleSheet(_style_sheet(_current, zoom))


def font(points: float, *, strong: bool = False) -> QFont:
    """The program's type in points, with figures of one width."""
    made = QFont(family())
    made.setPointSizeF(points)
    return dressed(made, strong=strong)


def _tokens_of(look: Look) -> Tokens:
    if look is Look.AUTO:
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return {Look.LIGHT: LIGHT, Look.DARK: DARK, Look.CONTRAST: CONTRAST}[look]


def _palette(of: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(QColor(of.surface), QColor(of.ground))
    colours = {
        role.Window: of.ground,
        role.WindowText: of.ink,
        role.Base: of.surface,
        role.AlternateBase: of.ground,
        role.Text: of.ink,
        role.Button: of.surface,
        role.ButtonText: of.ink,
        role.PlaceholderText: of.soft,
        role.Highlight: of.accent,
        role.HighlightedText: of.on_accent,
        role.ToolTipBase: of.surface,
        role.ToolTipText: of.ink,
        role.Link: of.accent,
    }
    for each, value in colours.items():
        palette.setColor(each, QColor(value))
    return palette


def _style_sheet(of: Tokens, zoom: int) -> str:
    text = resource("styles/ivig-logger.qss").read_text(encoding="utf-8")
    names = {each.name: getattr(of, each.name) for each in fields(of)}
    points = {f"pt{size}": f"{size * zoom / 100:g}pt" for size in (10, 11, 12, 13, 15, 18, 22, 28, 40)}
    large = 1 + (zoom / 100 - 1) * 0.3  # what is made for two metres grows less, or it would not fit
    points |= {f"far{size}": f"{size * large:g}pt" for size in (18, 22, 28, 96)}
    lengths = {f"px{size}": f"{round(size * (1 + (zoom / 100 - 1) * 0.6))}px" for size in (2, 4, 6, 8, 10, 12, 16, 20)}
    lengths["nav"] = f"{round(30 * (1 + (zoom / 100 - 1) * 0.4))}px"
    lengths["navlow"] = f"{round(30 * (1 + (zoom / 100 - 1) * 0.2))}px"
    lengths |= {f"wide{size}": f"{size * zoom // 100}px" for size in (640, 680, 860, 980)}
    lengths["icon"] = f"{round(18 * zoom / 100)}px"
    lengths["target"] = f"{round(30 * zoom / 100)}px"
    lengths["live"] = f"{round(42 * zoom / 100)}px"  # 56 with what is around it: for a gloved hand
    lengths["farlive"] = f"{round(42 * large)}px"
    return Template(text).substitute(names | points | lengths)
