"""One line instead of the form: what it says, and what it does not."""

from itertools import pairwise
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivig_logger.domain.infusion import Place, Premedication, ReactionAnswer, Severity
from ivig_logger.exchange.entry import (
    Conventions,
    MedicationEntry,
    Outcome,
    ReactionEntry,
    SessionEntry,
    VialEntry,
    blank_infusion,
    read_entry,
)
from ivig_logger.exchange.one_line import Line, parse_line
from tests.builders import ZONE, a_moment

HERE = Conventions(ZONE, now=a_moment("20:00"))
WHOLE = "13:50-17:10 privigen 30g lot P100 headache +25 mild, chills 14:40 moderate; paracetamol 650 mg 13:15"


def parsed(text: str) -> Line:
    return parse_line(text, HERE)


def unknown(text: str) -> list[str]:
    return [text[each.start : each.end] for each in parsed(text).unknown]


def test_the_whole_example_is_understood() -> None:
    line = parsed(WHOLE)
    assert line.unknown == ()
    assert line.entry == SessionEntry(
        start="13:50",
        end="17:10",
        product="Privigen",
        dose="30g",
        premedication=Premedication.GIVEN,
        reaction=ReactionAnswer.RECORDED,
        medications=(MedicationEntry("paracetamol", "650 mg", "13:15"),),
        reactions=(
            ReactionEntry("headache", "+25", Severity.MILD),
            ReactionEntry("chills", "14:40", Severity.MODERATE),
        ),
        vials=(VialEntry("P100"),),
    )
    assert line.said == {
        *("start", "end", "product", "dose", "vials", "reactions", "reaction", "medications", "premedication"),
    }


def test_separators_are_sugar() -> None:
    bare = WHOLE.replace(",", "").replace(";", "")
    assert parsed(bare).entry == parsed(WHOLE).entry


def test_what_a_line_says_is_read_as_the_form_is() -> None:
    found = read_entry(parsed(f"2026-10-20 {WHOLE}").entry, HERE, blank_infusion("i", "p", HERE))
    assert found.infusion is not None
    assert not [each for each in found.problems if each.refuse]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("2026-10-20 13:50", {"date": "2026-10-20", "start": "13:50"}),
        ("20 Oct 2026 13:50-17:10", {"date": "20 Oct 2026", "start": "13:50", "end": "17:10"}),
        ("Tue 20 Oct 13:50", {"date": "Tue 20 Oct", "start": "13:50"}),
        ("20 Oct 1350-1710", {"date": "20 Oct", "start": "1350", "end": "1710"}),
        ("yesterday 13.50 - 17.10", {"date": "yesterday", "start": "13.50", "end": "17.10"}),
        ("from 13:50 to 17:10", {"start": "13:50", "end": "17:10"}),
        ("2:15 pm - 5 pm", {"start": "2:15 pm", "end": "5 pm"}),
        ("22:00 - next day 02:00", {"start": "22:00", "end": "next day 02:00"}),
        ("13:50 3h20", {"start": "13:50", "duration": "3h20"}),
        ("13:50 3 h 20 30 g", {"start": "13:50", "duration": "3 h 20", "dose": "30 g"}),
        ("13:50 200 min", {"start": "13:50", "duration": "200 min"}),
        ("13:50-", {"start": "13:50", "outcome": Outcome.RUNNING}),
        ("privigen start 13:50 end 17:10", {"product": "Privigen", "start": "13:50", "end": "17:10"}),
        ("١٣:٥٠-١٧:١٠", {"start": "١٣:٥٠", "end": "١٧:١٠"}),
        ("octagam 10 % 30 g", {"product": "Octagam 10 %", "concentration": "10 %", "dose": "30 g"}),
        ("OCTAGAM 5%", {"product": "Octagam 5 %", "concentration": "5%"}),
        ("octagam 10 g", {"product": "Octagam", "dose": "10 g"}),
        ("gamunex c", {"product": "Gamunex-C"}),
        ("gammagard liquid", {"product": "Gammagard Liquid"}),
        ('product "Foo Bar" 30 g', {"product": "Foo Bar", "dose": "30 g"}),
        ("product Foo 30 g", {"product": "Foo", "dose": "30 g"}),
        ("product unknown dose unknown", {"product": "unknown", "dose": "unknown"}),
        ("privigen 77.6 mg", {"product": "Privigen", "dose": "77.6 mg"}),  # for the reading to refuse
        ("62,5 kg", {"weight": "62,5 kg"}),
        ("138 lb", {"weight": "138 lb"}),
        ("well-being 7", {"wellbeing": "7"}),
        ("wellbeing: 7/10", {"wellbeing": "7/10"}),
        ("trough 9.5 g/L", {"igg_trough": "9.5 g/L"}),
        ("IgG trough 950 mg/dL", {"igg_trough": "950 mg/dL"}),
        ("at home", {"place": Place.HOME}),
        ("infusion center", {"place": Place.INFUSION_CENTRE}),
        ("doctor’s office", {"place": Place.DOCTORS_OFFICE}),
        ("no reaction", {"reaction": ReactionAnswer.NONE}),
        ("not asked", {"reaction": ReactionAnswer.NOT_ASKED}),
        ("no premed", {"premedication": Premedication.NONE_GIVEN}),
        ("none given", {"premedication": Premedication.NONE_GIVEN}),
        ("stopped early", {"outcome": Outcome.STOPPED_EARLY}),
        ("completed after slowing", {"outcome": Outcome.AFTER_SLOWING}),
        ('note "slept well; ok, 30 g"', {"notes": "slept well; ok, 30 g"}),
        ("note “a”, note “b”", {"notes": "a\nb"}),
    ],
)
def test_facts_of_the_session(text: str, fields: dict[str, Any]) -> None:
    assert parsed(text).entry == SessionEntry(**fields)
    assert parsed(text).said == fields.keys()
    assert unknown(text) == []


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("zofran 8 mg 14:00", ["zofran 8 mg 14:00"]),  # its dose is not the dose of the session
        ("no headache or nausea, 30 g", ["no headache or nausea"]),
        ("fever 39", ["39"]),  # a temperature, or minutes: not guessed
        ("privigen 14:15", ["14:15"]),
        ("13:50-17:10 18:00", ["18:00"]),
        ("30 g 40 g", ["40 g"]),
        ("privigen octagam", ["octagam"]),
        ("went to hospital", ["went to hospital"]),
        ("77.6 mg", ["77.6 mg"]),
        ("lot", ["lot"]),
        ('"headache', ['"']),
        ("rashly", ["rashly"]),
        ("🙂 مريم", ["🙂 مريم"]),
        ("mild", ["mild"]),
    ],
)
def test_what_is_not_understood_is_given_back_and_nothing_is_made_of_it(text: str, lost: list[str]) -> None:
    assert unknown(text) == lost


