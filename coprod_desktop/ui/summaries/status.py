"""How a document came out, in words: whether it fits or how many pages it has, how many words, what is left over."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.summaries.choosing import TARGET_WORDS
from coprod_desktop.ui import theme
from coprod_desktop.ui.screens.person_words import many
from coprod_desktop.ui.summaries.page_maker import Ready
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.containers import Panel
from coprod_desktop.ui.widgets.layouts import Row
from coprod_desktop.ui.widgets.message_bar import Sign
from coprod_desktop.ui.widgets.text import SubHeading, Words
from coprod_desktop.work.account import about_names

FITS, LOOK, EMPTY = "Fits on one page", "On one page, but look", "Nothing to print yet"
NOT_SHOWN = "What others may see is not shown here."
NEXT = "\n"
NO_WORDS = "Nothing that was said in an interview stands on it."


class Status(Panel):
    """A panel that says it in words and by a sign, not by its colour alone.

    `read_back_asked` when nothing may stand there yet, `board_asked` where a board is what it shows.
    """

    read_back_asked = Signal()
    board_asked = Signal()

    def __init__(self) -> None:
        super().__init__(tone="green", space=4, margins=(16, 12, 16, 12))
        self._sign = Sign("check", "green")
        self.title = SubHeading()
        self.words = Words()
        self.button = PlainButton("Read it back together")
        self.board_button = PlainButton("Make or change the board")
        self.button.clicked.connect(self.read_back_asked)
        self.board_button.clicked.connect(self.board_asked)
        head = QWidget()
        Row(head, self._sign, self.title).setStretchFactor(self.title, 1)
        self.add(head, self.words, self.button, self.board_button)
        self.button.hide()
        self.board_button.hide()

    def show_ready(self, ready: Ready, called: str, names: Sequence[str] = ()) -> None:
        """Say how it came out. `names` stand on it, and nobody has decided about them."""
        made = ready.made
        nothing = ready.wanted.kind.has_lines and not made.lines
        well = not nothing and not made.page.warnings and not names
        tone = "green" if well else "amber"
        self._sign.set_sign("check" if well else "warning", tone)
        self.title.setText(EMPTY if nothing else _came_out(ready, well=well))
        self.words.setText(_nothing(called) if nothing else NEXT.join(_said(ready, names)))
        self.button.setVisible(nothing)
        self.board_button.setVisible(ready.wanted.kind.needs == "board")
        theme.restyle(self, tone=tone)

    def in_short(self) -> str:
        """The same in a line: how it came out, how many words, how many lines are left over."""
        return f"{self.title.text()}. {self.words.text().partition(NEXT)[0]}"


def _came_out(ready: Ready, *, well: bool) -> str:
    kind, pages = ready.wanted.kind, ready.made.page.pages
    if pages == 1 and (kind.one_page or kind.short):
        return FITS if well else LOOK
    return many(pages, "page") if well else f"{many(pages, 'page')}, but look"


def _said(ready: Ready, names: Sequence[str]) -> Iterator[str]:
    page = ready.made.page
    if not ready.wanted.kind.has_lines:
        yield NO_WORDS
        yield from page.warnings
        return
    yield f"{_words(ready)} {_left_over(len(page.left_over))}"
    yield from page.warnings
    if names:
        yield about_names(names)
    yield NOT_SHOWN


def _words(ready: Ready) -> str:
    words = ready.made.page.words
    if not ready.wanted.kind.in_a_minute:
        return f"{many(words, 'word')} of what was said."
    if words <= TARGET_WORDS:
        return f"{words} of {TARGET_WORDS} words."
    return f"{many(words, 'word')}; {TARGET_WORDS} are easier to read."


def _left_over(lines: int) -> str:
    if not lines:
        return "Nothing is left over."
    return f"{many(lines, 'line')} {'is' if lines == 1 else 'are'} left over: choose."


def _nothing(called: str) -> str:
    return (
        f"Words stand here once they are read back, agreed, and shared with these readers. "
        f"Read it back together with {called} and the family."
    )
