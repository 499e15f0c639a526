"""Editors for what is typed: free words, and a day."""

from datetime import date
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.editors.editor import Editor
from coprod_desktop.ui.widgets.composer import Composer
from coprod_desktop.ui.widgets.fields import DateField

MOST_LINES = 4


class GrowingLine(Composer):
    """One line that grows with what is typed. Enter says it, Shift and Enter makes a new line, Tab goes on."""

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__(name, placeholder)
        self.setProperty("role", "line")
        self.document().setDocumentMargin(2)
        self.setAccessibleDescription("Shift and Enter makes a new line.")

    def _height(self) -> int:
        typed = ceil(self.document().size().height())
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if typed > MOST_LINES else policy.ScrollBarAlwaysOff
        )
        lines = min(max(typed, 1), MOST_LINES)
        frame = 2 * theme.space("near") + 2 * 2 + ceil(2 * self.document().documentMargin())
        return max(lines * ceil(self.fontMetrics().lineSpacing()) + frame, theme.space("target") + 2 * 2)


class TextEditor(Editor):
    """Free words."""

    def build(self) -> None:
        """A label and a growing line."""
        self.line = GrowingLine(self.name)
        self.line.typed.connect(self.changed)
        self.line.said.connect(self.entered)
        self.add_label()
        self.box.addWidget(self.line)

    def value(self) -> str | None:
        """The words, without blanks around them."""
        return self.line.words() or None

    def set_value(self, value: object) -> None:
        """Put words there."""
        blocked = self.line.blockSignals(True)
        self.line.set_words(str(value or ""))
        self.line.blockSignals(blocked)

    def first_focus(self) -> QWidget:
        """The line."""
        return self.line


class DateEditor(Editor):
    """A day, typed as people write it. What can't be read as a day is told, and is no value."""

    def build(self) -> None:
        """The kit's date field, which has its own label."""
        self.day = DateField(self.name, today=self.context.today)
        self.day.changed.connect(self.changed)
        self.day.entered.connect(self.entered)
        self.box.addWidget(self.day)

    def value(self) -> str | None:
        """The day as YYYY-MM-DD."""
        day = self.day.day()
        return day.isoformat() if day else None

    def set_value(self, value: object) -> None:
        """Show a day."""
        self.day.set_day(date.fromisoformat(str(value)) if value else None)

    def check(self) -> bool:
        """Whether it is blank or a day."""
        return self.day.check()

    def first_focus(self) -> QWidget:
        """The line."""
        return self.day.line
