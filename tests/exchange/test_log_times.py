"""Times in a log: moments with offset and zone, and the ways in which an onset may be written."""

from datetime import timedelta
from typing import Any

import pytest

from ivig_logger.domain.infusion import Onset, Precision
from ivig_logger.domain.moment import at_clock
from ivig_logger.domain.onset import about, between, exactly
from tests.builders import a_moment
from tests.exchange.log_texts import clock, read_one, refused

START = a_moment("09:00")


def onset(said: object) -> Onset | None:
    """The onset of one reaction that is written like this."""
    return read_one(reactions=[{"symptom": "headache", "onset": said}]).reactions[0].onset


def refused_onset(said: object) -> dict[str, str]:
    """Where in the onset something is refused, and why."""
    found = refused(reactions=[{"symptom": "headache", "onset": said}])
    return {where.removeprefix("infusions[0].reactions[0]."): reason for where, reason in found.items()}


def after(minutes: float) -> Any:
    """The moment so many minutes after the start."""
    return START + timedelta(minutes=minutes)


def test_an_onset_after_so_many_minutes_is_exact() -> None:
    assert onset({"after_minutes": 25}) == exactly(after(25))
    assert onset({"after_minutes": 0.5}) == exactly(after(0.5))
    assert onset({"after_minutes": 25, "precision": "exact"}) == exactly(after(25))


def test_minutes_before_the_start_are_negative() -> None:
    assert onset({"after_minutes": -10}) == exactly(after(-10))


def test_a_pair_of_minutes_is_a_range() -> None:
    assert onset({"after_minutes": [50, 80]}) == between(after(50), after(80))
    assert onset({"after_minutes": [50, 80], "precision": "range"}) == between(after(50), after(80))


def test_about_so_many_minutes_is_ten_to_each_side_clipped_at_the_start() -> None:
    assert onset({"after_minutes": 25, "precision": "about"}) == about(after(25), START)
    assert onset({"after_minutes": 5, "precision": "about"}) == Onset(START, after(15), Precision.ABOUT)


def test_an_onset_as_two_moments() -> None:
    said = {"earliest": clock("09:50"), "latest": clock("10:20"), "precision": "range"}
    assert onset(said) == between(a_moment("09:50"), a_moment("10:20"))


def test_null_is_an_onset_not_known() -> None:
    assert onset(None) is None


@pytest.mark.parametrize(
    ("said", "where"),
    [
        (25, "onset"),
        ("25", "onset"),
        ({}, "onset.earliest"),
        ({"after_minutes": None}, "onset.after_minutes"),
        ({"after_minutes": "25"}, "onset.after_minutes"),
        ({"after_minutes": []}, "onset.after_minutes"),
        ({"after_minutes": [50]}, "onset.after_minutes"),
        ({"after_minutes": [50, 60, 70]}, "onset.after_minutes"),
        ({"after_minutes": [50, "x"]}, "onset.after_minutes[1]"),
        ({"after_minutes": 0.123}, "onset.after_minutes"),
        ({"after_minutes": 10**11}, "onset.after_minutes"),
        ({"after_minutes": 25, "precision": "range"}, "onset.precision"),
        ({"after_minutes": [50, 80], "precision": "exact"}, "onset.precision"),
        ({"after_minutes": 25, "earliest": clock("09:25")}, "onset"),
        ({"earliest": clock("09:50"), "latest": clock("10:20"), "precision": "exact"}, "onset"),
        ({"after_minutes": [80, 50]}, "onset"),
    ],
)
def test_an_onset_that_cannot_be_read_is_refused(said: object, where: str) -> None:
    assert where in refused_onset(said)


@pytest.mark.parametrize(
    "at",
    [
        "2026-10-20T09:00:00",
        "2026-10-20",
        "2026-10-20 09:00:00+02:00",
        "2026-10-20T09:00:00.5+02:00",
        "20261020T090000+0200",
        "2026-W43-2T09:00:00+02:00",
        "2026-02-30T09:00:00+01:00",
        "2026-10-20T24:00:00+02:00",
        "2026-10-20T09:00:00+99:00",
        "٢٠٢٦-10-20T09:00:00+02:00",
        "0001-01-01T00:00:00+00:53",
        "9999-12-31T23:59:59-11:00",
        1761000000,
        None,
    ],
)
def test_a_time_that_is_not_a_whole_second_with_an_offset_is_refused(at: object) -> None:
    assert list(refused(started={"at": at, "zone": "Europe/Berlin"})) == ["infusions[0].started.at"]


@pytest.mark.parametrize("zone", ["Berlin", "", "../etc/passwd", "Europe", "x" * 1000, 5, None])
def test_a_zone_that_is_not_known_is_refused(zone: object) -> None:
    assert list(refused(started=clock("09:00") | {"zone": zone})) == ["infusions[0].started.zone"]


def test_an_offset_that_the_zone_did_not_have_is_refused() -> None:
    said = {"at": "2026-10-20T09:00:00+01:00", "zone": "Europe/Berlin"}
    assert refused(started=said) == {
        "infusions[0].started.at": (
            "does not fit its zone: at that instant the clock of Europe/Berlin showed 2026-10-20T10:00:00+02:00"
        )
    }


def test_a_time_in_the_spring_gap_is_refused() -> None:
    said = {"at": "2026-03-08T02:30:00-05:00", "zone": "America/New_York"}
    assert list(refused(started=said, ended=..., duration_minutes=60)) == ["infusions[0].started.at"]


@pytest.mark.parametrize(("offset", "second"), [("-04:00", False), ("-05:00", True)])
def test_the_offset_tells_the_two_hours_of_autumn_apart(offset: str, second: bool) -> None:
    said = {"at": f"2025-11-02T01:30:00{offset}", "zone": "America/New_York"}
    wanted = a_moment("01:30", "2025-11-02", "America/New_York", second=second)
    assert read_one(started=said, ended=..., duration_minutes=60).started == wanted


def test_utc_may_be_written_as_z_and_seconds_left_out() -> None:
    assert read_one(started={"at": "2026-10-20T07:00Z", "zone": "UTC"}).started == START.in_zone("UTC")


def test_a_zone_that_is_missing_is_refused() -> None:
    assert list(refused(started={"at": "2026-10-20T09:00:00+02:00"})) == ["infusions[0].started.zone"]


def test_the_builders_agree() -> None:
    assert at_clock(START.local.date(), START.local.time(), START.zone) == START
