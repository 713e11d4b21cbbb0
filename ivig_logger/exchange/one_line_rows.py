"""What a stretch of one line says about a reaction or a medicine: names begin a row, the rest fills the open one."""

from dataclasses import replace

from ivig_logger.domain.infusion import Action, Purpose, Severity
from ivig_logger.exchange import one_line_grammar as grammar
from ivig_logger.exchange.one_line_draft import Draft, Open
from ivig_logger.exchange.one_line_rules import Rule


def symptom(draft: Draft, at: int) -> int | None:
    """A symptom in listed words; any other in quotes."""
    if match := grammar.QUOTED.match(draft.plain, at):
        said = draft.slice(*match.span(1))
        return draft.add_reaction(said, at, match.end()) if said else None
    found = draft.words.symptom(at)
    return None if found is None else draft.add_reaction(draft.slice(at, found.end), at, found.end)


def graded_symptom(draft: Draft, at: int) -> int | None:
    """ "mild chills": the grade belongs to what follows, unless a reaction just before it still waits for one."""
    grade = grammar.SEVERITY.match(draft.plain, at)
    if grade is None:
        return None
    named = draft.words.symptom(at)
    if named is not None:  # "severe headache" is a sign of its own, and graded
        draft.add_reaction(draft.slice(at, named.end), at, named.end)
        draft.reactions[-1] = replace(draft.reactions[-1], severity=Severity(grade[1]))
        return named.end
    waiting = draft.open is Open.REACTION and draft.reactions[-1].severity is Severity.NOT_GRADED
    gap = grammar.GAP.match(draft.plain, grade.end())
    begin = gap.end() if gap and not gap[0].strip() else grade.end()
    found = draft.words.symptom(begin)
    if found is None or (waiting and not draft.comma_before):
        return None
    draft.add_reaction(draft.slice(begin, found.end), begin, found.end)
    return _graded(draft, grade[1], at, grade.end(), found.end)


def _graded(draft: Draft, word: str, start: int, end: int, on: int) -> int:
    draft.fill(draft.reactions, "reactions", start, end, severity=Severity(" ".join(word.split())))
    return on


def reaction(draft: Draft, at: int) -> int | None:
    """The onset, the grade, what was done and when it was over, of the open reaction."""
    if draft.open is not Open.REACTION:
        return None
    rows, told = draft.reactions, draft.reactions[-1]
    if (match := grammar.SEVERITY.match(draft.plain, at)) and told.severity is Severity.NOT_GRADED:
        return _graded(draft, match[1], at, match.end(), match.end())
    if (match := grammar.ONSET.match(draft.plain, at)) and not told.onset:
        group = 1 if match[1] else 2
        return draft.fill(rows, "reactions", at, match.end(), onset=draft.slice(*match.span(group)))
    if (match := grammar.RESOLVED.match(draft.plain, at)) and not told.resolved:
        return draft.fill(rows, "reactions", at, match.end(), resolved=draft.slice(*match.span(1)))
    if match := grammar.ACTION.match(draft.plain, at):
        action = Action(" ".join(match[1].split()))
        actions = told.actions if action in told.actions else (*told.actions, action)
        return draft.fill(rows, "reactions", at, match.end(), actions=actions)
    return None


def drug(draft: Draft, at: int) -> int | None:
    """A medicine by any of its names."""
    found = draft.words.drug(at)
    return None if found is None else draft.add_medication(draft.slice(at, found.end), at, found.end)


def medicine(draft: Draft, at: int) -> int | None:
    """The dose, the time, the route and the purpose of the open medicine."""
    if draft.open is not Open.MEDICINE:
        return None
    rows, given = draft.medications, draft.medications[-1]
    if (match := grammar.MEDICINE_TIME.match(draft.plain, at)) and not given.at:
        return draft.fill(rows, "medications", at, match.end(), at=draft.slice(*match.span(1)))
    if (match := grammar.MEDICINE_DOSE.match(draft.plain, at)) and not given.dose:
        return draft.fill(rows, "medications", at, match.end(), dose=draft.slice(at, match.end()))
    for route, shape in grammar.ROUTES.items():
        if (match := shape.match(draft.plain, at)) and not given.route:
            return draft.fill(rows, "medications", at, match.end(), route=route)
    return _purpose(draft, at)


def _purpose(draft: Draft, at: int) -> int | None:
    for purpose, shape in grammar.PURPOSES.items():
        if match := shape.match(draft.plain, at):
            return draft.fill(draft.medications, "medications", at, match.end(), purpose=Purpose(purpose))
    end = _reason(draft, at)
    if end is None:
        return None
    return draft.fill(draft.medications, "medications", at, end, purpose=Purpose.FOR_REACTION)


def _reason(draft: Draft, at: int) -> int | None:
    """ "for the reaction", "for headache"."""
    if match := grammar.FOR_REACTION.match(draft.plain, at):
        return match.end()
    begin = grammar.FOR.match(draft.plain, at)
    found = draft.words.symptom(begin.end()) if begin else None
    return None if found is None else found.end


ROW_RULES: tuple[Rule, ...] = (medicine, graded_symptom, reaction, symptom, drug)
