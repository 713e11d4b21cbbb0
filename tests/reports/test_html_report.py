"""The report as HTML: every figure in a cell that a screen reader can name, and nothing that was typed is markup."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from typing_extensions import override

from ivig_logger.domain.infusion import Patient
from ivig_logger.reports.content import ReportContent, Table
from ivig_logger.reports.html_report import html_of
from tests.builders import PATIENT, a_full_infusion
from tests.reports.logs import a_session, report_of, sample_report

_EMPTY = {"meta", "br"}


@dataclass
class Read:
    """A table as it is read out."""

    caption: str = ""
    headings: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


class Reader(HTMLParser):
    """Reads tables, headings, languages and whether every element is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tables: list[Read] = []
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in _EMPTY:
            self.open.append(tag)
        if tag == "table":
            self.tables.append(Read())
        elif tag == "tr" and "tbody" in self.open:
            self.tables[-1].rows.append([])
        elif tag in ("th", "td") and "tbody" in self.open:
            self.tables[-1].rows[-1].append("")
        elif tag in ("th", "td"):
            self.tables[-1].headings.append("")

    @override
    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    @override
    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    @override
    def handle_data(self, data: str) -> None:
        self.text += data
        if not self.tables or "table" not in self.open:
            return
        if self.open[-1] == "caption":
            self.tables[-1].caption += data
        elif self.open[-1] in ("th", "td"):
            cells = self.tables[-1].rows[-1] if "tbody" in self.open else self.tables[-1].headings
            cells[-1] += data


def tables_of(content: ReportContent) -> list[Table]:
    return [each for each in (content.picture.table, *content.tables, content.last) if each.lines]


def test_every_cell_of_every_table_is_there_under_its_heading(tmp_path: Path) -> None:
    content = sample_report(tmp_path)
    read = Reader(html_of(content))
    assert read.open == []
    for told, table in zip(read.tables, tables_of(content), strict=True):
        assert told.caption == table.title
        assert told.headings == list(table.headings)
        assert told.rows == [list(line.cells) for line in table.lines]


def test_the_page_tells_its_language_and_its_cells_their_headings(tmp_path: Path) -> None:
    seen = Reader(html_of(sample_report(tmp_path))).seen
    assert ("html", {"lang": "en"}) in seen
    scopes = [attributes.get("scope") for tag, attributes in seen if tag == "th"]
    assert set(scopes) == {"col", "row"}
    levels = [int(tag[1]) for tag, _ in seen if tag in ("h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1


def test_the_picture_has_a_name_and_a_table_that_tells_the_same(tmp_path: Path) -> None:
    content = sample_report(tmp_path)
    seen = Reader(html_of(content)).seen
    picture = next(attributes for tag, attributes in seen if tag == "svg")
    assert picture["role"] == "img"
    assert picture["aria-labelledby"] == "overlay-title overlay-words"
    assert len(content.picture.table.lines) == len(content.picture.overlay.lines)


def test_the_five_numbers_and_the_head_are_there(tmp_path: Path) -> None:
    content = sample_report(tmp_path)
    text = Reader(html_of(content)).text
    for each in content.figures:
        assert f"{each.value} {each.name} ({each.beside})" in text
    for part in (content.patient, content.made, *content.notes, *(each.value for each in content.facts)):
        assert part in text


def test_what_was_typed_is_never_markup(tmp_path: Path) -> None:
    patient = Patient(PATIENT.id, "<b>Ana</b> & Co")
    page = html_of(report_of(tmp_path, [a_full_infusion(notes='<script>"x"</script>')], patient, in_words=True))
    assert "<script" not in page
    assert "<b>" not in page
    assert '<script>"x"</script>' in Reader(page).text


def test_sessions_in_words_are_sections_of_their_own(tmp_path: Path) -> None:
    read = Reader(html_of(report_of(tmp_path, map(a_session, range(3)), in_words=True)))
    assert [tag for tag, _ in read.seen].count("section") == 3


def test_the_page_of_an_empty_log_has_no_empty_table(tmp_path: Path) -> None:
    read = Reader(html_of(report_of(tmp_path, [])))
    assert read.tables == []
    assert "none in this period" in read.text


def test_it_refers_to_nothing_outside_itself(tmp_path: Path) -> None:
    page = html_of(sample_report(tmp_path)).replace("http://www.w3.org/2000/svg", "")
    assert "http" not in page
    assert "src=" not in page
    assert "href=" not in page
