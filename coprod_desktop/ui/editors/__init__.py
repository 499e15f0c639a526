"""One editor for every kind of value, in one table: a new kind is a class and a row here."""

from coprod_desktop.questions.kinds import Field, Grid, Order
from coprod_desktop.questions.simple_kinds import Choice, Choices, Date, Person, Rating, Text
from coprod_desktop.ui.editors.choosing import ChoiceEditor, ChoicesEditor
from coprod_desktop.ui.editors.editor import Editor, EditorContext
from coprod_desktop.ui.editors.grid import GridEditor
from coprod_desktop.ui.editors.naming import PersonEditor
from coprod_desktop.ui.editors.ordering import OrderEditor
from coprod_desktop.ui.editors.rating import RatingEditor
from coprod_desktop.ui.editors.typing import DateEditor, TextEditor

EDITORS: dict[str, type[Editor]] = {
    Text.id: TextEditor,
    Date.id: DateEditor,
    Person.id: PersonEditor,
    Choice.id: ChoiceEditor,
    Choices.id: ChoicesEditor,
    Rating.id: RatingEditor,
    Order.id: OrderEditor,
    Grid.id: GridEditor,
}
"""Kind of value → the widget that edits it."""


def editor_for(field: Field, context: EditorContext) -> Editor:
    """The editor of a field."""
    return EDITORS[field.kind.id](field, context)


__all__ = ["EDITORS", "Editor", "EditorContext", "editor_for"]
