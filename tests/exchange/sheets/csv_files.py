"""What stands in a text with separators."""

from ivig_logger.exchange.sheets import Cell, read_workbook, why_unreadable


def rows(data: bytes | str, name: str = "sessions.csv") -> list[tuple[Cell, ...]]:
    """The rows of the one table of a file."""
    return [row for _, row in numbered(data, name)]


def numbered(data: bytes | str, name: str = "sessions.csv") -> list[tuple[int, tuple[Cell, ...]]]:
    """The rows of the one table of a file with their numbers."""
    (table,) = read_workbook(data.encode() if isinstance(data, str) else data, name).tables
    return list(table.rows())


def whys(data: bytes | str) -> dict[int, str]:
    """Why rows cannot be read, by their numbers."""
    found = {number: why_unreadable(row) for number, row in numbered(data)}
    return {number: why for number, why in found.items() if why}
