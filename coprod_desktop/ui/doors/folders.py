"""Asks for a folder with the system's own dialog, and words which folder a store would get."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

NOT_A_STORE = (
    "There is no store in that folder. Nothing was changed. "
    "Choose the folder that has the files data.db and keys.json in it."
)
NEW_NAME = "Coprod store"


def ask_folder(parent: QWidget, title: str, start: Path, on_chosen: Callable[[Path], None]) -> QFileDialog:
    """Show the dialog; `on_chosen` is called unless it is cancelled."""
    dialog = QFileDialog(parent, title, str(start))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda chosen: on_chosen(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def nearest_folder(place: Path) -> Path:
    """The folder itself or the closest one above it that exists, to start the dialog in."""
    return next((each for each in (place, *place.parents) if each.is_dir()), Path.home())


def place_in(chosen: Path) -> Path:
    """Where a new store goes in a folder: into it when it is empty, else into a new folder there."""
    return chosen / NEW_NAME if chosen.is_dir() and any(chosen.iterdir()) else chosen
