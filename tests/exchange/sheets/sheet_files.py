"""Sheets of other programs, made for a test, and what is read from them."""

import io
import zipfile
from collections.abc import Callable

from xlsxwriter import Workbook as Written
from xlsxwriter.worksheet import Worksheet

from ivig_logger.exchange.sheets import Cell, Workbook, read_workbook

Fill = Callable[[Written, Worksheet], object]
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = "".join(
    f' xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"' for each in ("office", "table", "text")
)


def xlsx(fill: Fill, **options: object) -> bytes:
    """A workbook with one sheet, Sessions."""
    output = io.BytesIO()
    with Written(output, {"in_memory": True, **options}) as book:
        fill(book, book.add_worksheet("Sessions"))
    return output.getvalue()


def ods(tables: str, **members: str) -> bytes:
    """A workbook of these tables in the XML of ods."""
    content = (
        f'<?xml version="1.0"?><office:document-content{_NAMES}>'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = members.pop("manifest", "<manifest/>")
    return packed({"mimetype": _ODS, "content.xml": content, "META-INF/manifest.xml": manifest, **members})


def ods_table(rows: str, name: str = "Sessions") -> str:
    """The XML of a table."""
    return f'<table:table table:name="{name}">{rows}</table:table>'


def ods_row(*cells: str, times: int = 1) -> str:
    """The XML of a row."""
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


def ods_cell(kind: str, value: str, said: str = "", more: str = "", tag: str = "table-cell") -> str:
    """The XML of a cell."""
    if kind == "string":
        return f'<table:{tag} office:value-type="string" {more}><text:p>{said}</text:p></table:{tag}>'
    attribute = {"date": "date-value", "time": "time-value", "boolean": "boolean-value"}.get(kind, "value")
    text = f"<text:p>{said or value}</text:p>"
    return f'<table:{tag} office:value-type="{kind}" office:{attribute}="{value}" {more}>{text}</table:{tag}>'


def packed(members: dict[str, str | bytes]) -> bytes:
    """A zip of these members."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return output.getvalue()


def edited(data: bytes, member: str, old: str, new: str) -> bytes:
    """The zip with something else in a member."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members: dict[str, str | bytes] = {each: archive.read(each) for each in archive.namelist()}
    text = members[member]
    assert isinstance(text, bytes)
    assert old.encode() in text
    return packed({**members, member: text.replace(old.encode(), new.encode())})


def book(data: bytes, name: str = "sessions") -> Workbook:
    """What is read."""
    return read_workbook(data, name)


def rows(data: bytes) -> list[tuple[Cell, ...]]:
    """The rows of the first table."""
    return [row for _, row in numbered(data)]


def numbered(data: bytes) -> list[tuple[int, tuple[Cell, ...]]]:
    """The rows of the first table with their numbers."""
    return list(book(data).tables[0].rows())
