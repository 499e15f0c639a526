"""For the practitioner: which lines stand on the page, which are left over, and why the others may not."""

from functools import partial

from PySide6.QtCore import Qt, Signal

from coprod_desktop.ui import theme
from coprod_desktop.ui.keys import bind_keys
from coprod_desktop.ui.screens.person_words import many
from coprod_desktop.ui.summaries.line_words import line_entries, reason_entries
from coprod_desktop.ui.summaries.page_maker import Ready
from coprod_desktop.ui.widgets.buttons import QuietButton, SmallButton
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import Page, flow
from coprod_desktop.ui.widgets.text import Muted, Small, Words
from coprod_desktop.ui.widgets.word_list import Entry, WordList
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.summarising import Made

ON, OVER, NOT = "on", "over", "not"
EMPTY = {
    ON: "No line stands on the page.",
    OVER: "Nothing is left over: all that may stand here does.",
    NOT: "Everything that was said may stand on this page.",
}
FOR_YOU = "For you alone: open it only when nobody else sees this screen."
SHOW, HIDE = "What is not on the page…", "Hide this part"
LEAST_LIST = 200


class LinesPanel(Page):
    """Three lists. `wished` carries what to do ("add", "off", "up", "down", "short") and the line's id."""

    wished = Signal(str, str)
    program_asked = Signal()

    def __init__(self, person: PersonFacts) -> None:
        super().__init__(name="Lines", kind="side-left", width=4000, space=8, margins=(12, 8, 12, 10))
        self._person = person
        self._made: Made | None = None
        self._moves = True
        self._opened: set[str] = set()
        self.which = ON
        self.private = False
        self._build()
        self._connect()
        self._lay_out()

    def show_ready(self, ready: Ready) -> None:
        """Show the lines of another page; the marked row stays where it was."""
        self._made, self._moves = ready.made, not ready.wanted.kind.orders_itself
        self.program.setVisible(ready.wanted.chosen is not None)
        self._fill()

    def say(self, words: str) -> None:
        """How the page came out, for as long as nothing else on the screen says so."""
        self.state.setText(words)

    def show_list(self, which: str) -> None:
        """Show one of the three lists, as choosing its tab does."""
        self.which = which
        self._fill()

    def toggle_private(self) -> None:
        """Show or hide what may not stand on the page: the words, the reasons and every count of them."""
        self.private = not self.private
        self._opened.clear()
        self.show_list(NOT if self.private else ON)
        (self.reasons if self.private else self.lines).setFocus()

    def _build(self) -> None:
        self.tabs = ChipGroup("Lines", [Option(ON, "On the page")], look="tab", clearable=False)
        self.tabs.set_value(ON)
        self.buttons = {
            "add": SmallButton("Add", icon="plus", name="Add this line to the page"),
            "off": SmallButton("Take off", name="Take this line off the page"),
            "up": SmallButton("", icon="up", name="Move this line up"),
            "down": SmallButton("", icon="down", name="Move this line down"),
            "short": SmallButton("Short words…", name="Short words for this line"),
        }
        self.program = QuietButton("Back to the program’s choice", icon="undo")
        self.program.hide()
        self.tools = flow(*self.buttons.values(), space=6)
        self.lines = WordList("Lines")
        self.reasons = WordList("Not on the page, and why", tap=True)
        self.state = Words()
        self.nothing, self.total, self.for_you = Muted(), Small(), Small(FOR_YOU)
        self.more = QuietButton(SHOW, hint="Ctrl + H")

    def _connect(self) -> None:
        self.tabs.changed.connect(lambda _: self.show_list(self.tabs.one()))
        self.program.clicked.connect(self.program_asked)
        self.more.clicked.connect(self.toggle_private)
        self.lines.picked.connect(self._pick)
        self.reasons.picked.connect(self._open)
        self.lines.currentRowChanged.connect(lambda _: self._enable())
        for wish, button in self.buttons.items():
            button.clicked.connect(partial(self._wish, wish))
        for keys, wish in (("Del", "off"), ("Ctrl+Up", "up"), ("Ctrl+Down", "down")):
            bind_keys(self.lines, keys, partial(self._wish_by_key, wish))

    def _lay_out(self) -> None:
        self.add(self.state, self.tabs, self.for_you, self.total, self.tools)
        self.add(self.lines, self.reasons, self.nothing, self.program, self.more)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        for each in (self.lines, self.reasons, self.nothing):
            self.body.setStretchFactor(each, 1)
        for list_ in (self.lines, self.reasons):
            list_.setMinimumHeight(theme.gap(LEAST_LIST))
        inside = self.inside.layout()
        assert inside is not None
        inside.setStretch(0, 1)  # type: ignore[attr-defined]
        inside.setStretch(1, 0)  # type: ignore[attr-defined]

    def _fill(self) -> None:
        if self._made is None:
            return
        self._show_tabs(self._made)
        which = self.which
        entries = self._entries(self._made, which)
        list_ = self.reasons if which == NOT else self.lines
        _refill(list_, entries)
        for each in (self.lines, self.reasons):
            each.setVisible(each is list_ and bool(entries))
        self.nothing.setText(EMPTY[which])
        self.nothing.setVisible(not entries)
        self.lines.setAccessibleName({OVER: "Left over"}.get(which, "On the page"))
        self._show_private(which)
        self._enable()

    def _entries(self, made: Made, which: str) -> list[Entry]:
        if which == NOT:
            return list(reason_entries(made.excluded, self._opened))
        by_id = {line.id: line for line in made.lines}
        ids = made.page.left_over if which == OVER else made.page.chosen
        return list(line_entries([by_id[line_id] for line_id in ids], self._person))

    def _show_tabs(self, made: Made) -> None:
        options = [
            Option(ON, f"{'On' if self.private else 'On page'}: {len(made.chosen)}"),
            Option(OVER, f"Left over: {len(made.left_over)}"),
        ]
        if self.private:
            options.append(Option(NOT, f"Kept off: {_excluded(made)}"))
        if [chip.option for chip in self.tabs.chips()] != options:
            self.tabs.set_options(options)
        self.tabs.set_value(self.which)
        self.total.setText(
            f"{many(made.total, 'statement')}: {len(made.chosen)} on the page · "
            f"{len(made.left_over)} left over · {_excluded(made)} not"
        )

    def _show_private(self, which: str) -> None:
        self.total.setVisible(self.private)
        self.for_you.setVisible(self.private)
        self.more.set_words(HIDE if self.private else SHOW)
        self.tools.setVisible(not self.lines.isHidden())
        self.buttons["off"].setVisible(which == ON)
        for wish in ("up", "down"):
            self.buttons[wish].setVisible(which == ON and self._moves)
        self.buttons["add"].setVisible(which == OVER)

    def _enable(self) -> None:
        marked = bool(self.lines.current()) and not self.lines.isHidden()
        for button in self.buttons.values():
            button.setEnabled(marked)

    def _pick(self, line_id: str) -> None:
        self.wished.emit("add" if self.which == OVER else "short", line_id)

    def _open(self, id_: str) -> None:
        if self._made is not None and id_ in self._made.excluded:
            self._opened ^= {id_}
            self._fill()

    def _wish_by_key(self, wish: str) -> None:
        if self.which == ON and (self._moves or wish == "off"):
            self._wish(wish)

    def _wish(self, wish: str, *_: object) -> None:
        if self.lines.current():
            self.wished.emit(wish, self.lines.current())


def _excluded(made: Made) -> int:
    return made.total - len(made.chosen) - len(made.left_over)


def _refill(list_: WordList, entries: list[Entry]) -> None:
    """New rows; the marked one stays, or the one that takes its place."""
    if entries == list_.entries():
        return
    before = [one.id for one in list_.entries() if not one.heading]
    now = [one.id for one in entries if not one.heading]
    marked = list_.current()
    if marked not in now and marked in before and now:
        marked = now[min(before.index(marked), len(now) - 1)]
    list_.set_entries(entries, marked)
