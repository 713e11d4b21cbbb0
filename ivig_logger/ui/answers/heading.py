"""The head of the answers: the period, what narrows the sessions, and the buttons of what can be made of them."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from ivig_logger.domain.answers.period import Period
from ivig_logger.ui.answers.question import Question
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.period_choice import PeriodChoice
from ivig_logger.ui.pieces import button, column, plain, row, text
from ivig_logger.ui.product_chip import ProductChip
from ivig_logger.ui.state_chips import pressed_in, state_chips

_PAUSE = 150  # ms without a key before the log is asked


class Heading(QWidget):
    """`changed` tells that something else is asked for. `add_button` is for those of other parts."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.changed)
        self.periods = PeriodChoice("", Question().period)
        self.periods.changed.connect(self.changed)
        self.search = self._search()
        self.product = ProductChip()
        self.product.changed.connect(self.changed)
        self.states = state_chips(self.changed.emit)
        self.compare = button("Compare sessions", self._nothing)
        self.compare.setCheckable(True)
        self.places = row(self.compare)
        self._lay_out()

    def narrowed(self) -> Question:
        """The question as it is chosen here, about the newest sessions."""
        words, product = self.search.text().strip(), self.product.product
        return Question(self.periods.period, words, product, pressed_in(self.states))

    def show_products(self, products: tuple[str, ...]) -> None:
        """What the menu of products offers."""
        self.product.offered = products

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
        self.product.clear()
        for each in self.states.values():
            each.setChecked(False)
        self.periods.choose_period(Period.ALL)

    def _nothing(self) -> None:
        """What a press means is for the screen to say, which is told by `toggled`."""

    def _search(self) -> QLineEdit:
        made = QLineEdit(placeholderText="Words, symptoms, lots", clearButtonEnabled=True)
        made.setAccessibleName("Only sessions with these words, symptoms or lots")
        made.textChanged.connect(self._pause.start)
        made.returnPressed.connect(self.changed)
        return made

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
