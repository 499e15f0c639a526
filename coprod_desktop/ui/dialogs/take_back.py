"""Taking the screen back from the family: the passphrase, before anything but their own screens can open."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from coprod_desktop.errors import AppError
from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.family_screen import TAKE_BACK
from coprod_desktop.ui.task import run_task
from coprod_desktop.ui.widgets.text import Small, Title, Words
from coprod_desktop.ui.widgets.typed_fields import PassphraseField
from coprod_desktop.work import opening

WHY = "Please give the laptop back. Anything else needs the passphrase."
MADE_UP = "This family is made up, so there is no passphrase. The screen can be taken back without one."
MISSING = "Please type the passphrase."
OTHERWISE = "Ctrl + L locks everything. After that, the recovery key opens it too."


class TakeBack(Sheet):
    """`accepted` once the passphrase was right. A made-up store has none that anybody knows, so it asks for none."""

    WIDTH = 620

    def __init__(self, parent: QWidget, folder: Path, called: str) -> None:
        super().__init__(parent, TAKE_BACK, TAKE_BACK, "Stay here")
        self.folder, self.made_up = folder, opening.is_made_up(folder)
        self.field = PassphraseField()
        self.field.entered.connect(self.try_to_keep)
        self.field.changed.connect(lambda: self.field.set_error(""))
        self.page.add(Title(f"The screen is with {called}’s family"))
        if self.made_up:
            self.page.add(Words(MADE_UP))
        else:
            self.page.add(Words(WHY), self.field, Small(OTHERWISE))

    def first_focus(self) -> QWidget:
        """The passphrase."""
        return self.keep if self.made_up else self.field.line

    def try_to_keep(self) -> None:
        """Try what is typed, off the window's thread."""
        if self.made_up:
            self.accept()
        elif not self.field.value():
            self._wrong(AppError(MISSING))
        elif self.keep.isEnabled():
            self._check(self.field.value())

    def _check(self, passphrase: str) -> None:
        self._set_waiting(True)
        folder = self.folder
        task = run_task(self, lambda: opening.unlock(folder, passphrase), self._right, self._wrong)
        task.finished.connect(lambda: self._set_waiting(False))

    def _set_waiting(self, waiting: bool) -> None:
        self.keep.set_words("Checking…" if waiting else TAKE_BACK)
        for widget in (self.keep, self.field):
            widget.setEnabled(not waiting)

    def _right(self, _key: opening.DataKey) -> None:
        """Left or hidden meanwhile, it stays with the family."""
        self.field.clear()
        if self.isVisible() and not self._is_covered():
            self.accept()

    def _wrong(self, error: AppError) -> None:
        self.field.set_error(error.message)
        self.field.line.setFocus()
        self.field.line.selectAll()
        self._resize()
