"""The picture in HTML: a line for each session, a mark for each reaction, and who reads it can tell the products."""

from dataclasses import replace
from datetime import timedelta
from xml.etree import ElementTree

from ivig_logger.domain.answers.overlay import overlay_of
from ivig_logger.domain.infusion import Onset, Precision
from ivig_logger.reports.overlay_svg import lines_text, overlay_svg
from tests.builders import a_moment, a_reaction, an_infusion
from tests.reports.logs import a_session

_SVG = "{http://www.w3.org/2000/svg}"


def paths_of(picture: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(picture).iter(f"{_SVG}path"))  # noqa: S314  # our own text


def test_each_session_is_a_line_in_the_dash_of_its_product() -> None:
    picture = overlay_svg(overlay_of(map(a_session, range(4))), "Every session")
    lines = [each for each in paths_of(picture) if each.get("stroke") == "#07545A"]
    assert [each.get("stroke-dasharray") for each in lines] == [None, "10 5", "2 4", None]


def test_the_products_are_named_with_their_dashes() -> None:
    assert lines_text(overlay_of(map(a_session, range(3)))) == (
        "lines: Privigen solid, Octagam dashed, Gamunex-C dotted"
    )


def test_early_possible_and_later_reactions_have_shapes_of_their_own() -> None:
    between = Onset(a_moment("09:50"), a_moment("10:20"), Precision.RANGE)
    told = (a_reaction(), replace(a_reaction("chills", 55), onset=between), a_reaction("nausea", 120))
    paths = paths_of(overlay_svg(overlay_of([an_infusion(reactions=told)]), "Every session"))
    shapes = {each.get("fill"): each.get("d", "") for each in paths if each.get("fill")}
    assert len(set(shapes)) == 3
    ends = [each for each in paths if each.get("stroke") == "#16262B"]
    assert len(ends) == 1


def test_what_was_typed_is_no_markup() -> None:
    picture = overlay_svg(overlay_of([an_infusion(product="<b>&")]), "<b>")
    assert "<b>" not in picture


def test_a_session_that_has_not_ended_says_so() -> None:
    running = an_infusion(ended=None, started=a_moment() + timedelta(days=1))
    assert "no end" in overlay_svg(overlay_of([running]), "Every session")
