"""One line instead of the form, with what was understood of it and what was not."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivig_logger.exchange.entry import Conventions
from ivig_logger.exchange.one_line import Line, parse_line
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.form.one_line_input import OneLineInput
from ivig_logger.ui.pieces import card, column, text

_AT_ONCE = 2000  # characters; a longer line is read when the typing rests
_REST = 300  # ms
_NAMES = {
    "date": "",
    "start": "from ",
    "end": "to ",
    "weight": "weight ",
    "before": "before: ",
    "notes": "notes: ",
    "wellbeing": "well-being ",
    "igg_trough": "IgG trough ",
}


class OneLineCard(QWidget):
    """`understood` carries the parsed line each time it changes, `submitted` that Enter was pressed."""

    understood = Signal(object)
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._conventions: Conventions | None = None
        self.line: Line | None = None
        self.entry = OneLineInput()
        self.entry.setAccessibleName("In one line, instead of the form")
        label = text("In one line, instead of the form", "label", wrap=False)
        label.setBuddy(self.entry)
        self._understood, self.unknown = text("", "soft"), text("", "refuse")
        self.legend = text("▌taken from the last session: please look", "soft", wrap=False)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.read)
        self.entry.typed.connect(self._typed)
        self.entry.submitted.connect(self._submit)
        for each in (self._understood, self.unknown, self.legend):
            each.hide()
        head = Flow(12, 2)
        head.add(label, 3)
        head.add(self.legend, 0)
        said: QVBoxLayout = column(self._understood, self.unknown, spacing=2)
        self.setLayout(column(card(head, self.entry, said, spacing=6)))

    @property
    def typed(self) -> str:
        """What stands in the line."""
        return self.entry.toPlainText()

    @property
    def has_unknown(self) -> bool:
        """Whether something is not understood."""
        return self.line is not None and bool(self.line.unknown)

    def use(self, conventions: Conventions) -> None:
        """Begin anew, by these customs."""
        self._conventions = conventions
        self.entry.setPlainText("")
        self.read()

    def read(self) -> None:
        """Read the line now."""
        self._rest.stop()
        if self._conventions is None:
            return
        words = self.typed
        self.line = parse_line(words, self._conventions)
        self.entry.underline(self.line.unknown)
        unknown = [words[each.start : each.end] for each in self.line.unknown]
        self.unknown.setText(unknown_text(unknown))
        self._understood.setText(understood_text(self.line))
        for each in (self.unknown, self._understood):
            each.setVisible(bool(each.text()))
        self.entry.setAccessibleDescription(f"{self.unknown.text()} {self._understood.text()}".strip())
        self.understood.emit(self.line)

    def _typed(self, words: str) -> None:
        if len(words) > _AT_ONCE:
            self._rest.start()
        else:
            self.read()

    def finish(self) -> None:
        """Read what is not read yet because the typing has not rested."""
        if self._rest.isActive():
            self.read()

    def _submit(self) -> None:
        self.finish()
        self.submitted.emit()


def understood_text(line: Line) -> str:
    """What a line says, piece after piece: "Understood: from 13:50 · to 17:10 · Privigen · 30g · headache 25 mild"."""
    said: dict[str, list[str]] = {}
    for piece in line.pieces:
        kind = piece.kind.rpartition(".")[0] if "." in piece.kind else piece.kind
        said.setdefault(kind, [_NAMES.get(kind, "lot " if piece.kind.endswith(".lot") else "")]).append(piece.became)
    words = [" ".join(" ".join(parts).split()) for parts in said.values()]
    return f"Understood: {_short(' · '.join(words))}" if words else ""


def unknown_text(unknown: list[str]) -> str:
    """Names what is not understood: "“wkly” is not understood: correct or remove it to save."."""
    if not unknown:
        return ""
    quoted = [f"“{_short(' '.join(each.split()), 40)}”" for each in unknown]
    if len(quoted) == 1:
        return f"{quoted[0]} is not understood: correct or remove it to save."
    more = f" and {len(quoted) - 4:,} more" if len(quoted) > 4 else ""
    return f"{', '.join(quoted[:4])}{more} are not understood: correct or remove them to save."


def _short(words: str, most: int = 400) -> str:
    return words if len(words) <= most else words[:most] + "…"
