"""What is said of lots that were looked up. What is not in the log is not said to have never been given."""

from collections import Counter
from collections.abc import Iterable, Sequence

from ivig_logger.domain.canonical import plain_number
from ivig_logger.domain.infusion import ReactionAnswer, Vial
from ivig_logger.domain.lots import SHORTEST, LotUse
from ivig_logger.exchange.lot_list import MOST, LotList
from ivig_logger.services.lots import Around, LotAnswer
from ivig_logger.storage.lots import LotCounts
from ivig_logger.words.counts import sessions_text
from ivig_logger.words.sessions import named_product
from ivig_logger.words.times import clock_text, day_text

NO_REACTION = {
    ReactionAnswer.NONE: "No reaction was recorded",
    ReactionAnswer.NOT_ASKED: "Reactions: not asked yet",
    ReactionAnswer.RECORDED: "A reaction, not recorded which",
}
SIMILAR = "Similar, but not the same lot"
NOT_FOUND = "Not in this log"
COUNTING = "Counting the sessions without a lot, and looking for similar lots…"
NONE_TYPED = "Please type or paste a lot: it has letters or digits."
_SHOWN = 12


def answer_text(answer: LotAnswer) -> str:
    """ "P100 123-456: yes, in 2 sessions"."""
    return f"{answer.asked.text}: {yes_text(answer.uses)}"


def yes_text(uses: Sequence[LotUse]) -> str:
    """ "yes, in 2 sessions"."""
    return f"yes, in {sessions_text(len(uses))}"


def in_error_text(count: int) -> str:
    """ "1 session with it was entered in error and is not shown"; "" where there is none."""
    return (
        ""
        if count == 0
        else f"{sessions_text(count)} with it {_was(count)} entered in error and {_is(count)} not shown"
    )


def total_text(answers: Sequence[LotAnswer]) -> str:
    """ "2 of 3 lots are in this log, in 5 sessions"."""
    found = [each for each in answers if each.uses]
    sessions = {use.session for each in found for use in each.uses}
    if len(answers) == 1:
        return f"In this log, in {sessions_text(len(sessions))}" if found else NOT_FOUND
    if not found:
        return f"None of the {len(answers):,} lots is in this log"
    counted = f"{len(found):,} of {len(answers):,} lots {_is(len(found))} in this log"
    return f"{counted}, in {sessions_text(len(sessions))}"


def not_found_text(lots: int, counts: LotCounts | None) -> str:
    """What it means that lots are not in the log; None is "not counted yet"."""
    said = f"No session with {'this lot' if lots == 1 else 'one of these lots'} is recorded."
    return said if counts is None else f"{said} {without_lot_text(counts)}"


def without_lot_text(counts: LotCounts) -> str:
    """ "2 of 14 sessions have no lot recorded: ..."; unknown is never no."""
    if counts.sessions == 0:
        return "The log has no session yet."
    if counts.without_lot == 0:
        whole = "The one session" if counts.sessions == 1 else f"Each of the {sessions_text(counts.sessions)}"
        return f"{whole} has a lot recorded."
    have = "has" if counts.without_lot == 1 else "have"
    of = f"{counts.without_lot:,} of {sessions_text(counts.sessions)} {have} no lot recorded"
    return f"{of}: which lot was given then is not known."


def list_text(read: LotList) -> str:
    """What became of a pasted list beside its lots: what was there again, and what is none; "" where nothing did."""
    parts = []
    if read.repeated:
        parts.append(f"{read.repeated:,} repeated {'lot was' if read.repeated == 1 else 'lots were'} looked up once.")
    if read.left:
        more = len(read.left) - _SHOWN
        rest = f" and {more:,} more" if more > 0 else ""
        parts.append(f"Not taken for lots: {', '.join(each[:40] for each in read.left[:_SHOWN])}{rest}.")
    if read.beyond:
        parts.append(f"Only the first {MOST:,} lots were looked up, {read.beyond:,} were not.")
    return " ".join(parts)


def too_short_text(answers: Iterable[LotAnswer]) -> str:
    """Which lots are too short to look for similar ones; "" where none is."""
    short = [each.asked.text for each in answers if max(map(len, each.asked.keys)) < SHORTEST]
    if not short:
        return ""
    return f"Similar lots are looked for from {SHORTEST} letters or digits on, so not for {', '.join(short[:_SHOWN])}."


def use_text(use: LotUse) -> str:
    """ "Tue 20 Oct 2026, 09:00"."""
    return f"{day_text(use.started)}, {clock_text(use.started)}"


def product_of_use(use: LotUse) -> str:
    """ "Privigen 10 %"."""
    return named_product(use.product, use.concentration)


def vials_text(vials: Sequence[Vial]) -> str:
    """ "Lot P100 123-456: 2 × 10 g, expiry 2027-03"; what is not recorded is said."""
    return "; ".join(_vial_text(vial, count) for vial, count in Counter(vials).items())


def around_text(around: Around, answer: LotAnswer) -> str:
    """How many lots are similar to one and not shown; "" where none is."""
    similar = around.similar.get(answer.asked.keys[0])
    return "" if similar is None or not similar.more else f"and {similar.more:,} more that are similar, not shown"


def _vial_text(vial: Vial, count: int) -> str:
    grams = "grams not recorded" if vial.grams is None else f"{plain_number(vial.grams)} g"
    grams = f"{count} × {grams}" if count > 1 else grams
    return f"Lot {vial.lot}: {grams}, expiry {vial.expiry or 'not recorded'}"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _was(count: int) -> str:
    return "was" if count == 1 else "were"
