"""One line instead of the form: "13:50-17:10 privigen 30g lot P100 headache +25 mild; paracetamol 650 mg 13:15".

It is read from left to right. A name begins a row - a vial, a reaction, a medicine - and what follows fills it;
commas and semicolons are welcome and not needed. What is not understood is given back as such and never guessed.
"""

from dataclasses import replace

from ivig_logger.domain.infusion import Premedication, Purpose
from ivig_logger.domain.vocabulary import concentration_of
from ivig_logger.exchange import one_line_grammar as grammar
from ivig_logger.exchange.entry_values import MedicationEntry, Outcome, SessionEntry
from ivig_logger.exchange.one_line_draft import Draft, Open
from ivig_logger.exchange.one_line_rows import ROW_RULES
from ivig_logger.exchange.one_line_rules import SESSION_RULES, Rule, note
from ivig_logger.exchange.one_line_values import Line, Piece, Span
from ivig_logger.exchange.typed import Conventions

__all__ = ["Line", "Piece", "Span", "merge_line", "parse_line"]

_RULES: tuple[Rule, ...] = (note, *ROW_RULES, *SESSION_RULES)


def parse_line(text: str, conventions: Conventions) -> Line:  # noqa: ARG001 - what a text means is for the reading
    """What a line says, as the texts of the form, and the stretches that are not understood."""
    draft = Draft(text)
    at = _after_gap(draft, 0)
    while at < len(text):
        at = _after_gap(draft, _step(draft, at))
    return draft.line()


def _step(draft: Draft, at: int) -> int:
    """Read one piece; the place behind it."""
    for rule in _RULES:
        end = rule(draft, at)
        if end is not None:
            return end
    if match := grammar.FILLER.match(draft.plain, at):
        return match.end()
    match = grammar.DENIED.match(draft.plain, at) or grammar.WORD.match(draft.plain, at)
    return draft.lose(at, len(draft.text) if match is None else max(match.end(), at + 1))


def _after_gap(draft: Draft, at: int) -> int:
    """The place after spaces and separators; a separator ends what was not understood."""
    match = grammar.GAP.match(draft.plain, at)
    gap = match[0] if match else ""
    draft.comma_before = any(each in gap for each in ",;\n")
    if draft.comma_before and draft.open is Open.LOST:
        draft.open = Open.NOTHING
    return at + len(gap)


def merge_line(line: Line, into: SessionEntry) -> SessionEntry:
    """`into` with what the line said laid over it; rows that were said replace the rows of that kind."""
    fields = {name: getattr(line.entry, name) for name in line.said if name != "medications"}
    merged = replace(into, **fields)
    merged = replace(merged, medications=_medications(line, into))
    return _with_concentration(line, into, _with_times(line, merged))


def _medications(line: Line, into: SessionEntry) -> tuple[MedicationEntry, ...]:
    """The said rows, and those prefilled ones for whose purpose nothing was said."""
    replaced = {each.purpose for each in line.entry.medications}
    if line.entry.premedication is Premedication.NONE_GIVEN:
        replaced.add(Purpose.PREMEDICATION)
    return (*(each for each in into.medications if each.purpose not in replaced), *line.entry.medications)


def _with_times(line: Line, merged: SessionEntry) -> SessionEntry:
    """An end takes the place of a duration, and the other way round; a running session has neither."""
    running = "outcome" in line.said and line.entry.outcome is Outcome.RUNNING
    end = merged.end if "end" in line.said or not ({"duration"} & line.said or running) else ""
    length = merged.duration if "duration" in line.said or not ({"end"} & line.said or running) else ""
    outcome = merged.outcome
    if {"end", "duration"} & line.said and "outcome" not in line.said and outcome is Outcome.RUNNING:
        outcome = Outcome.COMPLETED
    return replace(merged, end=end, duration=length, outcome=outcome)


def _with_concentration(line: Line, into: SessionEntry, merged: SessionEntry) -> SessionEntry:
    """The concentration of another product than the prefilled one is the listed one, or is left to be typed."""
    if "product" not in line.said or "concentration" in line.said or line.entry.product == into.product:
        return merged
    known = concentration_of(line.entry.product)
    return replace(merged, concentration="" if known is None else f"{known} %")
