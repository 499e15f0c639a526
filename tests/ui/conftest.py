"""What window tests share: the dressed application, and the summaries of one of the cases."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.paths import RESOURCES
from coprod_desktop.store.vault import Store
from coprod_desktop.ui import theme
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.screens.summaries import Summaries
from coprod_desktop.ui.widgets.focus_ring import FocusRing
from coprod_desktop.work import bringing_in, listing
from tests.ui.pages import Open, Pages

Show = Callable[..., None]
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application with its theme and focus ring, as the program starts it."""
    theme.apply(qapp)
    FocusRing(qapp)
    return qapp


@pytest.fixture
def themed(dressed: QApplication) -> Iterator[QApplication]:
    """The theme at 100 %, put back afterwards."""
    if theme.text_size() != theme.SMALLEST:
        theme.apply(dressed)
    yield dressed
    if theme.text_size() != theme.SMALLEST:
        theme.apply(dressed)


@pytest.fixture
def show(themed: QApplication, qtbot: QtBot) -> Show:
    """Show a widget at a size (1366×768 unless told) with the focus in its window."""

    def shown(widget: QWidget, width: int = 1366, height: int = 768) -> None:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)

    return shown


@pytest.fixture
def open_pages(store: Store, show: Show, qtbot: QtBot) -> Open:
    """Bring in one of the cases and open its summaries."""

    def opened(
        case: str = "primary_school", width: int = 1366, height: int = 768, document: str = ""
    ) -> Pages:
        sheet = (RESOURCES / "sample" / f"{case}.csv").read_bytes()
        bringing_in.bring_in(store, bringing_in.look_at(store, sheet))
        inside = Inside(store, lambda: TODAY)
        show(inside, width, height)
        (row,) = listing.people(store, TODAY)
        inside.desk.go("summaries", person_id=row.id, document=document)
        screen = inside.findChild(Summaries)
        assert screen is not None
        pages = Pages(inside, screen, qtbot)
        pages.settle()
        return pages

    return opened
