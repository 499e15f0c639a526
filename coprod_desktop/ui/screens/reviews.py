"""Whose pages are to be looked at again, so that nobody is forgotten."""

from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.batch.pages_for_many import PagesForMany
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.screen import Screen
from coprod_desktop.ui.screens.people_table import people_table, read_lines
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.containers import EmptyState
from coprod_desktop.ui.widgets.frame import TopBar
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Muted
from coprod_desktop.work import listing
from coprod_desktop.work.deeds import Changed


class Reviews(Screen):
    """Who is due soon or overdue, the longest waiting first."""

    rail = "reviews"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setProperty("kind", "screen")
        self.table = people_table("Reviews due")
        self.table.opened.connect(lambda person_id: self.desk.go("person", person_id=person_id))
        self.note = Muted(f"Due within {listing.SOON} days, or over. The longest waiting come first.")
        self.none = EmptyState(
            "Nothing to look at again yet",
            f"Whoever is due within {listing.SOON} days stands here. The date is chosen at the end of reading back.",
        )
        self.many = PagesForMany(desk, self)
        self.many_button = PlainButton("Pages for a school…", icon="page")
        self.many_button.clicked.connect(self.pages_for_many)
        self.due_button = PlainButton("What is due to be erased")
        self.due_button.clicked.connect(lambda: self.desk.go("due"))
        self._build()
        self.refresh()

    def pages_for_many(self) -> None:
        """The same document for those who are due, in one go."""
        today = self.desk.today()
        due = [one.id for one in self.desk.look(listing.reviews_due, today)]
        self.many.ask(self.desk.look(listing.rows, due, today))

    def first_focus(self) -> QWidget | None:
        """The table, when there is one."""
        return self.table if self.table.isVisibleTo(self) else None

    def on_changed(self, changed: Changed) -> None:
        """Anybody's date may have changed."""
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew."""
        rows = self.desk.look(listing.reviews_due, self.desk.today())
        for widget, shown in ((self.table, rows), (self.note, rows), (self.none, not rows)):
            widget.setVisible(bool(shown))
        self.many_button.setVisible(bool(rows))
        self.table.set_lines(read_lines(self.desk, rows))

    def _build(self) -> None:
        self.box.addWidget(TopBar("Reviews due", right=(self.due_button, self.many_button)))
        middle = QWidget()
        column = Column(middle, self.note, self.table, self.none, space=16, margins=(28, 24, 28, 24))
        column.setStretchFactor(self.table, 100)
        column.addStretch(1)
        self.box.addWidget(middle, 1)
