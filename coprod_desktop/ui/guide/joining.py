"""Somebody else begins to speak: they join the circle and the visit without leaving the question."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.dialogs.someone import Someone
from coprod_desktop.work import interviews, people
from coprod_desktop.work.deeds import Changed
from coprod_desktop.work.interviews import Visit
from coprod_desktop.work.people import ContributorFacts


def ask_who(over: QWidget, desk: Desk, visit: Visit, then: Callable[[str], object]) -> None:
    """Open the window for it. `then` is told the contributor's id once they take part."""
    dialog = Someone(over)
    dialog.keep_while_typed(desk, visit.id)
    dialog.keep_by(lambda: _add(dialog, desk, visit, then))
    dialog.open()


def _add(dialog: Someone, desk: Desk, visit: Visit, then: Callable[[str], object]) -> Changed | None:
    facts = ContributorFacts(dialog.name(), dialog.relationship())
    changed = desk.do(people.add_contributor, visit.person_id, facts)
    if changed is not None:
        part = dialog.presence(), dialog.interpreter()
        desk.do(interviews.take_part, visit.id, changed.made_id, *part)
        then(changed.made_id)
    return changed
