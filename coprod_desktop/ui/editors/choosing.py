"""Editors for what is chosen from a question's own words: one of them, or any number."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.simple_kinds import Choice, Choices
from coprod_desktop.ui.editors.editor import Editor
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup


class _OfOptions(Editor):
    MANY = False

    def build(self) -> None:
        """A label and the chips."""
        fill = self.context.fill
        options = [Option(written, fill(written)) for written in self.written()]
        self.chips = ChipGroup(self.name, options, many=self.MANY)
        self.chips.changed.connect(lambda _: self.changed.emit())
        self.add_label()
        self.box.addWidget(self.chips)

    def written(self) -> tuple[str, ...]:
        """The options as the question set writes them."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """What is chosen, else the first."""
        chips = self.chips.chips()
        return next((chip for chip in chips if chip.isChecked()), chips[0])


class ChoiceEditor(_OfOptions):
    """One of these; choosing it again takes it back."""

    def written(self) -> tuple[str, ...]:
        """The options as the question set writes them."""
        return self.kind(Choice).options

    def value(self) -> str | None:
        """The option chosen."""
        return self.chips.one() or None

    def set_value(self, value: object) -> None:
        """Choose an option, or none."""
        self.chips.set_value(str(value or ""))


class ChoicesEditor(_OfOptions):
    """Any number of these."""

    MANY = True

    def written(self) -> tuple[str, ...]:
        """The options as the question set writes them."""
        return self.kind(Choices).options

    def value(self) -> list[str] | None:
        """The options chosen, in the order of the question."""
        return self.chips.value() or None

    def set_value(self, value: object) -> None:
        """Choose these options, or none."""
        self.chips.set_value([str(one) for one in value] if isinstance(value, Iterable) else [])
