"""How a table was mapped, as it may be remembered beside the log: nobody's words are in it."""

from collections.abc import Callable
from dataclasses import replace

from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.exchange.mapping import (
    Asked,
    Layout,
    Mapping,
    Recognised,
    from_text,
    is_answered,
    reconsider,
    to_text,
)
from ivig_logger.exchange.sheets import Workbook

_OF_THE_FILE = (Asked.DATE_ORDER, Asked.DECIMAL_MARK)


def kept_form(workbook: Workbook, mapping: Mapping) -> str:
    """A mapping as it may be remembered: without headings, names of sheets, and whose sessions they were."""
    places = {each.name: str(at) for at, each in enumerate(workbook.tables)}

    def bare(layout: Layout) -> Layout:
        columns = tuple(replace(each, title="") for each in layout.columns)
        return replace(layout, sheet=places.get(layout.sheet, "0"), columns=columns)

    return to_text(replace(_each(mapping, bare), patient=""))


def as_remembered(workbook: Workbook, found: Recognised, kept: str) -> Recognised:
    """A table as its like was mapped before; as it was found where that does not fit any more.

    What was answered about the file then can be seen and changed.
    """
    titles = {each.sheet: [one.title for one in each.columns] for each in _layouts(found.mapping)}

    def dressed(layout: Layout) -> Layout:
        sheet = workbook.tables[int(layout.sheet)].name
        named = titles.get(sheet, [])
        if len(named) != len(layout.columns):
            named = [""] * len(layout.columns)
        columns = (replace(each, title=title) for each, title in zip(layout.columns, named, strict=True))
        return replace(layout, sheet=sheet, columns=tuple(columns))

    try:
        again = reconsider(workbook, _each(from_text(kept), dressed))
    except (Unreadable, IndexError, ValueError):
        return found
    asked = tuple(
        each
        for each in found.questions
        if each.about in _OF_THE_FILE and each not in again.questions and is_answered(again.mapping, each)
    )
    return replace(again, questions=(*asked, *again.questions))


def _each(mapping: Mapping, change: Callable[[Layout], Layout]) -> Mapping:
    return replace(
        mapping,
        sessions=change(mapping.sessions),
        reactions=mapping.reactions and change(mapping.reactions),
        premedications=mapping.premedications and change(mapping.premedications),
    )


def _layouts(mapping: Mapping) -> list[Layout]:
    return [each for each in (mapping.sessions, mapping.reactions, mapping.premedications) if each is not None]
