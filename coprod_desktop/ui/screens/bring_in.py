"""Brings in a sheet or a bundle: shows all of what would come in before anything is changed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from coprod_desktop.errors import AppError, InputError
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.screen import Screen
from coprod_desktop.ui.screens.bring_in_bundle import AskBundlePassword, BundleOffer
from coprod_desktop.ui.screens.bring_in_parts import CameIn, ChooseSheet, Faults, Offer
from coprod_desktop.ui.task import run_task
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.containers import Page
from coprod_desktop.ui.widgets.frame import TopBar
from coprod_desktop.ui.widgets.going_on import GoingOn
from coprod_desktop.work import bringing_in
from coprod_desktop.work.backing_up import Going, StoppedError
from coprod_desktop.work.bringing_in import BroughtIn, Incoming
from coprod_desktop.work.bundles import merging
from coprod_desktop.work.bundles.bundle import Bundle
from coprod_desktop.work.deeds import Changed
from coprod_desktop.work.matching import Choice
from coprod_desktop.work.sheet import LARGEST

if TYPE_CHECKING:
    from coprod_desktop.work.opening import Store

FILES = "Sheets and bundles (*.csv *.tsv *.txt *.coprod);;All files (*)"
READING = "Nothing is changed by that. You can stop it."
WRITING = "Nothing is changed until all of it is in. Until then you can stop it, and nothing of it stays."


class BringIn(Screen):
    """One thing at a time: choose, read, look, bring in, go there."""

    rail = "people"

    def __init__(self, desk: Desk, file: str = "") -> None:
        super().__init__(desk)
        self.setProperty("kind", "screen")
        self._file = Path(file)
        self._writing = False
        self.page = Page(width=760, name="Bring in")
        back = PlainButton("Back to people", icon="back")
        back.clicked.connect(lambda: desk.go("people"))
        self.box.addWidget(TopBar("Bring in a sheet or bundle", right=(back,)))
        self.box.addWidget(self.page, 1)
        self.now: QWidget = QWidget()
        self._focus: QWidget | None = None
        if file:
            self.read(Path(file))
        else:
            self.choose()

    def first_focus(self) -> QWidget | None:
        """The button or choice that comes next."""
        return self._focus

    def keep(self) -> bool:
        """Stays while a sheet is being written."""
        return not self._writing

    def on_changed(self, changed: Changed) -> None:
        """What came in was taken back: begin again."""
        if "undo" in changed.kinds and isinstance(self.now, CameIn):
            self.choose()

    def choose(self) -> None:
        """Show the way in."""
        shown = ChooseSheet()
        shown.button.clicked.connect(self.ask_for_file)
        self._show(shown, shown.button)

    def ask_for_file(self) -> None:
        """Let somebody choose a file from the disk."""
        file, _ = QFileDialog.getOpenFileName(self, "Choose a file", "", FILES)
        if file:
            self.read(Path(file))

    def read(self, file: Path) -> None:
        """Read a file, off the window's thread, and show what would come in or what is wrong."""
        self._file = file
        going = self.go_on("Reading it…", READING)
        run_task(self, partial(_look_at, self.desk.store, file, going), self._found, self._not_read)

    def _not_read(self, error: AppError) -> None:
        if isinstance(error, StoppedError):
            self.choose()
        else:
            self._refuse(error)

    def _found(self, found: Incoming | bytes) -> None:
        if isinstance(found, bytes):
            self.ask_password(found)
        else:
            self._offer(found)

    def ask_password(self, sealed: bytes) -> None:
        """Ask for the words that open a bundle."""
        shown = AskBundlePassword()
        shown.open_button.clicked.connect(partial(self._open_bundle, shown, sealed))
        shown.other_button.clicked.connect(self.ask_for_file)
        self._show(shown, shown.field.line)

    def _open_bundle(self, asked: AskBundlePassword, sealed: bytes, *_: object) -> None:
        asked.setEnabled(False)
        call = partial(_open_sealed, self.desk.store, sealed, asked.field.value())
        run_task(asked, call, self.offer_bundle, asked.refuse)

    def offer_bundle(self, found: merging.Offer) -> None:
        """Show what a bundle would bring."""
        shown = BundleOffer(found)
        shown.bring_button.clicked.connect(partial(self._merge, shown, found))
        shown.other_button.clicked.connect(self.ask_for_file)
        self._show(shown, shown.first())

    def _merge(self, offer: BundleOffer, found: merging.Offer, *_: object) -> None:
        choice = offer.choice()
        if choice is not None:
            call = partial(_merge, self.desk.store, found.bundle, choice)
            self._write(call, found.bundle.person.name, partial(self.offer_bundle, found))

    def _offer(self, incoming: Incoming) -> None:
        shown = Offer(incoming)
        shown.bring_button.clicked.connect(partial(self._bring_in, shown, incoming))
        shown.other_button.clicked.connect(self.ask_for_file)
        self._show(shown, shown.first())

    def _refuse(self, error: AppError) -> None:
        self._writing = False
        shown = Faults(error)
        shown.again_button.clicked.connect(lambda: self.read(self._file))
        shown.other_button.clicked.connect(self.ask_for_file)
        self._show(shown, shown.list if error.faults else shown.again_button)

    def _bring_in(self, offer: Offer, incoming: Incoming, *_: object) -> None:
        choice = offer.choice()
        if choice is not None:
            call = partial(_bring_in, self.desk.store, incoming, choice)
            self._write(call, incoming.sheet.facts.person.called, partial(self._offer, incoming))

    def _write(self, call: Callable[[Going], BroughtIn], name: str, offer: Callable[[], None]) -> None:
        """Bring it in beside the window; `offer` lets it wait at the door again once it was stopped."""
        self._writing = True
        going = self.go_on("Bringing it in…", WRITING)
        run_task(self, partial(call, going), partial(self._came_in, name), partial(self._not_brought, offer))

    def _not_brought(self, offer: Callable[[], None], error: AppError) -> None:
        if isinstance(error, StoppedError):
            self._writing = False
            self.desk.tell(error.message)
            offer()
        else:
            self._refuse(error)

    def go_on(self, title: str, words: str) -> Going:
        """Show that something goes on; returns what its work is told through."""
        going = Going()
        shown = GoingOn(title, words, going)
        self._show(shown, shown.first())
        return going

    def _came_in(self, name: str, result: BroughtIn) -> None:
        self._writing = False
        shown = CameIn(name, result)
        shown.open_button.clicked.connect(partial(self.desk.go, "person", person_id=result.person_id))
        shown.other_button.clicked.connect(self.ask_for_file)
        self._show(shown, shown.open_button)
        self.desk.do(
            lambda _: result
        )  # written beside the desk; from here on the desk knows it and can undo it

    def _show(self, shown: QWidget, focus: QWidget | None) -> None:
        self.now.hide()
        self.now.deleteLater()
        self.now, self._focus = shown, focus
        self.page.add(shown)
        shown.show()
        if focus is not None:
            focus.setFocus()


def _look_at(store: "Store", file: Path, going: Going) -> Incoming | bytes:
    """What a sheet would bring; a bundle as it is, which needs its words first."""
    data = _bytes_of(file)
    if merging.looks_sealed(data):
        return data
    with store.beside() as own:
        return bringing_in.look_at(own, data, going)


def _open_sealed(store: "Store", sealed: bytes, words: str) -> merging.Offer:
    with store.beside() as own:
        return merging.open_sealed(own, sealed, words)


def _merge(store: "Store", bundle: Bundle, choice: Choice, going: Going) -> BroughtIn:
    with store.beside() as own:
        return merging.bring_in(own, bundle, choice, going)


def _bring_in(store: "Store", incoming: Incoming, choice: Choice, going: Going) -> BroughtIn:
    with store.beside() as own:
        return bringing_in.bring_in(own, incoming, choice, going)


def _bytes_of(file: Path) -> bytes:
    """At most one byte more than either may have: a larger file is refused without being read."""
    try:
        with file.open("rb") as opened:
            return opened.read(max(LARGEST, merging.MOST_BYTES) + 1)
    except OSError as error:
        raise InputError("This file can’t be opened. Nothing was changed. Is it still there?") from error
