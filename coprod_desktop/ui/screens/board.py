"""A Now and Next board, made with the person at the screen: nothing else of theirs or anybody's stands on it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.wording import possessive
from coprod_desktop.summaries.documents.now_next import HEADS
from coprod_desktop.ui.board.beside import Earlier, Said
from coprod_desktop.ui.board.cells import Cells
from coprod_desktop.ui.board.making import Making
from coprod_desktop.ui.board.picker import Picker
from coprod_desktop.ui.board.picture_grid import Tile
from coprod_desktop.ui.board.pictures import Pictures
from coprod_desktop.ui.board.tools import Tools
from coprod_desktop.ui.board.who_chose import WhoChose
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.keys import bind_keys
from coprod_desktop.ui.screen import Screen
from coprod_desktop.ui.tab_order import follow_layout
from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton, QuietButton
from coprod_desktop.ui.widgets.containers import Page, flow
from coprod_desktop.ui.widgets.frame import Bar
from coprod_desktop.ui.widgets.layouts import Row
from coprod_desktop.ui.widgets.text import Words
from coprod_desktop.work import board_photos, boards, people, routines
from coprod_desktop.work.boards import NOW_NEXT, PHOTO, NowNext
from coprod_desktop.work.deeds import Changed

SHARE = 0.42
"""Of the width, for the pictures to pick from."""
REDRAWS = frozenset(("board", "board_photos", "people", "undo"))


class BoardPage(Screen):
    """Goes on with a board that was changed today; without one, with an empty board. Each change is kept at once."""

    about_person = True

    def __init__(self, desk: Desk, person_id: str, board_id: str = "") -> None:
        super().__init__(desk)
        self.setProperty("kind", "screen")
        self._person_id = person_id
        self.person = desk.look(people.person, person_id)
        self.pictures = Pictures()
        self.making = Making(desk, person_id)
        self._build()
        self._connect()
        self._know_photos()
        self.making.open(board_id or self._of_today())

    def person_id(self) -> str:
        """Whose board it is."""
        return self._person_id

    def first_focus(self) -> QWidget:
        """A picture is found by typing its word."""
        return self.picker.search

    def keep(self) -> bool:
        """Half-typed words become a change."""
        self.who_chose.finish()
        return self.making.finish()

    def on_changed(self, changed: Changed) -> None:
        """Show what was changed or taken back."""
        if changed.person_id == self._person_id and changed.kinds & REDRAWS:
            self._know_photos()
            self.making.reload()

    def turn(self) -> None:
        """Show the cells, and which one is chosen for."""
        self.cells.show_cells(self.making.cells, self.making.current)
        self.tools.refresh()

    def refresh(self) -> None:
        """Show the board as it stands, whose choice it was, and the others."""
        making = self.making
        self.turn()
        self.who_chose.setVisible(making.board is not None)
        if making.board is not None:
            self.who_chose.show_choice(making.board, self.desk.look(people.circle, self._person_id))
        self.new_board.setVisible(making.board is not None)
        self.earlier.show_boards(self._others(), self.desk.today())
        follow_layout(
            self.bar,
            self.cells,
            self.tools,
            self.picker,
            self.who_chose,
            self.said,
            self.earlier,
            self.new_board,
        )

    def print_or_save(self) -> None:
        """On to the paper, once every cell holds something."""
        if not self.keep():
            return
        lacks = boards.unfinished(self.making.cells)
        for place, words in list(lacks.items())[:1]:
            self.making.go_to(place)
            self.desk.tell(words)
        if not lacks:
            self._to_paper()

    def _to_paper(self) -> None:
        if self.making.board and self.desk.do(boards.bring_forward, self.making.board.id):
            self.desk.go("summaries", person_id=self._person_id, document=NOW_NEXT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pictures keep their share of the width."""
        super().resizeEvent(event)
        self.picker.setFixedWidth(round(self.width() * SHARE))

    def _build(self) -> None:
        self.cells, self.tools, self.picker = Cells(self.pictures), Tools(self.making), Picker(self.pictures)
        self.who_chose, self.earlier = WhoChose(), Earlier(self.pictures)
        said = self.desk.look(routines.routines, self._person_id, self.desk.today())
        self.said = Said(said, self.person.called)
        self.new_board = PlainButton("Start a new board", icon="plus")
        self.page = Page(
            self.cells, self.tools, name="The board", width=1100, space=14, margins=(28, 18, 24, 20)
        )
        self.page.add(self.who_chose, self.said, self.earlier, flow(self.new_board))
        both = QWidget()
        row = Row(both, space=0)
        row.addWidget(self.page, 1)
        row.addWidget(self.picker)
        self.bar = self._bar()
        self.box.addWidget(self.bar)
        self.box.addWidget(both, 1)

    def _bar(self) -> Bar:
        self.back = QuietButton(self.person.called, icon="back", name=f"Back to {self.person.called}")
        self.smaller, self.bigger = (
            PlainButton("A−", name="Smaller text"),
            PlainButton("A+", name="Bigger text"),
        )
        self.print = PrimaryButton("Print or save…")
        title = Words(f"{possessive(self.person.called)} Now and Next board", role="bar-title")
        bar = Bar("top", "bar")
        bar.set_ends([self.back, title], [self.smaller, self.bigger, self.print])
        return bar

    def _connect(self) -> None:
        self.back.clicked.connect(partial(self.desk.go, "person", person_id=self._person_id, tab="summaries"))
        self.smaller.clicked.connect(partial(self.desk.family.resize_text, -25))
        self.bigger.clicked.connect(partial(self.desk.family.resize_text, 25))
        self.print.clicked.connect(self.print_or_save)
        self.making.turned.connect(self.turn)
        self.making.shown.connect(self.refresh)
        self.cells.chosen.connect(self.making.go_to)
        self.picker.picked.connect(self.making.pick)
        self.picker.words_asked.connect(self.making.put_words)
        self.picker.photo_taken.connect(self._add_photo)
        self.picker.failed.connect(self.desk.tell_problem)
        self.who_chose.chosen.connect(self.making.choose)
        self.new_board.clicked.connect(partial(self._open, ""))
        self.earlier.opened.connect(self._open)
        self.earlier.copied.connect(self._copy)
        self.earlier.removed.connect(self.making.remove)
        self._bind_keys()

    def _bind_keys(self) -> None:
        for place in range(len(HEADS)):
            bind_keys(self, f"Alt+{place + 1}", partial(self.making.go_to, place))
        bind_keys(self, "Ctrl+F", self._to_search)
        bind_keys(self.cells, "Del", self.making.clear)
        bind_keys(self, "Ctrl+P", self.print_or_save)

    def _to_search(self) -> None:
        self.picker.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.picker.search.selectAll()

    def _open(self, board_id: str) -> None:
        self.making.current = 0
        self.making.open(board_id)
        self._to_top()

    def _copy(self, board_id: str) -> None:
        self.making.copy(board_id)
        self._to_top()

    def _to_top(self) -> None:
        self._to_search()
        self.page.verticalScrollBar().setValue(0)

    def _add_photo(self, photo: bytes) -> None:
        """It goes into the cell at once; then it needs a word."""
        place = self.making.current
        kept = self.desk.do(board_photos.add_photo, self._person_id, photo) if self.making.finish() else None
        if kept is None:
            return
        self.making.pick(Tile(f"{PHOTO}:{kept.made_id}", ""))
        if not self.making.cells[place].words:
            self.making.go_to(place)
            self.tools.words.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _know_photos(self) -> None:
        photos = self.desk.look(board_photos.photos, self._person_id)
        self.pictures.know(photos)
        self.picker.know(photos)

    def _others(self) -> list[NowNext]:
        here = self.making.board.id if self.making.board else ""
        return [one for one in self.desk.look(boards.boards, self._person_id) if one.id != here]

    def _of_today(self) -> str:
        newest = next(iter(self.desk.look(boards.boards, self._person_id)), None)
        today = newest is not None and newest.changed_at.astimezone().date() == self.desk.today()
        return newest.id if newest and today else ""
