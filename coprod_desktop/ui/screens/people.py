"""Where a day begins: everyone in the store, where to carry on, and the ways to add somebody."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.forms.form_screen import FormScreen
from coprod_desktop.ui.forms.person_form import PersonForm
from coprod_desktop.ui.screens.people_table import people_table, read_lines
from coprod_desktop.ui.screens.person_words import ago, many
from coprod_desktop.ui.task import run_task
from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from coprod_desktop.ui.widgets.containers import Banner, EmptyState, TablePage, flow
from coprod_desktop.ui.widgets.fields import ChoiceField, SearchField
from coprod_desktop.ui.widgets.frame import TopBar
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Muted
from coprod_desktop.work import backing_up, carrying_on, listing, opening
from coprod_desktop.work.carrying_on import CarryOn
from coprod_desktop.work.deeds import Changed
from coprod_desktop.work.listing import BY_NAME, ORDERS, Named

if TYPE_CHECKING:
    from coprod_desktop.work.opening import Store

WORTH_SORTING = 6
"""From so many people on, the way to sort them is shown."""
LEAST_TABLE = 220
"""Pixels of the table that always show; with less room the page scrolls."""


class People(FormScreen):
    """The list of people. With `search`, the keyboard starts in the search field."""

    rail = "people"

    def __init__(self, desk: Desk, search: bool = False) -> None:
        super().__init__(desk)
        self._to_search = search
        self._carry_on: CarryOn | None = None
        self._wanted = ("", BY_NAME)
        self._build()
        self._show_reminder()
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """The search field when that was asked for, else where the work is."""
        shown = (self.banner.button, self.table, self.nobody.button)
        here = next((widget for widget in shown if widget.isVisibleTo(self)), None)
        return self.search if self._to_search or here is None else here

    def on_changed(self, changed: Changed) -> None:
        """Anybody may have changed."""
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew; the current row stays current."""
        words = self.search.text().strip()
        self._find(words, self.order.value())
        self._show_carry_on(self.desk.look(carrying_on.carry_on))

    def _find(self, words: str, order: str) -> None:
        """By name at once; what has to be worked out for everybody first may take a moment, beside the window."""
        self._wanted = (words, order)
        if order == BY_NAME:
            self._show_people(self.desk.look(listing.found, words), words)
            return
        find = partial(_found_beside, self.desk.store, words, order)
        run_task(self, find, partial(self._found, words, order), self.desk.tell_problem, may_be_cut_off=True)

    def _found(self, words: str, order: str, people: Sequence[Named]) -> None:
        if self._wanted == (words, order):  # else something else is wanted by now
            self._show_people(people, words)

    def add(self) -> None:
        """Open the form for somebody new."""
        self.show_form(PersonForm(self.desk), self._added)

    def _build(self) -> None:
        self.search = SearchField("Search names", "Search names")
        self.search.searched.connect(lambda _: self.refresh())
        self.search.returnPressed.connect(self._open_current)
        self.add_button = PrimaryButton("Add a person", icon="plus")
        self.add_button.clicked.connect(self.add)
        self.sheet_button = PlainButton("Bring in…")
        self.sheet_button.clicked.connect(self._bring_in)
        bar = TopBar("People", right=(self.search, self.sheet_button, self.add_button))
        column = Column(self.front, bar, space=0)
        column.addWidget(self._middle(), 1)

    def _middle(self) -> QWidget:
        self.banner = Banner("Carry on where you left off", "", "Continue")
        self.banner.chosen.connect(self._continue)
        self.remind = Banner("A backup in a second place", "", "Backups…")
        self.remind.chosen.connect(lambda: self.desk.go("backups"))
        self.table = people_table("People")
        self.table.opened.connect(self._open)
        self.count = Muted("")
        self.order = ChoiceField("Sort by", [(id_, f"Sort by {one.words}") for id_, one in ORDERS.items()])
        self.order.label.hide()
        self.order.changed.connect(self.refresh)
        self.sorting = flow(self.count, right=(self.order,))
        self.nobody = self._nobody()
        self.nothing = EmptyState("Nobody found", "", "Show everyone")
        self.nothing.chosen.connect(self._show_everyone)
        widgets = (self.banner, self.remind, self.sorting, self.table, self.nobody, self.nothing)
        return TablePage(*widgets, fills=self.table, least=LEAST_TABLE, space=16, name="People")

    def _nobody(self) -> EmptyState:
        words = (
            "Each conversation is about a person. Add the first one, or bring in an interview from a sheet."
        )
        nobody = EmptyState("Nobody here yet", words, "Add a person")
        nobody.chosen.connect(self.add)
        sheet = PlainButton("Bring in…", nobody)
        sheet.clicked.connect(self._bring_in)
        column = nobody.layout()
        assert isinstance(column, Column)
        column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        return nobody

    def _show_people(self, rows: Sequence[Named], words: str) -> None:
        self.table.setVisible(bool(rows))
        self.nobody.setVisible(not rows and not words)
        self.nothing.setVisible(not rows and bool(words))
        self.sorting.setVisible(len(rows) >= WORTH_SORTING)
        self.search.setVisible(bool(rows) or bool(words))
        self.sheet_button.setVisible(not self.nobody.isVisibleTo(self))
        self.add_button.setVisible(not self.nobody.isVisibleTo(self))
        self.count.setText(many(len(rows), "person").replace("persons", "people"))
        self.nothing.set_words(f"No name or setting here has “{words}” in it.")
        self.table.set_lines(read_lines(self.desk, rows))

    def _show_carry_on(self, left: CarryOn | None) -> None:
        self._carry_on = left
        self.banner.setVisible(left is not None and not self.search.text().strip())
        if left is not None:
            self.banner.set_words(_where(left))

    def _show_reminder(self) -> None:
        store = self.desk.store
        words = "" if opening.is_made_up(store.folder) else backing_up.reminder(store)
        self.remind.setVisible(bool(words))
        self.remind.set_words(words)

    def _continue(self) -> None:
        if self._carry_on is not None:
            self.desk.go("guide", interview_id=self._carry_on.interview_id)

    def _open(self, person_id: str) -> None:
        self.desk.go("person", person_id=person_id)

    def _open_current(self) -> None:
        if self.table.current():
            self._open(self.table.current())

    def _show_everyone(self) -> None:
        self.search.clear()
        self.search.setFocus()

    def _bring_in(self) -> None:
        self.desk.go("bring_in")

    def _added(self, changed: Changed) -> None:
        self.desk.go("person", person_id=changed.made_id)


def _found_beside(store: "Store", words: str, order: str) -> list[Named]:
    with store.beside() as own:
        return listing.found(own, words, order)


def _where(left: CarryOn) -> str:
    """Amira Khan – First signs, question 2 of 5 · paused 20 minutes ago."""
    place = f" – {left.section}, question {left.number} of {left.of}" if left.number else ""
    return f"{left.name}{place} · paused {ago(left.left_at, datetime.now(UTC))}"
