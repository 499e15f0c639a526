"""From a backup to an open store, on a new computer or when the store itself doesn't open any more."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from coprod_desktop import paths
from coprod_desktop.errors import AppError
from coprod_desktop.ui.doors import behind
from coprod_desktop.ui.doors.door import Door, LinkButton
from coprod_desktop.ui.doors.folders import ask_folder, nearest_folder, place_in
from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from coprod_desktop.ui.widgets.containers import flow
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Words
from coprod_desktop.ui.widgets.typed_fields import PassphraseField
from coprod_desktop.work import opening

if TYPE_CHECKING:
    from coprod_desktop.work.opening import Store

LEAD = "A backup is one file, on a stick or in the folder “backups” of a store. It becomes a new store here."
HELP = "The passphrase of the day the backup was made, or its recovery key."
FILES = "Backups (*.backup);;All files (*)"
NO_FILE = "Please choose the backup first."
NOTHING_TYPED = "Please type the passphrase, or the recovery key."
NONE_CHOSEN = "No file chosen yet"


class RestoreDoor(Door):
    """Asks for the file, the place and what opens it; a store that is there already is never touched."""

    def __init__(self, way_back: Callable[[], Door]) -> None:
        super().__init__("Restore a backup", LEAD)
        self.file: Path | None = None
        self.folder = paths.default_store()
        self.file_words, self.choose_file = (
            Words(NONE_CHOSEN, role="muted"),
            PlainButton("Choose the backup…"),
        )
        self.where, self.choose_place = Words("", role="muted"), LinkButton("Choose another place…")
        self.field = PassphraseField("Passphrase or recovery key", HELP)
        self.button, self.back = PrimaryButton("Restore it"), LinkButton("Back", icon="back")
        self._build()
        self.back.clicked.connect(lambda: self.went.emit(way_back()))
        self.set_folder(_free(self.folder))

    def _build(self) -> None:
        place, file = QWidget(), QWidget()
        Column(
            file, Words("The backup", role="label"), flow(self.file_words, right=(self.choose_file,)), space=0
        )
        Column(
            place, Words("Where it goes", role="label"), flow(self.where, right=(self.choose_place,)), space=0
        )
        self.panel.add(file, place, self.field, self.button)
        self.set_foot(self.back)
        self.choose_file.clicked.connect(self._ask_file)
        self.choose_place.clicked.connect(self._ask_place)
        self.field.entered.connect(self.restore)
        self.field.changed.connect(lambda: self.field.set_error(""))
        self.button.clicked.connect(self.restore)

    def first_focus(self) -> QWidget:
        """The file."""
        return self.choose_file

    def set_file(self, file: Path) -> None:
        """Restore this one. Only its own name is shown: a path can hold other names."""
        self.file = file
        self.file_words.setText(file.name)
        self.field.line.setFocus()

    def set_folder(self, folder: Path) -> None:
        """Make the store there."""
        self.folder = folder
        self.where.setText(str(folder))

    def restore(self) -> None:
        """Do it, off the window's thread, and go in."""
        file, folder, secret = self.file, self.folder, self.field.value()
        missing = NO_FILE if file is None else "" if secret else NOTHING_TYPED
        if file is None or missing:
            self._fail(AppError(missing))
            return
        self.run(self.button, "Restoring…", lambda: _restored(file, folder, secret), self._opened, self._fail)

    def _opened(self, store: "Store") -> None:
        self.field.clear()
        self.opened.emit(store)

    def _fail(self, error: AppError) -> None:
        self.field.set_error(error.message)
        (self.field.line if self.file else self.choose_file).setFocus()

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, "Choose the backup", str(Path.home()), FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.set_file(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_place(self) -> None:
        start = nearest_folder(self.folder.parent)
        ask_folder(
            self, "Choose a folder for the store", start, lambda chosen: self.set_folder(place_in(chosen))
        )


def _restored(file: Path, folder: Path, secret: str) -> "Store":
    behind.load()
    from coprod_desktop.work import backing_up  # noqa: PLC0415 - loads behind the door

    return opening.open_store(folder, backing_up.restore_to(file, folder, secret))


def _free(folder: Path) -> Path:
    """The usual place, or one beside it when it is taken."""
    number, free = 2, folder
    while free.exists() and any(free.iterdir()):
        free = folder.with_name(f"{folder.name}-{number}")
        number += 1
    return free
