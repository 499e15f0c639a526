"""What is searched for before it is pictured: as a person would."""

from collections.abc import Callable

from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.search.sheet import SearchSheet
from coprod_desktop.ui.shot_doors import wait


def search(words: str) -> Callable[[Inside], object]:
    """Ctrl+K, and these words."""
    return lambda inside: _typed(inside, words)


def early(words: str) -> Callable[[Inside], None]:
    """The same, in one stage alone."""

    def act(inside: Inside) -> None:
        _typed(inside, words).filters.lists.choose("stage", "early")
        _settle(inside)

    return act


def _typed(inside: Inside, words: str) -> SearchSheet:
    inside.search()
    sheet = _settle(inside)
    sheet.field.setText(words)
    return _settle(inside)


def _settle(inside: Inside) -> SearchSheet:
    sheet = inside.window().findChild(SearchSheet)
    assert isinstance(sheet, SearchSheet)
    wait(lambda: not sheet.seeker.is_busy())
    return sheet
