"""What stands in front of the tables: what they are, and whether they can be brought in again."""

from ivig_logger.exchange.tables.layout import VERSION

NAME = "IVIG Logger"
HEADERS = ("about", "value")
CANNOT_BE_IMPORTED = (
    "These tables were made without names and dates. What was left out cannot be put back, so they cannot be imported."
)
_SENTENCES = (
    "One table for each kind of row. A part names its session by id and has a position in it, from 1.",
    "A moment has three columns: ISO 8601 with offset, the time zone, and the same for people (_local).",
    "An import reads the first two, and refuses a row where the third says another time.",
    "Units: g, kg, mL, g per 100 mL (percent), mmHg, per minute, minutes.",
    "A cell that would have been a formula begins with an apostrophe, which an import takes away again.",
    "Durations and the columns from elapsed_minutes on follow from the others and are made anew at each export.",
    "This file holds health data. Whoever has it can read it.",
)
_BARE = (
    CANNOT_BE_IMPORTED,
    "Sessions and patients have running numbers.",
    "The column day counts from the first session of the patient in these tables.",
    "Columns that end in _minutes count from the start of the session, but duration_minutes and flow_minutes.",
    "Notes, reasons, names, lots, expiry dates, routes and units are left out.",
    "A product, symptom or medicine that is not on the lists of the program is called other.",
)


def about_rows(bare: bool) -> list[tuple[str, str]]:
    """The rows of the first table, below its headers."""
    said = [("program", NAME), ("version", str(VERSION)), ("can be imported", "no" if bare else "yes")]
    return said + [("note", each) for each in (_BARE if bare else _SENTENCES)]
