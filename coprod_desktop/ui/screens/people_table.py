"""The table of people that People and Reviews due share."""

from collections.abc import Sequence
from datetime import date

from coprod_desktop.errors import AppError
from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.screens.person_words import age_words, day_words, joined, many
from coprod_desktop.ui.widgets.person_mark import initials
from coprod_desktop.ui.widgets.table import Cell, Column, Line, Table
from coprod_desktop.ui.widgets.table_lines import ReadLines
from coprod_desktop.ui.widgets.tags import Tag
from coprod_desktop.work import listing
from coprod_desktop.work.interviews import AGREED, IN_PROGRESS, STATES, TO_READ_BACK
from coprod_desktop.work.listing import Named, PersonRow

STATE_TAGS = {
    IN_PROGRESS: Tag(STATES[IN_PROGRESS], tone="amber"),
    TO_READ_BACK: Tag(STATES[TO_READ_BACK]),
    AGREED: Tag(STATES[AGREED], "✓", "green"),
}
NOT_TALKED = "Not yet"
NO_DATE = "No date yet"
COLUMNS = (
    Column("Name", 35),
    Column("Voices heard", 16),
    Column("Last talked", 13),
    Column("Review by", 19),
    Column("Now", 17),
)


def people_table(name: str) -> Table:
    """An empty table of people."""
    return Table(name, COLUMNS, fills=True)


def read_lines(desk: Desk, people: Sequence[Named]) -> ReadLines:
    """Lines that are read as they come in sight."""

    def read(ids: Sequence[str]) -> list[Line]:
        try:
            return lines_of(desk.look(listing.rows, ids, desk.today()), desk.today())
        except AppError as error:
            desk.tell_problem(error)
            return []

    return ReadLines([one.id for one in people], read)


def lines_of(rows: Sequence[PersonRow], today: date) -> list[Line]:
    """One line a person."""
    return [Line(row.id, _cells(row, today)) for row in rows]


def _cells(row: PersonRow, today: date) -> tuple[Cell, ...]:
    who = joined((age_words(row.age), row.facts.setting))
    heard = str(len(row.heard)) if row.heard else "None yet"
    talked = day_words(row.last_talked, today) if row.last_talked else NOT_TALKED
    return (
        Cell(row.facts.name, who, initials(row.facts.name)),
        Cell(heard, voices=row.heard),
        Cell(talked),
        review_cell(row, today),
        Cell(tag=STATE_TAGS[row.state]) if row.state else Cell("No interview yet"),
    )


def review_cell(row: PersonRow, today: date) -> Cell:
    """The date to look at it again; marked in words and colour once it is over."""
    if row.review_by is None:
        return Cell(NO_DATE)
    if not row.overdue:
        return Cell(day_in_words(row.review_by), second=_soon((row.review_by - today).days))
    return Cell(tag=Tag(f"{day_in_words(row.review_by)} – overdue", "warning", "red"))


def _soon(days: int) -> str:
    if days == 0:
        return "today"
    return f"in {many(days, 'day')}" if days <= 30 else ""
