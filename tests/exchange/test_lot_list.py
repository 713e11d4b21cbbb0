"""The lots of a text that is typed, scanned or pasted."""

import pytest

from ivig_logger.exchange.lot_list import MOST, read_lots


def lots(text: str) -> list[str]:
    return [each.text for each in read_lots(text, 2026).asked]


@pytest.mark.parametrize("text", ["P1, P2; P3", "P1\nP2\n\nP3\n", "P1\tP2\tP3", " P1 ;P2,\n P3", "P1,P2,P3,"])
def test_lines_commas_semicolons_and_tabs_part_lots(text: str) -> None:
    assert lots(text) == ["P1", "P2", "P3"]


def test_a_lot_keeps_its_spaces_and_dashes_and_is_compared_without_them() -> None:
    (asked,) = read_lots("P100 123-456", 2026).asked
    assert (asked.text, asked.keys) == ("P100 123-456", ("p100123456",))


def test_a_lot_that_is_there_again_in_another_writing_is_looked_up_once() -> None:
    read = read_lots("P100-123\np100 123\nP100123", 2026)
    assert ([each.text for each in read.asked], read.repeated) == (["P100-123"], 2)


@pytest.mark.parametrize("text", ["Lot P100", "LOT: P100", "lot no. P100", "Batch number P100", "Lot # P100"])
def test_a_lot_may_be_called_one_and_is_looked_for_with_that_word_too(text: str) -> None:
    (asked,) = read_lots(text, 2026).asked
    assert asked.text == "P100"
    assert asked.keys[0] == "p100"
    assert len(asked.keys) == 2


def test_a_lot_that_begins_like_the_word_is_not_cut() -> None:
    assert lots("LOTUS-1") == ["LOTUS-1"]


@pytest.mark.parametrize(
    "table",
    [
        "Product\tLot\tExpiry\nPrivigen\tP100\t2027-03\nOctagam\tK297\t2027-04",
        "Lot no.;Product\nP100;Privigen\nK297;Octagam",
        '"Product","Batch number"\n"Privigen","P100"\n"Octagam","K297"',
        "Lot\nP100\nK297",
    ],
)
def test_of_a_table_only_the_column_called_lot_is_taken(table: str) -> None:
    read = read_lots(table, 2026)
    assert [each.text for each in read.asked] == ["P100", "K297"]
    assert read.left == ()


def test_of_a_table_without_headings_names_and_dates_are_left_and_said() -> None:
    read = read_lots("Privigen\tP100\t2027-03\nOctagam\tK297\t30.04.2027", 2026)
    assert [each.text for each in read.asked] == ["P100", "K297"]
    assert read.left == ("Privigen", "2027-03", "Octagam", "30.04.2027")


def test_in_a_list_words_without_a_digit_are_lots_too() -> None:
    assert lots("ABC, DEF") == ["ABC", "DEF"]


def test_a_scanned_code_gives_its_lot() -> None:
    assert lots("(01)04150123456782(17)270331(10)P100123") == ["P100123"]


def test_what_has_no_letter_or_digit_is_no_lot() -> None:
    assert lots(" - , \n ;; … ") == []


def test_more_than_ten_thousand_are_counted_and_not_looked_up() -> None:
    read = read_lots("\n".join(f"P{each}" for each in range(MOST + 5)), 2026)
    assert (len(read.asked), read.beyond) == (MOST, 5)
