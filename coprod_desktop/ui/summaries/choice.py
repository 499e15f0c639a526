"""Which lines stand on a page after one more wish: pure lists of line ids, so every wish can be tested alone."""

from collections.abc import Sequence

from coprod_desktop.summaries.choosing import label_of
from coprod_desktop.summaries.lines import Line, group_of


def with_line(chosen: Sequence[str], line_id: str) -> tuple[str, ...]:
    """The line as the last of its section."""
    return (*(one for one in chosen if one != line_id), line_id)


def without_line(chosen: Sequence[str], line_id: str) -> tuple[str, ...]:
    """All but this line."""
    return tuple(one for one in chosen if one != line_id)


def moved(lines: Sequence[Line], line_id: str, step: int) -> tuple[str, ...] | None:
    """`lines` as they stand, with one of them moved within its section. None: it is at the end already."""
    ids = [line.id for line in lines]
    here = next((line for line in lines if line.id == line_id), None)
    if here is None:
        return None
    near = [line.id for line in lines if _place(line) == _place(here)]
    to = near.index(line_id) + step
    if not 0 <= to < len(near):
        return None
    first, second = ids.index(line_id), ids.index(near[to])
    ids[first], ids[second] = ids[second], ids[first]
    return tuple(ids)


def _place(line: Line) -> object:
    """Lines under one small heading stay together on the page."""
    return group_of(line), label_of(line)
