"""The finder of faults finds them, and finds none in the kit, at any text size."""

from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.ui import kit_sheet, theme
from coprod_desktop.ui.access import faults
from coprod_desktop.ui.gallery import Shot
from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from coprod_desktop.ui.widgets.containers import Page, flow
from coprod_desktop.ui.widgets.text import Words

Show = Callable[..., None]


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)], ids=str)
@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("shot", kit_sheet.SHOTS, ids=lambda shot: shot.name)
def test_the_kit_shuts_nobody_out(
    show: Show, themed: QApplication, shot: Shot, text: int, size: tuple[int, int]
) -> None:
    theme.apply(themed, text)
    screen = shot.make()
    show(screen, *size)
    assert faults(screen) == []


@pytest.mark.parametrize("shot", kit_sheet.SHOTS, ids=lambda shot: shot.name)
def test_the_kit_follows_the_text_size_live(show: Show, themed: QApplication, shot: Shot) -> None:
    screen = shot.make()
    show(screen, 1280, 720)
    theme.apply(themed, 200)
    QApplication.processEvents()
    assert faults(screen) == []
    theme.apply(themed, 100)
    QApplication.processEvents()
    fresh = shot.make()
    show(fresh, 1280, 720)
    assert _heights(screen) == _heights(fresh)


def _heights(screen: QWidget) -> list[int]:
    return [label.height() for label in screen.findChildren(QLabel) if label.isVisible()]


def test_a_control_without_a_name_is_found(show: Show) -> None:
    screen = QWidget()
    QLineEdit(screen).setGeometry(10, 10, 200, 60)
    show(screen, 400, 200)
    assert faults(screen) == ["QLineEdit “” has no name"]


def test_a_control_without_a_role_is_found(show: Show) -> None:
    screen = QWidget()
    thing = QWidget(screen)
    thing.setAccessibleName("Thing")
    thing.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    thing.setGeometry(10, 10, 200, 60)
    show(screen, 400, 200)
    assert faults(screen) == ["QWidget “Thing” has no role"]


def test_a_small_target_is_found_only_where_a_family_touches(show: Show) -> None:
    screen = QWidget()
    QPushButton("Yes", screen).setGeometry(10, 10, 90, 30)
    show(screen, 400, 200)
    assert faults(screen) == ["QPushButton “Yes” is only 90×30 px"]
    assert faults(screen, touch=False) == []


def test_cut_words_are_found(show: Show) -> None:
    screen = QWidget()
    words = Words("She goes quiet and looks at the door", screen)
    words.setGeometry(10, 10, 100, 20)
    show(screen, 400, 200)
    assert "needs" in faults(screen)[0]
    words.setGeometry(350, 10, 300, 30)
    assert "cut off" in faults(screen)[0]


def test_what_only_needs_scrolling_is_no_fault(show: Show) -> None:
    page = Page(*(Words("Words that go on below") for _ in range(80)), name="Long")
    show(page, 400, 300)
    assert faults(page) == []


def test_the_ring_follows_the_focus(show: Show, qtbot: QtBot) -> None:
    one, two = PlainButton("One"), PrimaryButton("Two")
    page = Page(flow(one, two), Words("\n" * 60), PlainButton("Three"), name="Page")
    show(page, 500, 300)
    for button in (one, two, page.findChildren(PlainButton)[-1]):
        button.setFocus()
        QApplication.processEvents()
        assert _bright_round(page, button) == 4, button.words()


def test_the_ring_outlives_what_had_the_focus(show: Show, qtbot: QtBot) -> None:
    holder = QWidget()
    buttons = [PlainButton("Gone", holder), PlainButton("Hidden", holder)]
    show(holder, 300, 200)
    buttons[0].setFocus()
    shiboken6.delete(buttons[0])
    buttons[1].setFocus()
    buttons[1].hide()
    holder.resize(400, 300)
    QApplication.processEvents()
    assert not [child for child in holder.findChildren(QWidget) if child.isVisible()]


def _bright_round(top: QWidget, button: QWidget) -> int:
    """How many sides of the button have the bright line beside them."""
    picture = top.grab().toImage()
    box = QRect(button.mapTo(top, QPoint(0, 0)), button.size())
    middle = box.center()
    beside = [
        QPoint(box.left() - 2, middle.y()), QPoint(box.right() + 2, middle.y()),
        QPoint(middle.x(), box.top() - 2), QPoint(middle.x(), box.bottom() + 2),
    ]  # fmt: skip
    return sum(picture.pixelColor(at) == theme.colour("focus") for at in beside)
