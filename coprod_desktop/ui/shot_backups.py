"""The states of the backups that are pictured."""

from typing import TYPE_CHECKING, Any

from coprod_desktop.errors import StoreError
from coprod_desktop.ui.doors.closing import ClosingDoor
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.shot_doors import wait

if TYPE_CHECKING:
    from coprod_desktop.work.opening import Store

NO_ROOM = (
    "The backup could not be written: there is no room for it. The store and the older backups are as they were. "
    "Make some room, or choose another place."
)


def none_yet(inside: Inside) -> None:
    """Looked through, and nothing there."""
    _looked(inside)


def going(inside: Inside) -> None:
    """While one is written."""
    _looked(inside)
    _page(inside).back_up()


def made(inside: Inside) -> None:
    """One in the list."""
    _looked(inside)
    page = _page(inside)
    page.back_up()
    wait(lambda: bool(page.rows))


def one(inside: Inside) -> None:
    """What may become of it."""
    made(inside)
    _page(inside).open(str(_page(inside).rows[0].file))


def closing_failed(store: "Store") -> ClosingDoor:
    """When the last one could not be made."""
    door = ClosingDoor(store)
    door.fail(StoreError(NO_ROOM))
    return door


def _looked(inside: Inside) -> None:
    page = _page(inside)
    wait(lambda: page.ways is not None)


def _page(inside: Inside) -> Any:  # noqa: ANN401 - each state knows which screen it is on
    return inside.shown
