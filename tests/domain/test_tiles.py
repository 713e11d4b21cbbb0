from ivig_logger.domain.tiles import tile_symptoms
from ivig_logger.domain.vocabulary import symptom_of
from tests.builders import a_reaction, an_infusion_on

USUAL = ("headache", "chills", "flushing", "itching", "nausea", "back pain", "fever", "hard to breathe")


def test_without_an_earlier_session_the_tiles_are_the_usual_ones() -> None:
    assert tile_symptoms([]) == USUAL


def test_every_usual_symptom_is_a_listed_one() -> None:
    assert all(symptom_of(each) for each in USUAL)


def test_the_patients_own_symptoms_come_first_the_most_frequent_in_front() -> None:
    before = [
        an_infusion_on("2026-08-01", 1, reactions=(a_reaction("dizzy"), a_reaction("fever"))),
        an_infusion_on("2026-09-01", 2, reactions=(a_reaction("fever"),)),
    ]
    assert tile_symptoms(before) == ("fever", "dizzy", *USUAL[:5], "hard to breathe")


def test_of_two_equally_frequent_the_one_that_was_had_last_comes_first() -> None:
    before = [
        an_infusion_on("2026-09-01", 2, reactions=(a_reaction("dizzy"),)),
        an_infusion_on("2026-08-01", 1, reactions=(a_reaction("tired"),)),
    ]
    assert tile_symptoms(before)[:2] == ("dizzy", "tired")


def test_one_symptom_in_two_wordings_is_one_and_shown_as_it_was_typed_last() -> None:
    before = [
        an_infusion_on("2026-08-01", 1, reactions=(a_reaction("Shivering"),)),
        an_infusion_on("2026-09-01", 2, reactions=(a_reaction("rigors"),)),
        an_infusion_on("2026-10-01", 3, reactions=(a_reaction("nausea"),)),
    ]
    chosen = tile_symptoms(before)
    assert chosen[:3] == ("rigors", "nausea", "headache")
    assert "chills" not in chosen


def test_a_symptom_counts_once_in_a_session() -> None:
    before = [
        an_infusion_on("2026-08-01", 1, reactions=(a_reaction("dizzy", 5), a_reaction("dizzy", 50))),
        an_infusion_on("2026-08-15", 2, reactions=(a_reaction("tired"),)),
        an_infusion_on("2026-09-01", 3, reactions=(a_reaction("tired"),)),
    ]
    assert tile_symptoms(before)[:2] == ("tired", "dizzy")


def test_a_symptom_of_no_list_is_shown_in_its_words() -> None:
    before = [an_infusion_on("2026-08-01", 1, reactions=(a_reaction(" Metal taste "),))]
    assert tile_symptoms(before)[0] == "Metal taste"


def test_hard_to_breathe_has_the_eighth_place_however_frequent_and_stands_there_once() -> None:
    before = [an_infusion_on("2026-08-01", 1, reactions=(a_reaction("short of breath"),))]
    assert tile_symptoms(before) == USUAL


def test_what_was_there_before_the_start_is_not_counted() -> None:
    before = [an_infusion_on("2026-10-20", 1, reactions=(a_reaction("tired", -30),))]
    assert "tired" not in tile_symptoms(before)


def test_a_session_entered_in_error_and_a_reaction_without_a_name_are_not_counted() -> None:
    before = [
        an_infusion_on("2026-08-01", 1, reactions=(a_reaction("tired"),), entered_in_error="wrong patient"),
        an_infusion_on("2026-09-01", 2, reactions=(a_reaction("other"),)),
    ]
    assert tile_symptoms(before) == USUAL


def test_there_are_eight_however_many_symptoms_there_were() -> None:
    before = [an_infusion_on("2026-08-01", 1, reactions=tuple(a_reaction(f"feeling {n}") for n in range(40)))]
    assert len(tile_symptoms(before)) == 8
    assert tile_symptoms(before)[-1] == "hard to breathe"
