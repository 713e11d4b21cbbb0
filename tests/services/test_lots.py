"""Looking up lots: did I ever get this lot, when, and what happened?"""

from dataclasses import replace

import pytest

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Infusion, Patient, Vial
from ivig_logger.exchange.lot_list import read_lots
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.lots import Around, LotAnswer, look_around, look_up
from tests.builders import PATIENT, a_full_infusion, a_moment, a_reaction, an_infusion_on

OTHER = Patient("00000000-0000-4000-8000-000000000002", "Patient B")


def sessions() -> list[Infusion]:
    """Two of one patient with the lot, one of another, one that was entered in error, one without a lot."""
    lot = (Vial("P100 123-456", expiry="2027-03"),)
    return [
        an_infusion_on("2026-08-01", 1, vials=(*lot, Vial("K297")), reactions=(a_reaction(minutes=None),)),
        an_infusion_on("2026-09-01", 2, vials=(Vial("p100123456"), *lot)),
        an_infusion_on("2026-09-02", 3, vials=lot, patient=OTHER.id),
        an_infusion_on("2026-09-03", 4, vials=lot, entered_in_error="Entered twice"),
        an_infusion_on("2026-09-04", 5),
    ]


@pytest.fixture
def filled(logbook: Logbook) -> Logbook:
    logbook.store(OTHER)
    for each in sessions():
        logbook.store(each)
    return logbook


def asked(filled: Logbook, text: str, patient: str | None = PATIENT.id) -> tuple[LotAnswer, ...]:
    return look_up(filled, read_lots(text, 2026).asked, patient)


def around(filled: Logbook, text: str, patient: str | None = PATIENT.id) -> Around:
    return look_around(filled, read_lots(text, 2026).asked, patient)


def numbers(answer: LotAnswer) -> list[int]:
    return [int(each.session[-12:]) for each in answer.uses]


def test_a_lot_is_found_in_whatever_writing_and_the_newest_session_comes_first(filled: Logbook) -> None:
    (answer,) = asked(filled, "P100-123 456")
    assert numbers(answer) == [2, 1]


def test_a_session_has_its_vials_of_the_lot_and_all_its_reactions(filled: Logbook) -> None:
    (answer,) = asked(filled, "P100123456")
    newer, older = answer.uses
    assert [each.lot for each in newer.vials] == ["p100123456", "P100 123-456"]
    assert older.vials == (Vial("P100 123-456", expiry="2027-03"),)
    assert (older.product, older.started) == ("Privigen", a_moment("09:00", "2026-08-01"))
    assert [each.symptom for each in older.reactions] == ["headache"]


def test_all_patients_are_asked_for_when_that_is_wished(filled: Logbook) -> None:
    (answer,) = asked(filled, "P100123456", None)
    assert numbers(answer) == [3, 2, 1]
    assert answer.uses[0].patient == OTHER.id


def test_what_was_entered_in_error_is_counted_and_not_shown(filled: Logbook) -> None:
    assert asked(filled, "P100123456")[0].in_error == 1
    (answer,) = asked(filled, "P100123456", OTHER.id)
    assert (numbers(answer), answer.in_error) == ([3], 0)


def test_each_lot_of_a_list_has_an_answer_in_its_order(filled: Logbook) -> None:
    answers = asked(filled, "X1, K297, P100123456")
    assert [(each.asked.text, len(each.uses)) for each in answers] == [("X1", 0), ("K297", 1), ("P100123456", 2)]


def test_a_lot_that_was_stored_with_the_word_lot_is_found_with_it(filled: Logbook) -> None:
    filled.store(an_infusion_on("2026-09-05", 6, vials=(Vial("Lot P100 123-456"), Vial("P100123456"))))
    (answer,) = asked(filled, "lot P100123456")
    assert numbers(answer) == [6, 2, 1]
    assert len(answer.uses[0].vials) == 2


def test_a_part_of_a_lot_is_no_answer_and_is_similar(filled: Logbook) -> None:
    (answer,) = asked(filled, "123456")
    assert answer.uses == ()
    (similar,) = around(filled, "123456").similar["123456"].lots
    assert (similar.lot, len(similar.uses)) == ("p100123456", 2)


def test_a_lot_of_another_patient_is_similar_only_when_all_are_asked_for(filled: Logbook) -> None:
    filled.store(an_infusion_on("2026-09-05", 6, vials=(Vial("Z9123456"),), patient=OTHER.id))
    assert len(around(filled, "123456").similar["123456"].lots) == 1
    assert len(around(filled, "123456", None).similar["123456"].lots) == 2


def test_more_similar_lots_than_are_shown_are_counted(filled: Logbook) -> None:
    filled.store(an_infusion_on("2026-09-05", 6, vials=tuple(Vial(f"ABCD{each}") for each in range(25))))
    similar = around(filled, "ABCD").similar["abcd"]
    assert (len(similar.lots), similar.more) == (20, 5)


def test_sessions_without_a_lot_are_counted_for_whoever_is_asked_for(filled: Logbook) -> None:
    counts = around(filled, "X1").counts
    assert (counts.sessions, counts.without_lot) == (3, 1)
    counts = around(filled, "X1", None).counts
    assert (counts.sessions, counts.without_lot) == (4, 1)


def test_a_thousand_lots_and_more_sessions_come_in_portions(logbook: Logbook) -> None:
    sessions = [replace(a_full_infusion(each), vials=(Vial(f"L{each // 2:05d}"),)) for each in range(1200)]
    logbook.store_all([Change(each) for each in sessions])
    answers = asked(logbook, "\n".join(f"L{each:05d}" for each in range(1000)))
    assert [len(each.uses) for each in answers] == [2] * 600 + [0] * 400
