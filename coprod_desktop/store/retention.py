"""Which backups stay: many of the last days, fewer of the time before, and always the newest that is whole."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

CLOSE_TOGETHER = timedelta(days=2)
"""Before the newest one, all of so long a time stay."""

PERIODS: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (12, lambda made: made.date()),
    (10, lambda made: made.isocalendar()[:2]),
    (9, lambda made: (made.year, made.month)),
)
"""How many days, weeks and months keep their newest one. Only those with a backup count.

So a clock that runs ahead, or a laptop that lay in a drawer, thins nothing out.
"""


@dataclass(frozen=True)
class Held:
    """A backup as far as keeping it goes. `made` is in UTC, `size` in bytes; `whole`: it reads as it was written."""

    name: str
    made: datetime
    size: int
    whole: bool = True


def superfluous(held: Sequence[Held], short: int = 0) -> list[Held]:
    """Those that may go, the least missed first; `short` is how many bytes are needed beyond what the rule frees.

    The newest whole one never goes, whatever is needed. Without a whole one nothing goes at all.
    """
    newest = max((one for one in held if one.whole), key=_made, default=None)
    if newest is None:
        return []
    stays = _kept_by_rule(held)
    gone = [one for one in sorted(held, key=_made) if one.name not in stays]
    left = [one for one in held if one.name in stays and one is not newest]
    for one in _least_missed_first(left, newest):
        if sum(each.size for each in gone) >= short:
            break
        gone.append(one)
    return gone


def _kept_by_rule(held: Iterable[Held]) -> set[str]:
    """A damaged one takes no whole one's place; it goes when it is no longer recent."""
    latest_first = sorted(held, key=_made, reverse=True)
    whole = [one for one in latest_first if one.whole]
    kept = {one.name for one in latest_first if one.made >= whole[0].made - CLOSE_TOGETHER}
    for many, period in PERIODS:
        kept |= {one.name for one in _newest_of_each(whole, period)[:many]}
    return kept


def _newest_of_each(latest_first: Sequence[Held], period: Callable[[datetime], object]) -> list[Held]:
    found: dict[object, Held] = {}
    for one in latest_first:
        found.setdefault(period(one.made), one)
    return list(found.values())


def _least_missed_first(left: Sequence[Held], newest: Held) -> list[Held]:
    """Damaged ones, then those of a day that has a later one, then the oldest."""
    latest_first = sorted((one for one in (newest, *left) if one.whole), key=_made, reverse=True)
    last_of_day = {one.name for one in _newest_of_each(latest_first, PERIODS[0][1])}
    return sorted(left, key=lambda one: (one.whole, one.name in last_of_day, one.made))


def _made(one: Held) -> datetime:
    return one.made
