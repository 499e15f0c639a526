"""What every editor is: a widget that holds one value of a field, under a label that is said and shown."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.kinds import Field
from coprod_desktop.questions.simple_kinds import Value, ValueKind
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Words
from coprod_desktop.work.spoken import Spoken
from coprod_desktop.work.voices import Voice

K = TypeVar("K", bound=ValueKind)


@dataclass(frozen=True)
class EditorContext:
    """What editors need to know. `fill` puts the person's name into fixed words.

    `voices` can be chosen as a person; `order_of` are the statements to be put in order, as they were said.
    `places` were named before for this person; `stage_words` are the person's own words for the stages.
    """

    fill: Callable[[str], str] = str
    voices: Sequence[Voice] = ()
    order_of: Sequence[Spoken] = ()
    today: date = field(default_factory=date.today)
    places: Sequence[str] = ()
    stage_words: Mapping[str, str] = field(default_factory=dict)


class Editor(QWidget):
    """Holds one value of a field. `changed` when a person changes it; setting it is silent.

    `entered` when Enter was pressed in a line: whoever owns the editor decides what that means.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, field: Field, context: EditorContext) -> None:
        super().__init__()
        self.field, self.context = field, context
        self.label = _begin(context.fill(field.label))
        self.name = self.label or _unlabelled(field.kind, context.fill)
        self.box = Column(self, space=4)
        self.build()

    def build(self) -> None:
        """Put the controls into `box`."""
        raise NotImplementedError

    def value(self) -> Value | None:
        """The value in its usual form; None when there is none."""
        raise NotImplementedError

    def set_value(self, value: object) -> None:
        """Show a value (checked by the field's kind), or none for None."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """Where the keyboard goes first."""
        raise NotImplementedError

    def check(self) -> bool:
        """Whether what was typed can be kept; says what is wrong when it can't."""
        return True

    def add_label(self) -> None:
        """Show the field's label above what comes next, if it has one."""
        if self.label:
            self.box.addWidget(Words(self.label, role="message"))

    def kind(self, kind: type[K]) -> K:
        """The field's kind as the class it is."""
        assert isinstance(self.field.kind, kind)
        return self.field.kind


def _begin(words: str) -> str:
    return words[:1].upper() + words[1:]


def _unlabelled(kind: ValueKind, fill: Callable[[str], str]) -> str:
    """What a screen reader calls a part without a label: its first and last words tell parts apart."""
    words = getattr(kind, "options", None) or getattr(kind, "anchors", None)
    return f"From “{fill(words[0])}” to “{fill(words[-1])}”" if words else _begin(kind.id)
