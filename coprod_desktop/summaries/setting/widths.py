"""How a width is shared out among columns: by the words that stand in each."""

from collections.abc import Sequence

from coprod_desktop.summaries import blocks
from coprod_desktop.summaries.setting.sizes import Style
from coprod_desktop.summaries.setting.tables import head_width


def shares(counts: Sequence[int], smallest: float, largest: float) -> list[float]:
    """How much of a width each column gets: by its words, but within limits; an empty one half. They add up to 1."""
    total = sum(counts) or 1
    wanted = [min(largest, max(smallest if count else smallest / 2, count / total)) for count in counts]
    return [share / sum(wanted) for share in wanted]


def column_widths(block: blocks.Table, style: Style, width: float) -> list[float]:
    """Points of each column of a table: as its shares say, else as its words ask."""
    if block.shares:
        return [share / sum(block.shares) * width for share in block.shares]
    counts = block.word_counts
    heads = [row.head for row in block.rows]
    first = head_width(heads, style, stages=any(row.stage for row in block.rows))
    even = 1 / max(1, len(counts))
    return [first, *(share * (width - first) for share in shares(counts, 0.78 * even, 1.38 * even))]
