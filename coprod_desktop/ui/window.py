"""The window round everything: it holds a door or what is inside, locks, and never closes over unsaved words."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from coprod_desktop import settings
from coprod_desktop.errors import AppError, StoreError
from coprod_desktop.ui import remembered, window_size
from coprod_desktop.ui.backups.keeper import BackupKeeper
from coprod_desktop.ui.doors.behind import AfterFirstPaint, load
from coprod_desktop.ui.doors.door import Door
from coprod_desktop.ui.doors.unlock import UnlockDoor
from coprod_desktop.ui.task import run_task
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.work import store_folders

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

    from coprod_desktop.ui.away import Away
    from coprod_desktop.ui.inside import Inside
    from coprod_desktop.ui.locking import Locking
    from coprod_desktop.ui.made_up_strip import MadeUpStrip
    from coprod_desktop.work.opening import Store

_ONCE_SHOWN_MS = 100
NOT_CLOSED = (
    "The window stays open, because the last words could not be saved. They are still here. "
    "Make room on the disk, or write them down, and close it again."
)


class Window(QMainWindow):
    """Shows one door after another, then `Inside`.

    Locking ends this process, since what was read stays in its memory: `relaunch` starts a fresh one with the
    arguments it is given, and `end` ends this one. `came_to` carries the folder of the store at whose door or in which
    this is now, None for none. `seen` comes once, when the first door has been painted. `clock` counts seconds in
    which nobody stirs.
    """

    came_to = Signal(object)
    seen = Signal()

    def __init__(
        self,
        relaunch: Callable[[Sequence[str]], None],
        end: Callable[[], None],
        clock: Callable[[], float] | None = None,
    ) -> None:
        super().__init__()
        self._relaunch, self._end, self._clock = relaunch, end, clock
        self.at: Path | None = None
        """What `came_to` told last."""
        self.inside: Inside | None = None
        self.store: Store | None = None
        self.strip: MadeUpStrip | None = None
        self._demo: TemporaryDirectory[str] | None = None
        self.setWindowTitle("Coprod")
        self._build()
        window_size.place(self)
        self._backups = BackupKeeper(self.show_door, self._show, self.close)

    @cached_property
    def away(self) -> "Away":
        """Locks when nobody is there. At the first door there is nothing to lock, so it isn't loaded for it."""
        from coprod_desktop.ui.away import Away  # noqa: PLC0415 - loaded behind the door

        return Away(self, self._screen_name, self.lock, self._clock)

    @cached_property
    def _locking(self) -> "Locking":
        from coprod_desktop.ui.locking import Locking  # noqa: PLC0415 - loaded behind the door

        return Locking(self, self._show, self._end_and_start_again)

    def _build(self) -> None:
        self._ground = QWidget()
        self._column = Column(self._ground, space=0)
        self._shown: QWidget | None = None
        self.setCentralWidget(self._ground)

    def _say_made_up(self) -> None:
        from coprod_desktop.ui.made_up_strip import MadeUpStrip  # noqa: PLC0415 - seldom needed

        self.strip = MadeUpStrip()
        self._column.insertWidget(0, self.strip)
        self.strip.show()

    def bring_forward(self) -> None:
        """In front of everything else, also when it was put away into the task bar."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    # The way in

    def start(self, store: Path | None = None, *, demo: bool = False) -> None:
        """Show the first door: of `store`, of the one used last, or of a first run."""
        if demo:
            self.look_round()
            return
        named = store or remembered.last_store()
        self._come_to(named)
        if store_folders.is_store(named):
            self.show_door(UnlockDoor(named))
        else:
            self._welcome(missing=store is not None or bool(settings.load().store))

    def _welcome(self, *, missing: bool) -> None:
        from coprod_desktop.ui.doors.first_run import GONE, WelcomeDoor  # noqa: PLC0415 - seldom needed

        self.show_door(WelcomeDoor(GONE if missing else ""))

    def _come_to(self, folder: Path | None) -> None:
        self.at = folder
        self.came_to.emit(folder)

    def show_door(self, door: Door) -> None:
        """Replace what is shown by a door."""
        door.went.connect(self.show_door)
        door.opened.connect(self.enter)
        door.other_asked.connect(self._ask_other)
        door.demo_asked.connect(self.look_round)
        door.text_size_asked.connect(remembered.change_text_size)
        door.made.connect(self._hold)
        if self._shown is None:
            AfterFirstPaint(door).happened.connect(self.seen)
        self._show(door)
        first = door.first_focus()
        if first is not None:
            first.setFocus()

    def open_other(self, folder: Path) -> None:
        """Go to the door of another store, if there is one in the folder."""
        from coprod_desktop.ui.doors.folders import NOT_A_STORE  # noqa: PLC0415 - seldom needed

        if store_folders.is_store(folder):
            self._come_to(folder)
            self.show_door(UnlockDoor(folder))
        elif isinstance(self._shown, Door):
            self._shown.say(NOT_A_STORE)

    def look_round(self) -> None:
        """Make a throw-away store with made-up families and open it."""
        from tempfile import TemporaryDirectory  # noqa: PLC0415 - seldom needed

        from coprod_desktop.ui.doors.waiting import WaitingDoor  # noqa: PLC0415

        self._demo = TemporaryDirectory(prefix=store_folders.THROWN_AWAY, ignore_cleanup_errors=True)
        folder = Path(self._demo.name) / "store"
        self._come_to(None)
        self.show_door(WaitingDoor())

        def work() -> "Store":
            load()
            from coprod_desktop.work import opening  # noqa: PLC0415 - loaded behind the door

            return opening.made_up(folder)

        run_task(self, work, self.enter, self._failed)

    def enter(self, store: "Store") -> None:
        """Go inside an open store."""
        self._hold(store)
        try:
            self.inside = self._furnish(store)
        except AppError as error:
            self._let_go()
            self._failed(error)
            return
        if self._demo is not None:
            self._say_made_up()
        else:
            remembered.remember(store=str(store.folder))
            self._backups.begin(self.inside)
            self._come_to(store.folder)
        self._show(self.inside)
        self.away.begin()
        QTimer.singleShot(_ONCE_SHOWN_MS, self.inside, self._settle_in)

    def _furnish(self, store: "Store") -> "Inside":
        from coprod_desktop.ui.desk import Route  # noqa: PLC0415 - loaded behind the door
        from coprod_desktop.ui.inside import Inside  # noqa: PLC0415

        inside = Inside(store)
        inside.lock_asked.connect(self.lock)
        inside.text_size_asked.connect(remembered.change_text_size)
        inside.show_route(Route("people"))
        return inside

    def _settle_in(self) -> None:
        """What the first screen need not wait for: whether the laptop is left, and what is to go for good."""
        from coprod_desktop.ui.leaving.overdue import WhileOpen, erase_overdue  # noqa: PLC0415 - loaded behind the door

        if self.inside is None:
            return
        if self._demo is None:
            self.away.follow_session()
        try:
            erase_overdue(self.inside, self.inside.desk)
        except AppError as error:
            self.inside.desk.tell_problem(error)
        WhileOpen(self.inside)

    def tell_problem(self, error: AppError) -> bool:
        """Say a failure that nobody else has said, such as a disk that can't be read. False: there's no place to."""
        if self.inside is not None:
            self.inside.desk.tell_problem(error)
        elif isinstance(self._shown, Door):
            self._shown.say(error.message)
        else:
            return False
        return True

    # The way out

    def lock(self) -> None:
        """Hide every word at once, save, and end the process; while that can't be done yet, hide and keep it."""
        if self.inside is not None:
            self._locking.lock(self.inside)

    def _end_and_start_again(self) -> None:
        again = self._arguments()
        self._remember_place()
        self._let_go()
        self._relaunch(again)
        self._end()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save first. Until that has worked the event stays refused, also when a fault ends this function."""
        event.ignore()
        if self.inside is not None and not self.inside.keep():
            self.inside.desk.tell_problem(StoreError(NOT_CLOSED))
            return
        if self._backups.holds():
            return
        self._remember_place()
        self._let_go()
        event.accept()

    def _screen_name(self) -> str | None:
        """What the time without a key is counted for: nothing of a made-up family has to be locked away."""
        if self.inside is None or self._demo is not None or self._locking.is_finishing:
            return None
        return self.inside.place

    def _remember_place(self) -> None:
        remembered.remember(window=self.saveGeometry().toBase64().toStdString())

    def _arguments(self) -> list[str]:
        if self.store is None or self._demo is not None:
            return []
        return ["--store", str(self.store.folder)]

    def _hold(self, store: "Store") -> None:
        self.store = store

    def _let_go(self) -> None:
        if self.store is not None:
            self.store.close()
        if self.inside is not None:
            self.away.end()
            if self.inside is not self._shown:
                self.inside.deleteLater()
        self.store = self.inside = None
        self._backups.end()
        self._come_to(None)
        if self._demo is not None:
            self._demo.cleanup()
            self._demo = None

    def _failed(self, error: AppError) -> None:
        self._demo = None
        self.start()
        if isinstance(self._shown, Door):
            self._shown.say(error.message)

    def _ask_other(self) -> None:
        from coprod_desktop.ui.doors import folders  # noqa: PLC0415 - seldom needed

        start = folders.nearest_folder(remembered.last_store().parent)
        folders.ask_folder(self, "Choose the folder of the store", start, self.open_other)

    def _show(self, widget: QWidget) -> None:
        old, self._shown = self._shown, widget
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            if old is not self.inside:  # which may come back, and goes with the window otherwise
                old.setParent(None)
                old.deleteLater()
        self._column.addWidget(widget, 1)
        widget.show()
