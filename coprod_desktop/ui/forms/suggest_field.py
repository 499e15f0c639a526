"""A field that offers what is usual and takes any other words as well."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QListView, QWidget

from coprod_desktop.ui.widgets.typed_fields import Field


class SuggestField(Field):
    """Words of one's own, or one of a list that opens with the arrow or Alt + Down."""

    def __init__(
        self,
        label: str,
        suggestions: Sequence[str],
        help: str = "",
        *,
        value: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.box = QComboBox()
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setView(QListView())
        self.box.setMaxVisibleItems(8)
        self.box.addItems(list(suggestions))
        super().__init__(label, self.box, help, parent)
        self.box.setCompleter(None)  # type: ignore[arg-type]  # it would put words in somebody's mouth
        line = self.box.lineEdit()
        assert line is not None
        line.setAccessibleName(label)
        self.set_value(value)
        self.box.editTextChanged.connect(lambda _: self.changed.emit())

    def value(self) -> str:
        """What is typed or chosen, without blanks around it."""
        return self.box.currentText().strip()

    def set_value(self, words: str) -> None:
        """Put words there, silently."""
        self.box.blockSignals(True)
        self.box.setEditText(words)
        self.box.blockSignals(False)
