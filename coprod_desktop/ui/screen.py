"""What every screen is: a widget at the desk, with a place on the rail and a word about when it may be left."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.ui.desk import Desk
from coprod_desktop.work.deeds import Changed

if TYPE_CHECKING:
    from coprod_desktop.ui.search.scope import Scope


class Screen(QWidget):
    """One screen. `rail` names the lit item of the rail; empty: the family sees it, so there is no rail.

    `for_family` names the screens that open for a person's family once this one was handed over to them; their routes
    name that person by `person_id` or by `interview_id`. Empty: this one never is.
    """

    rail: str = ""
    redressed = Signal()
    """The screen has a rail now, or none any more."""
    about_person: ClassVar[bool] = False
    for_family: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(0)
        desk.changed.connect(self.on_changed)

    def on_changed(self, changed: Changed) -> None:
        """Redraw what shows something that changed."""

    def first_focus(self) -> QWidget | None:
        """Where the keyboard goes when the screen opens."""
        return None

    def keep(self) -> bool:
        """Save whatever is half done. False: it could not be saved, and the screen must stay."""
        return True

    def interview_id(self) -> str:
        """The interview on this screen, for the keys that work everywhere; empty without one."""
        return ""

    def person_id(self) -> str:
        """The person on this screen; empty without one."""
        return ""

    def scope(self) -> "Scope | None":
        """What may be found while others look at this screen; None: nothing may. With a rail nobody else does."""
        return None
