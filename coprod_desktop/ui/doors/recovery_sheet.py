"""The recovery key on its way to paper: shown, printed, and typed back before it counts."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPagedPaintDevice, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from coprod_desktop.errors import InputError
from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.ui import theme
from coprod_desktop.ui.doors.door import Door, LinkButton
from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from coprod_desktop.ui.widgets.containers import flow
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Words
from coprod_desktop.ui.widgets.typed_fields import TextField
from coprod_desktop.work import opening

if TYPE_CHECKING:
    from coprod_desktop.work.opening import Store

SHEET_ADVICE = (
    "This key opens the store when the passphrase is forgotten. Whoever has it and the laptop can read "
    "everything. Keep it in a locked place, away from the laptop. Never keep a photo or a file of it."
)
_GROUPS_A_LINE = 3


class KeyOnPaper(QWidget):
    """Shows a recovery key, prints it, and asks for it to be typed back. `confirmed` once that was right."""

    confirmed = Signal()

    def __init__(self, printed: str, store_name: str) -> None:
        super().__init__()
        self._printed, self._store_name = printed, store_name
        self.key = Groups(printed)
        self.print = PlainButton("Print…", icon="printer")
        self.written = PrimaryButton("I have it on paper")
        self.field = TextField("Type it back from the paper", "Capitals, blanks and dashes don’t matter.")
        self.button = PrimaryButton("Check it")
        self.again = LinkButton("Show the key again", icon="back")
        self._showing, self._typing = QWidget(), QWidget()
        Column(self._showing, self.key, flow(self.print, right=(self.written,)), space=16)
        Column(self._typing, self.field, flow(self.again, right=(self.button,)), space=12)
        Column(self, self._showing, self._typing)
        self._connect()
        self.show_key()

    def _connect(self) -> None:
        self.print.clicked.connect(self._print)
        self.written.clicked.connect(self._ask_back)
        self.again.clicked.connect(self.show_key)
        self.button.clicked.connect(self.check)
        self.field.entered.connect(self.check)
        self.field.changed.connect(lambda: self.field.set_error(""))

    def show_key(self) -> None:
        """Show the key, large."""
        self._typing.hide()
        self._showing.show()
        self.written.setFocus()

    def check(self) -> None:
        """Compare what was typed back."""
        try:
            opening.check_typed_back(self.field.value(), self._printed)
        except InputError as error:
            self.field.set_error(error.message)
            self.field.line.setFocus()
        else:
            self.confirmed.emit()

    def _ask_back(self) -> None:
        self._showing.hide()
        self._typing.show()
        self.field.set_value("")
        self.field.line.setFocus()

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("Coprod")
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: draw_sheet(printer, self._printed, self._store_name, date.today()))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)


class KeyOnPaperDoor(Door):
    """The last door of a first run; the store is open already and waits behind it."""

    def __init__(self, store: "Store", printed: str) -> None:
        super().__init__(
            "Your recovery key",
            "It opens the store on the day you forget the passphrase. There is no other way back. "
            "Print it or write it down, and keep it away from this laptop.",
        )
        self.paper = KeyOnPaper(printed, store.folder.name)
        self.panel.add(self.paper)
        self.paper.confirmed.connect(lambda: self.opened.emit(store))

    def first_focus(self) -> QWidget:
        """Printing comes first."""
        return self.paper.print


class Groups(QWidget):
    """The groups of a key in even columns, to be read off one by one."""

    def __init__(self, printed: str) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setVerticalSpacing(theme.gap(8))
        self.groups = [Words(group, role="title", centred=True) for group in printed.split("-")]
        for at, group in enumerate(self.groups):
            grid.addWidget(group, *divmod(at, _GROUPS_A_LINE))


def in_lines(printed: str) -> str:
    """The groups of a key, three on a line."""
    groups = printed.split("-")
    lines = [groups[at : at + _GROUPS_A_LINE] for at in range(0, len(groups), _GROUPS_A_LINE)]
    return "\n".join("   ".join(line) for line in lines)


def draw_sheet(paper: QPagedPaintDevice, printed: str, store_name: str, today: date) -> None:
    """Draw the one page with the key. The key goes to the printer and nowhere else."""
    painter = QPainter(paper)
    across, top = float(painter.viewport().width()), 0.0
    for words, points, weight in (
        ("Coprod recovery key", 22, QFont.Weight.Bold),
        (f"For the store “{store_name}” · {day_in_words(today)}", 12, QFont.Weight.Normal),
        (in_lines(printed), 26, QFont.Weight.Bold),
        (SHEET_ADVICE, 13, QFont.Weight.Normal),
    ):
        font = QFont(theme.FAMILY)
        font.setPointSize(points)
        font.setWeight(weight)
        painter.setFont(font)
        flags = int(Qt.TextFlag.TextWordWrap)
        room = painter.boundingRect(QRectF(0, top, across, 1e6), flags, words)
        painter.drawText(room, flags, words)
        top = room.bottom() + painter.fontMetrics().height()
    painter.end()
