"""More rows of a form: several lines, a date, a choice out of a list, and what is searched for."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QPlainTextEdit, QSizePolicy, QWidget

from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.ui import icons, theme
from coprod_desktop.ui.widgets.dates import read_date
from coprod_desktop.ui.widgets.text import Small
from coprod_desktop.ui.widgets.typed_fields import Field, TextField


class LongField(Field):
    """Several lines of plain text."""

    def __init__(
        self, label: str, help: str = "", *, value: str = "", lines: int = 3, parent: QWidget | None = None
    ) -> None:
        self.box = QPlainTextEdit(value)
        self.box.setTabChangesFocus(True)
        self._lines = lines
        super().__init__(label, self.box, help, parent)
        self.box.textChanged.connect(self.changed)
        theme.changed.connect(self._fit)
        self._fit()

    def value(self) -> str:
        """What is typed, without blanks around it."""
        return self.box.toPlainText().strip()

    def set_value(self, words: str) -> None:
        """Put words there, silently."""
        self.box.blockSignals(True)
        self.box.setPlainText(words)
        self.box.blockSignals(False)

    def _fit(self) -> None:
        self.box.setFixedHeight(self._lines * self.box.fontMetrics().lineSpacing() + theme.gap(28))


class DateField(TextField):
    """A typed date in any usual UK form; says what it understood. Blank is allowed.

    With `past` (a birthday) short years and days without a year are taken from the past.
    """

    def __init__(
        self,
        label: str,
        help: str = "For example 3 Nov 2026 or 3/11/26.",
        *,
        value: date | None = None,
        past: bool = False,
        today: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, help, parent=parent)
        self._past, self._today = past, today
        self.understood = Small("")
        self.understood.hide()
        self.body.addWidget(self.understood)
        self.line.textChanged.connect(lambda _: self._say())
        self.line.editingFinished.connect(self.check)
        self.set_day(value)

    def day(self) -> date | None:
        """The day understood; None when blank or not understood."""
        return read_date(self.value(), self._today or date.today(), past=self._past)

    def set_day(self, day: date | None) -> None:
        """Put a date there."""
        self.line.setText(day_in_words(day) if day else "")

    def check(self) -> bool:
        """Whether it is blank or a date; says so when it is neither."""
        fine = not self.value() or self.day() is not None
        self.set_error(
            "" if fine else "We can’t read this as a date. Try it like 3 Nov 2026, or leave it blank."
        )
        return fine

    def _say(self) -> None:
        day = self.day()
        telling = day is not None and day_in_words(day) != self.value()
        self.understood.setText(f"{day:%A} {day_in_words(day)}" if day and telling else "")
        self.understood.setVisible(bool(telling))
        if day or not self.value():
            self.set_error("")


class ChoiceField(Field):
    """One of a list. Options are (id, words)."""

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[str, str]],
        help: str = "",
        *,
        value: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.box = QComboBox()
        self.box.setView(QListView())
        self.box.setMaxVisibleItems(8)
        super().__init__(label, self.box, help, parent)
        self.set_options(options)
        self.set_value(value)
        self.box.activated.connect(lambda _: self.changed.emit())

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these instead."""
        kept = self.value()
        self.box.clear()
        for id_, words in options:
            self.box.addItem(words, id_)
        self.set_value(kept)

    def value(self) -> str:
        """The id chosen."""
        return str(self.box.currentData() or "")

    def set_value(self, id_: str) -> None:
        """Choose one silently; an id that isn't offered leaves the first."""
        self.box.setCurrentIndex(max(0, self.box.findData(id_)))


class SearchField(QLineEdit):
    """Find by name or words; `searched` on every change. Escape empties it."""

    searched = Signal(str)

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder or name)
        self.setProperty("role", "search")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(lambda words: self.searched.emit(words.strip()))
        theme.changed.connect(self._fit)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, with a lens that grows with the text."""
        super().paintEvent(event)
        painter = QPainter(self)
        size = theme.px(18)
        box = QRectF(theme.gap(12), (self.height() - size) / 2, size, size)
        icons.paint(painter, box, "search", theme.colour("ink2"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties it."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self.setMinimumWidth(theme.gap(300))
        self.setTextMargins(theme.px(18) + theme.gap(8), 0, 0, 0)
