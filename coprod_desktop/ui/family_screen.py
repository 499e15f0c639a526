"""The screen in the family's hands: locked to one person, with large text and strong colours, until a passphrase."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.work import interviews

if TYPE_CHECKING:
    from coprod_desktop.ui.desk import Desk, Route

LEAST = 150
"""The smallest text, in per cent, while the screen is with the family."""

HAND_OVER, TAKE_BACK = "Hand over the screen", "Take the screen back"


class FamilyScreen(QObject):
    """Whom the screen is with. `changed` when it is handed over or taken back, `back_asked` for the passphrase."""

    changed = Signal()
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.person_id = ""
        self._screens: frozenset[str] = frozenset()
        self._before = (theme.SMALLEST, False)

    def hand_over(self, person_id: str, screens: frozenset[str]) -> None:
        """From now on only these screens open, and only about this person."""
        if self.person_id:
            return
        self._screens = screens
        self._before = (theme.text_size(), theme.high_contrast())
        self.person_id = person_id
        theme.apply(theme.app(), max(LEAST, theme.text_size()), contrast=True)
        self.changed.emit()

    def end(self) -> None:
        """The screen is the practitioner's again, and looks as it did. Whoever calls this has seen the passphrase."""
        size, contrast = self._before
        self.person_id = ""
        theme.apply(theme.app(), size, contrast=contrast)
        self.changed.emit()

    def may_know(self, person_id: str) -> bool:
        """Whether whoever has the screen now may see or undo something about this person."""
        return self.person_id in ("", person_id)

    def may_open(self, desk: "Desk", route: "Route") -> bool:
        """Whether whoever has the screen now may go there; nothing of that screen is built to find out."""
        if not self.person_id:
            return True
        return route.screen in self._screens and _about(desk, route) == {self.person_id}

    def resize_text(self, step: int) -> None:
        """Bigger or smaller text by so many per cent, for this sitting only."""
        least = LEAST if self.person_id else theme.SMALLEST
        theme.apply(theme.app(), max(least, theme.text_size() + step))


class HandOverButton(PlainButton):
    """Hands a screen to this person's family; once it is with them, asks for the passphrase to take it back.

    Of other screens only `screens` open for them.
    """

    def __init__(self, desk: "Desk", person_id: str, screens: frozenset[str]) -> None:
        super().__init__(HAND_OVER)
        self._family, self._person_id, self._screens = desk.family, person_id, screens
        self._family.changed.connect(self._show_state)
        self.clicked.connect(self._press)
        self._show_state()

    def _show_state(self) -> None:
        self.set_words(TAKE_BACK if self._family.person_id else HAND_OVER)

    def _press(self) -> None:
        if self._family.person_id:
            self._family.back_asked.emit()
        else:
            self._family.hand_over(self._person_id, self._screens)


def _about(desk: "Desk", route: "Route") -> set[str]:
    """Every person whom the route names, itself or through an interview."""
    named = {str(route.about["person_id"])} if route.about.get("person_id") else set()
    interview_id = route.about.get("interview_id")
    return {*named, desk.look(interviews.visit, interview_id).person_id} if interview_id else named
