"""The details beside the list."""

from datetime import timedelta

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ivig_logger.domain.infusion import ReactionAnswer
from ivig_logger.ui import theme
from ivig_logger.ui.chart_canvas import ChartCanvas
from ivig_logger.ui.history.details import Details
from tests.builders import a_full_infusion, a_moment, a_reaction, an_infusion
from tests.ui.history.sessions import EARLY, MAY_BE


def details(qtbot: QtBot) -> Details:
    made = Details()
    qtbot.addWidget(made)
    made.resize(300, 700)
    made.show()
    return made


def test_nothing_in_front_is_a_hint(qtbot: QtBot) -> None:
    shown = details(qtbot)
    shown.show_infusion(None, pounds=False)
    assert shown.content.said == "Choose a session to see all of it here."
    assert shown.edit.isHidden()


def test_every_reaction_has_its_verdict_in_words_with_its_mark(qtbot: QtBot) -> None:
    shown = details(qtbot)
    shown.show_infusion(EARLY, pounds=False)
    verdicts = [each for each in shown.findChildren(QLabel) if each.property("verdict")]
    assert [each.property("verdict") for each in verdicts] == ["later", "in"]
    assert verdicts[1].text() == "◔ Began 25 min after the start (within the first 60 minutes)"


def test_all_facts_of_a_full_record_are_there(qtbot: QtBot) -> None:
    shown = details(qtbot)
    shown.show_infusion(a_full_infusion(), pounds=False)
    said = shown.content.said
    for words in ("Tuesday 20 October 2026", "P100 123-456", "a cold last week", "slept well 🙂", "bathroom"):
        assert words in said


def test_no_reaction_and_not_asked_are_told_apart(qtbot: QtBot) -> None:
    shown = details(qtbot)
    shown.show_infusion(an_infusion(reaction=ReactionAnswer.NONE), pounds=False)
    assert "No reaction was recorded" in shown.content.said
    shown.show_infusion(an_infusion(reaction=ReactionAnswer.NOT_ASKED), pounds=False)
    assert "Not asked yet" in shown.content.said
    assert "No reaction" not in shown.content.said


def test_the_timeline_speaks(qtbot: QtBot) -> None:
    shown = details(qtbot)
    shown.show_infusion(MAY_BE, pounds=False)
    (timeline,) = shown.findChildren(ChartCanvas)
    assert "+50 to +80; 09:50–10:20; Nausea" in timeline.accessibleDescription()


def test_all_of_it_is_the_description_for_a_screen_reader(qtbot: QtBot) -> None:
    shown = details(qtbot)
    shown.show_infusion(EARLY, pounds=False)
    assert "45 min before" in shown.area.accessibleDescription()


def test_thousands_of_reactions_and_a_very_long_note_are_shown_at_once(qtbot: QtBot) -> None:
    shown = details(qtbot)
    reactions = tuple(a_reaction(f"symptom {at}", at % 170) for at in range(5000))
    shown.show_infusion(an_infusion(reactions=reactions, notes="word " * 20_000), pounds=False)
    said = shown.content.said
    assert "Symptom 4999" in said
    assert "94,000 letters more" in said


def test_it_is_painted_in_every_look_and_size(qtbot: QtBot, qapp: QApplication) -> None:
    start = a_moment()
    long = an_infusion(ended=start + timedelta(hours=34), reactions=(a_reaction(minutes=30), a_reaction(minutes=None)))
    for look in (theme.Look.LIGHT, theme.Look.DARK, theme.Look.CONTRAST):
        for zoom in (100, 200):
            theme.apply(qapp, look, zoom)
            shown = details(qtbot)
            for infusion in (a_full_infusion(), long, MAY_BE, an_infusion(ended=a_moment("09:20"))):
                shown.show_infusion(infusion, pounds=True)
                assert not shown.grab().isNull()
    theme.apply(qapp, theme.Look.LIGHT, 100)
