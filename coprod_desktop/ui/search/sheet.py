"""The window of Ctrl+K: one line to type in, what was found under it, and ways to narrow it."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coprod_desktop.errors import AppError
from coprod_desktop.ui import theme
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.keys import bind_keys
from coprod_desktop.ui.search.filters import Filters
from coprod_desktop.ui.search.model import Row
from coprod_desktop.ui.search.results import MOVES, Results
from coprod_desktop.ui.search.scope import Scope
from coprod_desktop.ui.search.seeker import Seeker
from coprod_desktop.ui.widgets.containers import EmptyState
from coprod_desktop.ui.widgets.fields import SearchField
from coprod_desktop.ui.widgets.text import Muted
from coprod_desktop.work import people
from coprod_desktop.work.found_rows import NameRow
from coprod_desktop.work.searching import Found, Place
from coprod_desktop.work.searching_shown import search_shown

TITLE = "Search"
EVERYTHING = "What can be found"
WHAT = (
    "Names, and every word that was said: the beginning of a word is enough, and accents don’t matter. "
    "Worries about safety and private notes are never found here."
)
ONLY_WHAT = "Words about {name} that everyone who can see this screen may see."
NOTHING, WHY_NOTHING = "Nothing found", "Try fewer letters, another word, or fewer choices above."
EVERYTHING_AGAIN, BEGIN_AGAIN = "Look through everything", "Begin again"
LEAST, TALL = 130, 2000
"""Pixels of the list that always show, and more than a window is high."""


class SearchSheet(Sheet):
    """Search over everything; with a `scope` only over what may stand on a screen that others see.

    The keyboard stays in the line: Up and Down move in the list, Enter opens. Nothing that was typed is kept.
    """

    WIDTH = 980

    def __init__(self, parent: QWidget, desk: Desk, scope: Scope | None, person_id: str = "") -> None:
        super().__init__(parent, TITLE, keep_words="", leave_words="Close")
        self.desk, self.scope = desk, scope
        person = scope.person if scope else desk.look(people.person, person_id) if person_id else None
        self.field = SearchField("Search names and words")
        self.filters = Filters(desk, person, only=scope is not None)
        self.results = Results(with_person=scope is None)
        what = ONLY_WHAT.format(name=scope.person.called) if scope else WHAT
        self.empty = EmptyState(EVERYTHING, what)
        self.nothing = EmptyState(NOTHING, WHY_NOTHING, BEGIN_AGAIN)
        self.count = Muted("")
        self.seeker = Seeker(self, desk.store)
        self._lay_out()
        self._connect()
        self._show(Found(), asked=False)

    def first_focus(self) -> QWidget:
        """The line."""
        return self.field

    def natural_height(self, width: int) -> int:
        """All the height there is."""
        return theme.px(TALL)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the line, the arrows and Enter belong to the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not self._is_covered():
            if event.key() in MOVES:
                self.results.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.results.open_current()
                return True
        return super().eventFilter(watched, event)

    def done(self, result: int) -> None:
        """Nothing goes on behind a window that was closed."""
        self.seeker.end()
        super().done(result)

    def _lay_out(self) -> None:
        self.page.add(self.field, self.filters, self.count, self.results, self.empty, self.nothing)
        self.page.body.setStretchFactor(self.results, 100)
        self.page.body.addStretch(1)
        self.page.fill()
        theme.changed.connect(self._keep_least)
        self._keep_least()

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self.field.searched.connect(lambda _: self._look())
        self.filters.changed.connect(self._look)
        self.nothing.chosen.connect(self._widen)
        self.results.opened.connect(self._open)
        self.results.found.more_wanted.connect(self._more)
        self.seeker.found.connect(partial(self._show, asked=True))
        self.seeker.followed.connect(self._follow)
        self.seeker.failed.connect(self._could_not)
        bind_keys(self, "Ctrl+K", self._begin_again)

    def _begin_again(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def _look(self) -> None:
        wanted = self.filters.wanted(self.field.text())
        if wanted.is_empty:
            self.seeker.forget()
            self._show(Found(), asked=False)
        elif self.scope is None:
            self.seeker.want(wanted)
        else:
            self._show(search_shown(self.scope.person, self.scope.shown, wanted), asked=True)

    def _more(self, after: Place) -> None:
        self.seeker.want_more(after)

    def _show(self, found: Found, asked: bool) -> None:
        asked = asked and not self.filters.wanted(self.field.text()).is_empty
        self.results.found.show_found(found)
        self.results.mark_first()
        self.filters.offer_found(found)
        some = bool(self.results.found.rows)
        self.results.setVisible(some)
        self.empty.setVisible(not asked)
        self.nothing.setVisible(asked and not some)
        self.nothing.button.set_words(EVERYTHING_AGAIN if self.filters.are_set() else BEGIN_AGAIN)
        self._say_how_many(asked)

    def _follow(self, found: Found) -> None:
        self.results.found.follow(found)
        self._say_how_many(True)

    def _say_how_many(self, asked: bool) -> None:
        number = len(self.results.found.rows)
        words = (
            f"More than {number:,}, the best first" if self.results.found.has_more else f"{number:,} found"
        )
        self.count.setText(words if asked and number else "")
        self.count.setVisible(bool(asked and number))

    def _could_not(self, error: AppError) -> None:
        self.reject()
        self.desk.tell_problem(error)

    def _widen(self) -> None:
        """Without any choice; and where there was none, without what was typed."""
        if self.filters.are_set():
            self.filters.clear()
        else:
            self.field.clear()
        self.field.setFocus()

    def _keep_least(self) -> None:
        self.results.setMinimumHeight(theme.gap(LEAST))

    def _open(self, row: Row) -> None:
        """Where it was said; while others look on, never a screen that shows more than they may see."""
        scope, go = self.scope, self.desk.go
        self.accept()
        if isinstance(row, NameRow):
            go("person", person_id=row.person_id)
        elif scope is None or row.interview_id == scope.open_here:
            go("guide", interview_id=row.interview_id, question_id=row.question_id, statement_id=row.id)
        else:
            back = {"interview_id": scope.reading_back} if scope.reading_back else {}
            seated = {"view": "sides", "present": scope.present, "statement": row.id}
            go("together", person_id=row.person_id, **seated, **back)
