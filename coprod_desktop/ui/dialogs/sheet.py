"""What every small window is: a page that scrolls, “leave” and “keep” under it, and the same keys everywhere."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.cover import Cover
from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from coprod_desktop.ui.widgets.containers import Page, Panel
from coprod_desktop.ui.widgets.frame import FootBar
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Words

FAILED = "This could not be kept. Everything is still here: try again, or leave it."
KEEP_KEYS = ("Ctrl+Return", "Ctrl+Enter")


@runtime_checkable
class Lockable(Protocol):
    """The window behind, when it can lock."""

    def lock(self) -> None:
        """Save, hide and end."""


class Sheet(QDialog):
    """Ctrl+Enter keeps (`accepted`), Escape leaves (`rejected`), F9 hides it together with what is behind it.

    Add to its `page`. Its title never holds a name: titles stand in the task bar. Open it with `open()`; what
    it holds is read in a slot of `accepted`, since it goes away when it closes. One without `keep_words` only shows.
    """

    WIDTH = 760

    def __init__(
        self, parent: QWidget | None, title: str, keep_words: str = "Keep", leave_words: str = "Leave it"
    ) -> None:
        super().__init__(parent.window() if parent else None)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.page = Page(name=title, width=max(900, self.WIDTH), margins=(28, 20, 28, 20), space=14)
        self.leave = PlainButton(leave_words, hint="Esc")
        self.keep = PrimaryButton(keep_words, hint="Ctrl + Enter")
        self._only_shows = not keep_words
        self.leave.clicked.connect(self.reject)
        self.keep.clicked.connect(self.try_to_keep)
        self.box = Column(self, space=0)
        self._keeper: Callable[[], object] = lambda: True
        self._failed = Panel(Words(FAILED, role="error"), tone="red", margins=(28, 8, 28, 8))
        self._failed.hide()
        self.box.addWidget(self.page, 1)
        self.box.addWidget(self._failed)
        self.foot = FootBar([self.leave], [self.keep])
        self.keep.setVisible(bool(keep_words))
        self.box.addWidget(self.foot)
        self._add_keys()

    def ready(self) -> bool:
        """Whether all is well; says what is wrong when it isn't."""
        return True

    def first_focus(self) -> QWidget | None:
        """Where the keyboard goes when it opens."""
        return None

    def keep_by(self, call: Callable[[], object]) -> None:
        """Let `call` do the keeping while this is still open: None from it means that it failed."""
        self._keeper = call

    def try_to_keep(self) -> None:
        """Keep what is here, if all is well; otherwise it stays open with everything in it."""
        if not self.ready():
            self._resize()
        elif self._keeper() is None:
            self._failed.show()
            self._resize()
        else:
            self.accept()

    def hide_all(self) -> None:
        """F9: cover this window and the one behind it, or show both again."""
        own = self.findChild(Cover) or Cover(self)
        behind = self.parentWidget()
        covers = behind.findChildren(Cover) if behind else []
        own.toggle()
        for cover in covers:
            if type(cover) is Cover and cover is not own and cover.isVisible() != own.isVisible():
                cover.toggle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter alone never closes it: half of its fields have more than one line. Covered, nothing does."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._is_covered():
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as what it holds, never bigger than the window behind it."""
        super().showEvent(event)
        self.resize(self._fitting())
        first = self.first_focus()
        if first is not None:
            first.setFocus()

    def sizeHint(self) -> QSize:
        """What it holds at its usual width."""
        return self._fitting()

    def _fitting(self) -> QSize:
        behind = self.parentWidget()
        room = behind.size() if behind else self.screen().availableSize()
        edge = theme.gap(24)
        wide = min(theme.px(self.WIDTH), room.width() - 2 * edge)
        return QSize(wide, min(self.natural_height(wide), room.height() - edge))

    def natural_height(self, width: int) -> int:
        """The height that shows everything at that width."""
        inside = self.page.inside.layout()
        assert inside is not None
        failed = 0 if self._failed.isHidden() else self._failed.sizeHint().height()
        foot = max(self.foot.heightForWidth(width), self.foot.minimumHeight())
        return inside.totalHeightForWidth(width) + failed + foot + theme.gap(4)

    def _add_keys(self) -> None:
        for keys in KEEP_KEYS:
            QShortcut(QKeySequence(keys), self).activated.connect(self._keep_key)
        hide = QShortcut(QKeySequence("F9"), self, context=Qt.ShortcutContext.ApplicationShortcut)
        hide.activated.connect(self.hide_all)
        QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(self._lock)
        theme.changed.connect(self._resize)

    def _lock(self) -> None:
        """The window may be behind another small one."""
        behind = self.parentWidget()
        while behind is not None and not isinstance(behind, Lockable):
            behind = behind.parentWidget()
        if isinstance(behind, Lockable):
            behind.lock()

    def _keep_key(self) -> None:
        if not self._is_covered() and not self._only_shows:
            self.try_to_keep()

    def _is_covered(self) -> bool:
        cover = self.findChild(Cover)
        return cover is not None and cover.isVisible()

    def _resize(self) -> None:
        self.resize(self._fitting())
