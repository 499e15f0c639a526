"""Everything a question can record beside the words: what is the answer stands open, the rest under “More”."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.fields import question_fields
from coprod_desktop.questions.kinds import Field
from coprod_desktop.questions.question_set import Question
from coprod_desktop.questions.simple_kinds import Value
from coprod_desktop.ui.editors import Editor, EditorContext, editor_for
from coprod_desktop.ui.widgets.buttons import QuietButton
from coprod_desktop.ui.widgets.containers import flow
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Small

DECIDES_THE_PLACE = frozenset({"do or don't", "message"})
"""Fields that pick where the words stand on a page (questions.slots): they are never folded away."""


class FieldsPanel(QWidget):
    """The fields of one question. `changed` when a person changes one; setting them is silent.

    `entered` when Enter was pressed in one of its lines.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, question: Question, context: EditorContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editors = {one.key: editor_for(one, context) for one in question_fields(question)}
        for editor in self.editors.values():
            editor.changed.connect(self.changed)
            editor.entered.connect(self.entered)
        folded = [one for one in self.editors.values() if not _is_answer(one.field)]
        self.more = More(folded)
        self.box = Column(self, space=16)
        for editor in self.editors.values():
            if editor not in folded:
                self.box.addWidget(editor)
        self.box.addWidget(self.more)
        self.more.setVisible(bool(folded))  # not before it has a place: it would be a window for a moment

    def values(self) -> dict[str, Value]:
        """Key → value of each field that has one, in the question's order."""
        told = ((key, editor.value()) for key, editor in self.editors.items())
        return {key: value for key, value in told if value is not None}

    def set_values(self, values: Mapping[str, object]) -> None:
        """Show these values and no others; opens “More” when one of them stands there."""
        for key, editor in self.editors.items():
            editor.set_value(values.get(key))
        self.more.open_if_set()

    def clear(self) -> None:
        """Take every value back."""
        self.set_values({})

    def is_empty(self) -> bool:
        """Whether no field has a value."""
        return not self.values()

    def check(self) -> bool:
        """Whether all that was typed can be kept; goes to the first that can't, which says why."""
        wrong = [editor for editor in self.editors.values() if not editor.check()]
        if wrong:
            self.more.open_if(editor in wrong for editor in self.more.editors)
            wrong[0].first_focus().setFocus()
        return not wrong

    def first_focus(self) -> QWidget | None:
        """Where the keyboard goes first; None at a question without fields."""
        shown = [editor for editor in self.editors.values() if editor not in self.more.editors]
        if shown:
            return shown[0].first_focus()
        return self.more.button if self.editors else None


class _Fold(QuietButton):
    """In line with the labels above and below it."""

    PAD = (4, 9)


class More(QWidget):
    """Editors behind one button that says what they are about."""

    def __init__(self, editors: Sequence[Editor], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editors = list(editors)
        self.button = _Fold("More about this")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._show)
        self._about = Small(" · ".join(editor.name for editor in editors))
        self._inside = QWidget()
        Column(self._inside, *editors, space=16)
        Column(self, flow(self.button, self._about), self._inside, space=4)
        self._show(False)

    def open_if(self, reasons: Iterable[bool]) -> None:
        """Open when there is a reason; what a person opened stays open."""
        if any(reasons):
            self.button.setChecked(True)

    def open_if_set(self) -> None:
        """Open when something in here has a value."""
        self.open_if(editor.value() is not None for editor in self.editors)

    def _show(self, opened: bool) -> None:
        self._inside.setVisible(opened)
        self._about.setVisible(not opened)
        self.button.set_icon("up" if opened else "down")
        about = ", ".join(editor.name for editor in self.editors)
        words = "Less about this" if opened else "More about this"
        self.button.set_words(words, f"{words}: {about}")


def _is_answer(field: Field) -> bool:
    """A part of its own has no label; a field of a list has one."""
    return not field.label or field.key in DECIDES_THE_PLACE
