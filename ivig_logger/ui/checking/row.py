"""One thing that a check found, and the ways out of it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ivig_logger.services.findings import Finding
from ivig_logger.services.repairs import repairs_of
from ivig_logger.ui.pieces import button, column, row, text
from ivig_logger.words.findings import finding_text
from ivig_logger.words.repairs import button_text, what_text


class FindingRow(QFrame):
    """`repair_wanted` carries the finding and the repair."""

    repair_wanted = Signal(object, object)

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.finding = finding
        repairs = repairs_of(finding)
        sentence = finding_text(finding)
        buttons = []
        for each in repairs:
            made = button(button_text(each), partial(self.repair_wanted.emit, finding, each), small=True)
            made.setAccessibleName(f"{button_text(each)}: {sentence}")
            buttons.append(made)
        whole = column(text(sentence), text(what_text(repairs), "soft"), row(*buttons, None), spacing=8)
        whole.setContentsMargins(16, 12, 16, 12)
        self.setLayout(whole)
