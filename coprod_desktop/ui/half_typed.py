"""Half-typed text in a small window is on disk within a second too, and is there again when it opens again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from coprod_desktop.ui.autosave import Autosave
from coprod_desktop.work import drafts
from coprod_desktop.work.drafts import HalfTyped

if TYPE_CHECKING:
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.dialogs.sheet import Sheet
    from coprod_desktop.ui.widgets.fields import LongField
    from coprod_desktop.ui.widgets.typed_fields import TextField


class KeptWhileTyped(QObject):
    """Puts what is typed in one box of a dialog on disk under `key`, until the dialog is kept or left."""

    def __init__(
        self, dialog: "Sheet", box: "LongField | TextField", desk: "Desk", interview_id: str, key: str
    ) -> None:
        super().__init__(dialog)
        self._box, self._desk, self._place = box, desk, (interview_id, key)
        self._open = True
        draft = desk.look(drafts.draft, *self._place)
        if draft.words:
            box.set_value(draft.words)
            box.changed.emit()
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

    def _save(self) -> None:
        self._desk.look(drafts.keep_draft, *self._place, HalfTyped(self._box.value()))

    def _over(self) -> None:
        self._open = False
        self._autosave.forget()
        self._desk.do(drafts.keep_draft, *self._place, HalfTyped())
