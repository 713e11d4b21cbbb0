"""The pages of a report: one where it can be one, all of its words on them, whatever is in the log."""

import re
import shutil
import subprocess
import zlib
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

from ivig_logger.domain.infusion import Patient, Status, Vial
from ivig_logger.pictures.paper import A4, LETTER, Paper, paper_of, usual_paper
from ivig_logger.pictures.report_pages import Pages, image_of_page, lay_out
from ivig_logger.pictures.report_pdf import pdf_of
from ivig_logger.reports.content import ReportContent
from tests.builders import PATIENT, a_full_infusion
from tests.reports.logs import a_session, report_of, sample_report

pytestmark = pytest.mark.usefixtures("qapp")
NAMES = ("Ana " * 60, "محمد عبد الله الأنصاري", "אברהם בן־יוסף", "Zoë 👩🏽‍⚕️ Ωmega 日本", "")


def poppler(tool: str) -> str:
    found = shutil.which(tool)
    if found is None:
        pytest.skip(f"{tool} of poppler is not installed on this computer")
    return found


def words_of(content: ReportContent, folder: Path, paper: Paper = A4) -> str:
    """What a reader copies out of the PDF, each run of blanks as one."""
    tool, path = poppler("pdftotext"), folder / "report.pdf"
    path.write_bytes(pdf_of(lay_out(content, paper), content.title))
    told = subprocess.run([tool, "-layout", path, "-"], capture_output=True, text=True, check=True, timeout=60)
    return " ".join(told.stdout.split())


def pieces_of(pages: Pages, at: int = 0) -> tuple[float, float]:
    """Where a page begins and ends."""
    return pages.placed[at][0][0], max(top + piece.height for top, piece in pages.placed[at])


@pytest.mark.parametrize("paper", [A4, LETTER], ids=["A4", "Letter"])
@pytest.mark.parametrize("count", [0, 1, 14, 400])
def test_a_report_is_one_page(tmp_path: Path, count: int, paper: Paper) -> None:
    pages = lay_out(report_of(tmp_path, map(a_session, range(count))), paper)
    assert pages.count == 1
    top, bottom = pieces_of(pages)
    assert top >= paper.inside.top()
    assert bottom <= paper.inside.bottom()


@pytest.mark.parametrize("name", NAMES)
def test_any_name_fits_on_the_page(tmp_path: Path, name: str) -> None:
    content = report_of(tmp_path, map(a_session, range(14)), Patient(PATIENT.id, name or "–"))
    assert lay_out(content, A4).count == 1
    assert pdf_of(lay_out(content, A4), content.title).startswith(b"%PDF-")


def test_sessions_in_words_stand_on_pages_of_their_own(tmp_path: Path) -> None:
    pages = lay_out(report_of(tmp_path, map(a_session, range(14)), in_words=True), A4)
    assert pages.count > 1
    for at in range(pages.count):
        assert pieces_of(pages, at)[1] <= A4.inside.bottom()


def test_the_longest_note_goes_on_over_pages(tmp_path: Path) -> None:
    note = " ".join(f"word{number}" for number in range(3000))
    content = report_of(tmp_path, [a_full_infusion(notes=note)], in_words=True)
    pages = lay_out(content, A4)
    assert pages.count > 3
    told = words_of(content, tmp_path)
    assert all(f"word{number}" in told for number in range(3000))


def test_lines_too_long_for_one_page_go_on_behind_it_and_nothing_is_lost(tmp_path: Path) -> None:
    sessions = [a_session(each, vials=tuple(Vial(f"LOT {each} {lot:04}") for lot in range(60))) for each in range(6)]
    content = report_of(tmp_path, sessions)
    assert lay_out(content, A4).count > 1
    told = words_of(content, tmp_path).replace(" ", "")
    assert all(f"LOT5{lot:04}" in told for lot in range(60))


def test_a_reader_finds_every_row_of_the_tables(tmp_path: Path) -> None:
    content = sample_report(tmp_path)
    told = words_of(content, tmp_path)
    for table in content.tables:
        shown, _ = table.longest(4)
        for line in shown:
            assert " ".join([*line.cells[2:8]]) in told  # in one line, figure beside figure
            assert line.cells[0].split(",")[0] in told
    for part in (*(each.value for each in content.facts), content.made, "page 1 of 1", content.patient):
        assert part in told


