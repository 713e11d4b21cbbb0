"""Sheets of paper, in tenths of a point: whole pixels of a type in these units are fine enough for any device."""

from dataclasses import dataclass

from PySide6.QtCore import QLocale, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

UNITS = 10  # to a point
DOTS = 72 * UNITS  # to an inch
_MARGIN = 36.0 * UNITS  # half an inch: what any printer reaches
_LETTER_LANDS = frozenset({"US", "CA", "MX", "CL", "CO", "CR", "GT", "NI", "PA", "PH", "PR", "SV", "VE"})


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet upright, by its size in tenths of a point."""

    name: str
    width: float
    height: float

    @property
    def inside(self) -> QRectF:
        """Where a page is printed on."""
        return QRectF(0, 0, self.width, self.height).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)

    @property
    def layout(self) -> QPageLayout:
        """The sheet as Qt's devices want it, with the margins ours."""
        points = QSizeF(self.width / UNITS, self.height / UNITS)
        size = QPageSize(points, QPageSize.Unit.Point, self.name, QPageSize.SizeMatchPolicy.FuzzyMatch)
        return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())


A4 = Paper("A4", 5950, 8420)
LETTER = Paper("Letter", 6120, 7920)
PAPERS = (A4, LETTER)


def usual_paper(locale: QLocale) -> Paper:
    """What lies in the printers of a country."""
    return LETTER if QLocale.territoryToCode(locale.territory()) in _LETTER_LANDS else A4


def paper_of(layout: QPageLayout) -> Paper:
    """The sheet that was chosen for a device."""
    size = layout.fullRectPoints()
    return Paper("", size.width() * UNITS, size.height() * UNITS)
