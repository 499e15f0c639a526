"""The ways a page leaves the program: printer, file, clipboard. Each says truly whether it worked, and is noted."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from coprod_desktop.errors import InputError, StoreError
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.summaries.page_maker import Ready
from coprod_desktop.ui.summaries.paper import make_printer, print_pdf
from coprod_desktop.ui.summaries.with_password import AskPassword, ToldOnce
from coprod_desktop.ui.task import run_task
from coprod_desktop.work import handing_over, page_file
from coprod_desktop.work.page_file import BY_SUFFIX, FORMAT, FORMATS, Format

COPIED = "Copied. The words stay on the clipboard until you lock."
PRINTED = "Sent to the printer."
OUTSIDE = "It is outside the store now: whoever opens that folder can read it."
LOCKED = "Only who knows the password can open it."
NOT_NOTED = (
    "The page is out, but that could not be noted among the papers handed over. "
    "Nothing else was lost. Make room on the disk, and write down who has it."
)
WHICH_FORMAT = (
    f"Nothing was saved: the name has to end with one of {', '.join(BY_SUFFIX)}. Please save it again."
)


class HandOut(QObject):
    """Works for one screen about one person; `folder` is where the last page was saved."""

    def __init__(self, desk: Desk, screen: QWidget, person_id: str) -> None:
        super().__init__(screen)
        self._desk, self._screen, self._person_id = desk, screen, person_id
        self.folder = documents_folder()

    def copy(self, ready: Ready) -> None:
        """Put the page's words on the clipboard, with headings and tables for programs that take them."""
        words = QMimeData()
        words.setText(ready.made.page.text)
        words.setHtml(ready.html)
        QGuiApplication.clipboard().setMimeData(words)
        self._left(ready, "copied", COPIED)

    def ask_printer(self, ready: Ready) -> QPrintDialog:
        """Show the system's dialog, and print these very pages when it is accepted."""
        kind = ready.wanted.kind
        printer = make_printer(ready.wanted.paper, kind.title, lies=kind.lies)
        dialog = QPrintDialog(printer, self._screen)
        dialog.setMinMax(1, ready.made.page.pages)
        dialog.accepted.connect(lambda *_: self.print(printer, ready))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)
        return dialog

    def print(self, printer: QPrinter, ready: Ready) -> None:
        """Print these very pages."""
        work = partial(print_pdf, printer, ready.made.page.pdf)
        run_task(self, work, lambda _: self._left(ready, "printed", PRINTED), self._desk.tell_problem)

    def ask_file(self, ready: Ready) -> QFileDialog:
        """Show the system's dialog with a name that is free, and save in the format that is chosen there."""
        filters = {f"{one.word} (*{one.suffix})": one for one in FORMATS}
        dialog = self._file_dialog(ready, list(filters))
        dialog.filterSelected.connect(lambda words: self._rename(dialog, ready, filters[words]))
        dialog.fileSelected.connect(lambda chosen: self.save(Path(chosen), ready))
        dialog.open()
        return dialog

    def save(self, file: Path, ready: Ready) -> None:
        """Write the file in the format that its name asks for."""
        format_ = BY_SUFFIX.get(file.suffix.casefold())
        if format_ is None:
            self._desk.tell_problem(InputError(WHICH_FORMAT))
            return

        def work() -> Path:
            return page_file.write_page(file, format_.write(ready.made, ready.wanted))

        run_task(self, work, partial(self._saved, ready, format_.how), self._desk.tell_problem)

    def ask_password(self, ready: Ready) -> AskPassword:
        """Ask for a password, then where to save; it is shown once the file is there."""
        dialog = AskPassword(self._screen)
        dialog.accepted.connect(lambda: self._ask_locked_file(ready, dialog.password()))
        dialog.open()
        return dialog

    def save_locked(self, file: Path, ready: Ready, password: str) -> None:
        """Write the PDF, readable with the password only."""

        def work() -> Path:
            return page_file.write_page(file, page_file.locked(ready.made.page.pdf, password))

        def done(file: Path) -> None:
            self._saved(ready, "saved", file, locked=True)
            ToldOnce(self._screen, password).open()

        run_task(self, work, done, self._desk.tell_problem)

    def _ask_locked_file(self, ready: Ready, password: str) -> None:
        dialog = self._file_dialog(ready, ["PDF (*.pdf)"])
        dialog.fileSelected.connect(lambda chosen: self.save_locked(Path(chosen), ready, password))
        dialog.open()

    def _file_dialog(self, ready: Ready, filters: list[str]) -> QFileDialog:
        dialog = QFileDialog(self._screen, "Save the page")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(filters)
        dialog.setDirectory(str(self.folder))
        self._rename(dialog, ready, FORMAT["pdf"])
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _rename(self, dialog: QFileDialog, ready: Ready, format_: Format) -> None:
        """A name that is free and names nobody, in the format chosen."""
        folder = Path(dialog.directory().absolutePath())
        name = page_file.free_name(folder, ready.wanted.today, ready.wanted.document, format_.suffix).name
        dialog.setDefaultSuffix(format_.suffix.lstrip("."))
        dialog.selectFile(name)

    def _saved(self, ready: Ready, how: str, file: Path, *, locked: bool = False) -> None:
        self.folder = file.parent
        self._left(ready, how, f"Saved as “{file.name}”. {LOCKED if locked else OUTSIDE}", locked=locked)

    def _left(self, ready: Ready, how: str, words: str, *, locked: bool = False) -> None:
        """It is out now: note it down, and say so."""
        paper = handing_over.paper_of(ready.made, ready.wanted, how, locked=locked)
        if self._desk.do(handing_over.handed_over, self._person_id, paper) is None:
            self._desk.tell_problem(StoreError(NOT_NOTED))
        else:
            self._desk.tell(words)


def documents_folder() -> Path:
    """Where a computer keeps papers, or else the home folder."""
    where = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(where)
    return folder if where and folder.is_dir() else Path.home()
