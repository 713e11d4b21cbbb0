"""The picture of a report as SVG for HTML: the same lines, marks and shapes as on paper."""

from html import escape

from ivig_logger.domain.answers.overlay import Overlay, OverlayLine, OverlayMark
from ivig_logger.domain.onset import FIRST_HOUR, FirstHour
from ivig_logger.domain.terms import Severity
from ivig_logger.words.times import day_text

_ROW, _TOP, _BOTTOM = 18, 20, 24
_APART = 10  # between the ends of a time that is not exact, where both are drawn
_LEFT, _WIDTH, _RIGHT = 120, 600, 150
_HOUR = FIRST_HOUR.total_seconds() / 60
_TOLD = 'role="img" aria-labelledby="overlay-title overlay-words" font-size="12" fill="#16262B"'
_DASHES = ("", "10 5", "2 4", "10 4 2 4")
_DASH_NAMES = ("solid", "dashed", "dotted", "dashed and dotted")
_GRADES = {Severity.MILD: "1", Severity.MODERATE: "2", Severity.SEVERE: "3", Severity.NOT_GRADED: ""}
_SHAPES = {
    FirstHour.IN: ("#7F3400", "#7F3400", "M{x} {top}L{right} {bottom}L{left} {bottom}Z"),
    FirstHour.MAY_BE: ("#FFFFFF", "#6B4E00", "M{x} {top}L{right} {y}L{x} {bottom}L{left} {y}Z"),
    FirstHour.LATER: ("#33474D", "#33474D", "M{left} {y}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z"),
}


def overlay_svg(overlay: Overlay, title: str) -> str:
    """The picture; who cannot see it has the table beside it, of which its description tells."""
    height = _TOP + _ROW * len(overlay.lines) + _BOTTOM
    rows = (_row(each, at, overlay.length) for at, each in enumerate(overlay.lines))
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + _WIDTH + _RIGHT} {height}" {_TOLD}>',
            f'<title id="overlay-title">{escape(title)}</title>',
            '<desc id="overlay-words">The table below tells the same in words.</desc>',
            *_ground(overlay, height - _BOTTOM),
            *rows,
            "</svg>",
        )
    )


def lines_text(overlay: Overlay) -> str:
    """Which line is of which product: "lines: Gamunex-C solid, Octagam dashed"."""
    named = (
        f"{product or 'product not recorded'} {_DASH_NAMES[at % len(_DASH_NAMES)]}"
        for at, product in enumerate(overlay.products)
    )
    return f"lines: {', '.join(named)}"


def _ground(overlay: Overlay, bottom: int) -> list[str]:
    hour = _x(_HOUR, overlay.length)
    step = next((each for each in (30, 60, 120, 240, 480) if overlay.length / each <= 12), 1440)
    numbers = (
        f'<text x="{_x(each, overlay.length)}" y="{bottom + 16}" text-anchor="middle">{each}</text>'
        for each in range(0, int(overlay.length) + 1, step)
    )
    return [
        f'<rect x="{_LEFT}" y="0" width="{hour - _LEFT:.1f}" height="{bottom}" fill="#FFEBD9"/>',
        f'<text x="{_LEFT + 4}" y="13" fill="#7F3400">first hour</text>',
        f'<path d="M{hour} 0V{bottom}" stroke="#7F3400" stroke-dasharray="2 3"/>',
        f'<path d="M{_LEFT} {bottom}H{_LEFT + _WIDTH}" stroke="#3F5156"/>',
        *numbers,
    ]


def _row(line: OverlayLine, at: int, length: float) -> str:
    y = _TOP + _ROW * at + _ROW // 2
    dash = _DASHES[line.product % len(_DASHES)]
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    end = _x(length if line.ended is None else line.ended, length)
    beyond = _beyond(line)
    return "".join(
        (
            f'<text x="{_LEFT - 8}" y="{y + 4}" text-anchor="end">{day_text(line.started)}</text>',
            f'<path d="M{_LEFT} {y}H{end}" stroke="#07545A" stroke-width="2"{dashed}/>',
            *(_mark(each, y, length) for each in line.marks),
            f'<text x="{_LEFT + _WIDTH + 8}" y="{y + 4}">{beyond}</text>' if beyond else "",
        )
    )


def _mark(mark: OverlayMark, y: int, length: float) -> str:
    left, right = _x(mark.earliest, length), _x(mark.latest, length)
    x = round((left + right) / 2, 1)
    ends = f'<path d="M{left} {y - 6}v12M{right} {y - 6}v12" stroke="#16262B"/>' if right - left > _APART else ""
    fill, stroke, shape = _SHAPES[mark.state]
    places = {"x": x, "y": y, "left": round(x - 5, 1), "right": round(x + 5, 1), "top": y - 5, "bottom": y + 5}
    grade = _GRADES[mark.severity]
    return (
        f'{ends}<path d="{shape.format(**places)}" fill="{fill}" stroke="{stroke}" stroke-width="1.5"/>'
        f'<text x="{round(x + 8, 1)}" y="{y - 2}" font-size="10">{grade}</text>'
    )


def _beyond(line: OverlayLine) -> str:
    counted = ((line.after, "later"), (line.not_known, "at a time not known"))
    words = [f"{count} {said}" for count, said in counted if count]
    return ", ".join(words if line.ended is not None else ["no end", *words])


def _x(minute: float, length: float) -> float:
    return round(_LEFT + _WIDTH * min(minute, length) / length, 1)
