"""Under the board: own words for the cell that is chosen for, and what can be done with it."""

from PySide6.QtWidgets import QWidget

from coprod_desktop.summaries.documents.now_next import HEADS
from coprod_desktop.ui.board.making import Making
from coprod_desktop.ui.keys import UndoBeyond
from coprod_desktop.ui.tab_order import stop_inside
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import flow
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.typed_fields import TextField
from coprod_desktop.work.boards import LONGEST, Cell

COUNTS = ((2, "Two cells"), (3, "Three cells"))


class Tools(QWidget):
    """Acts on a board that is being made."""

    def __init__(self, making: Making) -> None:
        super().__init__()
        self._making, self._place = making, -1
        self.words = TextField("Words")
        self.words.line.setMaxLength(LONGEST)
        self.clear = PlainButton("Clear", icon="bin")
        self.swap = PlainButton("Swap", icon="move")
        self.count = ChipGroup(
            "How many cells", [Option(str(n), words) for n, words in COUNTS], clearable=False
        )
        Column(self, self.words, flow(self.swap, self.clear, right=[self.count]), space=10)
        stop_inside(self.words)
        UndoBeyond(self.words.line)
        self.words.changed.connect(lambda: making.type_words(self.words.line.text()))
        self.words.line.editingFinished.connect(making.finish)
        self.clear.clicked.connect(making.clear)
        self.swap.clicked.connect(making.swap)
        self.count.changed.connect(lambda ids: making.set_count(int(ids[0])))

    def refresh(self) -> None:
        """Say what stands in the cell that is chosen for; words that are being typed are left alone."""
        making = self._making
        cell, head = making.cell, making.head
        self.words.label.setText(f"Words for {head}")
        self.words.line.setAccessibleName(f"Words for {head}")
        self.words.line.setPlaceholderText(cell.own_word)
        typing = self.words.line.hasFocus() and self._place == making.current and making.is_typing
        if not typing:
            self.words.set_value("" if cell.words == cell.own_word else cell.words)
        self._place = making.current
        self.clear.set_words(f"Clear {head}", f"Clear {head}")
        other = HEADS[making.neighbour()]
        self.swap.set_words(f"Swap {head} and {other}", f"Swap {head} and {other}")
        self.clear.setEnabled(cell != Cell())
        self.swap.setEnabled({cell, making.cells[making.neighbour()]} != {Cell()})
        self.count.set_value(str(len(making.cells)))
