"""The program's own icons, drawn in the colour of what they stand beside."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ivig_logger.domain.vocabulary import resource
from ivig_logger.ui import theme

_DRAWN_IN = b"#000000"


def icon(name: str, colour: str = "ink") -> QIcon:
    """The icon in a colour by its meaning, sharp at the sizes of a button."""
    made = QIcon()
    for size in (18, 36):
        made.addPixmap(pixmap(name, theme.color(colour).name(), size))
    return made


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, size: int) -> QPixmap:
    """The icon as a picture of `size` logical pixels, sharp on the screen it is shown on."""
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer(name, colour).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return drawn


@lru_cache(maxsize=256)
def renderer(name: str, colour: str) -> QSvgRenderer:
    """The icon as something that paints itself at any size."""
    drawing = resource(f"icons/{name}.svg").read_bytes().replace(_DRAWN_IN, colour.encode())
    return QSvgRenderer(QByteArray(drawing))
