"""Backups: what is there, one more now, one on a stick, and the way back to one."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from coprod_desktop.errors import AppError
from coprod_desktop.ui.backups.parts import KeptAside, OneBackup, Ways, backups_table, lines_of
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.doors.folders import ask_folder, nearest_folder, place_in
from coprod_desktop.ui.screen import Screen
from coprod_desktop.ui.task import run_task
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.containers import EmptyState, Page
from coprod_desktop.ui.widgets.frame import TopBar
from coprod_desktop.ui.widgets.going_on import GoingOn
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.table import Table
from coprod_desktop.work import backing_up
from coprod_desktop.work.backing_up import BackupRow, Going, StoppedError

T = TypeVar("T")

NONE_YET = "The first one is made when you close Coprod, or now if you like."
WRITING = "It is written, and then read back. You can stop it; what is there already stays."
LOOKING = "Each one is read through, to see whether it is whole."
RESTORED = "The backup is restored into the folder “{}”. To open it, lock and choose “Open another store…”."


class Backups(Screen):
    """The list; behind it what may become of one; in between how far the work is."""

    rail = "settings"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setProperty("kind", "screen")
        self.rows: list[BackupRow] = []
        self.ways: Ways | None = None
        self.table: Table | None = None
        self.asides: list[KeptAside] = []
        self._going: Going | None = None
        self._focus: QWidget | None = None
        self.page = Page(width=900, space=16, name="Backups")
        self.now: QWidget = QWidget()
        back = PlainButton("Back to settings", icon="back")
        back.clicked.connect(partial(desk.go, "settings"))
        self.box.addWidget(TopBar("Backups", right=(back,)))
        self.box.addWidget(self.page, 1)
        self.look()

    def first_focus(self) -> QWidget | None:
        """The button that comes next."""
        return self._focus

    def keep(self) -> bool:
        """Leaving stops what is under way: a backup that isn't whole is no use, and the older ones stay."""
        if self._going is not None:
            self._going.stop()
        return True

    def look(self) -> None:
        """Read what is there, and show it."""
        self._work(
            "Looking at the backups…", LOOKING, partial(backing_up.listed, self.desk.store), self._show_list
        )

    def back_up(self) -> None:
        """Make one now, beside the others."""
        call = partial(backing_up.back_up, self.desk.store)
        self._work("Backing up…", WRITING, call, partial(self._made, "The backup is made and verified."))

    def copy_to(self, place: Path) -> None:
        """Make one in a second place."""
        call = partial(backing_up.copy_to, self.desk.store, place)
        said = f"The copy is written to “{place.name or place}” and verified. Now it can be taken out."
        self._work("Writing the copy…", WRITING, call, partial(self._made, said))

    def ask_place(self) -> None:
        """Let somebody choose a stick or a folder."""
        start = backing_up.second_place(self.desk.store) or Path.home()
        ask_folder(self, "Choose a stick or another place", nearest_folder(start), self.copy_to)

    def open(self, file: str) -> None:
        """Show what may become of one backup."""
        row = next(row for row in self.rows if str(row.file) == file)
        shown = OneBackup(row, other_keys=not row.fault and self._has_other_keys(row.file))
        shown.left.connect(self.look)
        shown.new_asked.connect(partial(self._ask_new_folder, row.file))
        shown.here_asked.connect(partial(self.restore_here, row.file))
        self._show(shown, shown.first())

    def restore_here(self, file: Path) -> None:
        """Get the backup ready, then lock: it takes its place while nothing is open."""
        call = partial(backing_up.get_ready, self.desk.store, file)
        self._work("Getting the backup ready…", WRITING, call, lambda _: self.desk.locked.emit())

    def restore_into(self, file: Path, chosen: Path) -> None:
        """Make another store of it."""
        folder = place_in(chosen)
        call = partial(backing_up.restore_beside, self.desk.store, file, folder)
        self._work(
            "Restoring the backup…", WRITING, call, lambda _: self._made(RESTORED.format(folder.name), None)
        )

    def bring_back(self, aside: Path) -> None:
        """Undo a restore: lock, and the earlier state is there again."""
        try:
            self.desk.look(backing_up.bring_back, aside)
        except AppError as error:
            self.desk.tell_problem(error)
        else:
            self.desk.locked.emit()

    def _ask_new_folder(self, file: Path) -> None:
        start = nearest_folder(self.desk.store.folder.parent)
        ask_folder(self, "Choose a folder for the restored store", start, partial(self.restore_into, file))

    def _has_other_keys(self, file: Path) -> bool:
        try:
            return self.desk.look(backing_up.has_other_keys, file)
        except AppError:
            return False  # what is wrong with it is said when it is restored

    def _show_list(self, rows: Sequence[BackupRow]) -> None:
        self.rows = list(rows)
        store, place = self.desk.store, backing_up.second_place(self.desk.store)
        named = (place.name or str(place)) if place and place.is_dir() else ""
        self.ways = Ways(backing_up.in_words(store), named, backing_up.reminder(store))
        self.ways.now.clicked.connect(self.back_up)
        self.ways.elsewhere.clicked.connect(self.ask_place)
        if place is not None:
            self.ways.again.clicked.connect(partial(self.copy_to, place))
        whole = QWidget()
        Column(whole, self.ways, *self._asides(), self._list(), space=16)
        self._show(whole, self.ways.now)

    def _asides(self) -> list[KeptAside]:
        self.asides = []
        for aside in backing_up.kept_aside(self.desk.store):
            panel = KeptAside(aside)
            panel.button.clicked.connect(partial(self.bring_back, aside.folder))
            self.asides.append(panel)
        return self.asides

    def _list(self) -> QWidget:
        if not self.rows:
            return EmptyState("No backup yet", NONE_YET)
        self.table = table = backups_table()
        table.set_lines(lines_of(self.rows))
        table.opened.connect(self.open)
        return table

    def _made(self, said: str, _made: object) -> None:
        self.desk.tell(said)
        self.look()

    def _work(self, title: str, words: str, call: Callable[[Going], T], on_done: Callable[[T], None]) -> None:
        """Off the window's thread, with a way to stop; what `call` does can take long."""
        going = self._going = Going()
        shown = GoingOn(title, words, going)
        self._show(shown, shown.first())
        task = run_task(self, lambda: call(going), on_done, self._failed)
        task.finished.connect(self._over)

    def _over(self) -> None:
        self._going = None

    def _failed(self, error: AppError) -> None:
        if isinstance(error, StoppedError):
            self.desk.tell(error.message)
        else:
            self.desk.tell_problem(error)
        self._show_list(self.rows)

    def _show(self, shown: QWidget, focus: QWidget) -> None:
        self.now.hide()
        self.now.deleteLater()
        self.now, self._focus = shown, focus
        self.page.add(shown)
        shown.show()
        focus.setFocus()
