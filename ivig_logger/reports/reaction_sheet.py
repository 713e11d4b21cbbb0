"""What a form for reporting a reaction asks, laid out for copying: who reports, the patient, the reaction, the product.

The order is that of the forms for patients (see docs/sources.md). What the log cannot know is left to be filled in by
hand; what it could know and does not is "not recorded". Nothing is sent, and nothing is judged.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ivig_logger import __version__
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.domain.moment import Moment
from ivig_logger.reports.naming import Names
from ivig_logger.reports.sheet_parts import Item, Part, before, medicines, patient_part, product, reaction_part
from ivig_logger.words.onset import chip_text
from ivig_logger.words.times import clock_text, day_text

TITLE = "Reporting sheet for a reaction"
NOTES = (
    "This program sends nothing. It does not judge whether a reaction is serious, or what caused it.",
    "Where to report: the national authority or the maker. The package leaflet says how to reach them.",
)
_BLANK = "________________________"
_REPORTER = Part(
    "Who reports",
    tuple(
        Item(name)
        for name in (
            *("Name", "Address", "Telephone or email", "Patient, carer, nurse"),
            *("Date of the report", "Already told to", "May the maker know?"),
        )
    ),
    "To be filled in by hand: this program does not know who reports, and keeps nothing of it.",
)


@dataclass(frozen=True, slots=True)
class ReactionSheet:
    """All of a sheet; `about` is the reaction in a few words, `made` the program and when and in which zone."""

    about: str
    parts: tuple[Part, ...]
    made: str


def sheet_of(infusion: Infusion, at: int, patient: Patient, names: Names, now: Moment) -> ReactionSheet:
    """The sheet for the reaction at a position of its session."""
    told = infusion.reactions[at]
    parts = (
        _REPORTER,
        patient_part(patient, infusion, names),
        reaction_part(told, infusion),
        product(told, infusion),
        medicines(infusion),
        before(infusion),
    )
    about = f"{chip_text(told, infusion.started, infusion.ended)}, infusion of {day_text(infusion.started)}"
    made = f"IVIG Logger {__version__} · Made {day_text(now)}, {clock_text(now)} ({now.zone})"
    return ReactionSheet(about, parts, made)


def text_of(sheet: ReactionSheet) -> str:
    """The whole sheet as plain text."""
    parts = (text_of_part(each) for each in sheet.parts)
    return "\n\n".join((f"{TITLE}\n{sheet.about}", *parts, "\n".join((*NOTES, sheet.made))))


def text_of_part(part: Part) -> str:
    """One part as plain text: its title, then a line for each thing that is asked."""
    return "\n".join((part.title.upper(), *_lines(part)))


def lines_of(item: Item) -> tuple[str, ...]:
    """What stands beside the name of an item; a line to write on where it is to be filled in."""
    return item.lines or (_BLANK,)


def _lines(part: Part) -> Iterator[str]:
    for item in part.items:
        first, *others = lines_of(item)
        yield f"{item.name}: {first}"
        yield from (f"  {each}" for each in others)
