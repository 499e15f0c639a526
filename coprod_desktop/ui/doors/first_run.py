"""The first door of all: start a store, look round, or open one that is there already."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coprod_desktop import __version__, paths
from coprod_desktop.errors import AppError
from coprod_desktop.ui.doors import behind
from coprod_desktop.ui.doors.door import Door, LinkButton
from coprod_desktop.ui.doors.folders import ask_folder, nearest_folder, place_in
from coprod_desktop.ui.doors.restore import RestoreDoor
from coprod_desktop.ui.doors.strength import NewPassphrase
from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from coprod_desktop.ui.widgets.containers import flow
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Small, Words
from coprod_desktop.ui.widgets.typed_fields import TextField
from coprod_desktop.work import opening

if TYPE_CHECKING:
    from coprod_desktop.work.opening import Store

GONE = (
    "The store that was open last is not there now. If it is on a stick or another drive, "
    "plug it in and choose “Open another store…”."
)


class WelcomeDoor(Door):
    """Shown when there is no store to unlock; `gone` when the one that was used last isn't there any more."""

    def __init__(self, note: str = "") -> None:
        super().__init__(
            "Welcome",
            "Coprod guides a conversation with a family and keeps their own words. "
            "They stay on this computer, locked with your passphrase.",
        )
        self.start = PrimaryButton("Start a new store")
        self.demo = PlainButton("Look round with a made-up family")
        self.other = PlainButton("Open another store…")
        self.restore = PlainButton("Restore a backup…")
        for button, words in (
            (
                self.start,
                "A store is a locked folder for what families tell you. Making one takes two minutes.",
            ),
            (self.demo, "Nothing you do there is kept."),
            (self.other, "One that you made before, with its passphrase or its recovery key."),
            (self.restore, "From a stick or another place, when the computer is new or the store is lost."),
        ):
            way = QWidget()
            Column(way, button, Small(words), space=4)
            self.panel.add(way)
        self.set_foot(Small(f"Version {__version__} · works without internet"))
        self.start.clicked.connect(lambda: self.went.emit(NewStoreDoor()))
        self.demo.clicked.connect(self.demo_asked)
        self.other.clicked.connect(self.other_asked)
        self.restore.clicked.connect(lambda: self.went.emit(RestoreDoor(WelcomeDoor)))
        if note:
            self.say(note)

    def first_focus(self) -> QWidget:
        """The usual step."""
        return self.start


class NewStoreDoor(Door):
    """Asks for a name, a place and a passphrase, and makes the store."""

    def __init__(self) -> None:
        super().__init__("Start a new store", "Three things, and then a key for the day you forget.")
        self.folder = paths.default_store()
        self.name = TextField("Your name", "It stands in the history beside what you write down.")
        self.where = Words("", role="muted")
        self.warning = Words("", role="error")
        self.choose = LinkButton("Choose another place…")
        self.fields = NewPassphrase(lambda: (self.name.value(),))
        self.button = PrimaryButton("Make the store")
        self.back = LinkButton("Back", icon="back")
        self._build()
        self.set_folder(self.folder)

    def _build(self) -> None:
        self.panel.add(self.name, self.fields)
        place = QWidget()
        Column(
            place, Words("Where it is kept", role="label"), flow(self.where, right=(self.choose,)), space=0
        )
        self.panel.add(place, self.warning)
        self.panel.add(self.button)
        self.set_foot(self.back)
        self.name.entered.connect(self.fields.first.line.setFocus)
        self.name.changed.connect(lambda: self.name.set_error(""))
        self.fields.entered.connect(self.make)
        self.choose.clicked.connect(self._choose)
        self.button.clicked.connect(self.make)
        self.back.clicked.connect(lambda: self.went.emit(WelcomeDoor()))

    def first_focus(self) -> QWidget:
        """The name."""
        return self.name.line

    def set_folder(self, folder: Path) -> None:
        """Make the store there; says so when it is a risky place."""
        self.folder = folder
        self.where.setText(str(folder))
        risk = opening.folder_warning(folder)
        self.warning.setText(risk)
        self.warning.setVisible(bool(risk))

    def make(self) -> None:
        """Make the store, if everything needed is there."""
        if not self.name.value():
            self.name.set_error(
                "Please type your name, so that the history can say who wrote something down."
            )
            self.name.line.setFocus()
            return
        self.fields.submit(self._make)

    def _make(self, passphrase: str) -> None:
        folder, name = self.folder, self.name.value()

        def work() -> "tuple[Store, str]":
            behind.load()
            return opening.create(folder, passphrase, name)

        self.run(self.button, "Making the store…", work, self._made, self._fail)

    def _made(self, made: "tuple[Store, str]") -> None:
        from coprod_desktop.ui.doors.recovery_sheet import KeyOnPaperDoor  # noqa: PLC0415 - seldom needed

        store, printed = made
        self.made.emit(store)
        self.went.emit(KeyOnPaperDoor(store, printed))

    def _fail(self, error: AppError) -> None:
        self.say(error.message)

    def _choose(self) -> None:
        start = nearest_folder(self.folder.parent)
        ask_folder(
            self, "Where should the store be?", start, lambda chosen: self.set_folder(place_in(chosen))
        )
