"""How long a piece of work still takes: told once that is steady, and never jumping up and down."""

from collections import deque

A_WHILE = 3.0
"""Seconds before anything is said: what is done sooner needs no telling."""
LEAST_SHARE = 0.03
WINDOW = 2.0
"""The moments that the work would end, as it looked during these last seconds, have to agree ..."""
AGREE = 0.2
"""... within this part of all the time it takes."""
DRIFT = 4.0
"""Seconds in which what is told follows most of the way to what is true now."""
WORSE = 1.5
"""What is told goes up only when it is as many times longer; else it waits until it is true."""
MINUTE, STEP, FEW, NEARLY = 60, 5, 10, 2


class Remaining:
    """Follows one piece of work from its beginning."""

    def __init__(self) -> None:
        self._begun: tuple[float, float] | None = None
        self._ends: deque[tuple[float, float]] = deque()
        self._end: float | None = None
        self._told: float | None = None

    def seen(self, now: float, share: float) -> float | None:
        """The seconds that remain at this moment (of a clock in seconds), by the share done; None: not steady yet."""
        if self._begun is None:
            self._begun = (now, share)
        begun, first = self._begun
        if share - first < LEAST_SHARE:
            return None
        end = now + (1 - share) * (now - begun) / (share - first)
        self._follow(now, end)
        if self._end is None and now - begun >= A_WHILE and self._agree(end - begun):
            self._end = end
        if self._end is None:
            return None
        left = max(self._end - now, 0.0)
        if self._told is None or left <= self._told or left > self._told * WORSE:
            self._told = left
        return self._told

    def _follow(self, now: float, end: float) -> None:
        if self._end is not None and self._ends:
            since = now - self._ends[-1][0]
            self._end += (end - self._end) * min(since / DRIFT, 1.0)
        self._ends.append((now, end))
        while now - self._ends[0][0] > WINDOW:
            self._ends.popleft()

    def _agree(self, whole: float) -> bool:
        looked = [end for _, end in self._ends]
        return max(looked) - min(looked) <= AGREE * whole


def in_words(seconds: float) -> str:
    """“About 20 seconds left.”; of longer times minutes, and no number for the last few seconds."""
    if seconds < NEARLY:
        return "Nearly done."
    if seconds < FEW:
        return "A few seconds left."
    if (rounded := STEP * round(seconds / STEP)) < MINUTE:
        return f"About {rounded} seconds left."
    minutes = round(seconds / MINUTE)
    return "About 1 minute left." if minutes == 1 else f"About {minutes} minutes left."
