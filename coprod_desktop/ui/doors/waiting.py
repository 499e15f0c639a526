"""Doors with nothing to type: while something is made ready, when it is locked, when it can't be locked yet."""

from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.doors.door import Door
from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from coprod_desktop.ui.widgets.containers import flow
from coprod_desktop.ui.widgets.text import Words


class WaitingDoor(Door):
    """While the made-up families are written."""

    def __init__(self) -> None:
        super().__init__(
            "Getting a made-up family ready…", "This takes a few seconds. Nothing of it is kept."
        )
        self.panel.hide()


class LockedDoor(Door):
    """The last thing shown by a process that is ending."""

    def __init__(self) -> None:
        super().__init__("Locked")
        self.panel.hide()


class FinishingDoor(Door):
    """Covers everything until work that is under way has ended: a file half written would be no file."""

    def __init__(self) -> None:
        super().__init__("Hidden, and nearly locked")
        self.now = PlainButton("Stop it and lock now")
        self.panel.add(
            Words(
                "Something is still being written. It goes on out of sight, and then everything is locked. "
                "If you stop it, what is not finished is left out. Everything else is safe."
            ),
            flow(right=(self.now,)),
        )


class NotKeptDoor(Door):
    """Covers everything while half-typed words can't be saved, and says why it isn't locked."""

    def __init__(self) -> None:
        super().__init__("Hidden, but not locked yet")
        self.again = PrimaryButton("Try to lock again")
        self.back = PlainButton("Show the words again")
        self.panel.add(
            Words(
                "The last words that were typed could not be saved. They are hidden, and still here. "
                "Perhaps a form still needs a name, the disk is full, or a stick was taken out. "
                "Put that right and try again, or go back and write the words down."
            ),
            flow(self.back, right=(self.again,)),
        )

    def first_focus(self) -> QWidget:
        """Trying again."""
        return self.again
