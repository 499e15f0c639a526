"""From what was agreed to a page in somebody's hand: choose the lines, see the very page, print or save it."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.errors import AppError
from coprod_desktop.questions.vocabulary import ONE_PAGE
from coprod_desktop.summaries.lines import Line
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.dialogs.short_words import ShortWords
from coprod_desktop.ui.keys import bind_keys
from coprod_desktop.ui.screen import Screen
from coprod_desktop.ui.summaries import choice
from coprod_desktop.ui.summaries.hand_out import HandOut
from coprod_desktop.ui.summaries.lines_panel import LinesPanel
from coprod_desktop.ui.summaries.page_for import USUAL, PageFor
from coprod_desktop.ui.summaries.preview import Preview
from coprod_desktop.ui.summaries.spread import Spread
from coprod_desktop.ui.summaries.status import Status
from coprod_desktop.ui.task import run_task
from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton, QuietButton
from coprod_desktop.ui.widgets.containers import Page
from coprod_desktop.ui.widgets.frame import Bar
from coprod_desktop.ui.widgets.text import Words
from coprod_desktop.work import interviewing, interviews, names, people, summarising
from coprod_desktop.work.deeds import Changed
from coprod_desktop.work.said import Said
from coprod_desktop.work.summarising import Made, Wanted

WAIT = 60
"""Milliseconds: several changes in a row make one page."""
LAST_AUDIENCE = "last_audience"
"""The desk remembers whom the last page was for, while the store is open."""
NO_ROOM = "There is no room for this line yet. Take another one off, or agree short words."
AT_THE_END = "This line is at the end of its part already."


class Summaries(Screen):
    """One person's page. `made` each time a page has come out and is shown as `page`."""

    rail = "people"
    about_person = True
    made = Signal()

    def __init__(self, desk: Desk, person_id: str, document: str = ONE_PAGE) -> None:
        super().__init__(desk)
        self.setProperty("kind", "screen")
        self._person_id = person_id
        self.person = desk.look(people.person, person_id)
        self.page: Made | None = None
        self._busy = self._again = False
        self._waiting: list[Callable[[Made], object]] = []
        self._added = ""
        self._timer = QTimer(self, singleShot=True, interval=WAIT)
        self._timer.timeout.connect(self._make)
        self._build()
        self._connect()
        self._show_page_buttons()
        self._make()

    def person_id(self) -> str:
        """Whose page it is."""
        return self._person_id

    def first_focus(self) -> QWidget:
        """Whom it is for comes first."""
        return next(chip for chip in self.page_for.audiences.chips() if chip.isChecked())

    def is_settled(self) -> bool:
        """Whether the page that is shown is the one that was asked for, with no wish waiting."""
        return self._is_true() and not self._waiting

    def on_changed(self, changed: Changed) -> None:
        """Whatever changed about this person may change the page."""
        if changed.person_id == self._person_id:
            self._timer.start()

    def _build(self) -> None:
        last = str(self.desk.property(LAST_AUDIENCE) or USUAL)
        self.page_for = PageFor(self.person, self.desk.look(people.circle, self._person_id), last)
        self.status, self.lines, self.preview = Status(), LinesPanel(self.person), Preview()
        choices = Page(
            self.status, self.page_for, name="Who it is for", kind="side", margins=(16, 14, 16, 16)
        )
        self.spread = Spread(self.lines, self.preview, choices)
        self.box.addWidget(self._bar())
        self.box.addWidget(self.spread, 1)
        self.hand_out = HandOut(self.desk, self)

    def _bar(self) -> Bar:
        self.back = QuietButton(self.person.called, icon="back", name=f"Back to {self.person.called}")
        self.copy = PlainButton("Copy text")
        self.print = PlainButton("Print…")
        self.save = PrimaryButton("Save PDF…")
        bar = Bar("top", "bar")
        title = Words("Summaries", role="bar-title")
        bar.set_ends([self.back, title], [self.copy, self.print, self.save])
        return bar

    def _connect(self) -> None:
        self.back.clicked.connect(partial(self.desk.go, "person", person_id=self._person_id))
        self.copy.clicked.connect(self.copy_text)
        self.print.clicked.connect(self.print_page)
        self.save.clicked.connect(self.save_page)
        self.page_for.changed.connect(self._on_choice)
        self.status.read_back_asked.connect(self._read_back)
        self.lines.wished.connect(self._wish)
        self.lines.program_asked.connect(partial(self._choose, None, "Left to the program"))
        for keys, call in (
            ("Ctrl+P", self.print_page),
            ("Ctrl+S", self.save_page),
            ("Ctrl+0", self.preview.fit),
            ("Ctrl+H", self.toggle_private),
        ):
            bind_keys(self, keys, call)

    # Out of the program

    def copy_text(self) -> None:
        """The page's words onto the clipboard."""
        self._when_true(lambda page: self.hand_out.copy(page.page.text))

    def print_page(self) -> None:
        """The page that is shown, on paper."""
        self._when_true(lambda page: self.hand_out.ask_printer(page.page.pdf, self.page_for.paper))

    def save_page(self) -> None:
        """The page that is shown, as a file."""
        self._when_true(lambda page: self.hand_out.ask_file(page.page.pdf))

    def toggle_private(self) -> None:
        """Show or hide what is not on the page."""
        self.spread.show_lines()
        self.lines.toggle_private()

    # Choosing

    def _on_choice(self) -> None:
        self.desk.setProperty(LAST_AUDIENCE, self.page_for.audience)
        self._waiting.clear()
        self._timer.start()
        self._show_page_buttons()

    def _wish(self, wish: str, line_id: str) -> None:
        """Do it now; while a page is under way, do it to whatever line is marked once that is there."""
        if self._is_true():
            self._when_true(lambda page: self._grant(wish, line_id, page))
        else:
            self._when_true(lambda page: self._grant(wish, self.lines.lines.current(), page))

    def _grant(self, wish: str, line_id: str, page: Made) -> None:
        chosen = page.page.chosen
        if not line_id:
            return
        if wish == "add":
            self._added = line_id
            self._choose(choice.with_line(chosen, line_id), "Line added")
        elif wish == "off":
            self._choose(choice.without_line(chosen, line_id), "Line taken off")
        elif wish == "short":
            self._ask_short_words(list(_statements(page, line_id)))
        else:
            self._move(line_id, -1 if wish == "up" else 1)

    def _move(self, line_id: str, step: int) -> None:
        moved = choice.moved(self._lines_on_page(), line_id, step)
        if moved is None:
            self.desk.tell(AT_THE_END)
        else:
            self._choose(moved, "Order changed")

    def _choose(self, lines: Sequence[str] | None, label: str) -> None:
        self.desk.do(summarising.choose_lines, self._person_id, self.page_for.audience, lines, label=label)

    def _ask_short_words(self, said: list[Said]) -> None:
        """For each account of the line, one after the other."""
        if not said:
            return
        dialog = ShortWords(self, said[0])
        dialog.accepted.connect(partial(self._keep_short_words, dialog, said[0]))
        dialog.finished.connect(lambda _: self._ask_short_words(said[1:]))
        dialog.open()

    def _keep_short_words(self, dialog: ShortWords, one: Said) -> None:
        self.desk.do(interviewing.suggest_short_words, one.id, dialog.short_words(), dialog.agreed_by())

    def _lines_on_page(self) -> list[Line]:
        if self.page is None:
            return []
        by_id = {line.id: line for line in self.page.lines}
        return [by_id[line_id] for line_id in self.page.page.chosen]

    # Making

    def _wanted(self, chosen: tuple[str, ...] | None) -> Wanted:
        wish = self.page_for
        return Wanted(
            wish.audience,
            self.desk.today(),
            reader=wish.reader,
            draft=wish.draft,
            paper=wish.paper,
            whole_name=wish.whole_name,
            chosen=chosen,
        )

    def _make(self) -> None:
        """Read here, set the page on another thread; a change in the meantime makes it once more."""
        if self._busy:
            self._again = True
            return
        try:
            chosen = self.desk.look(summarising.chosen_lines, self._person_id, self.page_for.audience)
            material = self.desk.look(summarising.material, self._person_id, self._wanted(chosen))
        except AppError as error:
            self._failed(error)
            return
        self._busy = True
        done = partial(self._show, chosen is not None)
        run_task(self, partial(summarising.set_page, material), done, self._failed)

    def _show(self, own_choice: bool, page: Made) -> None:
        self._busy = False
        if self._again:
            self._again = False
            self._make()
            return
        self.page = page
        self.preview.show_page(page.page.pdf, page.page.text)
        self.lines.show_made(page, own_choice=own_choice)
        self.status.show_made(page, self.person.called, self.desk.look(names.undecided, page.chosen))
        self._say_if_no_room(page)
        self._show_page_buttons()
        self.made.emit()
        while self._waiting and self._is_true():
            self._waiting.pop(0)(page)

    def _failed(self, error: AppError) -> None:
        self._busy = self._again = False
        self._waiting.clear()
        self.page = None
        self._show_page_buttons()
        self.desk.tell_problem(error)

    def _say_if_no_room(self, page: Made) -> None:
        added, self._added = self._added, ""
        if added and added in page.page.left_over:
            self.desk.tell(NO_ROOM, undo=True)

    def _is_true(self) -> bool:
        """Whether what is shown is what would be made now."""
        return self.page is not None and not (self._busy or self._timer.isActive())

    def _when_true(self, call: Callable[[Made], object]) -> None:
        """Call it with the page that is shown, after any that is under way: an older page never leaves the program."""
        if self._is_true() and self.page is not None:
            call(self.page)
        else:
            self._waiting.append(call)

    def _show_page_buttons(self) -> None:
        for button in (self.copy, self.print, self.save):
            button.setEnabled(self.page is not None)

    def _read_back(self) -> None:
        visits = self.desk.look(interviews.visits_of, self._person_id)
        if visits:
            self.desk.go("read_back", interview_id=visits[0].id)
        else:
            self.desk.go("start", person_id=self._person_id)


def _statements(made: Made, line_id: str) -> Iterator[Said]:
    """The statement of a line, and the other accounts that stand in it."""
    line = next(one for one in made.lines if one.id == line_id)
    for one in (*made.chosen, *made.left_over):
        if one.id == line_id or (line.difference and line_id in one.differs):
            yield one
