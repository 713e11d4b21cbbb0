"""A reporting sheet on paper."""

import pytest

from ivig_logger.pictures.paper import A4, LETTER, Paper
from ivig_logger.pictures.report_pages import image_of_page
from ivig_logger.pictures.report_pdf import pdf_of
from ivig_logger.pictures.sheet_pages import lay_out_sheet
from ivig_logger.reports.naming import Names
from ivig_logger.reports.reaction_sheet import TITLE, sheet_of
from tests.builders import PATIENT, a_full_infusion, a_moment, a_reaction

NOW = a_moment("12:00", "2026-11-01")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("paper", [A4, LETTER])
def test_a_usual_sheet_is_one_page(paper: Paper) -> None:
    assert lay_out_sheet(sheet_of(a_full_infusion(), 0, PATIENT, Names.INITIALS, NOW), paper).count == 1


@pytest.mark.usefixtures("qapp")
def test_the_longest_note_goes_on_to_other_pages_and_nothing_is_cut() -> None:
    told = a_reaction(notes="A long day with many words in it. " * 900)
    pages = lay_out_sheet(sheet_of(a_full_infusion(reactions=(told,)), 0, PATIENT, Names.FULL, NOW), A4)
    assert pages.count > 3
    bottom = A4.inside.bottom()
    assert all(top + piece.height <= bottom for page in pages.placed for top, piece in page)


@pytest.mark.usefixtures("qapp")
def test_a_page_is_painted_and_printed_by_one_routine() -> None:
    pages = lay_out_sheet(sheet_of(a_full_infusion(), 0, PATIENT, Names.INITIALS, NOW), A4)
    image = image_of_page(pages, 0, 400)
    assert len({image.pixel(x, y) for x in range(0, 400, 3) for y in range(0, 560, 3)}) > 3
    assert pdf_of(pages, TITLE).startswith(b"%PDF-")
