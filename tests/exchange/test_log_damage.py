"""Whatever a file holds, it is read or refused with a position; nothing is raised."""

import json
from copy import deepcopy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.log_texts import read
from tests.exchange.test_log_document import BY_HAND, FULL

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
NEARLY = st.sampled_from(
    [{"after_minutes": []}, {"at": "9999-12-31T23:59:59Z", "zone": "UTC"}, -1, 0, 1e300, [[]], [{}], "9", ""]
)
LOGS = [json.loads(FULL), json.loads(BY_HAND)]


def paths(value: object, here: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The paths of all values inside a value."""
    inner: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return [path for key, part in inner for path in [(*here, key), *paths(part, (*here, key))]]


def changed(log: Any, path: tuple[str | int, ...], wanted: object) -> Any:
    """A copy of a log with another value at a path."""
    copy = deepcopy(log)
    inner = copy
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = wanted
    return copy


@given(st.sampled_from(LOGS).flatmap(lambda log: st.tuples(st.just(log), st.sampled_from(paths(log)))), JSON | NEARLY)
def test_any_value_at_any_place_is_read_or_refused_with_a_position(
    place: tuple[Any, tuple[str | int, ...]], wanted: object
) -> None:
    contents = read(json.dumps(changed(*place, wanted)))
    assert all(each.where for each in contents.refusals)
    assert contents.refusals or len(contents.infusions) <= 1


@given(st.binary(max_size=60))
def test_any_bytes_are_refused(data: bytes) -> None:
    assert read(data).refusals


@given(st.integers(0, len(FULL.encode()) - 3))
def test_a_file_that_is_cut_off_is_refused(length: int) -> None:
    assert read(FULL.encode()[:length]).refusals
