"""The chain of the revisions: the same texts for ever, and none of its links can be left out."""

import hashlib

import pytest

from ivig_logger.domain.chain import FIELDS, START, content_hash, link

OWN = {
    "entry_kind": "infusion",
    "entry_id": "00000000-0000-4000-9000-000000000001",
    "at": 1792480800,
    "zone": "Europe/Berlin",
    "author": "Ana",
    "role": "nurse",
    "source": "typed",
    "why": "typo",
    "before": '{"notes":"مريم"}',
    "after": None,
}
CONTENT = (
    '{"after":null,"at":1792480800,"author":"Ana","before":"{\\"notes\\":\\"مريم\\"}",'
    '"entry_id":"00000000-0000-4000-9000-000000000001","entry_kind":"infusion","role":"nurse","source":"typed",'
    '"why":"typo","zone":"Europe/Berlin"}'
)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def test_the_content_is_the_hash_of_the_canonical_text_of_all_fields() -> None:
    assert content_hash(OWN) == sha256(CONTENT)


def test_the_hashes_themselves_and_the_number_are_no_content() -> None:
    assert content_hash(OWN | {"pk": 7, "content": "x", "chain": "y"}) == content_hash(OWN)


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_counts(name: str) -> None:
    assert content_hash(OWN | {name: "other"}) != content_hash(OWN)


def test_an_empty_side_is_not_a_missing_one() -> None:
    assert content_hash(OWN | {"after": ""}) != content_hash(OWN)


def test_a_link_is_the_hash_of_the_one_before_and_of_the_content() -> None:
    first = link(START, content_hash(OWN))
    assert first == sha256(sha256(CONTENT))
    assert link(first, content_hash(OWN)) == sha256(first + sha256(CONTENT))
