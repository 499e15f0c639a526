"""How a width is shared out among columns: by the words that stand in each."""

from collections.abc import Sequence


def shares(counts: Sequence[int], smallest: float, largest: float) -> list[float]:
    """How much of a width each column gets: by its words, but within limits; an empty one half. They add up to 1."""
    total = sum(counts) or 1
    wanted = [min(largest, max(smallest if count else smallest / 2, count / total)) for count in counts]
    return [share / sum(wanted) for share in wanted]
