"""A random simple log, written as a table in any language, order of dates and decimal mark, comes back the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from ivig_logger.domain.infusion import Infusion, Premedication, ReactionAnswer
from ivig_logger.exchange.mapping import answered, read_mapped, recognise
from ivig_logger.exchange.sheets import Workbook
from tests.builders import PATIENT, ZONE
from tests.exchange.mapping.foreign import NOW, a_book

HEADERS = {
    "en": "Date|Start|End|Product|Dose (g)|Weight (kg)|Lot|Premedication|Reaction|Onset|Severity|Notes",
    "de": "Datum|Beginn|Ende|Präparat|Dosis (g)|Gewicht (kg)|Charge|Prämedikation|Reaktion|Auftreten|Schwere|Notizen",
    "es": "Fecha|Inicio|Fin|Producto|Dosis (g)|Peso (kg)|Lote|Premedicación|Reacción|Aparición|Gravedad|Notas",
    "fr": "Date|Début|Fin|Produit|Dose (g)|Poids (kg)|Lot|Prémédication|Réaction|Délai|Gravité|Remarques",
}
NONE = {"en": "none", "de": "keine", "es": "ninguna", "fr": "aucune"}
MILD = {"en": "mild", "de": "leicht", "es": "leve", "fr": "légère"}
DAYS = {"day first": "%d/%m/%Y", "month first": "%m/%d/%Y", "iso": "%Y-%m-%d"}


class Fact(NamedTuple):
    """One session, as plainly as a diary has it; minutes to the reaction, None for no reaction."""

    started: datetime
    minutes: int
    product: str
    dose: Decimal
    weight: Decimal
    lot: str
    onset: int | None
    notes: str


@dataclass(frozen=True)
class Manner:
    """How somebody writes."""

    language: str
    days: str
    comma: bool

    def number(self, value: Decimal) -> str:
        text = f"{value.normalize():f}"
        return text.replace(".", ",") if self.comma else text

    def row(self, fact: Fact) -> tuple[str, ...]:
        none, ended = NONE[self.language], fact.started + timedelta(minutes=fact.minutes)
        told = (none, "", "") if fact.onset is None else ("headache", str(fact.onset), MILD[self.language])
        return (
            *(f"{fact.started:{DAYS[self.days]}}", f"{fact.started:%H:%M}", f"{ended:%H:%M}", fact.product),
            *(self.number(fact.dose), self.number(fact.weight), fact.lot, none, *told, fact.notes),
        )

    def book(self, facts: Sequence[Fact]) -> Workbook:
        return a_book(log=[tuple(HEADERS[self.language].split("|")), *(self.row(each) for each in facts)])


starts = st.datetimes(datetime(1990, 1, 1), datetime(2026, 12, 1)).map(  # noqa: DTZ001 - readings of a wall clock
    lambda each: each.replace(hour=8 + each.hour % 12, second=0, microsecond=0)
)
facts = st.builds(
    Fact,
    starts,
    st.integers(20, 240),  # no night in which clocks change
    st.sampled_from(["Privigen", "Octagam 10 %", "Kiovig"]),
    st.decimals(5, 100, places=1),
    st.decimals(10, 140, places=1),
    st.sampled_from(["", "P100", "K-77 12"]),
    st.none() | st.integers(0, 200),
    st.sampled_from(["", "slept", "ñandú"]),
)
manners = st.builds(Manner, st.sampled_from([*HEADERS]), st.sampled_from([*DAYS]), st.booleans())


def onset_of(session: Infusion) -> int | None:
    """The minutes from the start to the reaction."""
    if session.reaction is ReactionAnswer.NONE:
        return None
    (told,) = session.reactions
    assert told.onset is not None
    return (told.onset.earliest - session.started) // timedelta(minutes=1)


@given(st.lists(facts, min_size=1, max_size=4), manners)
def test_a_diary_of_any_manner_gives_its_facts(log: list[Fact], manner: Manner) -> None:
    workbook = manner.book(log)
    recognised = recognise(workbook)
    mapping = recognised.mapping
    for question in recognised.questions:
        mapping = answered(mapping, question, manner.days)  # the order of dates is all that may have to be asked
    contents = read_mapped(workbook, mapping, (), PATIENT.id, NOW, ZONE)
    assert contents.refusals == ()
    assert [
        Fact(
            each.started.local.replace(tzinfo=None),
            int((each.ended - each.started).total_seconds()) // 60 if each.ended else 0,
            each.product,
            each.dose or Decimal(0),
            each.weight or Decimal(0),
            each.vials[0].lot if each.vials else "",
            onset_of(each),
            each.notes,
        )
        for each in contents.infusions.values()
    ] == log
    assert {each.premedication for each in contents.infusions.values()} == {Premedication.NONE_GIVEN}
