"""The signatures of the session in front: who, when, whether it is still that, and the addenda below."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.signed import SignedState
from ivig_logger.ui.history.traced import Traced
from ivig_logger.ui.pieces import banner, column, text
from ivig_logger.words.signatures import addenda_lines, mark_of, signed_text, wrong_text

if TYPE_CHECKING:
    from ivig_logger.services.signing import Standing

_TOLD = 6  # addenda; the changes below have all of them


class Signatures(QWidget):
    """One block for each signature; `said` is all of it as lines."""

    def __init__(self, infusion: Infusion, traced: Traced, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._infusion, self._traced = infusion, traced
        self._lines: list[str] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for each in traced.standings:
            layout.addWidget(self._block(each))

    @property
    def said(self) -> str:
        """Everything that is shown, as lines."""
        return "\n".join(self._lines)

    def _block(self, standing: "Standing") -> QWidget:
        head = f"{mark_of(standing)} {signed_text(standing)}"
        wrong = wrong_text(standing)
        lines = addenda_lines(standing, self._infusion, self._traced.names)
        left = len(lines) - _TOLD
        below = [*([f"{left:,} earlier addenda"] if left > 0 else []), *lines[-_TOLD:]]
        self._lines += [head, *([wrong] if wrong else []), *below]
        if standing.state in (SignedState.BROKEN, SignedState.NOT_AS_SIGNED):
            return banner("failed", column(text(head, "strong"), text(wrong), spacing=4))
        parts = [text(head, "strong"), *([text(wrong, "warn")] if wrong else []), *map(text, below)]
        block = QWidget()
        block.setObjectName("plain")
        block.setLayout(column(*parts, spacing=4))
        return block
