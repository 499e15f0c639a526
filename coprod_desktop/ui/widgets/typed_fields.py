"""Rows of a form in which one line is typed: a label, help when it is needed, and what is wrong in words.

Loaded before the unlock screen, so it must stay light.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.layouts import Column, Row
from coprod_desktop.ui.widgets.text import Small, Words


class Field(QWidget):
    """A labelled control. `changed` is emitted when a person changes it; `set_error("")` takes the error away."""

    changed = Signal()

    def __init__(self, label: str, control: QWidget, help: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control, self._help = control, help
        self.label = Words(label, role="label")
        self.label.setBuddy(control)
        self.error = Small("", self, role="error")
        self.error.hide()
        self._wrong: QWidget | None = None
        self._last = control
        self.body = Column(self, self.label, space=4)
        if help:
            self.body.addWidget(Small(help))
        self.body.addWidget(control)
        control.setAccessibleName(label)
        control.setAccessibleDescription(help)
        self.setFocusProxy(control)

    def set_error(self, words: str) -> None:
        """Say what is wrong and what to do, or take it away with ""."""
        if words == self.error.text():
            return
        self.error.setText(words)
        if words and self._wrong is None:
            self._wrong = self._make_room()
        if self._wrong is not None:
            self._wrong.setVisible(bool(words))
        theme.restyle(self.control, wrong=bool(words))
        said = " ".join(part for part in (words, self._help) if part)
        self.control.setAccessibleDescription(said)

    def _make_room(self) -> QWidget:
        """Under what belongs to the control, for the first thing that is wrong."""
        from coprod_desktop.ui.widgets.sign import Sign  # noqa: PLC0415 - the first door does without

        made = QWidget()
        row = Row(made, space=6)
        row.addWidget(Sign("warning", "red", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.error, 1)
        self.error.show()
        self.body.insertWidget(self.body.indexOf(self._last) + 1, made)
        return made


class TextField(Field):
    """One line of text."""

    entered = Signal()

    def __init__(
        self,
        label: str,
        help: str = "",
        *,
        value: str = "",
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.line = QLineEdit()
        super().__init__(label, self.line, help, parent)
        self.line.setPlaceholderText(placeholder)
        self.line.setText(value)
        self.line.textEdited.connect(lambda _: self.changed.emit())
        self.line.returnPressed.connect(self.entered)

    def value(self) -> str:
        """What is typed, without blanks around it."""
        return self.line.text().strip()

    def set_value(self, words: str) -> None:
        """Put words there, silently."""
        self.line.setText(words)


class PassphraseField(TextField):
    """A passphrase, hidden unless "Show what I type" is ticked."""

    def __init__(self, label: str = "Passphrase", help: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(label, help, parent=parent)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.show_it = QCheckBox("Show what I type")
        self.show_it.toggled.connect(self._show)
        self.body.addWidget(self.show_it)
        self._last = self.show_it

    def value(self) -> str:
        """Exactly what is typed: blanks count in a passphrase."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.line.clear()

    def _show(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
