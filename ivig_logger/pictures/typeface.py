"""The program's type: Inter, shipped with it, for the screen and for paper."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from ivig_logger.domain.vocabulary import resource

FAMILY = "Inter"
_OTHER_SHAPES = ("calt", "liga", "clig")


@cache
def family() -> str:
    """Inter; what it lacks (other alphabets, emoji) comes from the desktop's fonts. Wants a QGuiApplication."""
    loaded = [QFontDatabase.addApplicationFont(str(each)) for each in sorted(resource("fonts").glob("*.otf"))]
    return FAMILY if any(each >= 0 for each in loaded) else QGuiApplication.font().family()


def dressed(font: QFont, *, strong: bool = False) -> QFont:
    """The weight of a text or of what stands out in it, with figures of one width: for the screen."""
    font.setFeature(QFont.Tag("tnum"), 1)
    return _weighed(font, strong=strong)


def on_paper(pixels: int, *, strong: bool = False) -> QFont:
    """The type of a page. It has one shape for each sign: a PDF would not know what the other shapes mean."""
    made = QFont(family())
    made.setPixelSize(pixels)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for each in _OTHER_SHAPES:
        made.setFeature(QFont.Tag(each), 0)
    return _weighed(made, strong=strong)


def _weighed(font: QFont, *, strong: bool) -> QFont:
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font
