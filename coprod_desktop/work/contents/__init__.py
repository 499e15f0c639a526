"""What each kind of document needs besides its facts: one function a need, one row a need."""

from collections.abc import Callable, Mapping

from coprod_desktop.summaries.documents import Needs
from coprod_desktop.work.contents.agreed import agreed
from coprod_desktop.work.contents.asks import asks
from coprod_desktop.work.contents.boards import board
from coprod_desktop.work.contents.ground import Ground
from coprod_desktop.work.contents.meeting import meeting, questions
from coprod_desktop.work.contents.recorded import recorded
from coprod_desktop.work.contents.sides import sides
from coprod_desktop.work.contents.told import Told, lines

GATHERERS: Mapping[Needs, Callable[[Ground], Told]] = {
    "lines": lines,
    "asks": asks,
    "board": board,
    "sides": sides,
    "record": recorded,
    "agreed": agreed,
    "meeting": meeting,
    "questions": questions,
}


def gather_for(ground: Ground) -> Told:
    """What the wanted document is made of, besides its facts."""
    return GATHERERS[ground.wanted.kind.needs](ground)
