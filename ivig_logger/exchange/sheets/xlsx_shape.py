"""The shape of the sheets of an xlsx file, from its XML.

The reader of values gives nothing for an error and for a formula without a value, as if the cell were empty, and asks
for memory for the whole rectangle around the values. Regular expressions do this over a hundred megabytes in a second.
"""

import re
import zipfile
from collections.abc import Iterator

from ivig_logger.exchange.sheets.archives import pieces_of, read_member
from ivig_logger.exchange.sheets.markup import Attributes, a_parser, read_markup
from ivig_logger.exchange.sheets.shape import Shape

_CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r=["']([A-Z]{1,3})(\d{1,7})["'][^>]*(?<!/)>""")
_ERROR = re.compile(rb"""<(?:\w+:)?c\s([^>]*\bt=["']e["'][^>]*)(?<!/)>(.*?)</(?:\w+:)?c>""", re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_VALUELESS = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)(?<!/)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_PLACE = re.compile(rb"""(?:^|\s)r=["']([A-Z]{1,3})(\d{1,7})["']""")
_HIDDEN_ROW = re.compile(
    rb"""<(?:\w+:)?row\s[^>]*\bhidden=["'](?:1|true)["'][^>]*(?<!/)>(.*?)</(?:\w+:)?row>""", re.DOTALL
)
_FILLED = re.compile(rb"<(?:\w+:)?(?:v|is)>")
_HIDDEN_COLUMNS = re.compile(rb"""<(?:\w+:)?col\s[^>]*\bhidden=["'](?:1|true)["'][^>]*>""")
_FIRST_AND_LAST = re.compile(rb"""\s(min|max)=["'](\d{1,7})["']""")
_COMMENTS = b"relationships/comments"
_TEXT = re.compile(rb"""\bt=["']str["']""")  # an empty text is a value
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships id"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships id"


def xlsx_shapes(archive: zipfile.ZipFile) -> dict[str, Shape]:
    """The shape of each sheet by its name. Raises Unreadable."""
    paths = _paths(archive)
    members = {each.filename.lower().replace("\\", "/"): each for each in archive.infolist()}
    found = {name: members.get(path) for name, path in paths.items()}
    return {name: _shape(archive, member) for name, member in found.items() if member is not None}


def _paths(archive: zipfile.ZipFile) -> dict[str, str]:
    """In which member each sheet stands."""
    ids: dict[str, str] = {}
    targets: dict[str, str] = {}

    def sheet(name: str, attributes: Attributes) -> None:
        if name.endswith(" sheet"):
            ids[attributes.get("name", "")] = attributes.get(_RELATION) or attributes.get(_STRICT_RELATION, "")

    def relation(name: str, attributes: Attributes) -> None:
        if name.endswith(" Relationship"):
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    read_markup([read_member(archive, "xl/workbook.xml")], sheet, a_parser())
    relations = read_member(archive, "xl/_rels/workbook.xml.rels")
    if relations:
        read_markup([relations], relation, a_parser())
    return {name: _full(targets.get(each, "")) for name, each in ids.items()}


def _full(target: str) -> str:
    path = target.replace("\\", "/").lower()
    return path[1:] if path.startswith("/") else path if path.startswith("xl/") else f"xl/{path}"


def _shape(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Shape:
    folder, _, name = member.filename.replace("\\", "/").rpartition("/")
    shape = Shape(comments=_COMMENTS in read_member(archive, f"{folder}/_rels/{name}.rels"))
    for rows in _whole_rows(pieces_of(archive, member)):
        cells = _CELL.findall(rows)
        if cells:
            shape.reach(*_farthest(cells))
        if b"hidden=" in rows:
            _note_hidden(shape, rows)
        if b't="e"' in rows or b"t='e'" in rows:
            _note_errors(shape, rows)
        if b"<f" in rows or b":f" in rows:
            _note_valueless(shape, rows)
    return shape


def _whole_rows(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Pieces that end with the end of a row."""
    rest = b""
    for piece in pieces:
        rest += piece
        end = rest.rfind(b"row>") + 4
        if end > 3:
            yield rest[:end]
            rest = rest[end:]
    yield rest


def _farthest(cells: list[tuple[bytes, bytes]]) -> tuple[int, int]:
    """How many rows and columns the rectangle around the cells has."""
    columns, rows = zip(*cells, strict=True)
    return max(map(int, set(rows))), max(map(_column, set(columns))) + 1


def _note_hidden(shape: Shape, rows: bytes) -> None:
    shape.hidden_rows += sum(_FILLED.search(each) is not None for each in _HIDDEN_ROW.findall(rows))
    for columns in _HIDDEN_COLUMNS.findall(rows):
        ends = {name: int(number) - 1 for name, number in _FIRST_AND_LAST.findall(columns)}
        if len(ends) == len((b"min", b"max")):
            shape.hidden.append((ends[b"min"], ends[b"max"]))


def _note_errors(shape: Shape, rows: bytes) -> None:
    for attributes, content in _ERROR.findall(rows):
        place = _place(attributes)
        value = _VALUE.search(content)
        if place:
            shape.lose(*place, value.group(1).decode("utf-8", "replace") if value else "#")


def _note_valueless(shape: Shape, rows: bytes) -> None:
    for attributes in _VALUELESS.findall(rows):
        place = _place(attributes)
        if place and not _TEXT.search(attributes):
            shape.lack(*place)


def _place(attributes: bytes) -> tuple[int, int] | None:
    found = _PLACE.search(attributes)
    return (int(found.group(2)) - 1, _column(found.group(1))) if found else None


def _column(letters: bytes) -> int:
    """0 for A, 26 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
