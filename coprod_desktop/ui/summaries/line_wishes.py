"""What is wished for a line of a page: on it, off it, up, down, or short words; each is a deed that can be undone."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from coprod_desktop.summaries.lines import Line
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.dialogs.short_words import ShortWords
from coprod_desktop.ui.summaries import choice
from coprod_desktop.ui.summaries.page_maker import Ready
from coprod_desktop.work import interviewing, summarising
from coprod_desktop.work.said import Said
from coprod_desktop.work.summarising import Made

NO_ROOM = "There is no room for this line yet. Take another one off, or agree short words."
AT_THE_END = "This line is at the end of its part already."


class LineWishes(QObject):
    """Works for one screen about one person."""

    def __init__(self, desk: Desk, screen: QWidget, person_id: str) -> None:
        super().__init__(screen)
        self._desk, self._screen, self._person_id = desk, screen, person_id
        self._added = ""

    def grant(self, wish: str, line_id: str, ready: Ready) -> None:
        """Do what is wished for a line; nothing without one."""
        chosen = ready.made.page.chosen
        if not line_id:
            return
        if wish == "add":
            self._added = line_id
            self._choose(ready, choice.with_line(chosen, line_id), "Line added")
        elif wish == "off":
            self._choose(ready, choice.without_line(chosen, line_id), "Line taken off")
        elif wish == "short":
            self._ask_short_words(list(_statements(ready.made, line_id)))
        else:
            self._move(ready, line_id, -1 if wish == "up" else 1)

    def leave_to_program(self, ready: Ready) -> None:
        """The program chooses again."""
        self._choose(ready, None, "Left to the program")

    def say_if_no_room(self, made: Made) -> None:
        """Whether the line that was added last found none."""
        added, self._added = self._added, ""
        if added and added in made.page.left_over:
            self._desk.tell(NO_ROOM, undo=True)

    def _move(self, ready: Ready, line_id: str, step: int) -> None:
        moved = choice.moved(_lines_on_page(ready.made), line_id, step)
        if moved is None:
            self._desk.tell(AT_THE_END)
        else:
            self._choose(ready, moved, "Order changed")

    def _choose(self, ready: Ready, lines: Sequence[str] | None, label: str) -> None:
        wanted = ready.wanted
        self._desk.do(
            summarising.choose_lines,
            self._person_id,
            wanted.audience,
            lines,
            document=wanted.document,
            label=label,
        )

    def _ask_short_words(self, said: list[Said]) -> None:
        """For each account of the line, one after the other."""
        if not said:
            return
        dialog = ShortWords(self._screen, said[0])
        dialog.accepted.connect(partial(self._keep_short_words, dialog, said[0]))
        dialog.finished.connect(lambda _: self._ask_short_words(said[1:]))
        dialog.open()

    def _keep_short_words(self, dialog: ShortWords, one: Said) -> None:
        self._desk.do(interviewing.suggest_short_words, one.id, dialog.short_words(), dialog.agreed_by())


def _lines_on_page(made: Made) -> list[Line]:
    by_id = {line.id: line for line in made.lines}
    return [by_id[line_id] for line_id in made.page.chosen]


def _statements(made: Made, line_id: str) -> Iterator[Said]:
    """The statement of a line, and the other accounts that stand in it."""
    line = next(one for one in made.lines if one.id == line_id)
    for one in (*made.chosen, *made.left_over):
        if one.id == line_id or (line.difference and line_id in one.differs):
            yield one
