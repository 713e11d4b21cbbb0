"""Where everything of a session's timeline stands: bands below one another over one axis."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from ivig_logger.domain.happenings import Kind
from ivig_logger.domain.infusion import VitalSigns
from ivig_logger.domain.measures import Measure, Series, series_of
from ivig_logger.domain.timeline import Fact, Timeline
from ivig_logger.pictures.session.axis import SessionAxis, axis_in
from ivig_logger.pictures.session.marks import legend_of
from ivig_logger.words.letters import capital
from ivig_logger.words.timeline import late_text

HEAD, REACTIONS, MEDICINES, FLOW, NOTES = "head", "reactions", "medicines", "flow", "notes"
_MOST_LATE = 6
_WIDEST_LATE = 13.0  # lines of text
KEY = 1.5  # lines of text that a piece of a line takes beside its word
_LAST_NUMBER = 1.4  # lines of text at the right of the axis, for half of its last number
_NUMBERS, _CLOCKS = 1.6, 1.0  # lines below the axis
_LEGEND, _LONG_LEGEND = 1.3, 2.4
_ONE_LINE = 75  # letters of a legend


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be shown of a session, however large it is painted: the bands with their heights in lines of text.

    `names` stand at the left of the bands of a large one, `late` at its right: what is not on the axis, in words.
    `legend` says what the marks mean.
    """

    timeline: Timeline
    small: bool
    series: tuple[Series, ...]
    heights: dict[str, float]
    names: dict[str, str]
    late: tuple[str, ...]
    legend: str
    room: tuple[str, ...] = ()  # late words of others beside which this one is painted, for which room is kept

    @property
    def foot(self) -> float:
        """The lines below the axis: its numbers; in a large one the clock and the legend too."""
        if self.small:
            return _NUMBERS
        legend = (_LONG_LEGEND if len(self.legend) > _ONE_LINE else _LEGEND) if self.legend else 0.0
        return _NUMBERS + _CLOCKS + legend

    @property
    def lines(self) -> float:
        """The height of it all in lines of text."""
        return max(sum(self.heights.values()), len(self.late) * 1.2 + 1.4) + self.foot


@dataclass(frozen=True, slots=True)
class Layout:
    """Where it is painted: the axis, each band over its whole width, the place of late things, the height of a line."""

    axis: SessionAxis
    bands: dict[str, QRectF]
    late: QRectF
    line: float


def plan_of(timeline: Timeline, *, small: bool) -> Plan:
    """What is shown: bands for what was recorded only; the vital signs where there is room for them."""
    sets = [(each.earliest, each.part) for each in timeline.on_axis if isinstance(each.part, VitalSigns)]
    series = () if small else series_of((minute, part) for minute, part in sets if minute is not None)
    heights = {HEAD: 1.3}
    heights |= _lanes(timeline, REACTIONS, Kind.REACTION, 3 if small else 6)
    heights |= _lanes(timeline, MEDICINES, Kind.MEDICATION, 2 if small else 4)
    heights[FLOW] = (2.6 if small else 4.4) if timeline.steps else 1.4
    heights |= {each.measure.value: 3.0 if each.measure is Measure.PRESSURE else 2.3 for each in series}
    heights |= _lanes(timeline, NOTES, Kind.MARK, 1 if small else 3)
    names = {REACTIONS: "Reactions", MEDICINES: "Medicines", FLOW: "Flow", NOTES: "Notes"}
    names |= {each.measure.value: capital(each.measure.value) for each in series}
    shown = {} if small else {key: names[key] for key in heights if key in names}
    return Plan(timeline, small, series, heights, shown, _late(timeline, small=small), legend_of(timeline))


def layout_in(area: QRectF, plan: Plan, metrics: QFontMetricsF) -> Layout:
    """The places within an area; bands are stretched or squeezed where it is not as high as the plan."""
    line = metrics.height()
    left = _names_width(plan, metrics)
    late = (*plan.late, *plan.room)
    widest = max((metrics.horizontalAdvance(each) for each in late), default=0.0)
    right = min(widest + line * 0.8, line * _WIDEST_LATE, area.width() * 0.35) if late else line * _LAST_NUMBER
    box = area.adjusted(left, 0, -right, -line * plan.foot)
    stretch = box.height() / (sum(plan.heights.values()) * line)
    bands, top = {}, box.top()
    for name, height in plan.heights.items():
        bands[name] = QRectF(box.left(), top, box.width(), height * line * stretch)
        top = bands[name].bottom()
    beside = QRectF(box.right() + line * 0.5, box.top() + line * 1.3, right - line * 0.5, box.height())
    return Layout(axis_in(box, plan.timeline, line), bands, beside, line)


def _names_width(plan: Plan, metrics: QFontMetricsF) -> float:
    """What the names at the left take, with the words beside the lines of the flow; nothing where there are none."""
    if not plan.names:
        return 0.0
    key = metrics.horizontalAdvance("volume") + metrics.height() * KEY
    widest = max(metrics.horizontalAdvance(each) for each in plan.names.values())
    return max(widest, key) + metrics.height() * 0.8


def late_box(layout: Layout, at: int) -> QRectF:
    """The line of a late thing with this number; all that are too many stand in the last one."""
    number = min(at, _MOST_LATE)
    return QRectF(
        layout.late.left(), layout.late.top() + number * layout.line * 1.2, layout.late.width(), layout.line * 1.2
    )


def _lanes(timeline: Timeline, name: str, kind: Kind, most: int) -> dict[str, float]:
    count = sum(each.kind is kind for each in timeline.on_axis)
    return {name: min(count, most) * 1.35 + 0.3} if count else {}


def _late(timeline: Timeline, *, small: bool) -> tuple[str, ...]:
    """What is not on the axis, in words; in a small one counted."""
    told = tuple(each for each in timeline.beside if each.kind is Kind.REACTION or not small)
    if not told:
        return ()
    if small:
        return _counted(told)
    words = [late_text(each, timeline) for each in told]
    more = len(words) - _MOST_LATE
    return tuple(words[:_MOST_LATE]) + ((f"and {more:,} more",) if more > 0 else ())


def _counted(told: tuple[Fact, ...]) -> tuple[str, ...]:
    unknown = sum(each.earliest is None for each in told)
    counted = ((len(told) - unknown, "after"), (unknown, "unknown"))
    return tuple(f"{count:,} {words}" for count, words in counted if count)
