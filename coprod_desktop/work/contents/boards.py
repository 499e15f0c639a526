"""The newest Now and Next board of a person, for paper."""

from coprod_desktop.work.contents.ground import Ground
from coprod_desktop.work.contents.told import Told, no_lines


def board(ground: Ground) -> Told:
    """Its cells with their pictures, and whose choice it was."""
    return no_lines(ground)
