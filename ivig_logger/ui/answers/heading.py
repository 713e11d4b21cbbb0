"""The head of the answers: the period, what narrows the sessions, and the buttons of what can be made of them."""

from functools import partial

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from ivig_logger.domain.answers.period import Period
from ivig_logger.domain.onset import FirstHour
from ivig_logger.ui.answers.question import Question
from ivig_logger.ui.choice import Choice
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.icons import icon
from ivig_logger.ui.pieces import button, column, plain, row, text

_PAUSE = 150  # ms without a key before the log is asked
_PERIODS = {
    Period.SIX_MONTHS: "Last 6 months",
    Period.TWELVE_MONTHS: "12 months",
    Period.ALL: "All",
    Period.SINCE_PRODUCT: "Since the product changed",
}
_STATES = {
    FirstHour.IN: ("In the first hour", "first-hour", "first_hour"),
    FirstHour.MAY_BE: ("May be", "may-be", "may_be"),
    FirstHour.NOT_KNOWN: ("Onset not recorded", "unknown", "ink"),
}


class Heading(QWidget):
    """`changed` tells that something else is asked for. `add_button` is for those of other parts."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._product: str | None = None
        self._products: tuple[str, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.changed)
        self.periods = Choice("", list(_PERIODS.values()), _PERIODS[Question().period])
        self.periods.changed.connect(self.changed)
        self.search = self._search()
        self.product = button("", self._offer_products, chip=True)
        self.states = {state: self._chip(words) for state, (words, _, _) in _STATES.items()}
        self.compare = button("Compare sessions", self._nothing)
        self.compare.setCheckable(True)
        self.places = row(self.compare)
        self._lay_out()
        self._name_product()
        self.dress()

    def narrowed(self) -> Question:
        """The question as it is chosen here, about the newest sessions."""
        period = next(each for each, words in _PERIODS.items() if words == self.periods.chosen)
        states = frozenset(state for state, chip in self.states.items() if chip.isChecked())
        return Question(period, self.search.text().strip(), self._product, states)

    def show_products(self, products: tuple[str, ...]) -> None:
        """What the menu of products offers."""
        self._products = products

    def add_button(self, made: QPushButton) -> None:
        """Put a button of another part beside the others, for eyes and keys."""
        self.places.addWidget(made)
        QWidget.setTabOrder(self.compare, made)

    def show_choices(self, *, any_session: bool) -> None:
        """Without any session there is nothing to choose from."""
        for each in self._of_sessions:
            each.setVisible(any_session)

    def clear(self) -> None:
        """Let go of all that narrows, and ask about all sessions."""
        self.search.clear()
        self._pause.stop()
        self._product = None
        self._name_product()
        for each in self.states.values():
            each.setChecked(False)
        self.periods.choose(_PERIODS[Period.ALL])

    def dress(self) -> None:
        """Draw the marks in the present colours."""
        for state, chip in self.states.items():
            chip.setIcon(icon(_STATES[state][1], _STATES[state][2]))

    def choose_product(self, product: str | None) -> None:
        """Ask about the sessions with one product, or with any."""
        self._product = product
        self._name_product()
        self.changed.emit()

    def _nothing(self) -> None:
        """What a press means is for the screen to say, which is told by `toggled`."""

    def _chip(self, words: str) -> QPushButton:
        made = button(words, self.changed.emit, chip=True)
        made.setCheckable(True)
        made.setAccessibleName(f"Only sessions with a reaction: {words.lower()}")
        return made

    def _search(self) -> QLineEdit:
        made = QLineEdit(placeholderText="Words, symptoms, lots", clearButtonEnabled=True)
        made.setAccessibleName("Only sessions with these words, symptoms or lots")
        made.textChanged.connect(self._pause.start)
        made.returnPressed.connect(self.changed)
        return made

    def _offer_products(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName("Product")
        for product in (None, *self._products):
            action = menu.addAction((product or "Any product").replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(product == self._product)
            action.triggered.connect(partial(self.choose_product, product))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.product.mapToGlobal(QPoint(0, self.product.height())))

    def _name_product(self) -> None:
        self.product.setCheckable(self._product is not None)
        self.product.setChecked(self._product is not None)
        self.product.setText(f"{(self._product or 'Product').replace('&', '&&')} ▾")
        self.product.setAccessibleName(f"Only one product, now {self._product or 'any'}: opens a menu")

    def _lay_out(self) -> None:
        label = text("&Only", "label", wrap=False)
        label.setBuddy(self.search)
        self.search.setMinimumWidth(180)
        narrowing = Flow(8, 8)
        self._of_sessions = (self.periods, label, self.search, self.product, *self.states.values(), self.compare)
        narrowing.add(label, 0)
        narrowing.add(self.search, 1)
        for each in (self.product, *self.states.values()):
            narrowing.add(each, 0)
        top = Flow(16, 8)
        title = text("Answers", "title", wrap=False)
        title.setMinimumHeight(self.compare.sizeHint().height())
        top.add(title, 0)
        top.add(self.periods, 3)
        top.add(plain(self.places), 0)
        self.setLayout(column(top, narrowing, spacing=12))
