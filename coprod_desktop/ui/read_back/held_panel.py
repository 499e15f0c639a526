"""Papers that hold words which were taken back, beside the words for as long as their speaker looks on alone."""

from coprod_desktop.ui.read_back.room import Room
from coprod_desktop.ui.widgets.containers import Panel
from coprod_desktop.ui.widgets.layouts import empty
from coprod_desktop.ui.widgets.text import Point, SubHeading, Words
from coprod_desktop.work.handing_over import Handed, ask_back, told
from coprod_desktop.work.said import Said


class HeldPanel(Panel):
    """Each paper on a line of its own, for as long as it holds what was taken back. Hidden without any."""

    def __init__(self, room: Room) -> None:
        super().__init__(tone="amber")
        self._room = room
        self.papers: tuple[Handed, ...] = ()
        self.hide()

    def refresh(self, one: Said) -> None:
        """Show what holds now."""
        papers = self._room.papers(one).now()
        if papers != self.papers:
            self.papers = papers
            self._fill()
        self.setVisible(bool(papers))

    def _fill(self) -> None:
        empty(self.body)
        if self.papers:
            points = (Point(told(each)) for each in self.papers)
            self.add(SubHeading("Papers that still hold these words"), *points, Words(ask_back(self.papers)))
