"""Which voices stand side by side, and in which order: ticked in a list that moves up and down."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.together.looking import Looking
from coprod_desktop.ui.widgets.order_list import OrderList, Placed
from coprod_desktop.ui.widgets.text import Lead, Title
from coprod_desktop.work import columns

TITLE = "Whose words stand side by side?"


class ColumnsSheet(Sheet):
    """The voices that stand there, in their order, then the others. Ctrl+Enter keeps it."""

    def __init__(self, parent: QWidget, looking: Looking, shown: Sequence[str]) -> None:
        super().__init__(parent, TITLE, keep_words="Show these")
        self.list = OrderList("Voices, left to right", "Not shown", put="Show", take="Don’t show", least=1)
        self.list.set_lines([Placed(voice.id, voice.introduced) for voice in looking.circle], shown)
        self.page.add(Title(TITLE), Lead("The first stands at the left."), self.list)
        self.keep_by(lambda: looking.desk.do(columns.choose_columns, looking.person_id, self.list.placed()))

    def first_focus(self) -> QWidget | None:
        """The list."""
        return self.list.list
