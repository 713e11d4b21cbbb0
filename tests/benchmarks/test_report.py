"""What the page of a doctor's report costs as a PDF beside a bare page of the same text and lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLineF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPdfWriter

from ivig_logger.pictures.ink import PAPER
from ivig_logger.pictures.overlay import overlay_height, paint_overlay
from ivig_logger.pictures.paper import A4, DOTS, UNITS
from ivig_logger.pictures.report_pages import lay_out
from ivig_logger.pictures.report_pdf import pdf_of
from ivig_logger.pictures.report_tables import COUNTS, SESSIONS
from ivig_logger.pictures.typeface import on_paper
from ivig_logger.reports.content import ReportContent, Table
from tests.benchmarks.conftest import Compare
from tests.reports.logs import sample_report

pytestmark = pytest.mark.usefixtures("qapp")
_MOST = 5  # rows of a table, as on the page
_LINE = 100.0
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Text:
    """A text, where it begins, and the width that it has."""

    words: str
    x: float
    y: float
    width: float
    font: QFont


def bare_texts(content: ReportContent) -> tuple[list[Text], list[QLineF]]:
    """All words of the page one below another, and a line for each row."""
    area, plain, strong = A4.inside, on_paper(80), on_paper(80, strong=True)
    texts: list[Text] = []
    lines: list[QLineF] = []
    y = area.top()
    whole = [content.title, content.patient, *content.notes, content.made, content.picture.title, content.last.title]
    whole += [each for fact in content.facts for each in (fact.name, fact.value)]
    whole += [each for one in content.figures for each in (one.value, one.name, one.beside)]
    for words in (*whole, *(table.title for table in content.tables)):
        texts.append(Text(words, area.left(), y, area.width(), strong))
        y += _LINE
    for cells, shares in _rows(content):
        x = area.left()
        for words, share in zip(cells, shares, strict=True):
            texts.append(Text(words, x, y, area.width() * share, plain))
            x += area.width() * share
        lines.append(QLineF(area.left(), y, area.right(), y))
        y += _LINE
    return texts, lines


def _rows(content: ReportContent) -> Iterator[tuple[list[str], tuple[float, ...]]]:
    for table in content.tables:
        yield from _cells(table, _MOST, COUNTS)
    yield from _cells(content.last, len(content.last.lines), SESSIONS)


def _cells(table: Table, most: int, shares: tuple[float, ...]) -> Iterator[tuple[list[str], tuple[float, ...]]]:
    for line in table.longest(most)[0]:
        yield [line.cells[at] for at in table.on_paper], shares


def bare_pdf(content: ReportContent, texts: list[Text], lines: list[QLineF]) -> bytes:
    """The same text and lines and the same picture, nothing measured and nothing fitted."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS)
    writer.setPageLayout(A4.layout)
    painter = QPainter(writer)
    for each in texts:
        painter.setFont(each.font)
        painter.drawText(QRectF(each.x, each.y, each.width, 3 * _LINE), _WRAPPED, each.words)
    for line in lines:
        painter.drawLine(line)
    _paint_picture(painter, content)
    painter.end()
    return bytes(kept.data())


def _paint_picture(painter: QPainter, content: ReportContent) -> None:
    font = on_paper(7)
    painter.scale(UNITS, UNITS)
    painter.setFont(font)
    high = overlay_height(content.picture.overlay, font)
    paint_overlay(painter, QRectF(40, 200, A4.inside.width() / UNITS, high), content.picture.overlay, PAPER)


def test_the_page_of_a_report(compare: Compare, tmp_path: Path) -> None:
    content = sample_report(tmp_path)
    texts, lines = bare_texts(content)
    compare(
        "the page of a report as a PDF, laid out and painted, beside bare text and lines",
        lambda: pdf_of(lay_out(content, A4), content.title),
        lambda: bare_pdf(content, texts, lines),
        limit=1.5,
    )
