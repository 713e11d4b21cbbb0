"""The words that are offered: products, symptoms and medicines, dated data from resources/data.

They complete what is typed and never replace it: the text is stored with the session, because lists age.
"""

import json
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ivig_logger.domain.folding import fold
from ivig_logger.domain.infusion import Reaction, Severity

ROUTES = ("by mouth", "IV", "IM", "under the skin", "inhaled", "other")
_PACKAGE = Path(__file__).resolve().parents[1]


def resource(name: str) -> Path:
    """Where a shipped file lies: inside the installed package, or beside the package in a checkout."""
    inside = _PACKAGE / "resources" / name
    return inside if inside.exists() else _PACKAGE.parent / "resources" / name


class SymptomClass(StrEnum):
    """What the leaflets say of a sign: expected, at the drip site, or a reason to call."""

    EXPECTED = "expected"
    LOCAL = "local"
    CALL = "call"


@dataclass(frozen=True, slots=True)
class Symptom:
    """A clinical term, the patient's words for it, its class and, where the class depends on it, when to call."""

    term: str
    words: tuple[str, ...]
    kind: SymptomClass
    call_when: str = ""


@dataclass(frozen=True, slots=True)
class Product:
    """A brand at one concentration (g per 100 mL; None where several exist); `route` is "iv" or "sc"."""

    name: str
    concentration: Decimal | None
    company: str
    vial_grams: tuple[Decimal, ...]
    route: str


@dataclass(frozen=True, slots=True)
class Drug:
    """A medicine seen beside infusions: generic name, other names, usual doses as texts, routes."""

    name: str
    also: tuple[str, ...]
    doses: tuple[str, ...]
    routes: tuple[str, ...]


def _load(name: str) -> list[dict[str, Any]]:
    text = resource(f"data/{name}.json").read_text(encoding="utf-8")
    entries: list[dict[str, Any]] = json.loads(text, parse_float=Decimal)["entries"]
    return entries


@cache
def symptoms() -> tuple[Symptom, ...]:
    """All symptoms of domain section 4, the class *call* included."""
    return tuple(
        Symptom(each["term"], tuple(each["words"]), SymptomClass(each["class"]), each.get("call_when", ""))
        for each in _load("symptoms")
    )


@cache
def products() -> tuple[Product, ...]:
    """Products into a vein, and those under the skin that are told apart from them."""
    return tuple(
        Product(
            each["name"],
            None if each["concentration"] is None else Decimal(each["concentration"]),
            each["company"],
            tuple(Decimal(grams) for grams in each["vials"]),
            each["route"],
        )
        for each in _load("products")
    )


@cache
def symptom_words() -> tuple[str, ...]:
    """The patient's words for all symptoms, then the clinical terms."""
    words = [each for symptom in symptoms() for each in symptom.words]
    return tuple(dict.fromkeys((*words, *(each.term for each in symptoms()))))


@cache
def drugs() -> tuple[Drug, ...]:
    """Medicines that were seen as premedication or against a reaction."""
    return tuple(
        Drug(each["name"], tuple(each["also"]), tuple(each["doses"]), tuple(each["routes"]))
        for each in _load("medications")
    )


@cache
def drug_names() -> tuple[str, ...]:
    """The generic and the other names of all medicines."""
    return tuple(name for drug in drugs() for name in (drug.name, *drug.also))


def symptom_of(text: str) -> Symptom | None:
    """The listed symptom that a text names, by its term or by the patient's words."""
    return _symptoms_by_name().get(fold(text))


@cache
def _symptoms_by_name() -> dict[str, Symptom]:
    return {fold(name): each for each in reversed(symptoms()) for name in (*each.words, each.term)}


def is_call(reaction: Reaction) -> bool:
    """Whether the fixed sentence belongs beside a reaction: a sign of the class *call*, or graded severe."""
    if reaction.severity is Severity.SEVERE:
        return True
    known = symptom_of(reaction.symptom)
    return known is not None and known.kind is SymptomClass.CALL


@lru_cache(1000)
def product_of(text: str) -> Product | None:
    """The listed product that a text names: "Privigen", "octagam 10 %"."""
    return _products_by_name().get(_product_key(text))


def concentration_of(product: str) -> Decimal | None:
    """The one concentration (g per 100 mL) of a product into a vein; None where it is not listed or has several."""
    listed = product_of(product)
    return listed.concentration if listed is not None and listed.route == "iv" else None


@cache
def _products_by_name() -> dict[str, Product]:
    named = {_product_key(each.name): each for each in reversed(products())}
    whole = {
        _product_key(f"{each.name} {each.concentration}"): each for each in products() if each.concentration is not None
    }
    return whole | named


def _product_key(text: str) -> str:
    return "".join(each for each in fold(text) if each.isalnum() or each == ".")


@cache
def names_of_drug(name: str) -> tuple[str, ...]:
    """Brand and generic names of one medicine, so that each finds the other; the name alone where it is not listed."""
    wanted = fold(name)
    for each in drugs():
        names = (each.name, *each.also)
        if wanted in {fold(known) for known in names}:
            return names
    return (name,)
