"""Changing what opens a store, from inside: another passphrase, or another recovery key."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.errors import AppError
from coprod_desktop.ui.doors.recovery_sheet import KeyOnPaper
from coprod_desktop.ui.doors.strength import NewPassphrase
from coprod_desktop.ui.task import run_task
from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from coprod_desktop.ui.widgets.containers import flow
from coprod_desktop.ui.widgets.going_on import HowFar
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Muted, SubHeading
from coprod_desktop.ui.widgets.typed_fields import PassphraseField
from coprod_desktop.work import new_keys
from coprod_desktop.work.backing_up import Going

if TYPE_CHECKING:
    from coprod_desktop.work.opening import Store

T = TypeVar("T")


class _Change(QWidget):
    """A heading and a button; the form opens under it, and always asks for the passphrase of today."""

    done = Signal(str)

    def __init__(self, store: "Store", title: str, words: str, button: str, go: str) -> None:
        super().__init__()
        self.store = store
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

    def run(self, func: Callable[[Going], T], on_done: Callable[[T], None]) -> None:
        """Work off the window's thread, with the form disabled and a bar under it meanwhile: backups take a while."""
        going = Going()
        bar = HowFar("How far the backups are", going)
        self.fields.addWidget(bar)
        self.form.setEnabled(False)
        task = run_task(self, lambda: func(going), on_done, self._fail)
        task.finished.connect(lambda: self.form.setEnabled(True))
        task.finished.connect(bar.hide)
        task.finished.connect(bar.deleteLater)

    def _fail(self, error: AppError) -> None:
        self.now.set_error(error.message)
        self.now.line.setFocus()
        self.now.line.selectAll()


class ChangePassphrase(_Change):
    """Another passphrase for the same store."""

    def __init__(self, store: "Store") -> None:
        super().__init__(
            store,
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
        store, now = self.store, self.now.value()
        self.run(lambda going: new_keys.change_passphrase(store, now, passphrase, going), self._changed)

    def _changed(self, told: Sequence[str]) -> None:
        self.close_form()
        self.done.emit(" ".join(("The passphrase is changed. Your recovery key stays the same.", *told)))


class NewRecoveryKey(_Change):
    """Another key on paper; the old paper is worth nothing from then on."""

    def __init__(self, store: "Store") -> None:
        super().__init__(
            store,
            "Recovery key",
            "Make a new one when the paper is lost, or somebody may have read it. "
            "The old one then stops working.",
            "Make a new recovery key…",
            "Make it now",
        )
        self.paper: KeyOnPaper | None = None
        self._told: tuple[str, ...] = ()
        self.now.entered.connect(self.change)

    def change(self) -> None:
        """Make the key and show it."""
        store, now = self.store, self.now.value()
        self.run(
            lambda going: new_keys.change_recovery_key(store, now, going), lambda made: self._made(*made)
        )

    def _made(self, printed: str, told: tuple[str, ...]) -> None:
        self._told = told
        self.close_form()
        self.open_button.hide()
        self.paper = KeyOnPaper(printed, self.store.folder.name)
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
        self.done.emit(" ".join(("The new recovery key works. Tear up the old paper.", *self._told)))
