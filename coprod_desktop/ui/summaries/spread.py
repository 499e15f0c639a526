"""Three columns where there is room; else the lines and the choices share one side, one of them at a time."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.summaries.lines_panel import LinesPanel
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import Page
from coprod_desktop.ui.widgets.layouts import Column

LINES, CHOICES, SHARED = 372, 280, 360
"""Widths of the columns in pixels at 100 %; they grow as spaces do."""
PAGE_NEEDS = 400


class Spread(QWidget):
    """Lines left, page in the middle, choices right."""

    def __init__(self, lines: LinesPanel, page: QWidget, choices: Page) -> None:
        super().__init__()
        self._lines, self._choices = lines, choices
        self._shared = QWidget()
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
        self._row.addWidget(page, 1)
        self._row.addWidget(self._shared)
        self._apart: bool | None = None
        theme.changed.connect(self._fit)
        self._fit()

    def show_lines(self) -> None:
        """Bring the lines to the eye."""
        self.parts.set_value("lines")
        self._show_part()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three columns or two."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        apart = self.width() - theme.gap(LINES) - theme.gap(CHOICES) >= PAGE_NEEDS
        self._lines.setMinimumWidth(theme.gap(LINES) if apart else 0)
        self._lines.setMaximumWidth(theme.gap(LINES if apart else SHARED))
        self._choices.setMinimumWidth(theme.gap(CHOICES) if apart else 0)
        self._choices.setMaximumWidth(theme.gap(CHOICES if apart else SHARED))
        self._shared.setFixedWidth(theme.gap(SHARED))
        if apart != self._apart:
            self._apart = apart
            self._set_apart() if apart else self._put_together()

    def _set_apart(self) -> None:
        for widget in (self._lines, self._choices):
            self._stack.removeWidget(widget)
        self._row.insertWidget(0, self._lines)
        self._row.addWidget(self._choices)
        theme.restyle(self._lines, kind="side-left")
        self._shared.hide()
        self._lines.show()
        self._choices.show()

    def _put_together(self) -> None:
        theme.restyle(self._lines, kind="side")
        self._stack.addWidget(self._choices)
        self._stack.addWidget(self._lines)
        self._shared.show()
        self._show_part()

    def _show_part(self) -> None:
        if not self._apart:
            self._stack.setCurrentWidget(self._lines if self.parts.one() == "lines" else self._choices)
