"""The card of a start that is kept comes back exactly as it was filled in."""

from hypothesis import given
from hypothesis import strategies as st

from ivig_logger.domain.infusion import Place, Vial
from ivig_logger.domain.plan import PlannedMedicine
from ivig_logger.exchange.kept import KeptText, kept_text, read_kept
from ivig_logger.exchange.kept_form import KeptForm
from ivig_logger.exchange.kept_start import KeptMedicine, KeptStart
from tests.builders import PATIENT, a_moment
from tests.strategies import moments

typed = st.text(max_size=12) | st.sampled_from(["\ud83c", "\0", '"\\', " 30 g "])
planned = st.builds(PlannedMedicine, typed, st.none() | st.decimals(1, 1000, places=2), typed, typed)
medicines = st.builds(KeptMedicine, typed, typed, st.none() | planned, typed, st.none() | moments(), st.booleans())
cards = st.builds(
    KeptStart,
    moments(),
    typed,
    typed,
    texts=st.lists(st.builds(KeptText, typed, typed), max_size=2).map(tuple),
    place=st.none() | st.sampled_from(Place),
    none_given=st.booleans(),
    medicines=st.lists(medicines, max_size=2).map(tuple),
    vials=st.lists(st.builds(Vial, typed, st.none(), st.none() | typed), max_size=2).map(tuple),
    lot=typed,
    ago=st.none() | st.integers(1, 60),
    started=st.none() | moments(),
)


@given(cards)
def test_a_kept_card_comes_back_exactly(card: KeptStart) -> None:
    assert read_kept(KeptStart, kept_text(card)) == card


def test_the_draft_of_another_form_is_no_card() -> None:
    text = kept_text(KeptStart(a_moment("14:05"), PATIENT.id, "a"))
    assert read_kept(KeptForm, text) is None
