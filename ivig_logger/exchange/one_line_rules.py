"""What a stretch of one line says about the session: each rule takes a place and gives the end of what it took."""

import re
from collections.abc import Callable

from ivig_logger.domain.infusion import Place, Premedication, ReactionAnswer
from ivig_logger.exchange import one_line_grammar as grammar
from ivig_logger.exchange.entry_values import Outcome
from ivig_logger.exchange.one_line_draft import Draft, Open

Rule = Callable[[Draft, int], int | None]
_ROWS = (Open.REACTION, Open.MEDICINE)


def note(draft: Draft, at: int) -> int | None:
    """note "slept well"."""
    match = grammar.NOTE.match(draft.plain, at)
    if match is None:
        return None
    before = draft.texts.get("notes", "")
    return draft.say("notes", at, match.end(), f"{before}\n{_typed(draft, match)}".strip())


def answers(draft: Draft, at: int) -> int | None:
    """no reaction, not asked, no premed, none given; completed, stopped early, still running."""
    if match := grammar.NO_REACTION.match(draft.plain, at):
        return draft.answer("reaction", ReactionAnswer.NONE, at, match.end())
    if match := grammar.NOT_ASKED.match(draft.plain, at):
        return draft.answer("reaction", ReactionAnswer.NOT_ASKED, at, match.end())
    if match := grammar.NO_PREMEDICATION.match(draft.plain, at):
        return draft.answer("premedication", Premedication.NONE_GIVEN, at, match.end())
    if (match := grammar.OUTCOME.match(draft.plain, at)) and not draft.says("outcome"):
        words = " ".join(match[1].split())
        return draft.answer("outcome", Outcome(words), at, match.end())
    return None


def place(draft: Draft, at: int) -> int | None:
    """home, hospital, infusion centre."""
    if draft.says("place") or draft.open is Open.LOST:  # "went to hospital" is not where it was given
        return None
    for name, shape in grammar.PLACES.items():
        if match := shape.match(draft.plain, at):
            return draft.answer("place", Place(name), at, match.end())
    return None


def date(draft: Draft, at: int) -> int | None:
    """A date, before any row."""
    match = None if draft.says("date") or draft.has_rows else grammar.SESSION_DATE.match(draft.plain, at)
    return None if match is None else draft.say("date", match.start(1), match.end(1))


def times(draft: Draft, at: int) -> int | None:
    """13:50-17:10, 13:50-, 13:50 at the beginning, start 13:50, end 17:10."""
    waiting = draft.open is Open.MEDICINE or (draft.open is Open.REACTION and not draft.reactions[-1].onset)
    if not draft.says("start") and not waiting:
        if (match := grammar.SPAN.match(draft.plain, at)) and not draft.says("end", "duration"):
            draft.say("start", match.start(1), match.end(1))
            return draft.say("end", match.start(2), match.end(2))
        if (match := grammar.OPEN.match(draft.plain, at)) and not draft.says("end", "duration", "outcome"):
            draft.say("start", match.start(1), match.end(1))
            return draft.answer("outcome", Outcome.RUNNING, match.end(1), match.end())
    if (match := _start(draft, at)) and not draft.says("start"):
        return draft.say("start", match.start(1), match.end(1))
    if (match := grammar.NAMED_END.match(draft.plain, at)) and not draft.says("end", "duration"):
        return draft.say("end", match.start(1), match.end(1))
    return None


def _start(draft: Draft, at: int) -> re.Match[str] | None:
    return (grammar.START.match(draft.plain, at) if draft.begins else None) or grammar.NAMED_START.match(
        draft.plain, at
    )


def duration(draft: Draft, at: int) -> int | None:
    """3h20, 200 min, after a start and outside rows."""
    if draft.open in (*_ROWS, Open.LOST) or draft.says("end", "duration"):
        return None
    match = grammar.DURATION.match(draft.plain, at)
    return None if match is None else draft.say("duration", match.start(1), match.end(1))


def product(draft: Draft, at: int) -> int | None:
    """A listed product by its name; any other in quotes or as one word after "product"."""
    if draft.says("product"):
        return None
    if match := grammar.PRODUCT_QUOTED.match(draft.plain, at):
        return _opens_product(draft, draft.say("product", at, match.end(), _typed(draft, match)))
    named = grammar.PRODUCT_NAMED.match(draft.plain, at)
    begin = named.end() if named else at
    listed = draft.words.product(begin)
    if listed is not None:
        found, behind = listed
        end = draft.say("product", at, found.end, found.name)
        if behind is not None and not draft.says("concentration"):
            end = draft.say("concentration", behind.start(1), behind.end())
        return _opens_product(draft, end)
    word = grammar.WORD.match(draft.plain, begin) if named else None
    return None if word is None else _opens_product(draft, draft.say("product", begin, word.end()))


def _opens_product(draft: Draft, end: int) -> int:
    draft.open = Open.PRODUCT
    return end


def amounts(draft: Draft, at: int) -> int | None:
    """Weight, concentration and dose; a dose in another unit right behind the product, for the reading to refuse."""
    if draft.open is Open.LOST and not draft.plain[at].isalpha():
        return None
    if (match := grammar.WEIGHT.match(draft.plain, at)) and not draft.says("weight"):
        group = 1 if match[1] else 2
        return draft.say("weight", match.start(group), match.end(group))
    if (match := grammar.CONCENTRATION.match(draft.plain, at)) and not draft.says("concentration"):
        return draft.say("concentration", at, match.end())
    if draft.says("dose"):
        return None
    shapes = [grammar.DOSE_NAMED, grammar.DOSE_GRAMS, *([grammar.DOSE_OTHER] if draft.open is Open.PRODUCT else [])]
    match = next((found for shape in shapes if (found := shape.match(draft.plain, at))), None)
    return None if match is None else draft.say("dose", match.start(1), match.end(1))


def condition(draft: Draft, at: int) -> int | None:
    """well-being 7, IgG trough 9.5 g/L."""
    for name, shape in (("wellbeing", grammar.WELLBEING), ("igg_trough", grammar.TROUGH)):
        if not draft.says(name) and (match := shape.match(draft.plain, at)):
            return draft.say(name, match.start(1), match.end(1))
    return None


def vial(draft: Draft, at: int) -> int | None:
    """lot P100 20 g exp 2027-03."""
    if match := grammar.LOT.match(draft.plain, at):
        group = 1 if match[1] else 2
        return draft.add_vial(draft.slice(*match.span(group)), at, match.end())
    if draft.open is not Open.VIAL:
        return None
    if (match := grammar.VIAL_GRAMS.match(draft.plain, at)) and not draft.vials[-1].grams:
        return draft.fill(draft.vials, "vials", at, match.end(), grams=draft.slice(at, match.end()))
    if (match := grammar.EXPIRY.match(draft.plain, at)) and not draft.vials[-1].expiry:
        return draft.fill(draft.vials, "vials", at, match.end(), expiry=draft.slice(*match.span(1)))
    return None


def _typed(draft: Draft, match: re.Match[str]) -> str:
    """What was typed between the quotes."""
    return draft.text[match.start(1) : match.end(1)].strip()


SESSION_RULES: tuple[Rule, ...] = (note, answers, condition, vial, times, date, duration, product, amounts, place)
