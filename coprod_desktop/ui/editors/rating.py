"""Editor for how much: five steps, each in words."""

from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.simple_kinds import Rating
from coprod_desktop.ui.editors.editor import Editor
from coprod_desktop.ui.widgets.rating import RatingRow


class RatingEditor(Editor):
    """One of five; the number keys choose, Delete takes back."""

    def build(self) -> None:
        """A label and the five steps."""
        fill = self.context.fill
        self.row = RatingRow(self.name, [fill(anchor) for anchor in self.kind(Rating).anchors])
        self.row.rated.connect(lambda _: self.changed.emit())
        self.add_label()
        self.box.addWidget(self.row)

    def value(self) -> int | None:
        """The step chosen, 0 to 4."""
        return self.row.rating()

    def set_value(self, value: object) -> None:
        """Choose a step, or none."""
        self.row.set_rating(value if isinstance(value, int) else None)

    def first_focus(self) -> QWidget:
        """What is chosen, else the first step."""
        return self.row.chips()[self.row.rating() or 0]
