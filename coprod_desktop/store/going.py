"""How far a long piece of work has come, and the wish to stop it: one thread works, another looks on."""

from threading import Event

from coprod_desktop.errors import AppError


class StoppedError(AppError):
    """Somebody asked for it to be stopped."""


class Going:
    """`share` runs from 0 to 1; `stop` is heeded at the next slice of the work."""

    def __init__(self) -> None:
        self.share = 0.0
        self._stop = Event()

    def stop(self) -> None:
        """Ask for the work to end; what it had begun is then taken away again."""
        self._stop.set()

    def reach(self, share: float) -> None:
        """Say how far it is. Raises StoppedError once it was to be stopped."""
        self.share = share
        if self._stop.is_set():
            raise StoppedError("Stopped. Nothing was changed, and what was there before is as it was.")


class Part(Going):
    """One part of a longer piece of work, told as its share of the whole."""

    def __init__(self, whole: Going, start: float, end: float) -> None:
        super().__init__()
        self._whole, self._start, self._end = whole, start, end

    def reach(self, share: float) -> None:
        """Say how far the part is. Raises StoppedError once the whole was to be stopped."""
        self._whole.reach(self._start + (self._end - self._start) * share)


class Steps:
    """Work that is told by counting: so many steps `of` so many."""

    def __init__(self, going: Going | None = None, of: int = 1) -> None:
        self._going, self._of, self._done = going or Going(), max(of, 1), 0

    def more(self, count: int = 1) -> None:
        """So many more are done. Raises StoppedError once it was to be stopped."""
        self._done += count
        self._going.reach(min(self._done / self._of, 1.0))
