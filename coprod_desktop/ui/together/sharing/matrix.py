"""The matrix of words and readers: arrow keys move, Space marks, and nothing of it is a widget but the table."""

from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QTableView

from coprod_desktop.ui import theme
from coprod_desktop.ui.together.sharing.delegate import Cells
from coprod_desktop.ui.together.sharing.frozen import Corner, ReadersRow, WordsColumn
from coprod_desktop.ui.together.sharing.lines import Line
from coprod_desktop.ui.together.sharing.model import Index, Model
from coprod_desktop.ui.together.sharing.painting import SIDE, Setting, Words, cell_height, least_cell
from coprod_desktop.ui.widgets import typeset

NARROWEST, COMFORTABLE, WIDEST = 250, 380, 560
"""Pixels at 100 % of the words: as narrow and as wide as they read well, and what they get before readers get more."""
USUAL = 108
"""Pixels at 100 % at which “Not shared” stands on one line."""
MOVE = "Arrow keys move."
KEYS = f"{MOVE} Space marks. Enter changes who can see the marked words."
_Key = Qt.Key


class Matrix(QTableView):
    """`asked` carries a kind of change ("" for any) when Enter or Delete is pressed; `marked` when marks change.

    `moved` when another row is the current one.
    """

    asked = Signal(str)
    marked = Signal()
    moved = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.lines_model, self.setting = Model(self), Setting()
        self.setModel(self.lines_model)
        self.words_column = WordsColumn(self, self.lines_model, self.setting)
        self.setVerticalHeader(self.words_column)
        self.readers_row = ReadersRow(self, self.lines_model, self.setting)
        self.setHorizontalHeader(self.readers_row)
        self._corner = Corner(self, self.setting)
        self._least, self._fitted = 0, -1
        self.setItemDelegate(Cells(self, self.lines_model, self.setting))
        self.setAccessibleName(name)
        self.setProperty("corner", "card")
        self._behave()
        self.words_column.sectionClicked.connect(self._clicked)
        self.doubleClicked.connect(lambda _: self.asked.emit(""))
        theme.changed.connect(self._text_resized)

    def show_lines(self, lines: Sequence[Line], heads: Sequence[str]) -> None:
        """Show these; where the keyboard was and is still there stays current."""
        here, column = self.current(), max(0, self.currentIndex().column())
        at = here.id if here else ""
        self.lines_model.show(lines, heads)
        self.words_column.setVisible(bool(heads))
        self.setAccessibleDescription(KEYS if heads else MOVE)
        self.clearSpans()
        for row, line in enumerate(lines):
            if line.one is None and len(heads) > 1:
                self.setSpan(row, 0, 1, len(heads))
        self._refit()
        row = next((row for row, line in enumerate(lines) if line.id == at), _first_line(lines))
        self.setCurrentIndex(self.lines_model.index(row, min(column, self.lines_model.columnCount() - 1)))
        self.marked.emit()

    def current(self) -> Line | None:
        """The row where the keyboard is."""
        index = self.currentIndex()
        return self.lines_model.lines[index.row()] if index.isValid() else None

    def marks(self) -> list[Line]:
        """The marked lines, in their order."""
        return [line for line in self.lines_model.lines if line.id in self.lines_model.marks and line.open]

    def mark(self, wanted: Callable[[Line], bool], *, also: bool = True) -> None:
        """Mark every line that is wanted; without `also`, unmark all others."""
        found = {line.id for line in self.lines_model.lines if line.open and wanted(line)}
        self.lines_model.mark(found | self.lines_model.marks if also else found)
        self.marked.emit()

    def toggle(self, row: int) -> None:
        """Mark a line or take its mark away; at a heading, do it with the whole section."""
        line = self.lines_model.lines[row]
        mine = {
            each.id
            for each in self.lines_model.lines
            if each.open and (each.section == line.section if line.one is None else each.id == line.id)
        }
        marks = self.lines_model.marks
        self.lines_model.mark(marks - mine if mine <= marks else marks | mine)
        self.marked.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell when the row is another one."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, Enter, Delete and the marking keys; the rest is Qt's, and Tab leaves."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.mark(lambda _: True)
        elif (step := self._steps().get((event.key(), _modifier(event)))) is not None and self.current():
            step()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words and readers share the width anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Now the width is known."""
        super().showEvent(event)
        self.fit()

    def sizeHint(self) -> QSize:
        """The least that is of use; the page gives it all the room there is."""
        return QSize(theme.gap(600), self._least)

    def minimumSizeHint(self) -> QSize:
        """The same height: the page scrolls rather than the matrix being squeezed."""
        return QSize(theme.gap(240), self._least)

    def set_least(self, height: int) -> None:
        """From this height down the page scrolls."""
        self._least = height
        self.updateGeometry()

    def fit(self) -> None:
        """Set widths, then the height each row needs for its words and its cells; once a width, when it is seen."""
        model = self.lines_model
        room = self.width() - 2 * self.frameWidth() - self.verticalScrollBar().sizeHint().width()
        if not self.isVisible() or self._fitted == room:
            return
        self._fitted = room
        words, across = (room, room) if model.words_only else self._widths(room)
        self.words_column.setFixedWidth(words)
        for column in range(model.columnCount()):
            self.setColumnWidth(column, across)
        self._fit_heading(words, across)
        self._fit_rows(words, across)

    def _steps(self) -> dict[tuple[int, Qt.KeyboardModifier], Callable[[], object]]:
        none, shift, ctrl = (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.ControlModifier,
        )
        return {
            (_Key.Key_Space, none): lambda: self.toggle(self.currentIndex().row()),
            (_Key.Key_Space, ctrl): self.mark_section,
            (_Key.Key_Return, none): lambda: self.asked.emit(""),
            (_Key.Key_Enter, none): lambda: self.asked.emit(""),
            (_Key.Key_Delete, none): lambda: self.asked.emit("withdraw"),
            (_Key.Key_Down, shift): lambda: self._stretch(1),
            (_Key.Key_Up, shift): lambda: self._stretch(-1),
        }

    def mark_section(self) -> None:
        """Mark every line of the section where the keyboard is."""
        here = self.current()
        if here is not None:
            self.mark(lambda line: line.section == here.section)

    def _stretch(self, step: int) -> None:
        """Mark this line and the next one, and go there."""
        index, lines = self.currentIndex(), self.lines_model.lines
        ahead = range(index.row() + step, len(lines) if step > 0 else -1, step)
        row = next((row for row in ahead if lines[row].one is not None), index.row())
        both = {lines[index.row()].id, lines[row].id}
        self.mark(lambda line: line.id in both)
        self.setCurrentIndex(index.siblingAtRow(row))

    def _clicked(self, row: int) -> None:
        self.setFocus()
        self.setCurrentIndex(self.lines_model.index(row, max(0, self.currentIndex().column())))
        self.toggle(row)

    def _column_width(self, room: int) -> int:
        """No word of a cell or of a heading is broken; the usual ones stand on one line once the words have room."""
        model, longest = self.lines_model, dict[str, float]()
        head = theme.font("small", QFont.Weight.Bold)
        cells = {cell for line in model.lines for cell in line.cells}
        names = [typeset.longest_word(name, head, theme.px(150)) for name in model.heads]
        widths = [
            *(least_cell(cell, longest) for cell in cells),
            *(width + 2 * theme.gap(SIDE) + 2 for width in names),
        ]
        easy = (room - theme.px(COMFORTABLE)) // max(1, len(model.heads))
        return max(ceil(max(widths, default=0)), min(theme.px(USUAL), easy))

    def _widths(self, room: int) -> tuple[int, int]:
        """Of the words and of each group of readers; what doesn't fit scrolls sideways beside the words."""
        least, many = self._column_width(room), len(self.lines_model.heads)
        words = min(max(room - least * many, theme.px(NARROWEST)), theme.px(WIDEST), room - least)
        across = max(least, (room - words) // many)
        return max(words, room - across * many), across

    def _fit_heading(self, words: int, across: int) -> None:
        self.readers_row.fit(across)
        edge = self.frameWidth()
        self._corner.setGeometry(edge, edge, words, self.readers_row.height())
        self._corner.setVisible(not self.lines_model.words_only)

    def _fit_rows(self, words: int, across: int) -> None:
        model = self.lines_model
        cells = set() if model.words_only else {cell for line in model.lines for cell in line.cells}
        high = {cell: cell_height(self.setting, cell, across) for cell in cells}
        for row, line in enumerate(model.lines):
            own = Words(self.setting, line, words, boxed=not model.words_only).height()
            self.setRowHeight(row, max([own, *(high.get(cell, 0) for cell in line.cells)]))

    def _text_resized(self) -> None:
        self.setting.forget()
        self._refit()

    def _refit(self) -> None:
        """Something else than the width is new."""
        self._fitted = -1
        self.fit()

    def _behave(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)


def _first_line(lines: Sequence[Line]) -> int:
    return next((row for row, line in enumerate(lines) if line.one is not None), 0)


def _modifier(event: QKeyEvent) -> Qt.KeyboardModifier:
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
