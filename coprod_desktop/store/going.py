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