def test_a_denied_symptom_is_not_a_reaction() -> None:
    assert parsed("no headache, without fever; denies chills").entry == SessionEntry()


def test_pieces_name_their_field_and_lie_in_the_order_of_the_line() -> None:
    line = parsed("13:50-17:10 chills +25 mild")
    assert [(each.start, each.end, each.kind, each.became) for each in line.pieces] == [
        (0, 5, "start", "13:50"),
        (6, 11, "end", "17:10"),
        (12, 18, "reactions.0.symptom", "chills"),
        (19, 22, "reactions.0.onset", "+25"),
        (23, 27, "reactions.0.severity", "mild"),
    ]


def test_an_empty_line_says_nothing() -> None:
    for text in ("", "  ", " ,; "):
        assert parsed(text) == Line(SessionEntry(), frozenset(), (), ())


@given(st.text(st.sampled_from(list("0123456789:-+.,;\"'%gmhkxdl ñ\u202e٢\n")) | st.characters(), max_size=80))
def test_every_character_is_a_piece_or_unknown_or_sugar(text: str) -> None:
    line = parsed(text)
    pieces = [(each.start, each.end) for each in line.pieces]
    spans = sorted(pieces + [(each.start, each.end) for each in line.unknown])
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


@pytest.mark.parametrize(
    "word",
    [
        *(
            "headache +25 mild,",
            "foo",
            "1,",
            '"',
            'note "',
            "lot",
            "13:50-",
            "+1-",
            "between 14:40 and",
            "no",
            "20 Oct",
        ),
        *("mild", "about +", "1 2 3 h", "octagam 10", "9" * 50, "lot A 2 x 10", "paracetamol 1 g", "next day"),
    ],
)
def test_ten_times_as_many_pasted_words_take_about_ten_times_as_long(word: str) -> None:
    spent = []
    for count in (500, 5000):
        began = process_time()
        parsed(f"{word} " * count)
        spent.append(process_time() - began)
    assert spent[1] < max(40 * spent[0], 0.5)  # linear is ten times as much, quadratic a hundred times
