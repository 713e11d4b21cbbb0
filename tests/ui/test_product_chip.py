"""The chip of a product: pressed while there is one, whatever becomes of its menu."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from ivig_logger.ui.product_chip import ProductChip

_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def chip(qtbot: QtBot) -> ProductChip:
    made = ProductChip()
    qtbot.addWidget(made)
    made.offered = ("Cut & Dry 10 %", "Octagam 10 %")
    made.show()
    return made


def menu_of(chip: ProductChip) -> QMenu:
    (found,) = chip.findChildren(QMenu)
    return found


@pytest.mark.parametrize("product", [None, "Octagam 10 %"])
def test_a_menu_that_is_left_changes_nothing(chip: ProductChip, qtbot: QtBot, product: str | None) -> None:
    chip.choose(product)
    qtbot.mouseClick(chip, _LEFT)
    menu_of(chip).close()
    assert chip.product == product
    assert chip.isChecked() is (product is not None)


def test_what_is_chosen_in_the_menu_is_told(chip: ProductChip, qtbot: QtBot) -> None:
    qtbot.mouseClick(chip, _LEFT)
    with qtbot.waitSignal(chip.changed):
        menu_of(chip).actions()[1].trigger()
    assert (chip.product, chip.text()) == ("Cut & Dry 10 %", "Cut && Dry 10 % ▾")
    assert chip.accessibleName() == "Only one product, now Cut & Dry 10 %: opens a menu"


def test_any_product_is_chosen_in_the_menu_too(chip: ProductChip, qtbot: QtBot) -> None:
    chip.choose("Octagam 10 %")
    qtbot.mouseClick(chip, _LEFT)
    menu_of(chip).actions()[0].trigger()
    assert chip.product is None
    assert not chip.isChecked()
