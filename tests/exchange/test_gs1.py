"""What a scanner types for the code of a vial: split as the GS1 General Specifications say, and never guessed."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivig_logger.domain.problems import Code
from ivig_logger.exchange.gs1 import Scan, is_gtin, read_gs1
from ivig_logger.exchange.typed import Unreadable

YEAR = 2026
GTIN = "04150123456782"
GS = "\x1d"
VIAL = Scan("P100123456", "2027-03-31", GTIN)
LOTS = st.text("0123456789ABCXYZabc-/._()!\"%&'*+,:;<=>?", min_size=1, max_size=20)


def _refusal(text: str) -> Code:
    with pytest.raises(Unreadable) as refused:
        read_gs1(text, YEAR)
    return refused.value.code


@pytest.mark.parametrize(
    "text",
    [
        f"(01){GTIN}(17)270331(10)P100123456",
        f"01{GTIN}1727033110P100123456",
        f"]d201{GTIN}1727033110P100123456",
        f"]C101{GTIN}1727033110P100123456",
        f"]Q301{GTIN}1727033110P100123456",
        f"]e001{GTIN}1727033110P100123456",
        f"{GS}01{GTIN}1727033110P100123456",
        f"  01{GTIN}1727033110P100123456\n",
        f"01{GTIN}10P100123456{GS}17270331",
        f"01{GTIN}10P100123456␝17270331",
        f"{GS}10P100123456{GS}01{GTIN}17270331",
        f"]d210P100123456{GS}01{GTIN}17270331",
    ],
)
def test_every_form_of_one_code_is_the_same_vial(text: str) -> None:
    assert read_gs1(text, YEAR) == VIAL


def test_the_serial_number_is_told_from_the_lot_by_the_separator() -> None:
    scan = Scan("AB12", "2027-03-31", GTIN, "9921X")
    assert read_gs1(f"01{GTIN}219921X{GS}1727033110AB12", YEAR) == scan
    assert read_gs1(f"01{GTIN}10AB12{GS}219921X{GS}17270331", YEAR) == scan
    assert read_gs1(f"(01){GTIN}(10)AB12(21)9921X(17)270331", YEAR) == scan


def test_fields_that_a_session_does_not_keep_are_passed_over() -> None:
    text = f"01{GTIN}11250301{'17270331'}3103001000410{'4012345000009'}10P1{GS}240REF-7{GS}710PZN1"
    assert read_gs1(text, YEAR) == Scan("P1", "2027-03-31", GTIN)


def test_a_day_of_00_is_the_month_for_its_last_day() -> None:
    assert read_gs1(f"(01){GTIN}(17)270200(10)P1", YEAR) == Scan("P1", "2027-02", GTIN)


@pytest.mark.parametrize(
    ("short", "year", "whole"),
    [
        ("27", 2026, 2027),
        ("76", 2026, 2076),  # 50 ahead: this century
        ("77", 2026, 1977),  # 51 ahead: the last one
        ("99", 2026, 1999),
        ("26", 2075, 2026),  # 49 behind: this century
        ("25", 2075, 2125),  # 50 behind: the next one
        ("00", 2099, 2100),
    ],
)
def test_the_century_follows_from_the_present_year(short: str, year: int, whole: int) -> None:
    assert read_gs1(f"(10)P1(17){short}0331", year) == Scan("P1", f"{whole}-03-31")


def test_without_separators_one_whole_reading_is_taken() -> None:
    text = f"01{GTIN}10P100-123-456-717270331"  # with the expiry the lot would have more than 20 characters
    assert read_gs1(text, YEAR) == Scan("P100-123-456-7", "2027-03-31", GTIN)


@pytest.mark.parametrize(
    "text",
    [
        f"01{GTIN}1727033110P10021345",  # the lot P10021345, or the lot P100 and the serial number 345
        f"01{GTIN}10P10017270331",  # an expiry behind the lot, or a part of it
        f"01{GTIN}21A10B",
    ],
)
def test_without_separators_nothing_is_guessed(text: str) -> None:
    assert _refusal(text) is Code.SCAN_AMBIGUOUS


@pytest.mark.parametrize(
    "text",
    ["", "P100123456", "P100 123-456", "0415012345678", f"01{GTIN[:-1]}3", "(A) 12", "(99)", "10P1", "]X0123", "(0"],
)
def test_what_is_no_code_may_be_a_lot(text: str) -> None:
    assert read_gs1(text, YEAR) is None


@pytest.mark.parametrize(
    "text",
    [
        f"(01){GTIN}(17)270231(10)P1",  # 31 February
        f"(01){GTIN}(17)271331(10)P1",
        f"(01){GTIN[:-1]}3(17)270331(10)P1",  # the check digit
        f"(01){GTIN}(10)P1{'0' * 20}",
        f"(01){GTIN}(10)",
        f"(01){GTIN}(10)P1(10)P2",
        f"01{GTIN}17270{GS}10P1",
        f"]d201{GTIN}x",
        f"]d2{GS}{GS}",
        "␝",
    ],
)
def test_a_code_that_breaks_its_own_rules_is_refused(text: str) -> None:
    assert _refusal(text) is Code.SCAN_UNREADABLE


def test_a_code_without_a_lot_says_so() -> None:
    assert _refusal(f"01{GTIN}17270331") is Code.SCAN_WITHOUT_LOT


def test_a_check_digit_is_that_of_the_other_thirteen() -> None:
    assert is_gtin(GTIN)
    assert [each for each in range(10) if is_gtin(f"{GTIN[:-1]}{each}")] == [int(GTIN[-1])]


@given(LOTS, st.dates().map(lambda day: f"{day:%y%m%d}"), st.one_of(st.just(""), LOTS))
def test_what_is_written_with_separators_is_read_again(lot: str, expiry: str, serial: str) -> None:
    text = f"01{GTIN}10{lot}{GS}" + (f"21{serial}{GS}" if serial else "") + f"17{expiry}"
    scan = read_gs1(text, YEAR)
    assert scan is not None
    assert (scan.lot, scan.gtin, scan.serial) == (lot, GTIN, serial)
    assert scan.expiry[2:].replace("-", "") == expiry


@given(LOTS, LOTS)
def test_without_separators_a_reading_is_the_written_one_or_refused(lot: str, serial: str) -> None:
    with suppress(Unreadable):
        scan = read_gs1(f"01{GTIN}17270331" + f"10{lot}21{serial}", YEAR)
        assert scan is not None
        assert (scan.lot, scan.serial) == (lot, serial)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    for each in (text, f"01{GTIN}{text}", f"]d2{text}", f"(01){GTIN}{text}"):
        with suppress(Unreadable):
            read_gs1(each, YEAR)
