"""What is done before erasing, keeping and what is held are pictured; nothing in the store that others show changes."""

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.leaving.erase_sheet import NOW, EraseSheet
from coprod_desktop.ui.leaving.everything_sheet import EverythingSheet
from coprod_desktop.ui.shot_states import shown
from coprod_desktop.work import keeping, listing


def something_is_due(inside: Inside) -> None:
    """Somebody's time was over yesterday."""
    today = inside.desk.today()
    first = inside.desk.look(listing.people, today)[0]
    inside.desk.do(keeping.keep_until, first.id, today - timedelta(days=1))


def erase_at_once(inside: Inside) -> QWidget:
    """The window before somebody is erased for good."""
    shown(inside).erase_person()
    (dialog,) = inside.window().findChildren(EraseSheet)
    dialog.when.choose(NOW)
    return dialog


def everything_held(inside: Inside) -> QWidget:
    """The window before everything held on somebody is written out."""
    shown(inside).write_everything()
    (dialog,) = inside.window().findChildren(EverythingSheet)
    return dialog
