"""A card of the start: one surface with a heading."""

from PySide6.QtWidgets import QFrame, QLayout, QWidget

from ivig_logger.ui.pieces import column, text


class Card(QFrame):
    """A surface with one line around it, filled by the class that it is the base of."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)

    def hold(self, heading: str, *parts: QWidget | QLayout | None, spacing: int = 10) -> None:
        """Lay out these below a heading, "" for none of its own."""
        title = [text(heading, "heading")] if heading else []
        layout = column(*title, *parts, spacing=spacing)
        layout.setContentsMargins(16, 14, 16, 14)
        self.setLayout(layout)
