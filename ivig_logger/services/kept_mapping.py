"""How a table was mapped, as it may be remembered beside the log: nobody's words are in it."""

from collections.abc import Iterable
from dataclasses import replace

from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.exchange.mapping import (
    Asked,
    Layout,
    Mapping,
    Recognised,
    from_text,
    is_answered,
    laid_on,
    reconsider,
    to_text,
)
from ivig_logger.exchange.sheets import Workbook

MOST = 200  # mappings that are remembered
_OF_THE_FILE = (Asked.DATE_ORDER, Asked.DECIMAL_MARK)


def kept_form(mapping: Mapping) -> str:
    """A mapping as it may be remembered: without headings, names of sheets, and whose sessions they were."""
    bare = mapping.with_layouts([_bare(each) for each in mapping.layouts])
    return to_text(replace(bare, patient=""))


def from_oldest(known: Iterable[str], order: Iterable[str], newest: str) -> tuple[list[str], list[str]]:
    """The fingerprints of the mappings that stay, from the oldest to the newest, and of those that are given up.

    `order` is how they stood before; what is known and not in it is older than all that is.
    """
    ordered, there = list(dict.fromkeys(order)), set(known)
    unplaced = sorted(there - set(ordered))
    every = [each for each in (*unplaced, *(one for one in ordered if one in there)) if each != newest]
    return [*every, newest][-MOST:], every[: max(len(every) + 1 - MOST, 0)]


def as_remembered(workbook: Workbook, found: Recognised, kept: str) -> Recognised:
    """A table as its like was mapped before; as it was found where that does not fit any more.

    What was answered about the file then can be seen and changed.
    """
    try:
        again = reconsider(workbook, laid_on(from_text(kept), found.mapping))
    except Unreadable:
        return found
    asked = tuple(
        each
        for each in found.questions
        if each.about in _OF_THE_FILE and each not in again.questions and is_answered(again.mapping, each)
    )
    return replace(again, questions=(*asked, *again.questions))


def _bare(layout: Layout) -> Layout:
    return replace(layout, sheet="", columns=tuple(replace(each, title="") for each in layout.columns))
