"""Cells that were read before are read as they would be alone, whatever stood in the rows above."""

from datetime import date, time
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ivig_logger.exchange.mapping import Column, Layout, Mapping, Target, read_mapped, reconsider
from ivig_logger.exchange.sheets import Cell, Row, broken
from tests.builders import PATIENT, ZONE
from tests.exchange.mapping.foreign import NOW, a_book

COLUMNS = (
    *(Column(Target.DATE), Column(Target.START), Column(Target.DURATION, unit="min"), Column(Target.DOSE, unit="g")),
    *(Column(Target.PLACE), Column(Target.REACTION), Column(Target.ONSET, unit="min"), Column(Target.LOT)),
    *(Column(Target.PREMEDICATION), Column(Target.SYMPTOM, title="Nausea", unit="yes or no"), Column(Target.NOTES)),
)
# equal to one another as values, and not in what they say
CELLS: tuple[Cell, ...] = (
    *(True, False, Decimal(1), Decimal(0), "1", "0", "x", None, "none", "25", "headache +25", "2 x", "home", "moon"),
    *(time(9, 25), "Foozin 500 mg", "?", broken("#REF!", "An error stands there.")),
)
rows = st.lists(st.tuples(*(st.sampled_from(CELLS) for _ in COLUMNS[3:])), min_size=2, max_size=6)


@given(rows)
def test_a_row_is_read_as_it_would_be_alone(tails: list[Row]) -> None:
    table: list[Row] = [(date(2026, 4, 1 + at), time(9, 0), "180", *tail) for at, tail in enumerate(tails)]
    layout = Layout("log", (), COLUMNS)
    mapping = reconsider(a_book(log=table), Mapping(layout, decimal_comma=False)).mapping
    together = read_mapped(a_book(log=table), mapping, [PATIENT], PATIENT.id, NOW, ZONE)
    for at, row in enumerate(table, 1):
        alone = read_mapped(a_book(log=[row]), mapping, [PATIENT], PATIENT.id, NOW, ZONE)
        here = [each.reason for each in together.refusals if each.where.startswith(f"row {at}.")]
        assert [each.reason for each in alone.refusals] == here
        assert alone.infusions.get("row 1") == together.infusions.get(f"row {at}")
