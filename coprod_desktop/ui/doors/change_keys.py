"""Changing what opens a store, from inside: another passphrase, or another recovery key."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.errors import AppError
from coprod_desktop.ui.doors.recovery_sheet import KeyOnPaper
from coprod_desktop.ui.doors.strength import NewPassphrase
from coprod_desktop.ui.task import run_task
from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from coprod_desktop.ui.widgets.containers import flow
from coprod_desktop.ui.widgets.fields import PassphraseField
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Muted, SubHeading
from coprod_desktop.work import opening

T = TypeVar("T")


class _Change(QWidget):
    """A heading and a button; the form opens under it, and always asks for the passphrase of today."""

    done = Signal(str)

    def __init__(self, folder: Path, title: str, words: str, button: str, go: str) -> None:
        super().__init__()
        self.folder = folder
        self.open_button = PlainButton(button)
        self.now = PassphraseField("Passphrase of today")
        self.go, self.cancel = PrimaryButton(go), PlainButton("Leave it as it is")
        self.form = QWidget()
        self.fields = Column(self.form, self.now, space=12)
        self.fields.addWidget(flow(self.cancel, right=(self.go,)))
        self.body = Column(self, SubHeading(title), Muted(words), flow(self.open_button), self.form, space=8)
        self.form.hide()
        self.open_button.clicked.connect(self.open)
        self.cancel.clicked.connect(self.close_form)
        self.go.clicked.connect(self.change)
        self.now.changed.connect(lambda: self.now.set_error(""))

    def open(self) -> None:
        """Show the form."""
        self.form.show()
        self.open_button.hide()
        self.now.line.setFocus()

    def close_form(self) -> None:
        """Put the form away and forget what was typed."""
        self.now.clear()
        self.now.set_error("")
        self.form.hide()
        self.open_button.show()
        self.open_button.setFocus()

    def change(self) -> None:
        """Do it, if the passphrase of today is right."""
        raise NotImplementedError

    def run(self, func: Callable[[], T], on_done: Callable[[T], None]) -> None:
        """Work off the window's thread, with the form disabled meanwhile."""
        self.form.setEnabled(False)
        task = run_task(self, func, on_done, self._fail)
        task.finished.connect(lambda: self.form.setEnabled(True))

    def _fail(self, error: AppError) -> None:
        self.now.set_error(error.message)
        self.now.line.setFocus()
        self.now.line.selectAll()


class ChangePassphrase(_Change):
    """Another passphrase for the same store."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            folder,
            "Passphrase",
            "Change it when somebody may have seen you type it.",
            "Change the passphrase…",
            "Change it",
        )
        self.new = NewPassphrase(label="New passphrase")
        self.fields.insertWidget(1, self.new)
        self.now.entered.connect(self.new.first.line.setFocus)
        self.new.entered.connect(self.change)

    def change(self) -> None:
        """Seal the store under the new passphrase."""
        self.new.submit(self._change)

    def close_form(self) -> None:
        """Forget the new one too."""
        self.new.clear()
        super().close_form()

    def _change(self, passphrase: str) -> None:
        folder, now = self.folder, self.now.value()
        self.run(
            lambda: opening.set_passphrase(folder, opening.unlock(folder, now), passphrase),
            lambda _: self._changed(),
        )

    def _changed(self) -> None:
        self.close_form()
        self.done.emit("The passphrase is changed. Your recovery key stays the same.")


class NewRecoveryKey(_Change):
    """Another key on paper; the old paper is worth nothing from then on."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            folder,
            "Recovery key",
            "Make a new one when the paper is lost, or somebody may have read it. "
            "The old one then stops working.",
            "Make a new recovery key…",
            "Make it now",
        )
        self.paper: KeyOnPaper | None = None
        self.now.entered.connect(self.change)

    def change(self) -> None:
        """Make the key and show it."""
        folder, now = self.folder, self.now.value()
        self.run(lambda: opening.new_recovery_key(folder, opening.unlock(folder, now)), self._made)

    def _made(self, printed: str) -> None:
        self.close_form()
        self.open_button.hide()
        self.paper = KeyOnPaper(printed, self.folder.name)
        self.paper.confirmed.connect(self._confirmed)
        self.body.addWidget(self.paper)
        self.paper.print.setFocus()

    def _confirmed(self) -> None:
        if self.paper is not None:
            self.paper.hide()
            self.paper.deleteLater()
            self.paper = None
        self.open_button.show()
        self.open_button.setFocus()
        self.done.emit("The new recovery key works. Tear up the old paper.")
