"""How the page came out, in words: whether it fits, how many words it has, what is left over."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.summaries.choosing import TARGET_WORDS
from coprod_desktop.ui import theme
from coprod_desktop.ui.screens.person_words import many
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.containers import Panel
from coprod_desktop.ui.widgets.layouts import Row
from coprod_desktop.ui.widgets.message_bar import Sign
from coprod_desktop.ui.widgets.text import SubHeading, Words
from coprod_desktop.work.account import about_names
from coprod_desktop.work.summarising import Made

FITS, LOOK, EMPTY = "Fits on one page", "On one page, but look", "Nothing to print yet"
NOT_SHOWN = "What others may see is not shown here."


class Status(Panel):
    """A panel that says it in words and by a sign, not by its colour alone. `read_back_asked` when it is empty."""

    read_back_asked = Signal()

    def __init__(self) -> None:
        super().__init__(tone="green", space=4, margins=(16, 14, 16, 14))
        self._sign = Sign("check", "green")
        self.title = SubHeading()
        self.words = Words()
        self.button = PlainButton("Read it back together")
        self.button.clicked.connect(self.read_back_asked)
        head = QWidget()
        Row(head, self._sign, self.title).setStretchFactor(self.title, 1)
        self.add(head, self.words, self.button)
        self.button.hide()

    def show_made(self, made: Made, called: str, names: Sequence[str] = ()) -> None:
        """Say how it came out. `names` stand on it, and nobody has decided about them."""
        nothing = not made.lines
        well = not nothing and not made.page.warnings and not names
        tone = "green" if well else "amber"
        self._sign.set_sign("check" if well else "warning", tone)
        self.title.setText(EMPTY if nothing else FITS if well else LOOK)
        self.words.setText(_nothing(called) if nothing else "\n".join(_said(made, names)))
        self.button.setVisible(nothing)
        theme.restyle(self, tone=tone)


def _said(made: Made, names: Sequence[str]) -> Iterator[str]:
    yield f"{_words(made.page.words)} {_left_over(len(made.page.left_over))}"
    yield from made.page.warnings
    if names:
        yield about_names(names)
    yield NOT_SHOWN


def _words(words: int) -> str:
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
