"""What we know of a person: everything that holds now over all interviews, in the order of the questions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coprod_desktop.store.vault import Store
from coprod_desktop.work.background import background
from coprod_desktop.work.current import current
from coprod_desktop.work.people import person_in
from coprod_desktop.work.said import Said
from coprod_desktop.work.side_by_side import is_about_talking, stage_asked


@dataclass(frozen=True)
class Known:
    """A statement that holds now, with where it belongs and what its voice said about it before."""

    said: Said
    words: str
    places: tuple[str, ...]
    section: str
    stage: str
    earlier: tuple[Said, ...] = ()


def what_we_know(
    store: Store,
    person_id: str,
    shown: Sequence[Said],
    words: Callable[[Said], str],
    places: Callable[[Said], tuple[str, ...]],
) -> list[Known]:
    """Of the statements that may be shown, those that hold now; `words` and `places` say how they may be read here."""
    with store.read() as session:
        behind = background(session, person_in(session, person_id), shown)
    now = current(one for one in shown if not is_about_talking(one, behind))
    in_order = sorted(now.said, key=lambda one: (behind.place(one), one.held_on, one.place))
    return [
        Known(
            one,
            words(one),
            places(one),
            behind.section(one),
            one.stage or stage_asked(behind.question(one)),
            now.earlier.get(one.id, ()),
        )
        for one in in_order
    ]
