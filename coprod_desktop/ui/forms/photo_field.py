"""A photo to choose, see and take away; made small off the window's thread."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from coprod_desktop.errors import AppError
from coprod_desktop.ui.task import run_task
from coprod_desktop.ui.widgets.buttons import PlainButton, QuietButton
from coprod_desktop.ui.widgets.containers import flow
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.person_mark import PersonMark
from coprod_desktop.ui.widgets.text import Small, Words
from coprod_desktop.work import photos

PICTURES = "Photos (*.jpg *.jpeg *.png *.webp)"
HELP = "Not needed. It stands at the top of the printed page. Where and when it was taken is removed."


class PhotoField(QWidget):
    """`value` is a prepared JPEG or None; `changed` when it is another one."""

    changed = Signal()

    def __init__(self, name: str, photo: bytes | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._photo = name, photo
        self.mark = PersonMark(name, photo, 72)
        self.choose = PlainButton("Choose a photo…")
        self.choose.clicked.connect(self.ask_for_file)
        self.remove = QuietButton("Take the photo away", icon="bin")
        self.remove.clicked.connect(lambda: self._set(None))
        self.error = Small("", role="error")
        Column(self, Words("Photo", role="label"), Small(HELP), self._row(), self.error, space=4)
        self._show()

    def value(self) -> bytes | None:
        """The photo as it will be kept."""
        return self._photo

    def set_name(self, name: str) -> None:
        """Whose initials stand there without a photo."""
        self._name = name
        self._show()

    def ask_for_file(self) -> None:
        """Let somebody choose a picture from the disk."""
        file, _ = QFileDialog.getOpenFileName(self, "Choose a photo", "", PICTURES)
        if file:
            self.take(Path(file))

    def take(self, file: Path) -> None:
        """Make this picture small and show it; says so beside the button when it can't be used."""
        self.choose.setEnabled(False)
        run_task(self, lambda: photos.photo_from(file), self._taken, self._failed)

    def _row(self) -> QWidget:
        return flow(self.mark, self.choose, self.remove, space=16)

    def _taken(self, photo: bytes) -> None:
        self.choose.setEnabled(True)
        self._set(photo)

    def _failed(self, error: AppError) -> None:
        self.choose.setEnabled(True)
        self.error.setText(error.message)
        self.error.show()

    def _set(self, photo: bytes | None) -> None:
        self._photo = photo
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.mark.set_person(self._name, self._photo)
        self.choose.set_words("Choose another photo…" if self._photo else "Choose a photo…")
        self.remove.setVisible(self._photo is not None)
        self.error.setText("")
        self.error.hide()
