"""Shows the very pages that will be printed, near or far, or as plain words for whoever reads by ear."""

from functools import partial

from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.keys import bind_keys
from coprod_desktop.ui.summaries.page_maker import Ready
from coprod_desktop.ui.summaries.page_sheet import Desktop, PageSheet
from coprod_desktop.ui.summaries.paper import PdfFile
from coprod_desktop.ui.summaries.thumbnails import Thumbnails, page_of
from coprod_desktop.ui.summaries.words_view import WordsView
from coprod_desktop.ui.widgets.buttons import IconButton, QuietButton
from coprod_desktop.ui.widgets.containers import flow
from coprod_desktop.ui.widgets.group import Group
from coprod_desktop.ui.widgets.layouts import Column, Row
from coprod_desktop.ui.widgets.text import Small

STEPS = (1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
"""How near: 1 shows the whole page (with large text, its whole width)."""
LARGE_TEXT = 150
LONG = "Page as words reads it out."
"""Instead of the words themselves, where there are many pages of them."""
ROOM_FOR_SMALL = 440
"""So wide, in pixels at 100 %, is the least in which small pages may stand beside the large one."""
_EDGE = 22
_SCROLLS = {
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Left: (-1, 0),
}


class Preview(Group):
    """The pages, which one is large, and how near it is. Arrow keys scroll, Page Up and Page Down turn pages."""

    def __init__(self) -> None:
        super().__init__("The page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._step = 0
        self._file: PdfFile | None = None
        self._document = ""
        self.page = 0
        self._build()
        self._connect()

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self._file.pages if self._file else 0

    def show_ready(self, ready: Ready) -> None:
        """Show other pages; how near they are stays, and of the same document also which one is large."""
        old, self._file = self._file, PdfFile(ready.made.page.pdf)
        same = ready.wanted.document == self._document
        self._document = ready.wanted.document
        self.page = min(self.page, self.pages - 1) if same else 0
        self.thumbnails.show_file(self._file, self.page, same=same)
        self.sheet.show_page(self._file, self.page)
        if old is not None:
            old.close()
        self.words.show_html(ready.html)
        self.setAccessibleDescription(ready.made.page.text if self.pages == 1 else LONG)
        self._show_place()
        self._fit()

    def go_to(self, page: int, *, end: bool = False) -> None:
        """Show another page large, from its beginning (or its `end`); past the last or first one nothing happens."""
        if self._file is None or not 0 <= page < self.pages or page == self.page:
            return
        self.page = page
        self.sheet.show_page(self._file, page)
        self.thumbnails.mark(page)
        self._show_place()
        self._fit()
        self.desktop.to_end(top=not end)

    def turn(self, step: int) -> None:
        """On by what is seen at once: the rest of a page that is near, then the next page."""
        if self.stack.currentWidget() is self.words:
            bar = self.words.verticalScrollBar()
            bar.setValue(bar.value() + step * bar.pageStep())
        elif not self.desktop.move_by(0, step * self.desktop.viewport().height() * 9 // 10):
            self.go_to(self.page + step, end=step < 0)

    def nearer(self, step: int) -> None:
        """Come nearer or go farther by so many steps."""
        self._step = min(max(self._step + step, 0), len(STEPS) - 1)
        self._fit()

    def fit(self) -> None:
        """Show all of it again."""
        self._step = 0
        self._fit()

    def toggle_words(self) -> None:
        """Between the picture of the pages and their words."""
        as_words = self.stack.currentWidget() is self.pictures
        self.stack.setCurrentWidget(self.words if as_words else self.pictures)
        self.as_words.set_words("Page as it prints" if as_words else "Page as words")
        for button in (self.farther, self.whole, self.closer):
            button.setEnabled(not as_words)
        self._show_place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys move the page."""
        across, down = _SCROLLS.get(Qt.Key(event.key()), (0, 0))
        if across or down:
            self.desktop.move_by(across * theme.px(40), down * theme.px(40))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._show_place()
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ground that paper stands out from."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("track"))
        painter.end()

    def _build(self) -> None:
        self.sheet, self.thumbnails, self.words = PageSheet(), Thumbnails(), WordsView()
        self.desktop = Desktop(self.sheet)
        self.pictures = QWidget()
        beside = Row(self.pictures, self.thumbnails, space=0)
        beside.addWidget(self.desktop, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.pictures)
        self.stack.addWidget(self.words)
        column = Column(self, self.stack, self._foot(), space=0, margins=(0, 0, 0, 2))
        column.setStretchFactor(self.stack, 1)

    def _foot(self) -> QWidget:
        self.before = IconButton("The page before", "back")
        self.place = Small(role="body")
        self.after = IconButton("The next page", "next")
        self.farther = IconButton("Show the page smaller", "dash")
        self.whole = QuietButton("Whole page")
        self.closer = IconButton("Show the page larger", "plus")
        self.as_words = QuietButton("Page as words")
        pages = QWidget()
        turning = Row(pages, self.before, space=2)
        turning.addWidget(self.place, 0, Qt.AlignmentFlag.AlignVCenter)
        turning.addWidget(self.after)
        near = QWidget()
        Row(near, self.farther, self.whole, self.closer, space=2)
        foot = QWidget()
        Row(foot, flow(pages, near, right=[self.as_words], space=4), margins=(8, 0, 4, 0))
        return foot

    def _connect(self) -> None:
        self.before.clicked.connect(lambda: self.go_to(self.page - 1))
        self.after.clicked.connect(lambda: self.go_to(self.page + 1))
        self.farther.clicked.connect(partial(self.nearer, -1))
        self.closer.clicked.connect(partial(self.nearer, 1))
        self.whole.clicked.connect(self.fit)
        self.as_words.clicked.connect(self.toggle_words)
        self.thumbnails.chosen.connect(self.go_to)
        bind_keys(self, "PgDown", partial(self.turn, 1))
        bind_keys(self, "PgUp", partial(self.turn, -1))
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        """Large text leaves the page more room: the whole page is then where “smaller” ends, and at Ctrl+0."""
        self.whole.setVisible(theme.text_size() < LARGE_TEXT)
        self._show_place()
        self._fit()

    def _show_place(self) -> None:
        """Which page it is, and the ways to others where there are any."""
        many, drawn = self.pages > 1, self.stack.currentWidget() is self.pictures
        self.place.setText(page_of(self.page, self.pages) if self.pages else "")
        self.setAccessibleName(self.place.text() or "The page")
        self.thumbnails.setVisible(many and self.width() >= theme.px(ROOM_FOR_SMALL))
        for button, there in ((self.before, self.page > 0), (self.after, self.page + 1 < self.pages)):
            button.setVisible(many)
            button.setEnabled(drawn and there)

    def _fit(self) -> None:
        edge = 2 * theme.gap(_EDGE)
        beside = 0 if self.thumbnails.isHidden() else self.thumbnails.width()
        room = self.stack.size() - QSize(edge + beside, edge)
        high = room.height() if theme.text_size() < LARGE_TEXT else 10 * room.width()
        whole = self.sheet.points.scaled(QSizeF(room.width(), high), Qt.AspectRatioMode.KeepAspectRatio)
        self.sheet.resize((whole * STEPS[self._step]).toSize().expandedTo(QSize(1, 1)))
