"""For the worst day: another data key for the store and its backups, step by step, and nothing else meanwhile."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.errors import AppError
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.doors.recovery_sheet import KeyOnPaper
from coprod_desktop.ui.doors.strength import NewPassphrase
from coprod_desktop.ui.task import run_task
from coprod_desktop.ui.widgets.going_on import GoingOn
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Lead, Muted, Title, Words
from coprod_desktop.ui.widgets.typed_fields import PassphraseField
from coprod_desktop.work import new_keys
from coprod_desktop.work.backing_up import Going
from coprod_desktop.work.new_keys import Ready

TITLE = "New keys for everything"
ABOUT = (
    "The store and every backup in reach are written anew under another key, with a new passphrase and a new "
    "recovery key. Then Coprod locks. Until the very end nothing changes."
)
ON_PAPER = (
    "This will be the new recovery key. Until the last step the old passphrase and the old paper still work."
)
WRITING = "Writing everything anew…"
STOPS = (
    "The store and its backups are written anew, and read back. You can stop it; nothing has changed so far."
)
DONE = "Everything has new keys"
LOCK = "Lock, and open it anew"


class NewDataKey(Sheet):
    """Passphrases, paper, writing, done. `taken` once the new keys hold: the store is closed then, so lock.

    It is a window of its own because nobody may write meanwhile.
    """

    taken = Signal()

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, TITLE, keep_words="Go on", leave_words="Leave it as it is")
        self._store = desk.store
        self._passphrase = ""
        self._going: Going | None = None
        self._is_taken = False
        self.now = PassphraseField("Passphrase of today")
        self.new = NewPassphrase(label="New passphrase")
        self.paper: KeyOnPaper | None = None
        self.step = QWidget()
        Column(self.step, Title(TITLE), Lead(ABOUT), self.now, self.new, space=14)
        self.page.add(self.step)
        self.now.changed.connect(lambda: self.now.set_error(""))
        self.now.entered.connect(self.new.first.line.setFocus)
        self.new.entered.connect(self.try_to_keep)

    def first_focus(self) -> QWidget:
        """The passphrase of today."""
        return self.now.line

    def try_to_keep(self) -> None:
        """Go on from the passphrases; at the end, lock."""
        if self._is_taken:
            self.accept()
        elif self.paper is None and self._going is None:
            self.new.submit(self._check)

    def reject(self) -> None:
        """Escape stops the writing; at the end there is only locking."""
        if self._is_taken:
            self.accept()
        elif self._going is not None:
            self._going.stop()
        else:
            super().reject()

    def accept(self) -> None:
        """Close; the new keys hold."""
        super().accept()
        self.taken.emit()

    def _check(self, passphrase: str) -> None:
        self.step.setEnabled(False)
        call = partial(new_keys.check_passphrase, self._store, self.now.value(), passphrase)
        run_task(self, call, lambda _: self._show_paper(passphrase), self._refuse)

    def _refuse(self, error: AppError) -> None:
        self.step.setEnabled(True)
        self.now.set_error(error.message)
        self.now.line.setFocus()
        self.now.line.selectAll()
        self._resize()

    def _show_paper(self, passphrase: str) -> None:
        self._passphrase = passphrase
        printed = new_keys.make_recovery_key()
        self.paper = KeyOnPaper(printed, self._store.folder.name)
        self.paper.confirmed.connect(partial(self._write, printed))
        self.keep.hide()
        self._show(Title("The new recovery key"), Lead(ON_PAPER), self.paper)
        self.paper.print.setFocus()

    def _write(self, printed: str) -> None:
        self._going = Going()
        going_on = GoingOn(WRITING, STOPS, self._going)
        self.leave.hide()
        self._show(going_on)
        going_on.first().setFocus()
        call = partial(new_keys.prepare, self._store, self._passphrase, printed, self._going)
        run_task(self, call, self._take, self._give_up)

    def _take(self, ready: Ready) -> None:
        try:
            told = new_keys.take(self._store, ready)
        except AppError as error:
            self._give_up(error)
            return
        self._is_taken = True
        self._show(Title(DONE), *(Words(sentence) for sentence in told))
        self.keep.set_words(LOCK)
        self.keep.show()
        self.keep.setFocus()

    def _give_up(self, error: AppError) -> None:
        """Nothing was changed; say why, and leave."""
        self._going = None
        self._show(
            Title(TITLE), Words(error.message, role="error"), Muted("The old keys still open everything.")
        )
        self.leave.show()
        self.leave.setFocus()

    def _show(self, *widgets: QWidget) -> None:
        old, self.step = self.step, QWidget()
        Column(self.step, *widgets, space=14)
        old.hide()
        old.deleteLater()
        self.page.add(self.step)
        self.step.show()
        self._resize()
