"""The form of a signature; whether it is valid is no question of a check."""

from typing import Any

import pytest

from ivig_logger.domain.problems import Code
from tests.builders import a_signature, an_infusion
from tests.domain.checks.verdict import codes_of, the


def test_signatures_in_the_right_form_are_no_problem() -> None:
    two = (a_signature(), a_signature(signer="Ben Löwe", credential="", role=""))
    assert codes_of(an_infusion(signatures=two)) == set()


@pytest.mark.parametrize(
    "changed",
    [
        *(
            {name: value}
            for name in ("public_key", "head", "content")
            for value in ("", "1a" * 31, "1A" * 32, "1g" * 32)
        ),
        *({"value": value} for value in ("", "4d" * 32, "4d" * 65, "4d" * 63 + "é1", "٣" * 128)),
        *({"signer": value} for value in ("", " ")),
    ],
)
def test_a_signature_in_another_form_is_refused(changed: dict[str, Any]) -> None:
    problem = the(Code.SIGNATURE_UNREADABLE, an_infusion(signatures=(a_signature(), a_signature(**changed))))
    assert (problem.refuse, problem.where) == (True, f"signatures.1.{next(iter(changed))}")


def test_the_same_signature_twice_is_refused() -> None:
    problem = the(Code.SIGNATURE_TWICE, an_infusion(signatures=(a_signature(), a_signature())))
    assert (problem.refuse, problem.where) == (True, "signatures.1")
