"""Half-typed text in a small window is on disk within a second too, and is there again when it opens again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from coprod_desktop.ui.autosave import Autosave
from coprod_desktop.work import drafts
from coprod_desktop.work.drafts import HalfTyped

if TYPE_CHECKING:
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.dialogs.sheet import Sheet
    from coprod_desktop.ui.forms.suggest_field import SuggestField
    from coprod_desktop.ui.widgets.fields import LongField
    from coprod_desktop.ui.widgets.typed_fields import TextField


class KeptWhileTyped(QObject):
    """Puts what is typed in one box of a dialog on disk under `key`, until the dialog is kept or left.

    `brought_back` tells whether something was there from before; `as_read` turns it into what may be read here.
    """

    def __init__(
        self,
        dialog: "Sheet",
        box: "LongField | TextField | SuggestField",
        desk: "Desk",
        interview_id: str,
        key: str,
        as_read: Callable[[str], str] = str,
    ) -> None:
        super().__init__(dialog)
        self._box, self._desk, self._place = box, desk, (interview_id, key)
        self._open = True
        draft = desk.look(drafts.draft, *self._place)
        self.brought_back = bool(draft.words)
        if self.brought_back:
            box.set_value(as_read(draft.words))
            box.changed.emit()
            QTimer.singleShot(0, self, self._go_behind)
        self._autosave = Autosave(self._save, self)
        self._autosave.failed.connect(desk.tell_problem)
        box.changed.connect(self._autosave.touch)
        dialog.finished.connect(self._over)
        dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Locking hides the dialog: what waits is saved first."""
        if event.type() == QEvent.Type.Hide and self._open:
            self._autosave.flush()
        return False

    def forget(self) -> None:
        """It was kept while the dialog stays open."""
        self._autosave.forget()
        self._desk.do(drafts.keep_draft, *self._place, HalfTyped())

    def _go_behind(self) -> None:
        """A window that opens marks its first line; the next key would write over what was brought back."""
        for line in self._box.findChildren(QLineEdit):
            line.end(False)
        for lines in self._box.findChildren(QPlainTextEdit):
            lines.moveCursor(QTextCursor.MoveOperation.End)

    def _save(self) -> None:
        self._desk.look(drafts.keep_draft, *self._place, HalfTyped(self._box.value()))

    def _over(self) -> None:
        self._open = False
        self.forget()
