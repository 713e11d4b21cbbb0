"""The shipped lists hold every fact that they are meant to hold, and each name finds its entry."""

import json
from collections import Counter
from decimal import Decimal
from itertools import chain

import pytest

from ivig_logger.domain.folding import fold
from ivig_logger.domain.infusion import Reaction, Severity
from ivig_logger.domain.vocabulary import (
    ROUTES,
    SymptomClass,
    concentration_of,
    drugs,
    is_call,
    names_of_drug,
    product_of,
    products,
    resource,
    symptom_of,
    symptoms,
)

EXPECTED, LOCAL, CALL = SymptomClass.EXPECTED, SymptomClass.LOCAL, SymptomClass.CALL

SIGNS = [
    ("headache", "headache", EXPECTED),
    ("chills", "chills, shivering, rigors", EXPECTED),
    ("pyrexia", "fever, feeling hot", EXPECTED),
    ("high fever", "high fever", CALL),
    ("flushing", "flushed, red face", EXPECTED),
    ("fatigue", "tired, drained", EXPECTED),
    ("myalgia", "body aches, muscle cramp", EXPECTED),
    ("back pain", "back pain", EXPECTED),
    ("nausea", "sick to the stomach", EXPECTED),
    ("vomiting", "throwing up again and again", CALL),
    ("diarrhoea", "diarrhoea, diarrhea", EXPECTED),
    ("abdominal pain", "stomach pain", EXPECTED),
    ("dizziness", "dizzy, light-headed", EXPECTED),
    ("pruritus", "itchy", EXPECTED),
    ("urticaria", "hives", EXPECTED),
    ("rash", "rash", EXPECTED),
    ("severe skin reaction", "spreading rash, blistering rash, rash all over", CALL),
    ("infusion-site reaction", "sore drip site, red drip site, swollen drip site", LOCAL),
    ("palpitations", "heart pounding", CALL),
    ("tachycardia", "heart racing", CALL),
    ("bradycardia", "slow pulse", CALL),
    ("dyspnoea", "hard to breathe", CALL),
    ("bronchospasm", "wheeze", CALL),
    ("angioedema", "tight throat, swollen face, swollen tongue", CALL),
    ("chest pain", "chest tightness", CALL),
    ("suspected aseptic meningitis", "severe headache, worsening headache, stiff neck, light hurts", CALL),
    ("cyanosis", "blue lips, blue fingers", CALL),
    ("hypotension", "cold hands", CALL),
    ("syncope", "fainting, collapse", CALL),
    ("suspected thrombosis", "painful leg, swollen leg, warm leg, painful arm, swollen arm, warm arm", CALL),
    ("suspected stroke", "sudden weakness of one side, trouble speaking", CALL),
    ("suspected haemolysis", "red urine, brown urine, dark urine, yellow skin, yellow eyes", CALL),
    ("suspected kidney injury", "little urine, no urine, sudden weight gain, swollen legs", CALL),
    ("confusion", "confused", CALL),
    ("seizure", "seizure", CALL),
    ("unconsciousness", "unconscious", CALL),
]

