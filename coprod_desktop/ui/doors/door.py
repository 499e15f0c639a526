"""What every door is: one calm column in the middle, which knows where it leads and never opens anything itself."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from coprod_desktop.errors import AppError
from coprod_desktop.ui.task import run_task
from coprod_desktop.ui.widgets.buttons import Button, QuietButton
from coprod_desktop.ui.widgets.containers import Page, Panel, flow
from coprod_desktop.ui.widgets.text import Muted, Title, Words

T = TypeVar("T")
_STEPS = {"Ctrl++": 25, "Ctrl+=": 25, "Ctrl+-": -25}


class LinkButton(QuietButton):
    """A quiet step whose words stand flush with what is above them."""

    PAD = (2, 9)


class Door(Page):
    """A page before a store is open. Put controls into `panel`.

    `went` carries the next door, `made` a store that has only just been made, `opened` the open store; the other
    signals ask the window for something.
    """

    went = Signal(object)
    made = Signal(object)
    opened = Signal(object)
    other_asked = Signal()
    demo_asked = Signal()
    text_size_asked = Signal(int)

    def __init__(self, title: str, lead: str = "", *, width: int = 576) -> None:
        super().__init__(width=width, space=8, margins=(28, 20, 28, 20), name=title)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        above_and_below = self.inside.layout()
        assert isinstance(above_and_below, QBoxLayout)
        above_and_below.insertStretch(0, 1)
        self.panel = Panel(space=12, margins=(26, 24, 26, 20))
        self.add(Words("Coprod", role="brand"), Title(title))
        if lead:
            self.add(Muted(lead))
        self.body.addSpacing(8)
        self.add(self.panel)
        self._add_keys()

    @cached_property
    def note(self) -> Panel:
        """What happened, above the controls; made when there is something to tell."""
        self._told = Words("")
        made = Panel(self._told, tone="amber", margins=(16, 12, 16, 12))
        self.body.insertWidget(self.body.indexOf(self.panel), made)
        return made

    def set_foot(self, *left: QWidget, right: tuple[QWidget, ...] = ()) -> None:
        """Put what matters less under the panel."""
        self.body.insertWidget(self.body.indexOf(self.panel) + 1, flow(*left, right=right))

    def first_focus(self) -> QWidget | None:
        """Where the keyboard goes when the door is shown."""
        return None

    def say(self, words: str) -> None:
        """Tell what happened, above the controls."""
        self.note.show()
        self._told.setText(words)
        self.show_whole(self.note)

    def told(self) -> str:
        """What was told last, or "" when nothing was."""
        return self._told.text() if "note" in vars(self) else ""

    def run(
        self,
        button: Button,
        meanwhile: str,
        func: Callable[[], T],
        on_done: Callable[[T], None],
        on_error: Callable[[AppError], None],
    ) -> None:
        """Work off the window's thread; until it ends nothing here can be pressed, and the button says why."""
        before = button.words()
        button.set_words(meanwhile)
        self.inside.setEnabled(False)
        task = run_task(self, func, on_done, on_error)
        task.finished.connect(partial(self._ready, button, before))

    def _ready(self, button: Button, words: str) -> None:
        button.set_words(words)
        self.inside.setEnabled(True)

    def _add_keys(self) -> None:
        for keys, step in _STEPS.items():
            shortcut = QShortcut(keys, self)
            shortcut.activated.connect(partial(self.text_size_asked.emit, step))
