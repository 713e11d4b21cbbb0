"""How many mappings are remembered, and which of them are given up."""

from ivig_logger.services.kept_mapping import MOST, from_oldest


def test_the_oldest_mappings_are_given_up_for_a_new_one() -> None:
    order = [f"{at:03}" for at in range(MOST)]
    kept, dropped = from_oldest(order, order, "new")
    assert (len(kept), kept[-1], dropped) == (MOST, "new", ["000"])


def test_a_mapping_that_is_used_again_becomes_the_newest() -> None:
    assert from_oldest(["a", "b", "c"], ["a", "b", "c"], "a") == (["b", "c", "a"], [])


def test_mappings_without_a_place_are_the_oldest_and_what_is_gone_has_none() -> None:
    assert from_oldest(["b", "x"], ["gone", "b"], "new") == (["x", "b", "new"], [])
