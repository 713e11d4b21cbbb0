"""Sessions of a report: a line each in a table, or each in words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ivig_logger.domain.infusion import Infusion, Medication, Reaction, Severity, Status
from ivig_logger.domain.onset import FirstHour, classify_onset
from ivig_logger.reports.content import Line, Story, Table
from ivig_logger.words.onset import chip_text
from ivig_logger.words.reaction_facts import facts_of
from ivig_logger.words.session_facts import Section, head_lines, sections_of
from ivig_logger.words.sessions import hours_text, premedication_text, product_text, reactions_text
from ivig_logger.words.times import day_long, day_text, duration_text

UNFINISHED = "unfinished session"
HEADINGS = ("Session", "Product and dose", "Lots", "Premedication", "Reactions")
_MARKS = {FirstHour.IN: "▲\u00a0", FirstHour.MAY_BE: "◇\u00a0", FirstHour.LATER: "●\u00a0"}  # never apart from the word
_NOT_RECORDED = "not recorded"
_SHORT = frozenset({"Premedication", "Other medicines", "Lots", "Rates", "Pauses"})
_JOIN = " · "


def lines_table(title: str, sessions: Sequence[Infusion]) -> Table:
    """A line for each session."""
    return Table(title, HEADINGS, tuple(Line(_cells(each)) for each in sessions), tuple(range(len(HEADINGS))))


def story_of(infusion: Infusion) -> Story:
    """A session in words, with all that is recorded of it."""
    head = tuple(head_lines(infusion, pounds=False)[1:])
    told = tuple(_reaction_line(each, infusion) for each in infusion.reactions)
    reactions = ("Reactions", told or (_after_colon(reactions_text(infusion)),))
    rest = (_part(each) for each in sections_of(infusion))
    return Story(
        f"{day_long(infusion.started)}, {_hours(infusion)}", (("Infusion", (_JOIN.join(head),)), reactions, *rest)
    )


def _part(section: Section) -> tuple[str, tuple[str, ...]]:
    """What is short stands on one line."""
    lines = (_JOIN.join(section.lines),) if section.heading in _SHORT else section.lines
    return section.heading, lines


def reactions_cell(infusion: Infusion) -> str:
    """All reactions, each with the mark of its state and how bad it was; or which answer was given."""
    if not infusion.reactions:
        return _after_colon(reactions_text(infusion))
    return "; ".join(_short(each, infusion) for each in infusion.reactions)


def _cells(infusion: Infusion) -> tuple[str, ...]:
    return (
        f"{day_text(infusion.started)}, {_length(infusion)}",
        product_text(replace(infusion, weight=None, place=None)),
        ", ".join(dict.fromkeys(each.lot for each in infusion.vials)) or _NOT_RECORDED,
        _after_colon(premedication_text(replace(infusion, medications=_without_routes(infusion)))),
        reactions_cell(infusion),
    )


def _without_routes(infusion: Infusion) -> tuple[Medication, ...]:
    return tuple(replace(each, route="") for each in infusion.medications)


def _length(infusion: Infusion) -> str:
    if infusion.status is Status.RUNNING:
        return f"still running: {UNFINISHED}"
    length = "end not recorded" if infusion.duration is None else duration_text(infusion.duration)
    return f"{length}, stopped early" if infusion.status is Status.STOPPED_EARLY else length


def _hours(infusion: Infusion) -> str:
    words = hours_text(infusion)
    if infusion.status is Status.RUNNING:
        return f"{words}: {UNFINISHED}"
    return f"{words}, stopped early" if infusion.status is Status.STOPPED_EARLY else words


def _short(reaction: Reaction, infusion: Infusion) -> str:
    mark = _MARKS.get(classify_onset(reaction.onset, infusion.started), "")
    graded = "" if reaction.severity is Severity.NOT_GRADED else f" ({reaction.severity.value})"
    return f"{mark}{chip_text(reaction, infusion.started, infusion.ended)}{graded}"


def _reaction_line(reaction: Reaction, infusion: Infusion) -> str:
    told = facts_of(reaction, infusion)
    return ". ".join(_without_stops((f"{told.symptom}: {told.verdict}", *told.lines)))


def _without_stops(sentences: Sequence[str]) -> Iterator[str]:
    for each in sentences:
        yield each.removesuffix(".")


def _after_colon(words: str) -> str:
    """ "none given" of "Premedication: none given"."""
    return words.partition(": ")[2] or words
