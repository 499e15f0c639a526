"""What stands beside a statement: papers that hold it, others' words that all here may see, names, a turn alone."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from coprod_desktop.ui.card_views import card_view
from coprod_desktop.ui.read_back.held_panel import HeldPanel
from coprod_desktop.ui.read_back.names_panel import NamesPanel
from coprod_desktop.ui.read_back.room import Room
from coprod_desktop.ui.widgets.buttons import PlainButton, QuietButton
from coprod_desktop.ui.widgets.cards import StatementCard
from coprod_desktop.ui.widgets.containers import Panel
from coprod_desktop.ui.widgets.layouts import Column, empty
from coprod_desktop.ui.widgets.text import SubHeading, Words
from coprod_desktop.work import concerns, reading_back
from coprod_desktop.work.said import Said

SEEN = "We see this differently"


class Beside(QWidget):
    """The right side. Nothing in it comes from words that somebody here may not see."""

    turn_alone = Signal()

    def __init__(self, room: Room, one: Said) -> None:
        super().__init__()
        self.room, self.one = room, one
        self.others = Panel()
        self._shown: tuple[Sequence[Said], tuple[str, ...]] = ((), ())
        self._buttons: dict[str, PlainButton] = {}
        self.names = NamesPanel(room)
        self.held = HeldPanel(room)
        self.more = QuietButton("More", after="down", name="More about these words")
        self.more.clicked.connect(self._open_menu)
        self.sides = QuietButton("See it side by side")
        self.sides.clicked.connect(self._side_by_side)
        self.alone = QuietButton("I’d like a turn alone")
        self.alone.clicked.connect(self.turn_alone)
        column = Column(self, self.held, self.names, self.others, space=12)
        column.addWidget(self.sides, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.alone, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def refresh(self, one: Said) -> None:
        """Show what may be seen now."""
        self.one = one
        everything = self.room.everything()
        beside = self.room.here.beside(one, self.room.around(one))
        self.held.refresh(one)
        self.names.refresh(one, everything)
        self.alone.setVisible(not self.room.here.alone)
        self.others.setVisible(bool(beside))
        shown = (beside, one.differs)
        if shown != self._shown:
            self._shown = shown
            self._fill(beside)

    def menu(self) -> QMenu:
        """What is seldom needed."""
        menu = QMenu(self)
        seen = "Nobody sees this differently" if self.one.disputed else "Someone sees this differently"
        menu.addAction(seen).triggered.connect(self._dispute)
        menu.addAction("A worry: keep this apart").triggered.connect(self._move_apart)
        return menu

    def _fill(self, beside: Sequence[Said]) -> None:
        had = next((key for key, button in self._buttons.items() if button.hasFocus()), "")
        empty(self.others.body)
        self._buttons = {}
        self.others.add(SubHeading("Others said too"))
        for other in beside:
            self._add(other)
        self.others.add(Words("You each decide about your own words."))
        if had in self._buttons:
            self._buttons[had].show()
            self._buttons[had].setFocus()

    def _add(self, other: Said) -> None:
        linked = other.id in self.one.differs
        view = card_view(other, self.room.person, self.room.question(other), self.room.names())
        words = "Take this back" if linked else SEEN
        said = f"Take back “{SEEN}”" if linked else SEEN
        button = PlainButton(words, name=f"{said}: {other.voice.name}")
        button.clicked.connect(partial(self._differ, other.id, not linked))
        self.others.add(StatementCard(view))
        if linked:
            self.others.add(Words("You see this differently. Both accounts stay."))
        self.others.add(button)
        self._buttons[other.id] = button

    def _side_by_side(self) -> None:
        """Every voice on this, for those who look on now; it leads back to this very statement."""
        room = self.room
        about = {"view": "sides", "present": room.here.present, "statement": self.one.id}
        room.desk.go("together", person_id=room.visit.person_id, interview_id=room.interview_id, **about)

    def _differ(self, other_id: str, stands: bool, *_: object) -> None:
        self.room.desk.do(reading_back.see_differently, self.one.id, other_id, stands)

    def _dispute(self) -> None:
        self.room.desk.do(reading_back.see_differently, self.one.id, None, not self.one.disputed)

    def _move_apart(self) -> None:
        self.room.desk.do(concerns.move_there, self.one.id)

    def _open_menu(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
