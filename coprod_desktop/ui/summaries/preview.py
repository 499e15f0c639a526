"""Shows the very page that will be printed, near or far, or as plain words for whoever reads by ear."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollArea, QStackedWidget, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.summaries.paper import PdfFile
from coprod_desktop.ui.widgets.buttons import IconButton, QuietButton
from coprod_desktop.ui.widgets.containers import flow
from coprod_desktop.ui.widgets.group import Group
from coprod_desktop.ui.widgets.layouts import Column

STEPS = (1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
"""How near: 1 shows the whole page (with large text, its whole width)."""
LARGE_TEXT = 150
_EDGE = 22
_SCROLLS = {
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_PageDown: (0, 8),
    Qt.Key.Key_PageUp: (0, -8),
}


class PageSheet(QWidget):
    """One page of the file as a sheet of paper, sharp at any size."""

    def __init__(self) -> None:
        super().__init__()
        self._file: PdfFile | None = None
        self._picture = QPixmap()
        self.points = QSizeF(1, 1)

    def show_file(self, file: PdfFile) -> None:
        """Show another file; the old one is let go."""
        old, self._file = self._file, file
        if old is not None:
            old.close()
        self.points = file.size(0)
        self._picture = QPixmap()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page, drawn anew only when its size has changed."""
        if self._file is None:
            return
        ratio = self.devicePixelRatioF()
        wanted = (QSizeF(self.size()) * ratio).toSize()
        if self._picture.size() != wanted:
            self._picture = QPixmap.fromImage(self._file.picture(0, wanted))
        painter = QPainter(self)
        painter.drawPixmap(QRectF(self.rect()), self._picture, QRectF(self._picture.rect()))
        painter.setPen(theme.colour("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class _Desktop(QScrollArea):
    """What the sheet lies on."""

    def __init__(self, sheet: PageSheet) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(sheet)


class Preview(Group):
    """The page and how near it is. Arrow keys scroll; `show_page` takes the file's bytes and its words."""

    def __init__(self) -> None:
        super().__init__("The page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._step = 0
        self.sheet = PageSheet()
        self.desktop = _Desktop(self.sheet)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setAccessibleName("The page as words")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.desktop)
        self.stack.addWidget(self.words)
        column = Column(self, self.stack, self._foot(), space=0, margins=(8, 0, 8, 2))
        column.setStretchFactor(self.stack, 1)
        theme.changed.connect(self._dress)
        self._dress()

    def show_page(self, pdf: bytes, words: str) -> None:
        """Show another page; how near it is stays."""
        self.sheet.show_file(PdfFile(pdf))
        self.words.setPlainText(words)
        self.setAccessibleDescription(words)
        self._fit()

    def nearer(self, step: int) -> None:
        """Come nearer or go farther by so many steps."""
        self._step = min(max(self._step + step, 0), len(STEPS) - 1)
        self._fit()

    def fit(self) -> None:
        """Show all of it again."""
        self._step = 0
        self._fit()

    def toggle_words(self) -> None:
        """Between the picture of the page and its words."""
        as_words = self.stack.currentWidget() is self.desktop
        self.stack.setCurrentWidget(self.words if as_words else self.desktop)
        self.as_words.set_words("Page as it prints" if as_words else "Page as words")
        for button in (self.farther, self.whole, self.closer):
            button.setEnabled(not as_words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys, Page Up and Page Down move the page."""
        across, down = _SCROLLS.get(Qt.Key(event.key()), (0, 0))
        if not (across or down):
            super().keyPressEvent(event)
            return
        for bar, step in (
            (self.desktop.horizontalScrollBar(), across),
            (self.desktop.verticalScrollBar(), down),
        ):
            bar.setValue(bar.value() + step * theme.px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ground that paper stands out from."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("track"))
        painter.end()

    def _foot(self) -> QWidget:
        self.farther = IconButton("Show the page smaller", "dash")
        self.whole = QuietButton("Whole page")
        self.closer = IconButton("Show the page larger", "plus")
        self.as_words = QuietButton("Page as words")
        self.farther.clicked.connect(partial(self.nearer, -1))
        self.closer.clicked.connect(partial(self.nearer, 1))
        self.whole.clicked.connect(self.fit)
        self.as_words.clicked.connect(self.toggle_words)
        return flow(self.farther, self.whole, self.closer, right=[self.as_words], space=4)

    def _dress(self) -> None:
        self.words.setFont(theme.font("body"))
        self._fit()

    def _fit(self) -> None:
        edge = 2 * theme.gap(_EDGE)
        room = self.stack.size() - QSize(edge, edge)
        high = room.height() if theme.text_size() < LARGE_TEXT else 10 * room.width()
        whole = self.sheet.points.scaled(QSizeF(room.width(), high), Qt.AspectRatioMode.KeepAspectRatio)
        self.sheet.resize((whole * STEPS[self._step]).toSize().expandedTo(QSize(1, 1)))
