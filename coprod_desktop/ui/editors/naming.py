"""Editor for somebody: one of the voices, or a name typed freely."""

from PySide6.QtWidgets import QLineEdit, QWidget

from coprod_desktop.ui.editors.editor import Editor
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.flow_layout import FlowLayout


class PersonEditor(Editor):
    """A voice or a name: choosing one takes the other back."""

    def build(self) -> None:
        """The voices, and a line for anybody else."""
        options = [Option(one.id, one.name, one.initial, voice=one.place) for one in self.context.voices]
        self.chips = ChipGroup(self.name, options)
        self.chips.changed.connect(self._chosen)
        self.line = QLineEdit()
        self.line.setAccessibleName(f"{self.name}: somebody else")
        self.line.setPlaceholderText("Somebody else" if options else "A name")
        self.line.textEdited.connect(self._typed)
        self.line.returnPressed.connect(self.entered)
        self.add_label()
        both = QWidget()
        FlowLayout(both, self.chips, self.line)
        self.chips.setVisible(bool(options))  # not before it has a place: it would be a window for a moment
        self.box.addWidget(both)

    def value(self) -> str | None:
        """The id of the voice, or the name typed."""
        return self.chips.one() or self.line.text().strip() or None

    def set_value(self, value: object) -> None:
        """Show a voice by its id, or a name."""
        named = str(value or "")
        known = any(voice.id == named for voice in self.context.voices)
        self.chips.set_value(named if known else "")
        self.line.setText("" if known else named)

    def first_focus(self) -> QWidget:
        """The voices when there are any, else the line."""
        chips = self.chips.chips()
        return next((chip for chip in chips if chip.isChecked()), chips[0] if chips else self.line)

    def _chosen(self, ids: list[str]) -> None:
        if ids:
            self.line.clear()
        self.changed.emit()

    def _typed(self, words: str) -> None:
        if words.strip():
            self.chips.set_value("")
        self.changed.emit()
