"""Everything held on a person, into a folder: what it holds, a second confirmation for worries, how far it is."""

from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from coprod_desktop.errors import AppError, StoreError
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.doors.folders import ask_folder
from coprod_desktop.ui.summaries.hand_out import NOT_NOTED, documents_folder
from coprod_desktop.ui.task import run_task
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import flow
from coprod_desktop.ui.widgets.text import Small, Title, Words
from coprod_desktop.ui.widgets.typed_fields import TextField
from coprod_desktop.work import handing_over, people, subject_access
from coprod_desktop.work.subject_access import STEPS, Stopped

if TYPE_CHECKING:
    from datetime import date

    from coprod_desktop.work.opening import Store

WHAT = (
    "Every word, older ones included, who may see it, papers, boards and notes: one PDF to read, and the same as "
    "JSON for another program. Other people are marked, so that you can look at what concerns them first."
)
OUTSIDE = (
    "Both files are outside the store then: whoever opens the folder can read them. Their names name nobody."
)
APART = "The separate part for worries too"
WHY_TWICE = "It can put somebody in danger. Only when whoever is responsible for safety has agreed."
SAVED = "Both files are saved in the folder. Their names begin with “Everything held”."


class EverythingSheet(Sheet):
    """Stays open while the files are made; Cancel stops before the next step, and then nothing was written."""

    WIDTH = 820
    reached = Signal(str)

    def __init__(self, parent: QWidget | None, desk: Desk, person_id: str) -> None:
        super().__init__(parent, "Everything held", "Make both files", "Cancel")
        self.desk, self.person_id = desk, person_id
        self.name = desk.look(people.person, person_id).name
        self.folder = documents_folder()
        self._stop, self._busy = Event(), False
        self.place = Words(str(self.folder))
        self.elsewhere = PlainButton("Another folder…", icon="folder")
        self.apart = ChipGroup("Also", [Option("apart", APART)], many=True)
        self.confirm = TextField(f"To have it too, type {self.name}", WHY_TWICE)
        self.bar, self.words = QProgressBar(), Words(role="lead")
        self.error = Small("", role="error")
        self._build()

    def first_focus(self) -> QWidget:
        """Where the files go."""
        return self.elsewhere

    def set_folder(self, folder: Path) -> None:
        """Save there."""
        self.folder = folder
        self.place.setText(str(folder))

    def with_concerns(self) -> bool:
        """Whether the separate part was asked for."""
        return bool(self.apart.value())

    def ready(self) -> bool:
        """Asked for twice: ticked, and the name typed."""
        fine = not self.with_concerns() or self.confirm.value() == self.name
        self.confirm.set_error("" if fine else "This isn’t the whole name. Type it, or leave that part out.")
        return fine

    def try_to_keep(self) -> None:
        """Make the files beside the window."""
        if self._busy:
            return
        if not self.ready():
            self._resize()
            return
        self._set_busy(True)
        run_task(self, self._work(), self._saved, self._refused)

    def reject(self) -> None:
        """While it is made: stop before the next step."""
        if self._busy:
            self._stop.set()
            self.words.setText("It stops after this step.")
        else:
            super().reject()

    def _work(self) -> "partial[tuple[Path, Path]]":
        desk, stop, reached = self.desk, self._stop, self.reached

        def step(words: str) -> None:
            if stop.is_set():
                raise Stopped
            reached.emit(words)

        return partial(
            _write, desk.store, self.person_id, self.folder, desk.today(), self.with_concerns(), step
        )

    def _build(self) -> None:
        self.bar.setRange(0, len(STEPS))
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Steps done")
        self.elsewhere.clicked.connect(
            lambda: ask_folder(self, "Where to save both files", self.folder, self.set_folder)
        )
        self.apart.changed.connect(lambda _: self._show_confirm())
        self.reached.connect(self._show_step)
        self.page.add(
            Title("Everything held"),
            Words(WHAT),
            flow(self.place, right=(self.elsewhere,)),
            Small(OUTSIDE),
            self.apart,
            self.confirm,
            self.words,
            self.bar,
            self.error,
        )
        for widget in (self.confirm, self.words, self.bar, self.error):
            widget.hide()

    def _show_confirm(self) -> None:
        self.confirm.setVisible(self.with_concerns())
        self._resize()

    def _show_step(self, words: str) -> None:
        self.bar.setValue(STEPS.index(words))
        self.words.setText(f"{words}…")

    def _saved(self, _files: tuple[Path, Path]) -> None:
        self._set_busy(False)
        self.accept()
        paper = self.desk.look(subject_access.paper_of, self.person_id)
        if self.desk.do(handing_over.handed_over, self.person_id, paper) is None:
            self.desk.tell_problem(StoreError(NOT_NOTED))
        else:
            self.desk.tell(SAVED)

    def _refused(self, error: AppError) -> None:
        self._set_busy(False)
        self.error.setText(error.message)
        self.error.show()
        self._resize()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._stop.clear()
        for widget in (self.keep, self.elsewhere, self.apart, self.confirm):
            widget.setEnabled(not busy)
        for shown in (self.words, self.bar):
            shown.setVisible(busy)
        self._resize()


def _write(
    store: "Store",
    person_id: str,
    folder: Path,
    today: "date",
    with_concerns: bool,
    step: subject_access.Step,
) -> tuple[Path, Path]:
    with store.beside() as own:
        return subject_access.write_everything(
            own, person_id, folder, today, with_concerns=with_concerns, step=step
        )
