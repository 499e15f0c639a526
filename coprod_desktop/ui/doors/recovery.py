"""For a forgotten passphrase: the recovery key from paper, then a new passphrase, then in."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coprod_desktop.errors import AppError
from coprod_desktop.ui.doors.door import Door, LinkButton
from coprod_desktop.ui.doors.strength import NewPassphrase
from coprod_desktop.ui.doors.unlock import enter
from coprod_desktop.ui.widgets.buttons import PrimaryButton
from coprod_desktop.ui.widgets.typed_fields import TextField
from coprod_desktop.work import opening

if TYPE_CHECKING:
    from coprod_desktop.work.opening import DataKey, Store

KEY_HELP = "Nine groups of four, as on the paper. Capitals, blanks and dashes don’t matter."


class RecoveryKeyDoor(Door):
    """Takes the recovery key of the store in `folder`."""

    def __init__(self, folder: Path, back: Callable[[], Door]) -> None:
        super().__init__("Use your recovery key", "It is on the paper you printed or wrote when you began.")
        self.folder = folder
        self.field = TextField("Recovery key", KEY_HELP)
        self.button, self.back = PrimaryButton("Go on"), LinkButton("Back to the passphrase", icon="back")
        self.panel.add(self.field, self.button)
        self.set_foot(self.back)
        self.field.entered.connect(self.go_on)
        self.field.changed.connect(lambda: self.field.set_error(""))
        self.button.clicked.connect(self.go_on)
        self.back.clicked.connect(lambda: self.went.emit(back()))

    def first_focus(self) -> QWidget:
        """The key."""
        return self.field.line

    def go_on(self) -> None:
        """Try the key."""
        folder, typed = self.folder, self.field.value()
        self.run(
            self.button,
            "Looking at the key…",
            lambda: opening.unlock_with_recovery_key(folder, typed),
            lambda key: self.went.emit(NewPassphraseDoor(folder, key)),
            self._fail,
        )

    def _fail(self, error: AppError) -> None:
        self.field.set_error(error.message)
        self.field.line.setFocus()


class NewPassphraseDoor(Door):
    """Chooses a new passphrase for a store whose key is known."""

    def __init__(self, folder: Path, key: "DataKey") -> None:
        super().__init__(
            "Choose a new passphrase",
            "Your recovery key fits, and stays as it is. From now on this passphrase opens the store.",
        )
        self.folder, self.key = folder, key
        self.fields = NewPassphrase(label="New passphrase")
        self.button = PrimaryButton("Keep it and open the store")
        self.panel.add(self.fields, self.button)
        self.fields.entered.connect(self.keep)
        self.button.clicked.connect(self.keep)

    def first_focus(self) -> QWidget:
        """The new passphrase."""
        return self.fields.first.line

    def keep(self) -> None:
        """Seal the store under the new passphrase and open it."""
        self.fields.submit(self._keep)

    def _keep(self, passphrase: str) -> None:
        folder, key = self.folder, self.key

        def work() -> "Store":
            opening.set_passphrase(folder, key, passphrase)
            store = enter(folder, key)
            from coprod_desktop.work import new_keys  # noqa: PLC0415 - loaded once somebody is on the way in

            new_keys.rewrap(store)
            return store

        self.run(self.button, "Opening…", work, self.opened.emit, lambda error: self.say(error.message))
