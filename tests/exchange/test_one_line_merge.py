"""A line laid over a prefilled form."""

from ivig_logger.domain.infusion import Place, Premedication, Purpose, ReactionAnswer
from ivig_logger.exchange.entry import Conventions, MedicationEntry, Outcome, ReactionEntry, SessionEntry, VialEntry
from ivig_logger.exchange.one_line import merge_line, parse_line
from tests.builders import ZONE, a_moment

HERE = Conventions(ZONE, now=a_moment("20:00"))
FILLED = SessionEntry(
    date="Tue 20 Oct 2026",
    place=Place.HOME,
    product="Octagam 5 %",
    concentration="5 %",
    weight="62.5 kg",
    premedication=Premedication.GIVEN,
    medications=(
        MedicationEntry("paracetamol", "650 mg"),
        MedicationEntry("water", purpose=Purpose.HYDRATION),
    ),
)


def merged(text: str, into: SessionEntry = FILLED) -> SessionEntry:
    return merge_line(parse_line(text, HERE), into)


def test_what_was_not_said_stays() -> None:
    assert merged("") == FILLED
    assert merged("30 g").weight == "62.5 kg"


def test_what_was_said_takes_the_place_of_what_was_there() -> None:
    entry = merged("19 Oct 13:50-17:10 30 g 63 kg hospital lot A chills +5")
    assert (entry.date, entry.start, entry.end, entry.dose) == ("19 Oct", "13:50", "17:10", "30 g")
    assert (entry.weight, entry.place) == ("63 kg", Place.HOSPITAL)
    assert entry.vials == (VialEntry("A"),)
    assert (entry.reactions, entry.reaction) == ((ReactionEntry("chills", "+5"),), ReactionAnswer.RECORDED)


def test_said_rows_replace_the_prefilled_rows_of_their_purpose() -> None:
    entry = merged("cetirizine 10 mg, ibuprofen 400 mg for headache")
    assert [each.name for each in entry.medications] == ["water", "cetirizine", "ibuprofen"]


def test_a_rescue_medicine_leaves_the_premedication_as_it_was() -> None:
    assert merged("ibuprofen 400 mg for headache").medications[:2] == FILLED.medications


def test_none_given_takes_the_prefilled_premedication_away() -> None:
    entry = merged("none given")
    assert entry.premedication is Premedication.NONE_GIVEN
    assert [each.name for each in entry.medications] == ["water"]


def test_another_product_brings_its_own_concentration_or_none() -> None:
    assert merged("privigen").concentration == "10 %"
    assert merged("product Foo").concentration == ""
    assert merged("octagam 5 %").concentration == "5 %"


def test_an_end_and_a_duration_take_the_place_of_one_another() -> None:
    ended = SessionEntry(end="17:10", duration="200")
    assert merged("13:50 3h", ended).end == ""
    assert merged("13:50-16:00", ended).duration == ""
    running = merged("13:50-", ended)
    assert (running.end, running.duration, running.outcome) == ("", "", Outcome.RUNNING)
    assert merged("13:50-16:00", running).outcome is Outcome.COMPLETED
