"""Who can see what, at a glance: the matrix, what each group of readers would see, and changing many at once."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.keys import bind_keys
from coprod_desktop.ui.together.looking import Looking
from coprod_desktop.ui.together.sharing import as_seen, marking
from coprod_desktop.ui.together.sharing.change_sheet import ChangeSheet
from coprod_desktop.ui.together.sharing.keeping import keep
from coprod_desktop.ui.together.sharing.lines import Line, Lines, is_open, with_headings
from coprod_desktop.ui.together.sharing.marking import Marking
from coprod_desktop.ui.together.sharing.matrix import Matrix
from coprod_desktop.ui.together.sharing.tools import Tools
from coprod_desktop.ui.together.view import View
from coprod_desktop.ui.widgets.containers import EmptyState, Page
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Words
from coprod_desktop.work.gathering import short_name

TITLE = "Who can see what was said"
NOTHING = "There is nothing to show here yet"
NOTHING_YET = "Once something was said, each line stands here with everyone who can see it."
NOT_FOR_ALL = "Nothing on this screen is meant for everyone who looks on."
NO_MATCH = "No line is like that. Choose other sections or voices above."
LESS = (28, 12, 28, 12)
LEAST, AROUND = 320, 30
"""Pixels at 100 %: the least height of the matrix that is of use, and what stays free above and below it."""


class SharingView(View):
    """Everything that may stand on the screen now, with its readers where those who look may know them."""

    def __init__(self, looking: Looking) -> None:
        super().__init__(looking)
        self.lines = Lines(looking)
        self.tools = Tools(looking.person, self.lines.heads)
        self.sentence = Words("", role="label")
        self.matrix = Matrix(TITLE)
        self.empty = EmptyState(NOTHING, NOTHING_YET)
        self._build()
        self._connect()
        self._show()

    def first_focus(self) -> QWidget | None:
        """The matrix; on an empty one, the readers above it."""
        if self.matrix.isHidden():
            return next(iter(self.tools.as_seen.chips()), None)
        return self.matrix

    def refresh(self) -> None:
        """Read and show it again."""
        self.lines = Lines(self.looking)
        self._show()

    def shown(self) -> list[Line]:
        """The lines that the filters leave, before anybody's eyes are borrowed."""
        chosen = self.tools.narrow.values()
        only_open = bool(self.tools.open.value())
        return [
            line
            for line in self.lines.all
            if line.one is not None
            and chosen["section"] in ("", line.section)
            and chosen["voice"] in ("", line.one.voice.id)
            and (not only_open or is_open(line))
        ]

    def change(self, kind: str = "") -> None:
        """Ask what changes for the marked lines (or the one where the keyboard is), and who says so.

        Where nobody may know who can see a line, nothing can be changed either.
        """
        if not any(line.open for line in self.lines.all):
            return
        unmarked_before = not self.matrix.marks()
        marked = [line.one for line in self._marked() if line.one is not None]
        if not marked:
            self.desk.tell("Please mark the words first: Space marks the line you are on.")
            return
        sheet = ChangeSheet(self, self.looking, marked, kind)
        sheet.keep_by(lambda: keep(self.desk, marked, sheet.change(), sheet.by()))
        if unmarked_before:
            sheet.rejected.connect(
                lambda: self._mark(marking.NONE)
            )  # the next line isn't changed with this one
        sheet.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The matrix is never higher than what shows of the page, so that its heading and its end both do."""
        super().resizeEvent(event)
        self.matrix.set_least(min(theme.gap(LEAST), self.height() - 2 * theme.gap(AROUND)))

    def _build(self) -> None:
        self.page = Page(name=TITLE, width=99_999, margins=LESS, space=10)
        self.marking = Marking()
        self.page.add(self.tools, self.sentence, self.matrix, self.empty, self.marking)
        self.page.fill()
        Column(self, self.page)

    def _connect(self) -> None:
        self.tools.changed.connect(self._show)
        self.marking.asked.connect(self._mark)
        self.marking.change_asked.connect(lambda: self.change(""))
        self.matrix.marked.connect(lambda: self.marking.show_count(len(self.matrix.marks())))
        self.matrix.moved.connect(self._say_whose)
        self.matrix.asked.connect(self.change)
        bind_keys(self, "F6", self.tools.turn)

    def _show(self) -> None:
        self._offer()
        lines, audience = self.shown(), self.tools.as_seen.one()
        page = self.lines.page(audience) if audience else None
        seen = as_seen.seen(lines, page) if page else lines
        self._say_seen(lines, audience)
        heads = list(self.lines.heads.values()) if any(line.open for line in self.lines.all) else []
        self.matrix.show_lines(with_headings(seen, self.lines.titles), heads)
        self._show_empty(seen)
        self._say_whose()

    def _offer(self) -> None:
        alone = self.looking.sitting is None
        sections = dict.fromkeys(line.section for line in self.lines.all)
        self.tools.narrow.offer("section", [(each, self.lines.titles.get(each, "")) for each in sections])
        voices = {line.one.voice.id: line.one.voice.name for line in self.lines.all if line.one}
        self.tools.narrow.offer("voice", list(voices.items()))
        self.tools.lend_eyes(alone)
        self.tools.show_open(sum(map(is_open, self.lines.all)) if alone else None)

    def _say_seen(self, lines: Sequence[Line], audience: str) -> None:
        page = self.lines.page(audience) if audience else None
        self.sentence.setText(as_seen.sentence(lines, page, self.looking.person) if page else "")
        self.sentence.setVisible(page is not None)

    def _show_empty(self, seen: Sequence[Line]) -> None:
        alone, some = self.looking.sitting is None, bool(self.lines.all)
        if not seen and self.matrix.hasFocus():
            self.tools.next.setFocus()  # its key goes on from there
        self.matrix.setVisible(bool(seen))
        self.empty.setVisible(not seen)
        audience = self.tools.as_seen.one()
        if audience and some:
            who = as_seen.called(audience, self.looking.person)
            self.empty.set_words(f"{who[:1].upper()}{who[1:]} would see none of these.")
        else:
            self.empty.set_words(NO_MATCH if some else NOTHING_YET if alone else NOT_FOR_ALL)
        self.tools.setVisible(some)
        self.marking.setVisible(any(line.open for line in seen))

    def _say_whose(self) -> None:
        here = self.matrix.current()
        names = [voice.name for voice in self.lines.everyone.values()]
        said = here.one if here and here.open else None
        self.marking.show_whose(short_name(said.voice.name, names) if said else "")

    def _mark(self, what: str) -> None:
        here = self.matrix.current()
        voice = here.one.voice.id if here and here.one else ""
        section = here.section if here else ""
        wanted: dict[str, Callable[[Line], bool]] = {
            marking.ALL: lambda _: True,
            marking.NONE: lambda _: False,
            marking.VOICE: lambda line: line.one is not None and line.one.voice.id == voice,
            marking.SECTION: lambda line: line.section == section,
        }
        self.matrix.mark(wanted[what], also=what != marking.NONE)

    def _marked(self) -> list[Line]:
        """The marked lines; without any, the line (or section) where the keyboard is."""
        here = self.matrix.current()
        if not self.matrix.marks() and here is not None and (here.open or here.one is None):
            self.matrix.toggle(self.matrix.currentIndex().row())
        return self.matrix.marks()
