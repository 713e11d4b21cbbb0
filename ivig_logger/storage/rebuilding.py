"""A damaged log as SQLite can open it again: its pages in memory, behind a first page and definitions that are new.

A page that is lost stays empty, and SQLite refuses whatever it would need it for. Nothing is written to any disk.
"""

import sqlite3
from typing import Any

from ivig_logger.storage.cells import INTERIOR, LEAF, put_varint
from ivig_logger.storage.definitions import Definition
from ivig_logger.storage.encryption import MAGIC
from ivig_logger.storage.pages import Pages
from ivig_logger.storage.upgrade import APPLICATION_ID

MOST = 256 * 2**20  # bytes; a larger log is read from the changes that are found on its pages
_HEADER = 100


def rebuilt(pages: Pages, definitions: list[Definition]) -> bytearray | None:
    """The whole file, or None where it is too large to be held in memory or no table is known."""
    size = pages.layout.size
    if pages.count * size > MOST or not definitions:
        return None
    leaves = _leaves(pages, definitions)
    file = bytearray((pages.count + len(leaves)) * size)
    for number in range(2, pages.count + 1):
        page = pages[number]
        file[(number - 1) * size : (number - 1) * size + len(page)] = page
    for number, (_, leaf) in enumerate(leaves, pages.count):
        file[number * size : (number + 1) * size] = leaf
    file[:size] = _first_page(pages, [last for last, _ in leaves])
    return file


def opened(file: bytearray) -> Any:
    """A connection to such a file; an empty one is a log without tables."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    if file:
        connection.deserialize(file)
    return connection


def _first_page(pages: Pages, lasts: list[int]) -> bytes:
    """The header, and the inner page of the definitions: https://www.sqlite.org/fileformat2.html#the_database_header."""
    size, reserved, count = pages.layout.size, pages.layout.size - pages.layout.usable, pages.count + len(lasts)
    page = bytearray(size)
    page[:24] = MAGIC + (size if size < 65536 else 1).to_bytes(2, "big") + bytes((1, 1, reserved, 64, 32, 32))
    words = (1, count, 0, 0, 1, 4, 0, 0, 1, 0, 0, APPLICATION_ID, 0, 0, 0, 0, 0, 1, 0)
    page[24:_HEADER] = b"".join(each.to_bytes(4, "big") for each in words)
    cells = [(pages.count + 1 + place).to_bytes(4, "big") + put_varint(last) for place, last in enumerate(lasts[:-1])]
    _fill(page, _HEADER, INTERIOR, cells, pages.layout.usable, count.to_bytes(4, "big"))
    return bytes(page)


def _leaves(pages: Pages, definitions: list[Definition]) -> list[tuple[int, bytes]]:
    """The definitions on as many pages as they need, each with the number of its last row."""
    groups: list[list[bytes]] = [[]]
    lasts = [0]
    for number, each in enumerate(definitions, 1):
        record = _record(each)
        if len(record) > pages.layout.usable - 35:
            continue  # it would need a page of its own; no definition of ours does on pages of our logs' size
        cell = put_varint(len(record)) + put_varint(number) + record
        if groups[-1] and sum(len(one) + 2 for one in (*groups[-1], cell)) > pages.layout.usable - 8:
            groups.append([])
            lasts.append(0)
        groups[-1].append(cell)
        lasts[-1] = number
    made = []
    for last, cells in zip(lasts, groups, strict=True):
        page = bytearray(pages.layout.size)
        _fill(page, 0, LEAF, cells, pages.layout.usable)
        made.append((last, bytes(page)))
    return made


def _fill(page: bytearray, at: int, kind: int, cells: list[bytes], usable: int, right: bytes = b"") -> None:
    """Write the header of a b-tree page, its pointers, and its cells from the end on."""
    end, pointers = usable, b""
    for cell in cells:
        end -= len(cell)
        page[end : end + len(cell)] = cell
        pointers += end.to_bytes(2, "big")
    start = end.to_bytes(3, "big")[1:]  # 65536 is written as 0
    header = bytes((kind, 0, 0)) + len(cells).to_bytes(2, "big") + start + b"\0" + right + pointers
    page[at : at + len(header)] = header


def _record(definition: Definition) -> bytes:
    kind, name, table = (each.encode() for each in (definition.kind, definition.name, definition.table))
    sql = b"" if definition.sql is None else definition.sql.encode()
    texts = [put_varint(13 + 2 * len(each)) for each in (kind, name, table)]
    of_sql = b"\0" if definition.sql is None else put_varint(13 + 2 * len(sql))
    types = b"".join(texts) + b"\x04" + of_sql  # 4: a number of four bytes
    return bytes((len(types) + 1,)) + types + kind + name + table + definition.root.to_bytes(4, "big") + sql
