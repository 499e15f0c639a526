"""One page as a sheet of paper, sharp at any size, and what the sheet lies on."""

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.summaries.paper import PdfFile


class PageSheet(QWidget):
    """Shows one page of a file that somebody else opens and closes."""

    def __init__(self) -> None:
        super().__init__()
        self._file: PdfFile | None = None
        self._picture = QPixmap()
        self.page = 0
        self.points = QSizeF(1, 1)

    def show_page(self, file: PdfFile, page: int) -> None:
        """Show this page of this file; it is drawn once it is seen."""
        self._file, self.page = file, page
        self.points = file.size(page)
        self._picture = QPixmap()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page, drawn anew only when its size has changed."""
        if self._file is None:
            return
        wanted = (QSizeF(self.size()) * self.devicePixelRatioF()).toSize()
        if self._picture.size() != wanted:
            self._picture = QPixmap.fromImage(self._file.picture(self.page, wanted))
        painter = QPainter(self)
        painter.drawPixmap(QRectF(self.rect()), self._picture, QRectF(self._picture.rect()))
        painter.setPen(theme.colour("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class Desktop(QScrollArea):
    """What the sheet lies on."""

    def __init__(self, sheet: PageSheet) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(sheet)

    def move_by(self, across: int, down: int) -> bool:
        """Move by so many pixels. False: it was at that end already."""
        before = self._place()
        for bar, step in ((self.horizontalScrollBar(), across), (self.verticalScrollBar(), down)):
            bar.setValue(bar.value() + step)
        return self._place() != before

    def to_end(self, *, top: bool) -> None:
        """To the beginning of the page or to its end."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.minimum() if top else bar.maximum())

    def _place(self) -> tuple[int, int]:
        return self.horizontalScrollBar().value(), self.verticalScrollBar().value()
