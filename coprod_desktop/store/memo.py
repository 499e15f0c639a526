"""What was worked out from the store stays true until something is written: nothing is read twice for nothing."""

from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

from sqlmodel import Session

from coprod_desktop.store.database import rows_written

T = TypeVar("T")
MOST = 8
"""So many answers are kept; the one that was asked for longest ago goes first."""
_HERE = "memo"


class Memo:
    """Answers of one connection, for as long as neither it nor another one has written anything."""

    def __init__(self) -> None:
        self._kept: OrderedDict[object, object] = OrderedDict()
        self._state: tuple[int, int] | None = None

    def begin(self, session: Session) -> None:
        """Let the calls within a session that only reads use what is kept; forget it if something was written."""
        connection = session.connection()
        by_others = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
        state = by_others, rows_written(connection)
        if state != self._state:
            self._kept.clear()
            self._state = state
        session.info[_HERE] = self._kept


def remembered(session: Session, key: object, work_out: Callable[[], T]) -> T:
    """The answer that is kept under this key, or else worked out now. It must never be changed by whoever gets it.

    Within a change it is always worked out: what is read there may be taken back.
    """
    kept: OrderedDict[object, object] | None = session.info.get(_HERE)
    if kept is None:
        return work_out()
    if key not in kept:
        kept[key] = work_out()
        if len(kept) > MOST:
            kept.popitem(last=False)
    kept.move_to_end(key)
    return kept[key]  # type: ignore[return-value]  # a key stands for one kind of answer
