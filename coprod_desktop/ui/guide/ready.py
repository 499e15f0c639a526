"""The parts of the next question are made while this one is talked about, so that it stands there at a key."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.question_set import Question
from coprod_desktop.ui.editors import EditorContext
from coprod_desktop.ui.editors.fields_panel import FieldsPanel

IDLE_MS = 150
"""After a question was painted: long enough not to be in the way of the first letters typed there."""


class ReadyFields:
    """One panel of fields in advance; it is used only if it would come out the same by then."""

    def __init__(self, owner: QWidget, context: Callable[[], EditorContext]) -> None:
        self._owner, self._context = owner, context
        self._made: tuple[Question, EditorContext, FieldsPanel] | None = None
        self._next: Question | None = None
        self._timer = QTimer(owner, singleShot=True, interval=IDLE_MS)
        self._timer.timeout.connect(self._make)

    def expect(self, question: Question | None) -> None:
        """This one probably comes next. What a question puts in order isn't known before it is asked."""
        self._next = question
        if question is not None and question.answer.fields and not question.answer.orders:
            self._timer.start()

    def take(self, question: Question) -> FieldsPanel:
        """The fields of a question, ready or made now."""
        self._timer.stop()
        made, self._made = self._made, None
        context = self._context()
        if made is not None and made[:2] == (question, context):
            return made[2]
        if made is not None:
            made[2].deleteLater()
        return FieldsPanel(question, context, self._owner)

    def _make(self) -> None:
        if self._next is None or (self._made is not None and self._made[0] == self._next):
            return
        context = replace(self._context(), order_of=[])
        if self._made is not None:
            self._made[2].deleteLater()
        panel = FieldsPanel(self._next, context, self._owner)
        panel.hide()
        self._made = self._next, context, panel
