"""The marks of a session: reactions with severity and length, medicines, notes."""

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPolygonF

from ivig_logger.domain.infusion import Mark, Medication, Purpose, Reaction
from ivig_logger.domain.onset import FirstHour, classify_onset
from ivig_logger.domain.timeline import Fact, Timeline
from ivig_logger.pictures.ink import Ink
from ivig_logger.pictures.marks import GRADES, LEGEND, paint_mark
from ivig_logger.pictures.minutes import LEFT, RIGHT
from ivig_logger.pictures.session.lanes import Placed
from ivig_logger.words.letters import capital
from ivig_logger.words.sessions import medication_text

_PURPOSES = {Purpose.PREMEDICATION: "■ premedication", Purpose.FOR_REACTION: "✚ for a reaction"}
_FAST = "\u00a0"  # what belongs together stays in one line
_OTHER, _LASTED = "□ other medicine", "▬ lasted"


def legend_of(timeline: Timeline) -> str:
    """What the marks mean that are there."""
    parts = [each.part for each in timeline.on_axis]
    reactions = [each for each in parts if isinstance(each, Reaction)]
    purposes = [each.purpose for each in parts if isinstance(each, Medication)]
    told = [LEGEND] if reactions else []
    told += [_LASTED] if any(each.resolved for each in reactions) else []
    told += [words for purpose, words in _PURPOSES.items() if purpose in purposes]
    told += [_OTHER] if any(each not in _PURPOSES for each in purposes) else []
    return "   ".join(each.replace(" ", _FAST) if each is not LEGEND else each for each in told)


def short_name_of(fact: Fact) -> str:
    """What is written beside its mark where there is little room: of a medicine its name alone."""
    return capital(fact.part.name) if isinstance(fact.part, Medication) else name_of(fact)


def name_of(fact: Fact) -> str:
    """What is written beside its mark: "Headache 2", where 2 is moderate."""
    match fact.part:
        case Reaction() as reaction:
            return f"{capital(reaction.symptom)} {GRADES[reaction.severity]}".strip()
        case Medication() as given:
            return capital(medication_text(given))
        case Mark() as mark:
            return mark.text
    return ""


def paint_reactions(painter: QPainter, placed: Iterable[Placed], timeline: Timeline, ink: Ink) -> None:
    """Each with its mark, a bar as long as it lasted, and a dashed line where its onset is a range."""
    size = QFontMetricsF(painter.font()).height() * 0.36
    done = set()
    for each in placed:
        if not isinstance(each.fact.part, Reaction):
            continue
        state = classify_onset(each.fact.part.onset, timeline.infusion.started)
        same = (state, round(each.left), round(each.right), round(each.until), round(each.lane.top()))
        if same in done and not each.words:
            continue  # it would be painted over another just like it
        done.add(same)
        _paint_reaction(painter, each, state, size, ink)


def _paint_reaction(painter: QPainter, placed: Placed, state: FirstHour, size: float, ink: Ink) -> None:
    y, x = placed.lane.center().y(), placed.x
    if placed.until > placed.right:
        painter.setPen(ink.pen("soft", size * 0.5))
        painter.drawLine(QLineF(x, placed.lane.bottom() - size * 0.3, placed.until, placed.lane.bottom() - size * 0.3))
    if placed.right - placed.left > size:
        painter.setPen(ink.pen("ink", 1.4, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(placed.left, y, placed.right, y))
        painter.setPen(ink.pen("ink", 1.4))
        for end in (placed.left, placed.right):
            painter.drawLine(QLineF(end, y - size * 0.8, end, y + size * 0.8))
    if state is FirstHour.BEFORE:
        _paint_before(painter, QPointF(x, y), size, ink)
    else:
        paint_mark(painter, QPointF(x, y), size, state, ink)
    _paint_name(painter, placed, size, ink, strong=state is FirstHour.IN)


def _paint_before(painter: QPainter, at: QPointF, size: float, ink: Ink) -> None:
    """◂, as the list has it for what was there before the start."""
    painter.setPen(ink.pen("later", 1.4))
    painter.setBrush(ink.color("ground"))
    painter.drawPolygon(QPolygonF([at + QPointF(-size, 0), at + QPointF(size, -size), at + QPointF(size, size)]))


def paint_medicines(painter: QPainter, placed: Iterable[Placed], ink: Ink) -> None:
    """Premedications as filled squares, rescue medicine as a cross, the others as open squares."""
    size = QFontMetricsF(painter.font()).height() * 0.3
    for each in placed:
        if isinstance(each.fact.part, Medication):
            _paint_medicine(painter, QPointF(each.x, each.lane.center().y()), size, each.fact.part.purpose, ink)
            _paint_name(painter, each, size, ink)


def _paint_medicine(painter: QPainter, at: QPointF, size: float, purpose: Purpose, ink: Ink) -> None:
    painter.setPen(ink.pen("ink", 1.6))
    if purpose is Purpose.FOR_REACTION:
        painter.setPen(ink.pen("ink", size * 0.75))
        painter.drawLine(QLineF(at - QPointF(size * 1.15, 0), at + QPointF(size * 1.15, 0)))
        painter.drawLine(QLineF(at - QPointF(0, size * 1.15), at + QPointF(0, size * 1.15)))
        return
    painter.setBrush(ink.color("ink" if purpose is Purpose.PREMEDICATION else "ground"))
    painter.drawRect(QRectF(at.x() - size, at.y() - size, size * 2, size * 2))


def paint_notes(painter: QPainter, placed: Iterable[Placed], ink: Ink) -> None:
    """Small flags, with what was noted where there is room."""
    size = QFontMetricsF(painter.font()).height() * 0.36
    for each in placed:
        x, y = each.x, each.lane.center().y()
        painter.setPen(ink.pen("ink", 1.4))
        painter.setBrush(ink.color("ink"))
        painter.drawLine(QLineF(x, y - size, x, y + size))
        painter.drawPolygon(QPolygonF([QPointF(x, y - size), QPointF(x + size * 1.4, y - size / 2), QPointF(x, y)]))
        _paint_name(painter, each, size * 1.3, ink)


def _paint_name(painter: QPainter, placed: Placed, size: float, ink: Ink, *, strong: bool = False) -> None:
    if not placed.words:
        return
    wide, gap = placed.wide + 4, size * 1.3 + 4
    left = placed.left - gap - wide if placed.at_left else placed.right + gap
    painter.setPen(ink.color("first_hour" if strong else "ink"))
    room = QRectF(left, placed.lane.top(), wide, placed.lane.height())
    painter.drawText(room, (RIGHT if placed.at_left else LEFT) | Qt.TextFlag.TextDontClip, placed.words)
