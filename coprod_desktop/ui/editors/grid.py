"""Editor for when and where: a table of boxes, each rated in words."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.kinds import Grid
from coprod_desktop.ui.editors.editor import Editor
from coprod_desktop.ui.editors.grid_view import GridView
from coprod_desktop.ui.widgets.rating import RatingRow
from coprod_desktop.ui.widgets.text import Muted, Words

HELP = "Go to a box and press 0 to 4, or choose a word below. Delete empties the box."


class GridEditor(Editor):
    """Boxes to move over with the arrow keys; below them the words for the box that is marked."""

    def build(self) -> None:
        """The table, what it is about, and the five steps for one box."""
        kind, fill = self.kind(Grid), self.context.fill
        anchors = [fill(anchor) for anchor in kind.anchors]
        self.view = GridView("When and where", kind.rows, kind.cols, anchors)
        self.view.setAccessibleDescription(HELP)
        self.here = Words(role="message")
        self.row = RatingRow("How it is in this box", anchors)
        self.view.rated.connect(self.changed)
        self.view.rated.connect(self._follow)
        self.view.moved.connect(self._follow)
        self.row.rated.connect(self._rate)
        self.add_label()
        for widget in (Muted(HELP), self.view, self.here, self.row):
            self.box.addWidget(widget)
        self._follow()

    def value(self) -> dict[str, int] | None:
        """The boxes rated, row by row: "row/column" → 0 to 4."""
        levels = self.view.levels()
        return {box: levels[box] for box in self.kind(Grid).boxes if box in levels} or None

    def set_value(self, value: object) -> None:
        """Show these boxes, all others empty."""
        self.view.set_levels(value if isinstance(value, Mapping) else {})
        self._follow()

    def first_focus(self) -> QWidget:
        """The table."""
        return self.view

    def _rate(self, level: int | None) -> None:
        self.view.rate(level)

    def _follow(self) -> None:
        row, col = self.view.here()
        self.here.setText(f"{row[:1].upper()}{row[1:]}, {col}:")
        self.row.setAccessibleName(f"{row}, {col}")
        self.row.set_rating(self.view.levels().get(f"{row}/{col}"))