BRANDS = [
    ("Gammagard Liquid", 10, "Takeda", "1 2.5 5 10 20 30"),
    ("Kiovig", 10, "Takeda", "1 2.5 5 10 20 30"),
    ("Gamunex-C", 10, "Grifols", "1 2.5 5 10 20 40"),
    ("Gammaked", 10, "Kedrion", "1 2.5 5 10 20"),
    ("Privigen", 10, "CSL Behring", "2.5 5 10 20 40"),
    ("Octagam 10 %", 10, "Octapharma", "2 5 10 20 30"),
    ("Octagam 5 %", 5, "Octapharma", "2.5 5 10 25"),
    ("Panzyga", 10, "Octapharma", "1 2.5 5 10 20 30"),
    ("Bivigam", 10, "ADMA", "5 10"),
    ("Asceniv", 10, "ADMA", "5"),
    ("Gammaplex 5 %", 5, "BPL", "2.5 5 10 20"),
    ("Gammaplex 10 %", 10, "BPL", ""),
    ("Flebogamma DIF 5 %", 5, "Grifols", "0.5 2.5 5 10 20"),
    ("Flebogamma DIF 10 %", 10, "Grifols", "5 10 20"),
    ("Alyglo", 10, "GC Biopharma", "5 10 20"),
    ("Yimmugo", 10, "Biotest", "5 10 20"),
    ("Qivigy", 10, "Kedrion", "5 10"),
    ("IQYMUNE", 10, "LFB", ""),
    ("Intratect 5 %", 5, "Biotest", "1 2.5 5 10 20"),
    ("Intratect 10 %", 10, "Biotest", "1 2.5 5 10 20"),
]

MEDICINES = (
    "acetaminophen, diphenhydramine, cetirizine, loratadine, fexofenadine, chlorphenamine, famotidine, ibuprofen, "
    "naproxen, hydrocortisone, methylprednisolone, prednisone, dexamethasone, saline, water"
)


@pytest.mark.parametrize(("term", "words", "kind"), SIGNS)
def test_a_sign_is_found_by_its_term_and_by_the_patients_words(term: str, words: str, kind: SymptomClass) -> None:
    found = {symptom_of(name) for name in (term, *words.split(", "))}
    assert [(each.term, each.kind) for each in found if each] == [(term, kind)]
    assert None not in found


def test_the_signs_tested_here_are_all_that_are_shipped() -> None:
    assert {each.term for each in symptoms()} == {term for term, _, _ in SIGNS}


def test_a_sign_is_found_whatever_its_case_and_spaces() -> None:
    assert symptom_of("  Stiff   NECK ") == symptom_of("stiff neck")


def test_a_word_that_is_not_listed_names_no_sign() -> None:
    assert symptom_of("hiccups") is None


def test_no_name_belongs_to_two_signs() -> None:
    names = Counter(chain.from_iterable({fold(name) for name in (each.term, *each.words)} for each in symptoms()))
    assert [name for name, times in names.items() if times > 1] == []


def test_no_word_of_a_sign_is_listed_twice() -> None:
    assert [each.term for each in symptoms() if len(each.words) != len({fold(word) for word in each.words})] == []


def test_terms_and_words_are_in_lower_case_but_for_units() -> None:
    names = chain.from_iterable((each.term, *each.words) for each in symptoms())
    assert [name for name in names if name != name.lower() and "°" not in name] == []


@pytest.mark.parametrize(
    ("sign", "when"),
    [
        ("fever", "> 38.0 °C (100.5 °F)"),
        ("back pain", "with dark urine"),
        ("dizzy", "fainting"),
        ("itchy", "spreading"),
        ("hives", "all over"),
        ("rash", "blistering"),
        ("headache", "stiff neck"),
    ],
)
def test_a_sign_that_depends_says_when_to_call(sign: str, when: str) -> None:
    found = symptom_of(sign)
    assert found is not None
    assert found.kind is EXPECTED
    assert when in found.call_when


def test_only_expected_signs_depend() -> None:
    assert {each.kind for each in symptoms() if each.call_when} == {EXPECTED}


def test_a_sign_to_call_about_asks_for_the_fixed_sentence() -> None:
    assert is_call(Reaction("hard to breathe"))
    assert not is_call(Reaction("headache"))


def test_any_severe_reaction_asks_for_the_fixed_sentence() -> None:
    assert is_call(Reaction("headache", severity=Severity.SEVERE))


@pytest.mark.parametrize(("name", "concentration", "company", "vials"), BRANDS)
def test_a_product_is_listed_with_its_strength_company_and_vials(
    name: str, concentration: int, company: str, vials: str
) -> None:
    found = product_of(name)
    assert found is not None
    assert found.concentration == concentration
    assert (found.name, found.company, found.route) == (name, company, "iv")
    assert found.vial_grams == tuple(Decimal(each) for each in vials.split())


