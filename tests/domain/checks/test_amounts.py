"""Product, doses, weight, volume and vials."""

from datetime import date
from decimal import Decimal

import pytest

from ivig_logger.domain.checks import last_day
from ivig_logger.domain.infusion import Vial
from ivig_logger.domain.problems import Code
from tests.builders import a_moment, an_infusion
from tests.domain.checks.verdict import codes_of, said_of, the


def test_an_unusual_dose_asks_and_is_kept() -> None:
    (problem,) = said_of(an_infusion(dose=Decimal(172), weight=Decimal(90)))

    assert (problem.code, problem.refuse, problem.where) == (Code.UNUSUAL, False, "dose")


@pytest.mark.parametrize("dose", ["0", "1e9", "0.0776", "NaN", "Infinity", "1e999999"])
def test_an_impossible_dose_is_refused_and_compared_with_nothing(dose: str) -> None:
    infusion = an_infusion(
        dose=Decimal(dose), ordered_dose=Decimal(30), volume=Decimal(300), vials=(Vial("A", Decimal(30)),)
    )

    assert codes_of(infusion) == {Code.IMPOSSIBLE}


@pytest.mark.parametrize("text", ["0", "-1", "NaN", "Infinity", "1e999999"])
def test_whatever_number_stands_anywhere_it_is_refused_and_nothing_breaks(text: str) -> None:
    number = Decimal(text)
    infusions = (
        an_infusion(concentration=number, volume=Decimal(300)),
        an_infusion(ordered_dose=number),
        an_infusion(weight=number),
        an_infusion(volume=number),
        an_infusion(vials=(Vial("A", number),)),
    )

    for infusion in infusions:
        assert codes_of(infusion, last_weight=Decimal(62)) == {Code.IMPOSSIBLE}


@pytest.mark.parametrize("product", ["Privigen", "privigen", "PRIVIGEN", "unknown", "Unknown", "Octagam 10 %"])
def test_listed_products_and_unknown_need_no_second_look(product: str) -> None:
    assert codes_of(an_infusion(product=product)) == set()


def test_a_product_that_is_not_in_the_list_asks_and_is_kept() -> None:
    problem = the(Code.PRODUCT_UNLISTED, an_infusion(product="Carimune Forte"))

    assert (problem.refuse, problem.facts) == (False, {"product": "Carimune Forte"})


@pytest.mark.parametrize("product", ["Hizentra", "Cuvitru", "Xembify", "Cutaquig", "HyQvia"])
def test_a_product_under_the_skin_asks_and_is_kept(product: str) -> None:
    problem = the(Code.PRODUCT_SUBCUTANEOUS, an_infusion(product=product))

    assert (problem.refuse, problem.where) == (False, "product")


@pytest.mark.parametrize("concentration", ["16", "20"])
def test_the_concentration_of_a_product_under_the_skin_is_refused(concentration: str) -> None:
    problem = the(Code.IMPOSSIBLE, an_infusion(product="Hizentra", concentration=Decimal(concentration)))

    assert (problem.refuse, problem.where) == (True, "concentration")


@pytest.mark.parametrize(
    ("dose", "asks"), [("26.999", True), ("27", False), ("30", False), ("33", False), ("33.001", True)]
)
def test_more_than_ten_percent_beside_the_order_asks(dose: str, asks: bool) -> None:
    infusion = an_infusion(dose=Decimal(dose), ordered_dose=Decimal(30))

    assert (Code.DOSE_NOT_AS_ORDERED in codes_of(infusion)) is asks


@pytest.mark.parametrize(
    ("volume", "concentration", "asks"),
    [("269.9", 10, True), ("270", 10, False), ("330", 10, False), ("330.1", 10, True), ("600", 5, False)],
)
def test_a_volume_beside_dose_and_concentration_asks(volume: str, concentration: int, asks: bool) -> None:
    infusion = an_infusion(volume=Decimal(volume), concentration=Decimal(concentration))

    assert (Code.VOLUME_DIFFERS in codes_of(infusion)) is asks


@pytest.mark.parametrize(
    ("grams", "asks"), [(["28.499"], True), (["20", "8.5"], False), (["31.5"], False), (["31.501"], True)]
)
def test_vials_more_than_five_percent_beside_the_dose_ask(grams: list[str], asks: bool) -> None:
    vials = tuple(Vial(f"A{at}", Decimal(each)) for at, each in enumerate(grams))

    assert (Code.VIALS_DIFFER in codes_of(an_infusion(vials=vials))) is asks


def test_vials_of_which_one_has_no_grams_are_not_added_up() -> None:
    assert codes_of(an_infusion(vials=(Vial("A", Decimal(10)), Vial("B")))) == set()


@pytest.mark.parametrize(
    ("expiry", "last"),
    [
        ("2027-03", date(2027, 3, 31)),
        ("2028-02", date(2028, 2, 29)),
        ("2027-02", date(2027, 2, 28)),
        ("2027-12", date(2027, 12, 31)),
        ("2027-03-15", date(2027, 3, 15)),
        ("2027-02-30", None),
        ("2027-13", None),
        ("2027-W13-1", None),
        ("03/2027", None),
        ("20270315", None),
        ("２０２７-03", None),
        ("", None),
    ],
)
def test_a_month_means_its_last_day_and_what_is_no_date_is_none(expiry: str, last: date | None) -> None:
    assert last_day(expiry) == last


@pytest.mark.parametrize(("expiry", "asks"), [("2026-09", True), ("2026-10", False), ("2026-10-19", True)])
def test_an_expired_vial_asks_and_is_kept(expiry: str, asks: bool) -> None:
    infusion = an_infusion(vials=(Vial("P100", None, expiry),))

    assert codes_of(infusion) == ({Code.VIAL_EXPIRED} if asks else set())


def test_a_vial_is_used_on_the_day_that_the_clock_of_the_start_showed() -> None:
    started = a_moment("00:30", "2026-10-21", "Pacific/Auckland")  # still the 20th in UTC
    vial = Vial("P100", None, "2026-10-20")

    infusion = an_infusion(started=started, ended=a_moment("03:30", "2026-10-21", "Pacific/Auckland"), vials=(vial,))

    assert the(Code.VIAL_EXPIRED, infusion).facts == {"lot": "P100", "day": date(2026, 10, 20)}
