"""From the list of reviews to a folder of pages: asks, makes one after the other beside the window, and says whose."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.errors import AppError
from coprod_desktop.garbage import spare_what_stays
from coprod_desktop.ui.batch.choose import ChooseBatch
from coprod_desktop.ui.batch.done import BatchDone
from coprod_desktop.ui.batch.progress import BatchProgress
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.summaries.hand_out import documents_folder
from coprod_desktop.ui.task import run_task
from coprod_desktop.work import handing_over
from coprod_desktop.work.batch import Batch, Outcome, Run
from coprod_desktop.work.listing import PersonRow


class PagesForMany(QObject):
    """Works for one screen; `folder` is where pages were saved last. `ended` once nothing more will be made."""

    ended = Signal()

    def __init__(self, desk: Desk, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk, self._screen = desk, screen
        self.folder: Path | None = None
        self.run: Run | None = None
        self._known: dict[str, str] = {}

    def ask(self, rows: Sequence[PersonRow]) -> ChooseBatch:
        """Ask what is to be made for whom, and make it when that is accepted."""
        self._known = {row.id: row.facts.name for row in rows}
        folder = self.folder or documents_folder()
        dialog = ChooseBatch(self._screen, rows, self._desk.today(), folder)
        dialog.accepted.connect(lambda: self.start(dialog.people(), dialog.batch()))
        dialog.open()
        return dialog

    def start(self, people: Sequence[str], batch: Batch) -> BatchProgress:
        """Make them, and show how far it is."""
        self.folder = batch.folder
        self.run = run = Run(self._desk.store, people, batch)
        progress = BatchProgress(self._screen, run)
        progress.stop_asked.connect(run.stop)
        progress.open()
        self._next(run, batch, progress)
        return progress

    def _next(self, run: Run, batch: Batch, progress: BatchProgress) -> None:
        if run.is_over:
            self._end(run, batch, progress)
        else:
            made = partial(self._made, run, batch, progress)
            run_task(self, run.make_next, made, partial(self._failed, run, batch, progress))

    def _made(self, run: Run, batch: Batch, progress: BatchProgress, outcome: Outcome) -> None:
        """It is saved, so it is noted down before anything else is made."""
        spare_what_stays()
        if outcome.paper is not None:
            noted = self._desk.do(handing_over.handed_over, outcome.person_id, outcome.paper)
            if noted is None:
                run.stop()
        progress.refresh()
        self._next(run, batch, progress)

    def _failed(self, run: Run, batch: Batch, progress: BatchProgress, error: AppError) -> None:
        run.stop()
        self._end(run, batch, progress)
        self._desk.tell_problem(error)

    def _end(self, run: Run, batch: Batch, progress: BatchProgress) -> None:
        progress.finish()
        BatchDone(self._screen, run, self._known, batch.folder, batch.wanted.audience).open()
        self.ended.emit()
