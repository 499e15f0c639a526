"""The very file of a page, as a picture for the window and as ink for the printer."""

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from coprod_desktop.errors import AppError
from coprod_desktop.summaries.setting.sizes import Paper

DOTS = 300
"""Dots an inch on paper: QtPdf gives pixels, and more of them are not seen."""
POINTS = 72
PAGE_SIZES: dict[Paper, QPageSize.PageSizeId] = {
    "a4": QPageSize.PageSizeId.A4,
    "letter": QPageSize.PageSizeId.Letter,
}


class PrintError(AppError):
    """The printer didn't take the page."""


class PdfFile:
    """A PDF held open in memory; it touches no widget, so any one thread may use it."""

    def __init__(self, pdf: bytes) -> None:
        self._buffer = QBuffer()
        self._buffer.setData(pdf)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument()
        self._document.load(self._buffer)

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return int(self._document.pageCount())

    def size(self, page: int) -> QSizeF:
        """The page's width and height in points."""
        return QSizeF(self._document.pagePointSize(page))

    def picture(self, page: int, size: QSize) -> QImage:
        """The page on white, in so many pixels."""
        drawn = self._document.render(page, size)
        picture = QImage(size, QImage.Format.Format_RGB32)
        picture.fill(0xFFFFFFFF)
        painter = QPainter(picture)
        painter.drawImage(0, 0, drawn)
        painter.end()
        return picture

    def close(self) -> None:
        """Let go of it, the document before its bytes."""
        self._document.close()
        self._buffer.close()


def make_printer(paper: Paper, title: str = "", *, lies: bool = False) -> QPrinter:
    """A printer set to the document's own paper; `title` stands in the printer's queue and names nobody."""
    way = QPageLayout.Orientation
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(PAGE_SIZES[paper]))
    printer.setPageOrientation(way.Landscape if lies else way.Portrait)
    return printer


def print_pdf(printer: QPrinter, pdf: bytes) -> None:
    """Print the pages that were asked for, or all, each filling its sheet.

    Raises PrintError when the printer doesn't take it.
    """
    file, painter = PdfFile(pdf), QPainter()
    if not painter.begin(printer):
        raise PrintError(
            "The printer did not take the page, so nothing was printed. The page is still here. "
            "Check the printer and print again, or save the PDF and print it elsewhere."
        )
    wanted = range((printer.fromPage() or 1) - 1, min(printer.toPage() or file.pages, file.pages))
    for page in wanted:
        if page != wanted.start:
            printer.newPage()
        painter.drawImage(_on_sheet(printer, file.size(page)), file.picture(page, _pixels(file.size(page))))
    painter.end()
    file.close()


def _pixels(size: QSizeF) -> QSize:
    return (size * DOTS / POINTS).toSize()


def _on_sheet(printer: QPrinter, size: QSizeF) -> QRect:
    """As large as the sheet allows, in the middle of it, from edge to edge."""
    sheet = QRect(QPoint(0, 0), printer.paperRect(QPrinter.Unit.DevicePixel).toRect().size())
    fitted = QRect(QPoint(0, 0), size.toSize().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio))
    fitted.moveCenter(sheet.center())
    return fitted
