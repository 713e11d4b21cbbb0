"""The colours of a picture by what they mean; in print all is told by shape, pattern and dash as well."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen


@dataclass(frozen=True, slots=True)
class Ink:
    """Colours as #RRGGBB."""

    ground: str
    ink: str
    soft: str
    line: str
    accent: str
    first_hour: str
    first_hour_fill: str
    may_be: str
    later: str

    def color(self, name: str) -> QColor:
        """A colour by its meaning."""
        return QColor(getattr(self, name))

    def pen(self, name: str, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
        """A pen with round joins in a colour."""
        pen = QPen(self.color(name), width, style)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen


PRINT = Ink("#FFFFFF", "#000000", "#333333", "#AAAAAA", "#000000", "#000000", "#E8E8E8", "#000000", "#333333")

# On white paper, in colours that stay apart in grey: the light look's.
PAPER = Ink("#FFFFFF", "#16262B", "#3F5156", "#B4C2C0", "#07545A", "#7F3400", "#FFEBD9", "#6B4E00", "#33474D")
