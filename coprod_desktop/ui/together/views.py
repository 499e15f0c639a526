"""The views of looking together in their order, one row each: what a view is called and what shows it."""

from dataclasses import dataclass

from coprod_desktop.ui.together.known_view import KnownView
from coprod_desktop.ui.together.ladder.view import LadderView
from coprod_desktop.ui.together.same_view import SameView
from coprod_desktop.ui.together.sharing.sharing_view import SharingView
from coprod_desktop.ui.together.sides.view import SidesView
from coprod_desktop.ui.together.then_now_view import ThenNowView
from coprod_desktop.ui.together.view import View


@dataclass(frozen=True)
class Row:
    """A view's id, its word on the tab, and its widget."""

    id: str
    word: str
    shows: type[View]


VIEWS: tuple[Row, ...] = (
    Row("sides", "Side by side", SidesView),
    Row("same", "The same thing?", SameView),
    Row("ladder", "The ladder", LadderView),
    Row("then_now", "Then and now", ThenNowView),
    Row("known", "What we know", KnownView),
    Row("sharing", "Who can see", SharingView),
)
VIEW = {row.id: row for row in VIEWS}
