"""The everyday door: a passphrase, or a way on for somebody who has forgotten it."""

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coprod_desktop import __version__
from coprod_desktop.errors import AppError, DamagedError
from coprod_desktop.ui.doors import behind
from coprod_desktop.ui.doors.door import Door, LinkButton
from coprod_desktop.ui.task import run_task
from coprod_desktop.ui.widgets.buttons import PrimaryButton
from coprod_desktop.ui.widgets.containers import flow
from coprod_desktop.ui.widgets.text import Small
from coprod_desktop.ui.widgets.typed_fields import PassphraseField

if TYPE_CHECKING:
    from coprod_desktop.ui.doors.newest_backup import NewestBackup
    from coprod_desktop.work.backing_up import BackupRow
    from coprod_desktop.work.opening import DataKey, Store

LEAD = "Everything families have told you is kept on this computer only, locked with your passphrase."


class UnlockDoor(Door):
    """Opens the store in `folder`. Only the folder's own name is shown: a path can hold other names."""

    def __init__(self, folder: Path) -> None:
        super().__init__("Welcome back", LEAD)
        self.folder = folder
        self.field = PassphraseField(help=f"For the store in the folder “{folder.name}”.")
        self.button = PrimaryButton("Unlock")
        self.recovery = LinkButton("Use my recovery key")
        self.other = LinkButton("Open another store…")
        self.demo = LinkButton("Look round with a made-up family")
        self.restore = LinkButton("Restore a backup…")
        self.panel.add(self.field, self.button, flow(self.recovery, right=(self.other,)))
        self.set_foot(self.demo, self.restore, right=(Small(f"Version {__version__}"),))
        self._connect()

    def _connect(self) -> None:
        self.field.entered.connect(self.unlock)
        self.field.changed.connect(lambda: self.field.set_error(""))
        self.button.clicked.connect(self.unlock)
        self.recovery.clicked.connect(self._use_recovery_key)
        self.other.clicked.connect(self.other_asked)
        self.demo.clicked.connect(self.demo_asked)
        self.restore.clicked.connect(self._restore_backup)

    @cached_property
    def offer(self) -> "NewestBackup":
        """The way out where the store is damaged; made when it is."""
        from coprod_desktop.ui.doors.newest_backup import NewestBackup  # noqa: PLC0415 - seldom needed

        made = NewestBackup()
        made.button.clicked.connect(self.put_back)
        self.panel.add(made)
        return made

    def first_focus(self) -> QWidget:
        """The passphrase."""
        return self.field.line

    def unlock(self) -> None:
        """Try what is typed."""
        folder, passphrase = self.folder, self.field.value()
        if not passphrase:
            self._fail(AppError("Please type your passphrase."))
            return
        self.run(
            self.button,
            "Unlocking…",
            lambda: _unlock(folder, passphrase),
            self._opened,
            self._fail,
        )

    def _opened(self, store: "Store") -> None:
        self.field.clear()
        self.opened.emit(store)

    def _fail(self, error: AppError) -> None:
        self.field.set_error(error.message)
        self.field.line.setFocus()
        self.field.line.selectAll()
        if isinstance(error, DamagedError):
            self.offer_backup()

    def offer_backup(self) -> None:
        """The store is damaged: look for the newest backup that isn't, and offer it."""
        run_task(self, partial(_newest_backup, self.folder), self.offer.show_backup, self.offer.show_none)

    def put_back(self) -> None:
        """Put the backup in place, with what is damaged kept aside, and go in."""
        folder, secret, file = self.folder, self.field.value(), self.offer.file
        if not secret or file is None:
            self._fail(AppError("Please type your passphrase first."))
            return
        call = partial(_put_back, file, folder, secret)
        self.run(self.offer.button, "Putting it in place…", call, self._opened, self._fail)

    def _restore_backup(self) -> None:
        from coprod_desktop.ui.doors.restore import RestoreDoor  # noqa: PLC0415 - seldom needed

        self.went.emit(RestoreDoor(lambda: UnlockDoor(self.folder)))

    def _use_recovery_key(self) -> None:
        from coprod_desktop.ui.doors.recovery import RecoveryKeyDoor  # noqa: PLC0415 - seldom needed

        self.went.emit(RecoveryKeyDoor(self.folder, lambda: UnlockDoor(self.folder)))


def _newest_backup(folder: Path) -> "BackupRow | None":
    behind.load()
    from coprod_desktop.work import backing_up  # noqa: PLC0415 - seldom needed

    return backing_up.newest_sound(folder)


def _put_back(file: Path, folder: Path, secret: str) -> "Store":
    from coprod_desktop.work import backing_up  # noqa: PLC0415 - seldom needed

    backing_up.restore_over(file, folder, secret)
    return _unlock(folder, secret)


def _unlock(folder: Path, passphrase: str) -> "Store":
    """The key first, since that is what a wrong passphrase is told by; the rest may still be loading."""
    from coprod_desktop.work import opening  # noqa: PLC0415 - loaded behind the door

    return enter(folder, opening.unlock(folder, passphrase))


def enter(folder: Path, key: "DataKey") -> "Store":
    """Open the store, after whatever is still being loaded. Not on the window's thread."""
    behind.load()
    from coprod_desktop.work import opening  # noqa: PLC0415 - loaded behind the door

    return opening.open_store(folder, key)
