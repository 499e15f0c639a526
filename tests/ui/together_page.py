"""Looking at it together as a practitioner and a family work it, for the tests of its views."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.store.vault import Store
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.screens.together import Together
from coprod_desktop.ui.together.row_sheet import RowSheet
from coprod_desktop.ui.together.view import View
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.work import (
    interviewing,
    interviews,
    people,
    reading_back,
    said,
    same_thing,
    sharing,
)
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.said import Said
from coprod_desktop.work.sharing import Decision, Scope

TODAY, EARLIER = date(2026, 11, 22), date(2026, 5, 4)
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
BOTH = CTRL | Qt.KeyboardModifier.ShiftModifier
CIRCLE = {"Nadia": "mother", "Tom": "father", "Gran": "grandparent", "Mr Reed": "teacher"}
Key = Qt.Key
Kind = TypeVar("Kind", bound=QDialog)
AnyView = TypeVar("AnyView", bound=View)


@dataclass
class Home:
    """Isla, nine, and what was said about her, by names of the tests' own."""

    store: Store
    person: str
    voices: dict[str, str]
    visit: str
    lines: dict[str, str] = field(default_factory=dict)

    def say(
        self,
        name: str,
        who: str,
        words: str,
        question: str = "F1",
        *,
        word: str = "agreed",
        visit: str = "",
        audiences: Sequence[str] | None = ("family", "school", "person"),
        **parts: object,
    ) -> str:
        given = Words(words, self.voices[who], **parts)  # type: ignore[arg-type]
        line = interviewing.say(self.store, visit or self.visit, question, given).made_id
        if word:
            reading_back.word(self.store, line, word)
        if audiences is not None:
            sharing.share(self.store, Scope(statement_id=line), Decision(tuple(audiences)))
        self.lines[name] = line
        return line

    def meet(self, day: date, *who: str) -> str:
        visit = interviews.start(self.store, self.person, interviews.Plan(day, visit="full")).made_id
        for each in who or ("Isla", "Nadia", "Tom", "Mr Reed"):
            interviews.take_part(self.store, visit, self.voices[each], "here")
        return visit

    def said(self, name: str) -> Said:
        with self.store.read() as session:
            return said.said(session, [self.lines[name]])[self.lines[name]]

    def join(self, one: str, other: str) -> None:
        same_thing.decide(self.store, self.lines[one], self.lines[other], True)

    def differ(self, one: str, other: str) -> None:
        reading_back.see_differently(self.store, self.lines[one], self.lines[other])

    def call(self, name: str, title: str) -> None:
        same_thing.rename(self.store, self.lines[name], title)

    def hide_from(self, name: str, *audiences: str) -> None:
        """Shared with these alone."""
        sharing.share(self.store, Scope(statement_id=self.lines[name]), Decision(audiences))

    def ids(self, *names: str) -> list[str]:
        return [self.lines[name] for name in names]

    def names(self, ids: Sequence[str]) -> list[str]:
        by_id = {id_: name for name, id_ in self.lines.items()}
        return [by_id[each] for each in ids]


def empty_home(store: Store) -> Home:
    person = people.add_person(store, PersonFacts("Isla Hartley", "Isla", born=date(2017, 5, 11))).made_id
    voices = {"Isla": people.circle(store, person)[0].id}
    for name, relationship in CIRCLE.items():
        voices[name] = people.add_contributor(store, person, ContributorFacts(name, relationship)).made_id
    return Home(store, person, voices, "")


def a_home(store: Store) -> Home:
    """One visit: the hum told by both parents, smell or noise, what helps and what does not."""
    home = empty_home(store)
    home.visit = home.meet(TODAY)
    home.say("boots", "Isla", "Boots. Puddle.", "B3")
    home.say("hum", "Nadia", "The humming goes flat.", stage="early", places=("home",))
    home.say("hum_tom", "Tom", "Her humming goes flat.", stage="early")
    home.say("door", "Tom", "She looks for the door.", stage="early")
    home.say("strip", "Mr Reed", "She moves the strip.", stage="early", places=("school",))
    home.say("smell", "Nadia", "It is the smell.", "H3")
    home.say("noise", "Tom", "It is the noise.", "H3")
    home.say("office", "Mr Reed", "Send her to the office.", "I2", stage="early", works=4)
    home.say("squeeze", "Nadia", "A squeeze round the shoulders.", "I2", works=2)
    home.say("calm", "Nadia", "Telling her to calm down.", "J1")
    return home


class Page:
    """The screen as people use it: keys go where the focus is, and there must always be one."""

    def __init__(self, home: Home, show: Callable[..., None], qtbot: QtBot, width: int, height: int) -> None:
        self.home, self.qtbot = home, qtbot
        self.inside = Inside(home.store, lambda: TODAY)
        self.desk = self.inside.desk
        show(self.inside, width, height)

    def open(self, view: str = "sides", *present: str, **about: object) -> "Page":
        seated = tuple(self.home.voices.get(each, each) for each in present)
        self.desk.go("together", person_id=self.home.person, view=view, present=seated, **about)
        QTest.qWait(1)
        return self

    @property
    def screen(self) -> Together:
        assert isinstance(self.inside.shown, Together)
        return self.inside.shown

    def view(self, kind: type[AnyView]) -> AnyView:
        assert isinstance(self.screen.view, kind)
        return self.screen.view

    def seat(self, *names: str) -> None:
        self.screen.looking.seat([self.home.voices.get(name, name) for name in names])

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> "Page":
        QTest.keyClick(self.focus(), key, modifier)
        return self

    def write(self, words: str) -> "Page":
        QTest.keyClicks(self.focus(), words)
        return self

    def focus(self) -> QWidget:
        """Where the keyboard is; it is never nowhere, nor behind a window that is open, nor on something hidden."""
        self.settle()
        top = self.top()
        focused = QApplication.focusWidget()
        assert focused is not None, "the focus is on nothing"
        assert focused.window() is top.window() and focused.isVisible(), f"the focus is lost at {focused}"
        return focused

    def top(self) -> QWidget:
        return QApplication.activeModalWidget() or self.inside

    def settle(self) -> None:
        """What was closed goes, what was opened is there and active, as a window manager makes it."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        top = self.top()
        if not top.isActiveWindow():
            top.activateWindow()
            self.qtbot.waitUntil(top.isActiveWindow)
        QApplication.processEvents()

    def click(self, widget: QWidget) -> None:
        QApplication.processEvents()  # what was just shown gets its place
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def press(self, group: ChipGroup, id_: str) -> None:
        self.click(next(chip for chip in group.chips() if chip.option.id == id_))

    def dialog(self, kind: type[Kind]) -> Kind:
        """The dialog that is in front."""
        self.settle()
        top = self.top()
        assert isinstance(top, kind), f"in front is {top}"
        return top

    @property
    def row(self) -> RowSheet:
        return self.dialog(RowSheet)

    def close(self) -> None:
        """Escape closes whatever is in front."""
        before = self.dialog(QDialog)
        QTest.keyClick(before, Key.Key_Escape)
        self.settle()
        assert self.top() is not before

    def close_all(self) -> None:
        while isinstance(self.top(), QDialog):
            self.close()

    def undo(self) -> str:
        """Through the message bar, by keys; returns what it says then."""
        self.close_all()
        self.key(Key.Key_F8)
        assert self.focus().accessibleName() == "Undo"
        self.key(Key.Key_Space)
        self.settle()
        return self.message()

    def message(self) -> str:
        return self.inside.messages.words()

    def shown_name(self) -> str:
        return type(self.inside.shown).__name__
