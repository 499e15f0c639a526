"""Inside an open store: the rail, the screen in use, the message bar, and the keys that work everywhere."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coprod_desktop.ui.cover import Cover
from coprod_desktop.ui.desk import Desk, Message, Route
from coprod_desktop.ui.dialogs.take_back import TakeBack
from coprod_desktop.ui.keys_help import KeysHelp
from coprod_desktop.ui.screen import Screen
from coprod_desktop.ui.screens import screen_class
from coprod_desktop.ui.search.sheet import SearchSheet
from coprod_desktop.ui.widgets.frame import Rail, RailItem
from coprod_desktop.ui.widgets.message_bar import MessageBar
from coprod_desktop.work import listing, people
from coprod_desktop.work.deeds import Changed

if TYPE_CHECKING:
    from coprod_desktop.work.opening import Store

LOCK = "lock"
HIDE, LOCK_KEY = "F9", "Ctrl+L"
NOT_HERE = (
    "There is no search on this screen. Others may be looking on, and we don’t know yet what they may see."
)


class Inside(QWidget):
    """What is on screen while a store is open. `lock_asked` means: hide everything, save, end this process."""

    lock_asked = Signal()
    text_size_asked = Signal(int)

    def __init__(self, store: "Store", today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self.desk = Desk(store, today)
        self.shown: Screen | None = None
        self.place = ""
        """The name of the screen that is shown."""
        self._came_from: list[Route] = []
        self._build()
        self._add_keys()
        self.desk.went.connect(self.show_route)
        self.desk.told.connect(self._tell)
        self.desk.hushed.connect(self.messages.make_room)
        self.desk.changed.connect(self._on_changed)
        self.desk.locked.connect(self.lock_asked)
        self.desk.family.changed.connect(self._on_family)
        self.desk.family.back_asked.connect(self.ask_screen_back)

    def _build(self) -> None:
        self.rail = Rail()
        self.rail.chosen.connect(self._to)
        self.stack = QStackedWidget()
        self.messages = MessageBar()
        self.messages.undone.connect(self.desk.undo)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.stack, 1)
        right.addWidget(self.messages)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.cover = Cover(self, hint=HIDE)
        self.desk.hide_asked.connect(self.cover.toggle)
        self.desk.bigger_asked.connect(partial(self._resize_text, 25))

    def _add_keys(self) -> None:
        for keys in self.keys():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(partial(self._pressed, keys))
            if keys in (HIDE, LOCK_KEY):
                shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)  # an open menu doesn't keep it

    def _pressed(self, keys: str) -> None:
        """While the screen is hidden, nothing happens that nobody could see."""
        if not self.cover.isVisible() or keys in (HIDE, LOCK_KEY):
            self.keys()[keys]()

    def keys(self) -> dict[str, Callable[[], object]]:
        """The keys that work on every screen."""
        return {
            "F1": self.show_keys,
            "F8": self.messages.reach,
            HIDE: self.cover.toggle,
            LOCK_KEY: self.lock_asked.emit,
            "Ctrl+Z": self.desk.undo,
            "Ctrl+K": self.search,
            "Ctrl+Shift+W": self.open_concerns,
            "Ctrl++": partial(self._resize_text, 25),
            "Ctrl+=": partial(self._resize_text, 25),
            "Ctrl+-": partial(self._resize_text, -25),
        }

    def show_route(self, route: Route) -> None:
        """Replace the screen, once what is half done on the old one is saved; with the family, only for them."""
        if not self.desk.family.may_open(self.desk, route):
            self.ask_screen_back(route)
            return
        if self.shown is not None and not self.shown.keep():
            self.rail.set_current(self.shown.rail)
            return
        screen = screen_class(route.screen)(self.desk, **route.about)
        old, self.shown = self.shown, screen
        self.place = route.screen
        self.stack.addWidget(screen)
        self.stack.setCurrentWidget(screen)
        self._dress(screen)
        screen.redressed.connect(self._redress)
        if old is not None:
            self.desk.changed.disconnect(old.on_changed)  # it is gone for good once Qt finds the time
            self.stack.removeWidget(old)
            old.deleteLater()
        QTimer.singleShot(0, screen, self._focus)

    def keep(self) -> bool:
        """Save whatever is half done. False: it could not be saved."""
        return self.shown is None or self.shown.keep()

    def ask_screen_back(self, then: Route | None = None) -> None:
        """The screen is with the family: ask for the passphrase, and go on to where somebody wanted to."""
        if any(each.isVisible() for each in self.window().findChildren(TakeBack)):
            return
        called = self.desk.look(people.person, self.desk.family.person_id).called
        dialog = TakeBack(self, self.desk.store.folder, called)
        dialog.accepted.connect(partial(self._taken_back, then))
        dialog.open()

    def open_concerns(self) -> None:
        """The separate part for a worry about somebody's safety, where a person is on screen."""
        if self.shown is not None and self.shown.person_id():
            self.desk.go("concerns", person_id=self.shown.person_id(), interview_id=self.shown.interview_id())

    def search(self) -> None:
        """Search everything; while others look on, only what may stand on the screen; with the family, not at all."""
        if self.desk.family.person_id:
            self.ask_screen_back()
            return
        screen = self.shown
        scope = screen.scope() if screen is not None and not screen.rail else None
        if screen is not None and not screen.rail and scope is None:
            self.desk.tell(NOT_HERE)
            return
        SearchSheet(self, self.desk, scope, screen.person_id() if screen is not None else "").open()

    def show_keys(self) -> None:
        """The keys, in a window of their own."""
        KeysHelp(self).open()

    def _taken_back(self, then: Route | None) -> None:
        self.desk.family.end()
        if then is not None:
            self.show_route(then)

    def _on_family(self) -> None:
        if self.desk.family.person_id:
            self.messages.forget()
        if self.shown is not None:
            self._dress(self.shown)

    def _resize_text(self, step: int) -> None:
        """What a family needs is not remembered for the next one."""
        if self.desk.family.person_id:
            self.desk.family.resize_text(step)
        else:
            self.text_size_asked.emit(step)

    def _focus(self) -> None:
        first = self.shown.first_focus() if self.shown else None
        if first is not None:
            first.setFocus()

    def _redress(self) -> None:
        if self.shown is not None:
            self._dress(self.shown)

    def _dress(self, screen: Screen) -> None:
        railed = bool(screen.rail) and not self.desk.family.person_id
        self.rail.setVisible(railed)
        if not railed:
            self.messages.make_room()
        else:
            self._fill_rail()
            self.rail.set_current(screen.rail)

    def _fill_rail(self) -> None:
        due = self.desk.look(listing.how_many_due, self.desk.today())
        self.rail.set_items(
            (
                RailItem("people", "People"),
                RailItem("reviews", "Reviews due", badge=str(due) if due else ""),
                RailItem("settings", "Settings", lower=True),
                RailItem(LOCK, "Lock", lower=True),
            )
        )

    def _to(self, place: str) -> None:
        if place == LOCK:
            self.lock_asked.emit()
        else:
            self.desk.go(place)

    def _on_changed(self, changed: Changed) -> None:
        if changed.kinds & {"people", "review", "interviews", "undo"} and self.shown and self.shown.rail:
            self._fill_rail()
            self.rail.set_current(self.shown.rail)

    def _tell(self, message: Message) -> None:
        if message.problem:
            self.messages.problem(message.words, message.details)
        elif message.undo:
            self.messages.done(message.words, undo=True)
        else:
            self.messages.info(message.words)
