"""The ways a page leaves the program: the printer, a file, the clipboard. Each says truly whether it worked."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from coprod_desktop.summaries.setting.sizes import Paper
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.summaries.paper import make_printer, print_pdf
from coprod_desktop.ui.task import run_task
from coprod_desktop.work import page_file

COPIED = "Copied. The words stay on the clipboard until you lock."
PRINTED = "Sent to the printer."
OUTSIDE = "It is outside the store now: whoever opens that folder can read it."


class HandOut(QObject):
    """Works for one screen; `folder` is where the last page was saved."""

    def __init__(self, desk: Desk, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk, self._screen = desk, screen
        self.folder = _documents()

    def copy(self, words: str) -> None:
        """Put the page's words on the clipboard."""
        QGuiApplication.clipboard().setText(words)
        self._desk.tell(COPIED)

    def ask_printer(self, pdf: bytes, paper: Paper) -> QPrintDialog:
        """Show the system's dialog, and print this very file when it is accepted."""
        printer = make_printer(paper)
        dialog = QPrintDialog(printer, self._screen)
        dialog.accepted.connect(partial(self.print, printer, pdf))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)
        return dialog

    def print(self, printer: QPrinter, pdf: bytes) -> None:
        """Print this very file."""
        work = partial(print_pdf, printer, pdf)
        run_task(self, work, lambda _: self._desk.tell(PRINTED), self._desk.tell_problem)

    def ask_file(self, pdf: bytes) -> QFileDialog:
        """Show the system's dialog with a name that is free, and save this very file when it is accepted."""
        dialog = QFileDialog(self._screen, "Save the page")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.setDirectory(str(self.folder))
        dialog.selectFile(page_file.free_name(self.folder, self._desk.today()).name)
        dialog.fileSelected.connect(lambda chosen: self.save(Path(chosen), pdf))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def save(self, file: Path, pdf: bytes) -> None:
        """Write this very file."""
        run_task(self, partial(page_file.write_page, file, pdf), self._saved, self._desk.tell_problem)

    def _saved(self, file: Path) -> None:
        self.folder = file.parent
        self._desk.tell(f"Saved as “{file.name}”. {OUTSIDE}")


def _documents() -> Path:
    where = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(where)
    return folder if where and folder.is_dir() else Path.home()
