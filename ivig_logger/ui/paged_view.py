"""Pages as they will be on paper, or their words instead; one page at a time, as large as wanted."""

from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QWidget

from ivig_logger.pictures.report_pages import Pages
from ivig_logger.ui.page_bar import PageBar
from ivig_logger.ui.page_preview import Preview
from ivig_logger.ui.pieces import column


class PagedView(QWidget):
    """`name` is what it shows, as a sentence has it: "report"."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.pages: Pages | None = None
        self._at = 0
        self.bar, self.preview = PageBar(name), Preview(name.capitalize())
        self.words = QPlainTextEdit(readOnly=True)
        self.words.setAccessibleName(f"The {name} as text")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.preview)
        self._stack.addWidget(self.words)
        self.setLayout(column(self.bar, self._stack, spacing=8))
        self.bar.turned.connect(self._turn)
        self.bar.sized.connect(self._size)
        self.bar.text_wanted.connect(self._show_as)

    def show_pages(self, pages: Pages, words: str) -> None:
        """Show other pages, at the same place where there are as many; `words` are all of them as text."""
        self.pages = pages
        self._at = min(self._at, pages.count - 1)
        self.words.setPlainText(words)
        self._show_page()

    def _show_page(self) -> None:
        if self.pages is not None:
            self.preview.show_page(self.pages, self._at, self.words.toPlainText())
            self.bar.show_number(self._at, self.pages.count)

    def _turn(self, pages: int) -> None:
        if self.pages is not None:
            self._at = min(max(0, self._at + pages), self.pages.count - 1)
            self._show_page()

    def _size(self, step: int) -> None:
        {1: self.preview.larger, -1: self.preview.smaller, 0: self.preview.whole}[step]()

    def _show_as(self, as_text: bool) -> None:
        self._stack.setCurrentWidget(self.words if as_text else self.preview)
        if not as_text:
            self._show_page()
