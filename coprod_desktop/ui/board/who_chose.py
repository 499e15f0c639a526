"""Whose choice the board was, and how we know: the person comes first, and nobody else's yes counts as theirs."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.vocabulary import ARRIVAL, ARRIVALS
from coprod_desktop.ui.tab_order import stop_inside
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import SubHeading
from coprod_desktop.ui.widgets.typed_fields import TextField
from coprod_desktop.work.boards import INTERPRETER, NowNext
from coprod_desktop.work.voices import Voice

NOBODY = "nobody"
NOT_YET = "Nobody’s choice is recorded yet"


class WhoChose(QWidget):
    """`chosen` carries the contributor's id (None for nobody yet), how it reached us, and the interpreter."""

    chosen = Signal(object, str, str)

    def __init__(self) -> None:
        super().__init__()
        self._through = ""
        self.who = ChipGroup("Who chose?", clearable=False)
        self.how_title = SubHeading("How?")
        options = [Option(one.id, one.word[:1].upper() + one.word[1:]) for one in ARRIVALS]
        self.how = ChipGroup("How did they choose?", options, clearable=False)
        self.through = TextField("Who interpreted?")
        Column(self, SubHeading("Who chose?"), self.who, self.how_title, self.how, self.through, space=8)
        stop_inside(self.through)
        self.who.changed.connect(lambda _: self._tell())
        self.how.changed.connect(lambda _: self._tell())
        self.through.line.editingFinished.connect(self.finish)

    def show_choice(self, board: NowNext, circle: Sequence[Voice]) -> None:
        """Show what is recorded for a board."""
        by = board.chosen_by
        there = [*circle, *([by] if by and by.id not in [one.id for one in circle] else [])]
        options = [Option(one.id, one.introduced, one.initial, voice=one.place) for one in there]
        options.append(Option(NOBODY, "Not chosen yet"))
        if [chip.option for chip in self.who.chips()] != options:
            self.who.set_options(options)
        self.who.set_value(by.id if by else NOBODY)
        self.how_title.setText(f"How did {by.name} choose?" if by else "")
        self.how.set_value(board.arrived)
        self._through = board.through
        self.through.set_value(board.through)
        for each in (self.how_title, self.how):
            each.setVisible(by is not None)
        self.through.setVisible(by is not None and board.arrived == INTERPRETER)

    def finish(self) -> None:
        """The interpreter's name, once it is typed."""
        if self.through.value() != self._through:
            self._tell()

    def _tell(self) -> None:
        who = self.who.one()
        self.chosen.emit(None if who == NOBODY else who, self.how.one(), self.through.value())


def choice_words(board: NowNext) -> str:
    """Isla chose (with a picture)."""
    if board.chosen_by is None:
        return NOT_YET
    through = f": {board.through}" if board.through else ""
    return f"{board.chosen_by.name} chose ({ARRIVAL[board.arrived].word}{through})"
