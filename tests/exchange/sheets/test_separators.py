"""The sign between columns is found by the shape of the table."""

import pytest

from tests.exchange.sheets.csv_files import rows


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_each_of_the_four_signs_is_found(sign: str) -> None:
    text = "\n".join(
        sign.join(row) for row in (("date", "dose", "lot"), ("2026-01-05", "30", "P1"), ("2026-02-02", "35", "P2"))
    )
    assert rows(text)[2] == ("2026-02-02", "35", "P2")


def test_decimal_commas_in_every_row_do_not_part_columns() -> None:
    text = "Datum;Gewicht;Dosis\n05.01.2026;71,5;30,5\n02.02.2026;72,0;35,5\n"
    assert rows(text)[1] == ("05.01.2026", "71,5", "30,5")


def test_two_columns_of_which_one_has_a_decimal_comma_are_two() -> None:
    assert rows("Datum;Dosis\n05.01.2026;30,5\n02.02.2026;35,0")[1] == ("05.01.2026", "30,5")


def test_a_decimal_comma_in_the_header_too_does_not_part_columns() -> None:
    assert rows("Datum;Dosis, g;Charge\n05.01.2026;30,5;A\n02.02.2026;35,0;B")[1] == ("05.01.2026", "30,5", "A")


def test_signs_inside_quotes_are_not_counted() -> None:
    text = 'date,notes\n2026-01-05,"a; b; c"\n2026-02-02,"d; e; f"\n'
    assert rows(text)[1] == ("2026-01-05", "a; b; c")


def test_reactions_parted_by_semicolons_stay_in_their_column() -> None:
    text = "date,dose,reactions\n2026-01-05,30,headache; nausea\n2026-02-02,30,chills; fever\n"
    assert rows(text)[1] == ("2026-01-05", "30", "headache; nausea")


def test_ragged_rows_are_read_as_they_are() -> None:
    text = "date,dose,lot,notes\n2026-01-05,30\n2026-02-02,35,P2,x,y\n2026-03-02,35,P3,z\n"
    assert [len(row) for row in rows(text)] == [4, 2, 5, 4]


def test_a_line_that_says_the_separator_is_believed_and_is_no_row() -> None:
    assert rows("sep=|\ndate|dose; g\n2026-01-05|30") == [("date", "dose; g"), ("2026-01-05", "30")]


def test_one_column_is_one_column() -> None:
    text = (
        "session\n13:50-17:10 privigen 30g headache +25 mild; nausea\n14:00-17:00 privigen 30g\n13:00-16:00 30g none\n"
    )
    assert rows(text)[1] == ("13:50-17:10 privigen 30g headache +25 mild; nausea",)
    assert rows("date\n2026-01-05\n") == [("date",), ("2026-01-05",)]
