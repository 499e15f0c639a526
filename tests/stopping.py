"""Somebody presses Stop in the middle of long work."""

from coprod_desktop.store.going import Going


class Stopping(Going):
    """Stops once it is so far."""

    def __init__(self, at: float) -> None:
        super().__init__()
        self._at = at

    def reach(self, share: float) -> None:
        if share >= self._at:
            self.stop()
        super().reach(share)
