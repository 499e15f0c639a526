"""Hands a person's words on to another machine: for whom, with a password that is told by telephone, where to save."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from coprod_desktop.errors import InputError, StoreError
from coprod_desktop.questions.vocabulary import AUDIENCES
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.summaries.hand_out import NOT_NOTED, documents_folder
from coprod_desktop.ui.summaries.with_password import ToldOnce
from coprod_desktop.ui.task import run_task
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.text import Lead, Muted, SubHeading, Title, Words
from coprod_desktop.work import handing_over
from coprod_desktop.work.bundles import handing_on
from coprod_desktop.work.bundles.bundle import Bundle
from coprod_desktop.work.bundles.packing import pack
from coprod_desktop.work.handing_over import Paper
from coprod_desktop.work.page_password import HOW_MANY, make_password
from coprod_desktop.work.people import PersonFacts

TITLE = "Hand on to another machine"
ABOUT = (
    "One sealed file with what these readers may see, in their own words. Another Coprod brings it in. "
    "Private notes, worries and what was not shared with them are never in it."
)
PASSWORD = f"It opens with {HOW_MANY} everyday words. You see them once, when the file is saved."
CHOOSE = "Please choose first who will read it there."
SAVED = "Saved as “{}”. Only who knows the words can open it."


class HandOn(Sheet):
    """Nothing is ticked beforehand; it says how many statements would go before anything is written."""

    def __init__(self, parent: QWidget, desk: Desk, person: PersonFacts) -> None:
        super().__init__(parent, TITLE, keep_words="Choose where to save…")
        self._desk, self._person = desk, person
        self._bundle: Bundle
        options = [Option(each.id, person.fill(each.word), help=person.fill(each.who)) for each in AUDIENCES]
        self.readers = ChipGroup("Who will read it there?", options, look="choice", clearable=False)
        self.count = Words("")
        self.wrong = Words("", role="error")
        for widget in (self.count, self.wrong):
            widget.hide()
        self.page.add(Title(TITLE), Lead(ABOUT), SubHeading("Who will read it there?"), self.readers)
        self.page.add(self.count, self.wrong, Muted(PASSWORD))
        self.readers.changed.connect(lambda _: self._tell())
        self.keep_by(self._ask_file)

    def first_focus(self) -> QWidget:
        """The first group of readers."""
        return self.readers.chips()[0]

    def ready(self) -> bool:
        """Whether somebody was chosen, and something may be handed to them."""
        if not self.readers.one():
            self._say(self.wrong, CHOOSE)
        return bool(self.readers.one()) and not self.wrong.isVisibleTo(self)

    def _tell(self) -> None:
        for widget in (self.count, self.wrong):
            widget.hide()
        try:
            self._bundle = self._desk.look(pack, self._person.id, self.readers.one(), self._desk.today())
        except InputError as error:
            self._say(self.wrong, error.message)
        else:
            many = len(self._bundle.statements)
            self._say(self.count, "1 statement goes." if many == 1 else f"{many:,} statements go.")

    def _say(self, where: Words, words: str) -> None:
        where.setText(words)
        where.show()
        self._resize()
        self.page.show_whole(where)

    def _ask_file(self) -> QFileDialog:
        """The system's dialog over the window, since this one closes."""
        window = self.parentWidget() or self
        dialog = QFileDialog(window, "Save the bundle")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"Bundle (*{handing_on.SUFFIX})"])
        dialog.setDefaultSuffix(handing_on.SUFFIX.lstrip("."))
        folder = documents_folder()
        dialog.setDirectory(str(folder))
        dialog.selectFile(handing_on.free_name(folder, self._desk.today()).name)
        dialog.fileSelected.connect(partial(write_bundle, window, self._desk, self._person.id, self._bundle))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog


def write_bundle(window: QWidget, desk: Desk, person_id: str, bundle: Bundle, chosen: str) -> None:
    """Write it off the window's thread, note it among the papers, and show its password once."""
    file, password = Path(chosen), make_password()
    work = partial(handing_on.hand_on, bundle, file, password)
    run_task(window, work, partial(_written, window, desk, person_id, file, password), desk.tell_problem)


def _written(window: QWidget, desk: Desk, person_id: str, file: Path, password: str, paper: Paper) -> None:
    if desk.do(handing_over.handed_over, person_id, paper) is None:
        desk.tell_problem(StoreError(NOT_NOTED))
    else:
        desk.tell(SAVED.format(file.name))
    ToldOnce(window, password).open()
