"""What every step of reading back is: a widget about the room, that knows how to go on and back inside itself."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from coprod_desktop.ui.read_back.aloud import sentences, title_and_lead
from coprod_desktop.ui.read_back.room import Room
from coprod_desktop.ui.widgets.composer import ENTER
from coprod_desktop.ui.widgets.layouts import Column, empty

WIDE = 1246
NARROW = 820


class Step(QWidget):
    """One step. `moved` asks for another step by its id, `stepped` for the next (1) or the one before (-1).

    `turned` says that something else is on screen now, so that the bars can follow; `replaced`, each time what
    the step shows makes room for something else.
    """

    WIDTH = NARROW

    moved = Signal(str)
    stepped = Signal(int)
    turned = Signal()
    replaced = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self.box = Column(self, space=14)

    def forward(self) -> bool:
        """Go on inside the step. False: there is nothing more, the next step is due."""
        return False

    def back(self) -> bool:
        """Go back inside the step. False: the step before is due."""
        return False

    def refresh(self) -> None:
        """Something was changed or taken back: show it as it stands."""

    def keep(self) -> bool:
        """Save what is half done. False: it could not be saved."""
        return True

    def first_focus(self) -> QWidget | None:
        """Where the keyboard goes when the step opens."""
        return None

    def aloud(self) -> str:
        """What is read aloud of what stands on the screen now."""
        return sentences(title_and_lead(self))

    def progress(self) -> tuple[int, int]:
        """How far within the step, such as 6 of 18; (0, 0) without a count."""
        return (0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter and Right go on, Left goes back; what has the focus comes first."""
        way = way_of(event)
        if way:
            self.stepped.emit(way)
        else:
            super().keyPressEvent(event)

    def show_only(self, *widgets: QWidget) -> None:
        """Let these be all that the step shows."""
        empty(self.box)
        for widget in widgets:
            self.box.addWidget(widget)
            widget.show()  # at once, so that it can take the focus
        self.replaced.emit()


def way_of(event: QKeyEvent) -> int:
    """Where a key goes: 1 on, -1 back, 0 nowhere. Arrows belong to a text field that has the focus."""
    if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return 1
    typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
    if typing or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return 0
    return {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