def test_an_unfinished_session_stands_out_on_the_page(tmp_path: Path) -> None:
    content = report_of(tmp_path, [a_session(0, ended=None, status=Status.RUNNING), a_session(1)])
    told = words_of(content, tmp_path)
    assert "! Unfinished session: started Tue 20 Oct 2026, 09:00" in told


def test_the_title_of_the_file_names_nobody(tmp_path: Path) -> None:
    tool, path, content = poppler("pdfinfo"), tmp_path / "report.pdf", sample_report(tmp_path)
    path.write_bytes(pdf_of(lay_out(content, A4), content.title))
    told = subprocess.run([tool, path], capture_output=True, text=True, check=True, timeout=60).stdout
    assert re.search(r"Title: +Infusion report\n", told)
    assert re.search(r"Pages: +1\n", told)
    assert "A4" in told
    assert "Sample" not in told


def test_fonts_are_within_the_file(tmp_path: Path) -> None:
    tool, path, content = poppler("pdffonts"), tmp_path / "report.pdf", sample_report(tmp_path)
    path.write_bytes(pdf_of(lay_out(content, A4), content.title))
    told = subprocess.run([tool, path], capture_output=True, text=True, check=True, timeout=60).stdout
    fonts = [line.split() for line in told.splitlines()[2:]]
    assert {each[0].partition("+")[2] or each[0] for each in fonts} == {"Inter-Regular", "Inter-SemiBold"}
    assert all(each[-5] == "yes" for each in fonts)


def test_pages_and_fonts_are_told_by_the_bytes_of_the_file_too(tmp_path: Path) -> None:
    content = report_of(tmp_path, map(a_session, range(14)), in_words=True)
    pages = lay_out(content, A4)
    data = pdf_of(pages, content.title)
    plain = data + b"".join(_inflated(data))
    assert len(re.findall(rb"/Type\s*/Page\b", plain)) == pages.count
    assert b"/FontFile" in plain
    assert b"/ToUnicode" in plain
    assert b"Inter-Regular" in plain


def _inflated(data: bytes) -> list[bytes]:
    streams = re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL)
    found = []
    for each in streams:
        try:
            found.append(zlib.decompressobj().decompress(each))
        except zlib.error:
            continue
    return found


def test_a_page_looks_the_same_as_an_image(tmp_path: Path) -> None:
    pages = lay_out(sample_report(tmp_path), A4)
    image = image_of_page(pages, 0, 595)
    assert (image.width(), image.height()) == (595, 842)
    colours = {image.pixel(x, y) for x in range(0, 595, 3) for y in range(0, 842, 3)}
    assert len(colours) > 10


def test_the_page_is_readable_in_grey(tmp_path: Path) -> None:
    image = image_of_page(lay_out(sample_report(tmp_path), A4), 0, 1190)
    grey = image.convertToFormat(image.Format.Format_Grayscale8)
    shades = [grey.pixelColor(x, y).value() for x in range(0, grey.width(), 2) for y in range(0, grey.height(), 2)]
    assert min(shades) < 60
    assert max(shades) == 255


@pytest.mark.parametrize(("locale", "paper"), [("en_US", LETTER), ("en_CA", LETTER), ("de_DE", A4)])
def test_the_paper_is_that_of_the_country(locale: str, paper: Paper) -> None:
    assert usual_paper(QLocale(locale)) == paper


def test_any_paper_of_a_printer_can_be_laid_out_on(tmp_path: Path) -> None:
    size = QPageSize(QSizeF(420, 595), QPageSize.Unit.Point)  # A5
    paper = paper_of(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    assert (paper.width, paper.height) == (4200, 5950)
    pages = lay_out(report_of(tmp_path, map(a_session, range(14)), Patient(PATIENT.id, "A", date(1961, 4, 2))), paper)
    assert all(pieces_of(pages, at)[1] <= paper.inside.bottom() for at in range(pages.count))
