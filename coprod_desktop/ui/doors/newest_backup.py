"""Where a store doesn't open because it is damaged: its newest sound backup, with its date and what would be lost."""

from pathlib import Path
from typing import TYPE_CHECKING

from coprod_desktop.errors import AppError
from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.containers import Panel, flow
from coprod_desktop.ui.widgets.text import Words

if TYPE_CHECKING:
    from coprod_desktop.work.backing_up import BackupRow

FOUND = (
    "The newest sound backup is of {moment}. What was written after that would be lost. "
    "The damaged files are kept aside, in the folder of the store."
)
NONE = "There is no sound backup in the folder of this store. If you have one on a stick, choose “Restore a backup…”."


class NewestBackup(Panel):
    """Hidden until something is known. `file` is the backup that is offered."""

    def __init__(self) -> None:
        super().__init__(tone="amber")
        self.file: Path | None = None
        self.words = Words("")
        self.button = PlainButton("Put that backup in place")
        self.add(self.words, flow(self.button))
        self.hide()

    def show_backup(self, found: "BackupRow | None") -> None:
        """Offer this one, or say that there is none."""
        self.file = found.file if found else None
        if found is None:
            self.words.setText(NONE)
        else:
            made = found.made.astimezone()
            moment = f"{day_in_words(made.date())}, {made:%H:%M}"
            self.words.setText(FOUND.format(moment=moment))
        self.button.setVisible(found is not None)
        self.show()

    def show_none(self, error: AppError) -> None:
        """The folder can't even be looked through."""
        self.show_backup(None)
