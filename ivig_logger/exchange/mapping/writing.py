"""A mapping as JSON text, for a file beside the spreadsheet or to remember it; read back strictly, with sentences."""

import json
from typing import Any

from ivig_logger.exchange.log_fields import Fields, Node, each_of, flag, line, whole, word
from ivig_logger.exchange.log_format import Refusal
from ivig_logger.exchange.log_ids import uuid
from ivig_logger.exchange.log_json import Unreadable, read_json
from ivig_logger.exchange.mapping.layouts import Column, DateOrder, Layout, Mapping
from ivig_logger.exchange.mapping.targets import NUMBERED, SEVERAL, Target

FORMAT = "ivig-logger-mapping"
VERSION = 1
_KEYS = (
    "format",
    "version",
    "sessions",
    "reactions",
    "premedications",
    "date_order",
    "decimal_comma",
    "zone",
    "patient",
    "rates",
    "vitals",
)


def to_text(mapping: Mapping) -> str:
    """The mapping as JSON; what is left open is left out."""
    said: dict[str, Any] = {  # a JSON object
        "format": FORMAT,
        "version": VERSION,
        "sessions": _layout_object(mapping.sessions),
        "date_order": mapping.date_order,
        "decimal_comma": mapping.decimal_comma,
        "zone": mapping.zone or None,
        "patient": mapping.patient or None,
    }
    said |= {name: _layout_object(layout) for name, layout in mapping.seconds}
    kept = {key: value for key, value in said.items() if value is not None}
    return json.dumps(kept, ensure_ascii=False, indent=2) + "\n"


def from_text(text: str | bytes) -> Mapping:
    """The mapping of a JSON text. Raises log_json.Unreadable with a sentence that names everything that is wrong."""
    refusals: list[Refusal] = []
    fields = Fields(Node(read_json(text), "", refusals), _KEYS)
    if fields.node("format").value != FORMAT:
        raise Unreadable(f'The file is no mapping: its "format" is not "{FORMAT}".')
    version = fields.need("version", whole)
    if version not in (VERSION, None):
        raise Unreadable(f"The mapping is of version {version}; this program reads {VERSION}.")
    sessions = fields.need("sessions", _layout)
    mapping = Mapping(
        sessions or Layout(""),
        fields.maybe("reactions", _layout),
        fields.maybe("premedications", _layout),
        fields.maybe("date_order", word(DateOrder)),
        fields.maybe("decimal_comma", flag),
        fields.maybe("zone", line) or "",
        fields.maybe("patient", uuid) or "",
        fields.maybe("rates", _layout),
        fields.maybe("vitals", _layout),
    )
    if refusals:
        raise Unreadable(
            "The mapping cannot be read: " + "; ".join(f"{each.where}: {each.reason}" for each in refusals) + "."
        )
    return mapping


def _layout_object(layout: Layout) -> dict[str, Any]:  # a JSON object
    return {
        "sheet": layout.sheet,
        "header_rows": list(layout.header_rows),
        "columns": [_column_object(each) for each in layout.columns],
    }


def _column_object(column: Column) -> dict[str, Any]:  # a JSON object
    said: dict[str, Any] = {"title": column.title, "is": column.target.value}  # a JSON object
    if column.number:
        said["number"] = column.number
    if column.unit:
        said["unit"] = column.unit
    return said


def _layout(node: Node) -> Layout | None:
    fields = Fields(node, ("sheet", "header_rows", "columns"))
    sheet, rows = fields.need("sheet", line), fields.maybe("header_rows", each_of(whole)) or ()
    columns = fields.need("columns", each_of(_column)) or ()
    seen: set[tuple[Target, int]] = set()
    for at, each in enumerate(columns):
        if each.target not in SEVERAL and (each.target, each.number) in seen:
            which = f"{each.target} {each.number}" if each.number else each.target
            fields.node("columns").at(f"[{at}]", None).refuse(f'is the second column that is "{which}"')
        seen.add((each.target, each.number))
    return Layout(sheet or "", rows, columns)


def _column(node: Node) -> Column | None:
    fields = Fields(node, ("title", "is", "number", "unit"))
    target = fields.need("is", word(Target))
    number, unit, title = fields.get("number", whole, 0), fields.get("unit", line, ""), fields.get("title", line, "")
    if number < 0 or (number and target not in NUMBERED):
        fields.node("number").refuse(f"must be the number of a lot, premedication or reaction, not {number}")
    return None if target is None else Column(target, number, unit, title)
