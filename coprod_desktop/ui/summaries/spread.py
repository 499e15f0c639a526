"""The documents, the pages, and beside them the choices and the lines: as many columns as there is room for."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.summaries.document_list import DocumentList
from coprod_desktop.ui.summaries.lines_panel import LinesPanel
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import Page
from coprod_desktop.ui.widgets.layouts import Column

LIST, LINES, CHOICES, SHARED = 212, 372, 280, 384
"""Widths of the columns in pixels at 100 %; they grow as spaces do."""
PAGE_NEEDS = 560
"""Pixels in which a page and the small pages beside it can be seen."""


class Spread(QWidget):
    """Documents left, lines, the page in the middle, choices right. With less room, lines and choices share a side.

    `listed` tells whether there is room for the list of documents; without, the screen offers them elsewhere.
    """

    listed = Signal(bool)

    def __init__(self, documents: DocumentList, lines: LinesPanel, page: QWidget, choices: Page) -> None:
        super().__init__()
        self._documents, self._lines, self._choices = documents, lines, choices
        self._with_lines = True
        self._apart: bool | None = None
        self._is_listed: bool | None = None
        self._shared = QWidget()
        self._build(page)
        theme.changed.connect(self._fit)
        self._fit()

    def set_with_lines(self, with_lines: bool) -> None:
        """Whether this document has lines to choose from."""
        if with_lines != self._with_lines:
            self._with_lines, self._apart = with_lines, None
            self.parts.set_value("choices")
            self._fit()

    def show_lines(self) -> None:
        """Bring the lines to the eye."""
        self.parts.set_value("lines")
        self._show_part()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More columns or fewer."""
        super().resizeEvent(event)
        self._fit()

    def _build(self, page: QWidget) -> None:
        self.parts = ChipGroup(
            "Beside the page",
            [Option("choices", "Who it is for"), Option("lines", "Lines")],
            look="tab",
            clearable=False,
        )
        self.parts.set_value("choices")
        self.parts.changed.connect(lambda _: self._show_part())
        self._stack = QStackedWidget()
        column = Column(self._shared, self.parts, self._stack, space=0)
        column.setStretchFactor(self._stack, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._documents)
        self._row.addWidget(page, 1)
        self._row.addWidget(self._shared)

    def _fit(self) -> None:
        self._show_list(self.width() - theme.gap(LIST) - theme.gap(SHARED) >= PAGE_NEEDS)
        room = self.width() - (theme.gap(LIST) if self._is_listed else 0)
        apart = self._with_lines and room - theme.gap(LINES) - theme.gap(CHOICES) >= PAGE_NEEDS
        self._set_width(self._lines, LINES, apart=apart)
        self._set_width(self._choices, CHOICES, apart=apart)
        self._documents.setFixedWidth(theme.gap(LIST))
        self._shared.setFixedWidth(self._shared_width())
        if apart != self._apart:
            self._apart = apart
            self._set_apart() if apart else self._put_together()

    def _set_width(self, column: QWidget, alone: int, *, apart: bool) -> None:
        column.setMinimumWidth(theme.gap(alone) if apart else 0)
        column.setMaximumWidth(theme.gap(alone) if apart else self._shared_width())

    def _shared_width(self) -> int:
        """With large text, half is the page's."""
        return min(theme.gap(SHARED), max(self.width() // 2, theme.gap(LIST)))

    def _show_list(self, listed: bool) -> None:
        if listed != self._is_listed:
            self._is_listed = listed
            self._documents.setVisible(listed)
            self.listed.emit(listed)

    def _set_apart(self) -> None:
        for widget in (self._lines, self._choices):
            self._stack.removeWidget(widget)
        self._row.insertWidget(1, self._lines)
        self._row.addWidget(self._choices)
        theme.restyle(self._lines, kind="side-left")
        self._shared.hide()
        self._lines.state.hide()
        self._lines.show()
        self._choices.show()

    def _put_together(self) -> None:
        theme.restyle(self._lines, kind="side")
        self._stack.addWidget(self._choices)
        self._stack.addWidget(self._lines)
        self.parts.setVisible(self._with_lines)
        self._lines.state.show()
        self._shared.show()
        self._show_part()

    def _show_part(self) -> None:
        if not self._apart:
            lines = self._with_lines and self.parts.one() == "lines"
            self._stack.setCurrentWidget(self._lines if lines else self._choices)
