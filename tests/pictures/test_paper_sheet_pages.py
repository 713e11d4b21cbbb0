"""A log sheet on paper: one page, lines that a hand can write on, and every row read back."""

import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from ivig_logger.domain.plan import Plan, PlannedMedicine, PlannedStep
from ivig_logger.pictures.paper import A4, LETTER, Paper
from ivig_logger.pictures.paper_blanks import LINE
from ivig_logger.pictures.paper_sheet_pages import lay_out_paper_sheet
from ivig_logger.pictures.report_pages import Pages, image_of_page
from ivig_logger.pictures.report_pdf import pdf_of
from ivig_logger.reports.naming import Names
from ivig_logger.reports.paper_sheet import ADVICE, HOW, TITLE, PaperSheet, blank_sheet, planned_sheet
from tests.builders import PATIENT, a_full_infusion
from tests.reports.plans import USUAL

pytestmark = pytest.mark.usefixtures("qapp")
NAMES = ("Ana " * 60, "محمد عبد الله الأنصاري", "אברהם בן־יוסף", "Zoë 👩🏽‍⚕️ Ωmega 日本", "")
SIX_STEPS = replace(
    USUAL,
    steps=tuple(PlannedStep(15 * at, Decimal(20 * at + 20)) for at in range(6)),
    premedications=(*USUAL.premedications, PlannedMedicine("famotidine", Decimal(20), "mg", "by mouth", 30)),
)
BOTH = pytest.mark.parametrize("paper", [A4, LETTER], ids=["A4", "Letter"])


def planned(plan: Plan = USUAL, name: str = PATIENT.name) -> PaperSheet:
    return planned_sheet(replace(PATIENT, name=name, plan=plan), Names.FULL, a_full_infusion())


def read(pages: Pages, folder: Path) -> list[str]:
    """The rows that a reader copies out of the PDF, each run of blanks as one."""
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext of poppler is not installed on this computer")
    path = folder / "sheet.pdf"
    path.write_bytes(pdf_of(pages, TITLE))
    told = subprocess.run([tool, "-layout", path, "-"], capture_output=True, text=True, check=True, timeout=60)
    return [" ".join(each.split()) for each in told.stdout.splitlines() if each.strip()]


def has(rows: list[str], *words: str) -> bool:
    """Whether one row begins with these words, blanks aside: the tool leaves out the one in "1 g"."""
    return any(each.replace(" ", "").startswith("".join(words).replace(" ", "")) for each in rows)


@BOTH
@pytest.mark.parametrize(
    "sheet", [blank_sheet(None, Names.NONE), planned(), planned(SIX_STEPS)], ids=["blank", "planned", "six"]
)
def test_a_usual_sheet_is_one_page_and_nothing_of_it_is_cut(sheet: PaperSheet, paper: Paper) -> None:
    pages = lay_out_paper_sheet(sheet, paper)
    assert pages.count == 1
    assert all(top + piece.height <= paper.inside.bottom() for top, piece in pages.placed[0])


@BOTH
def test_room_that_is_left_becomes_rows_to_write_on(paper: Paper) -> None:
    pages = lay_out_paper_sheet(blank_sheet(None, Names.NONE), paper)
    lowest = max(top + piece.height for top, piece in pages.placed[0][:-1])
    foot = pages.placed[0][-1][0]
    assert foot - lowest < LINE


def test_rows_are_8_mm_apart_or_more() -> None:
    assert pytest.approx(8 * 720 / 25.4) == LINE


@BOTH
@pytest.mark.parametrize("name", NAMES)
def test_any_name_fits_on_the_page(name: str, paper: Paper) -> None:
    pages = lay_out_paper_sheet(planned(name=name), paper)
    assert pages.count <= 2
    assert pdf_of(pages, TITLE).startswith(b"%PDF-")


def test_forty_steps_go_on_to_other_pages_below_their_headings(tmp_path: Path) -> None:
    many = replace(USUAL, steps=tuple(PlannedStep(5 * at, Decimal(at + 10)) for at in range(40)))
    pages = lay_out_paper_sheet(planned(many), A4)
    assert pages.count == 2
    assert all(top + piece.height <= A4.inside.bottom() for page in pages.placed for top, piece in page)
    rows = read(pages, tmp_path)
    assert all(any(f"{at + 10} mL/h" in row for row in rows) for at in range(40))
    assert len([each for each in rows if each.startswith("After By the plan Clock Set to")]) == 2
    assert rows.count(ADVICE) == 2
    assert "Infusion log sheet · Patient A, born 2 Apr 1961" in rows


def test_a_reader_finds_every_row_of_a_planned_sheet_in_its_order(tmp_path: Path) -> None:
    rows = read(lay_out_paper_sheet(planned(), A4), tmp_path)
    assert HOW in rows
    assert ADVICE in rows
    assert has(rows, "Patient A, born 2 Apr 1961")
    assert has(rows, "Date Start End How it went")
    assert has(rows, "Why it was stopped Product, as last time Concentration Dose (g) Weight, as last time")
    assert has(rows, "Privigen 10 % 62.5 kg")
    assert has(rows, "Place How were you before? Well-being 0-10 IgG trough")
    assert has(rows, "Paracetamol 1 g 30 min by mouth")
    assert has(rows, "start 30 mL/h")
    assert has(rows, "1 h 30 min 120 mL/h")
    order = [
        next(at for at, each in enumerate(rows) if each.startswith(title))
        for title in (
            *(
                "Date",
                "Why it",
                "Place",
                "Reactions",
                "Medicines",
                "Lots",
                "Notes",
                "Rate steps",
                "Pauses",
                "Follow-up",
            ),
        )
    ]
    assert order == sorted(order)


def test_long_names_of_medicines_make_their_row_higher() -> None:
    long = replace(USUAL, premedications=(PlannedMedicine("a very long name of a medicine " * 8),))
    pages = lay_out_paper_sheet(planned(long), A4)
    assert pages.count == 1
    assert max(piece.height for _, piece in pages.placed[0]) > 3 * LINE


def test_it_needs_no_colour() -> None:
    image = image_of_page(lay_out_paper_sheet(planned(), A4), 0, 500)
    inside = [image.pixelColor(x, y) for x in range(0, 500, 2) for y in range(0, 650, 2)]
    assert all(each.red() == each.green() == each.blue() for each in inside)
    assert any(each.red() < 60 for each in inside)
