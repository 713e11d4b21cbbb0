"""Every text can be read: 7:1 on its ground, in each look (WCAG 2.2, success criterion 1.4.6)."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from ivig_logger.ui import theme
from ivig_logger.ui.icons import icon
from ivig_logger.ui.theme import CONTRAST, DARK, LIGHT, Tokens

PAIRS = [
    ("ink", "ground"),
    ("ink", "surface"),
    ("ink", "side"),
    ("ink", "selected"),
    ("soft", "ground"),
    ("soft", "surface"),
    ("soft", "side"),
    ("accent", "surface"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("first_hour", "first_hour_fill"),
    ("may_be", "surface"),
    ("later", "later_fill"),
    ("call", "call_fill"),
    ("saved", "side"),
]


def luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("look", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_every_text_stands_out_from_its_ground(look: Tokens, text: str, ground: str) -> None:
    first, second = (luminance(getattr(look, each)) + 0.05 for each in (text, ground))
    assert max(first, second) / min(first, second) >= 7


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_the_type_grows_with_the_zoom(qapp: QApplication, zoom: int) -> None:
    theme.apply(qapp, theme.Look.LIGHT, zoom)
    assert qapp.font().pointSizeF() == pytest.approx(11 * zoom / 100)
    theme.apply(qapp, theme.Look.LIGHT, 100)


def test_icons_take_the_colour_of_what_they_stand_beside(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Look.DARK, 100)
    image = icon("home").pixmap(24, 24).toImage()
    pixels = [image.pixelColor(x, y) for x in range(24) for y in range(24)]
    seen = {each.name() for each in pixels if each.alpha() == 255}
    theme.apply(qapp, theme.Look.LIGHT, 100)
    assert seen == {DARK.ink.lower()}
