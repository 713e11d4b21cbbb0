"""The tables of a report: sessions counted by product, rate, premedication, dose and lot."""

from collections.abc import Sequence

from ivig_logger.domain.answers.groups import Group
from ivig_logger.domain.answers.session_fact import Answer, SessionFact
from ivig_logger.domain.answers.tables import By, Row, table
from ivig_logger.domain.folding import lot_key
from ivig_logger.reports.content import Line, Table
from ivig_logger.words.answers import (
    NOTHING,
    TITLES,
    dates_text,
    first_hour_text,
    interval_text,
    key_text,
    onset_text,
    reaction_text,
    unknown_text,
    worst_text,
)

HEADINGS = (
    *("", "Sessions", "Reaction in the first hour", "Unknown", "95 % interval"),
    *("Any reaction", "Median onset", "Worst", "Dates"),
)
ON_PAPER = (0, 2, 3, 4, 5, 6, 7)
_COUNTED = (By.PRODUCT, By.TOP_RATE, By.PREMEDICATION, By.DOSE)
_LOTS = "Lots of sessions with a reaction in the first hour, or with one that may be"


def count_tables(facts: Sequence[SessionFact]) -> tuple[Table, ...]:
    """The tables that matter, each over all sessions; of the lots only those that came with an early reaction."""
    counted = [_table(TITLES[by], by, table(by, facts)) for by in _COUNTED]
    early = {lot_key(lot) for fact in facts if fact.first_hour in (Answer.YES, Answer.MAY_BE) for lot in fact.lots}
    lots = [row for row in table(By.LOT, facts) if row.key in early]
    return (*counted, _table(_LOTS, By.LOT, lots)) if lots else tuple(counted)


def _table(title: str, by: By, rows: Sequence[Row]) -> Table:
    return Table(title, HEADINGS, tuple(_line(by, each) for each in rows), ON_PAPER)


def _line(by: By, row: Row) -> Line:
    return Line((key_text(by, row.key, row.group), *_counts(row.group)), row.group.sessions)


def _counts(group: Group) -> tuple[str, ...]:
    return (
        f"{group.sessions:,}",
        first_hour_text(group),
        unknown_text(group) or NOTHING,
        interval_text(group.interval),
        reaction_text(group),
        onset_text(group),
        worst_text(group),
        dates_text(group),
    )
