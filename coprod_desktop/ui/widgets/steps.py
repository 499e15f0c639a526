"""The way through an interview: each section with where it stands, opening to its questions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui import icons, theme
from coprod_desktop.ui.tab_order import follow_layout
from coprod_desktop.ui.widgets import typeset
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.containers import Page
from coprod_desktop.ui.widgets.group import Group, move_focus, rove, step_of
from coprod_desktop.ui.widgets.layouts import Column


@dataclass(frozen=True)
class Mark:
    """How a step's standing is drawn and said."""

    icon: str
    colour: str
    words: str


MARKS = {
    "done": Mark("check", "green", "done"),
    "here": Mark("circle", "brand", "you are here"),
    "open": Mark("open", "ink2", "not yet"),
    "later": Mark("dash", "ink2", "ask later"),
    "left": Mark("cross", "ink2", "left"),
    "star": Mark("star", "brand", ""),
}


@dataclass(frozen=True)
class Step:
    """A section or a question. `mark` is a key of MARKS, `second` a line such as "question 2 of 5"."""

    id: str
    title: str
    mark: str = "open"
    second: str = ""
    questions: tuple["Step", ...] = ()


class StepButton(Button):
    """One line of the way: mark, title and, under it, the second line."""

    ROLE = "step"
    TEXT = "chip"
    PAD = (10, 9)

    def __init__(self, step: Step, parent: QWidget | None = None, *, inner: bool = False) -> None:
        self.step, self.inner, self.opened = step, inner, False
        super().__init__(step.title, parent)
        self.show_step(step)

    def show_step(self, step: Step, opened: bool = False) -> None:
        """Stand for this step; `opened` says that its questions follow."""
        self.step, self.opened = step, opened
        said = ", ".join(part for part in (step.title, MARKS[step.mark].words, step.second) if part)
        self.set_words(step.title, said)
        self.setAccessibleDescription(("open" if opened else "closed") if step.questions else "")
        self.updateGeometry()
        self.update()

    def starts_left(self) -> bool:
        """The words of a list line up."""
        return True

    def words_font(self) -> QFont:
        """Bold where you are."""
        weight = QFont.Weight.Bold if self.step.mark == "here" else QFont.Weight.Normal
        return theme.font("small" if self.inner else self.TEXT, weight)

    def ink(self) -> QColor:
        """Darker where you are, softer for what is put off."""
        return theme.colour({"here": "brand-ink", "later": "ink2", "left": "ink2"}.get(self.step.mark, "ink"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys belong to the list."""
        if step_of(event.key()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def heightForWidth(self, width: int) -> int:
        """Both parts, wrapped."""
        return super().heightForWidth(width) + self._second_height(width)

    def sizeHint(self) -> QSize:
        """Both parts."""
        return super().sizeHint() + QSize(0, self._second_height(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark, title, second line, and an arrow when there is more inside."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        left, top = self._text_left(), float(theme.gap(self.PAD[1]))
        made = self._block(self._room(self.width()))
        second = self._second_block(self.width())
        used = made.size.height() + (second.size.height() if self.step.second else 0)
        top = max(top, (self.height() - used) / 2)
        made.paint(painter, QPointF(left, top), self.ink())
        if self.step.second:
            second.paint(painter, QPointF(left, top + made.size.height()), theme.colour("ink2"))
        self._paint_marks(painter, top + self.fontMetrics().height() / 2)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        here, corner = self.step.mark == "here", theme.radius("button")
        if here or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("brand-soft" if here else "hover"))
            painter.drawRoundedRect(self.rect(), corner, corner)

    def _paint_marks(self, painter: QPainter, middle: float) -> None:
        size, mark = theme.px(14), MARKS[self.step.mark]
        left = theme.gap(self.PAD[0]) + self._indent()
        box = QRectF(left, middle - size / 2, size, size)
        icons.paint(painter, box, mark.icon, theme.colour(mark.colour))
        if self.step.questions:
            box.moveLeft(self.width() - theme.gap(6) - size)
            icons.paint(painter, box, "down" if self.opened else "next", theme.colour("ink2"))

    def _indent(self) -> int:
        return theme.gap(16) if self.inner else 0

    def _text_left(self) -> int:
        return theme.gap(self.PAD[0]) + self._indent() + theme.px(14) + theme.gap(12)

    def _room(self, width: float) -> float:
        return (
            width - self._text_left() - theme.gap(self.PAD[0]) - (theme.px(14) if self.step.questions else 0)
        )

    def _second_block(self, width: float) -> typeset.Block:
        return typeset.block(self.step.second, theme.font("small"), self._room(width))

    def _second_height(self, width: float) -> int:
        return round(self._second_block(width).size.height()) if self.step.second else 0

    def _beside(self) -> int:
        return self._text_left() - theme.gap(self.PAD[0]) + (theme.px(14) if self.step.questions else 0)


class WayThrough(Page):
    """The sections in order. Choosing one opens it; choosing a question emits `chosen` with its id.

    A section without questions emits its own id. Up and Down move, Right opens, Left closes.
    """

    chosen = Signal(str)

    def __init__(self, name: str = "Your way through", parent: QWidget | None = None) -> None:
        super().__init__(margins=(10, 8, 10, 8), space=2, width=2000, name=name, kind="plain", parent=parent)
        self._list = _Steps(name)
        self._column = Column(self._list, space=2)
        self._buttons: list[StepButton] = []
        self._open: set[str] = set()
        self._steps: tuple[Step, ...] = ()
        self.add(self._list)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show these; sections that were open stay open, and the focus stays on its line."""
        had = next((button.step.id for button in self._buttons if button.hasFocus()), "")
        self._steps = tuple(steps)
        self._fill()
        self._focus(had)

    def open_section(self, id_: str, opened: bool = True) -> None:
        """Show or hide a section's questions."""
        (self._open.add if opened else self._open.discard)(id_)
        self.set_steps(self._steps)

    def _fill(self) -> None:
        """A line keeps its button while it stays in its place: making all anew would measure each many times."""
        lines = list(self._lines())
        kept = 0
        for button, (step, inner) in zip(self._buttons, lines, strict=False):
            if button.inner != inner:
                break
            kept += 1
            if (button.step, button.opened) != (step, step.id in self._open):
                button.show_step(step, step.id in self._open)
        came_or_went = kept < max(len(lines), len(self._buttons))
        self._drop(kept)
        for step, inner in lines[kept:]:
            self._add(step, inner=inner)
        if came_or_went:
            follow_layout(self._list)
        self._list.buttons = list(self._buttons)
        here = [button for button in self._buttons if button.step.mark == "here"]
        if self._buttons:
            rove(list(self._buttons), (here or self._buttons)[-1 if here else 0])

    def _lines(self) -> Iterator[tuple[Step, bool]]:
        """Each step to show, and whether it stands inside another."""
        for step in self._steps:
            yield step, False
            yield from ((question, True) for question in (step.questions if step.id in self._open else ()))

    def _drop(self, kept: int) -> None:
        for button in self._buttons[kept:]:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        del self._buttons[kept:]

    def _add(self, step: Step, *, inner: bool) -> None:
        button = StepButton(step, inner=inner)
        button.show_step(step, step.id in self._open)
        button.clicked.connect(partial(self._clicked, button))
        self._column.addWidget(button)
        button.show()
        self._buttons.append(button)

    def _clicked(self, button: StepButton, *_: object) -> None:
        step = button.step
        if step.questions:
            self.open_section(step.id, step.id not in self._open)
        else:
            self.chosen.emit(step.id)

    def _focus(self, id_: str) -> None:
        for button in self._buttons:
            if id_ and button.step.id == id_:
                rove(list(self._buttons), button)
                button.setFocus()


class _Steps(Group):
    """The list itself: moves the focus, and opens or closes sections from the keyboard."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.buttons: list[QWidget] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move, Right opens, Left closes, Enter chooses."""
        focused = self.focusWidget()
        toggles = {Qt.Key.Key_Right: False, Qt.Key.Key_Left: True}
        if isinstance(focused, StepButton) and event.key() in toggles:
            if focused.step.questions and focused.opened == toggles[Qt.Key(event.key())]:
                focused.click()
        elif step := step_of(event.key()):
            move_focus(self.buttons, step)
        else:
            super().keyPressEvent(event)
