"""Tab follows the layout, and asking for its order leaves nothing behind that Qt will delete."""

import gc

from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget, QWidgetItem
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.tab_order import follow_layout
from coprod_desktop.ui.widgets.containers import Page, flow
from coprod_desktop.ui.widgets.layouts import Column, Row


def test_tab_goes_along_nested_layouts_whatever_was_made_first(qtbot: QtBot, themed: QApplication) -> None:
    last, third, second, first = (QLineEdit() for _ in range(4))
    root = QWidget()
    qtbot.addWidget(root)
    column, row = Column(root), Row()
    column.addWidget(first)
    row.addWidget(flow(second))
    row.addWidget(Page(third))
    column.addLayout(row)
    column.addWidget(last)
    follow_layout(root)
    chain = [first]
    while len(chain) < 4:
        following = chain[-1].nextInFocusChain()
        while following is not None and not isinstance(following, QLineEdit):
            following = following.nextInFocusChain()
        assert following is not None
        chain.append(following)
    assert chain == [first, second, third, last]


def test_no_item_of_a_layout_is_kept(qtbot: QtBot, themed: QApplication) -> None:
    """PySide would take whatever Qt puts in the place of a deleted item for that item, and crash."""
    root = QWidget()
    qtbot.addWidget(root)
    box = QVBoxLayout(root)
    for _ in range(3):
        box.addWidget(QLineEdit())
    before = kept_items()
    follow_layout(root)
    assert kept_items() == before


def kept_items() -> int:
    gc.collect()
    return sum(type(each) is QWidgetItem for each in gc.get_objects())