@pytest.mark.parametrize("name", ["Hizentra", "Cuvitru", "Xembify", "Cutaquig", "HyQvia"])
def test_products_under_the_skin_are_told_apart(name: str) -> None:
    found = product_of(name)
    assert found is not None
    assert found.route == "sc"


@pytest.mark.parametrize("name", ["Carimune", "Gammagard S/D", "Sandoglobulin", "Polygam", "Vigam", "Intragam"])
def test_products_of_old_records_are_known_without_a_strength(name: str) -> None:
    found = product_of(name)
    assert found is not None
    assert (found.concentration, found.vial_grams, found.route) == (None, (), "iv")


def test_no_product_is_listed_twice() -> None:
    names = Counter(fold(each.name) for each in products())
    assert set(names.values()) == {1}


def test_every_product_is_found_by_its_own_name() -> None:
    assert [each.name for each in products() if product_of(each.name) != each] == []


@pytest.mark.parametrize("typed", ["octagam 10%", "OCTAGAM 10 %", "octagam10", " Octagam  10 % "])
def test_a_product_is_found_without_regard_to_case_and_spaces(typed: str) -> None:
    found = product_of(typed)
    assert found is not None
    assert found.name == "Octagam 10 %"


def test_a_product_is_found_with_its_strength_written_behind_it() -> None:
    assert product_of("privigen 10 %") == product_of("Privigen")


@pytest.mark.parametrize("typed", ["Octagam", "Gammaplex", "Flebogamma DIF", "Intratect", "Gammagard"])
def test_a_brand_of_two_strengths_is_not_guessed(typed: str) -> None:
    assert product_of(typed) is None


def test_a_product_into_a_vein_has_the_strength_that_is_listed() -> None:
    assert concentration_of("privigen") == 10
    assert concentration_of("Octagam 5 %") == 5


@pytest.mark.parametrize("name", ["Octagam", "Carimune", "Hizentra", "something else", ""])
def test_a_strength_is_not_guessed(name: str) -> None:
    assert concentration_of(name) is None


def test_every_medicine_is_listed_once() -> None:
    assert sorted(each.name for each in drugs()) == sorted(MEDICINES.split(", "))


@pytest.mark.parametrize("typed", ["Tylenol", "paracetamol", "Acetaminophen", "acetaminophen"])
def test_brand_and_generic_names_of_a_medicine_find_each_other(typed: str) -> None:
    assert {"acetaminophen", "paracetamol", "Tylenol"} <= set(names_of_drug(typed))


def test_diphenhydramine_is_found_by_its_brand() -> None:
    assert names_of_drug("benadryl")[0] == "diphenhydramine"


def test_a_medicine_that_is_not_listed_has_its_own_name_only() -> None:
    assert names_of_drug("Mystery tea") == ("Mystery tea",)


def test_no_name_belongs_to_two_medicines() -> None:
    names = Counter(fold(name) for each in drugs() for name in (each.name, *each.also))
    assert set(names.values()) == {1}


def test_doses_are_a_number_and_a_unit() -> None:
    doses = [dose.split(" ") for each in drugs() for dose in each.doses]
    assert {unit for _, unit in doses} == {"mg", "g", "mL"}
    assert all(Decimal(number) > 0 for number, _ in doses)


def test_medicines_are_given_by_known_routes() -> None:
    assert {route for each in drugs() for route in each.routes} == {"by mouth", "IV"} <= set(ROUTES)


@pytest.mark.parametrize("name", ["symptoms", "products", "medications"])
def test_each_list_says_its_month_and_its_source(name: str) -> None:
    shipped = json.loads(resource(f"data/{name}.json").read_text(encoding="utf-8"))
    assert shipped["dated"] == "2026-11"
    assert shipped["source"]
