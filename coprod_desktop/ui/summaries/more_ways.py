"""The ways out that are used less, under the choices: for large text, whose bar has no room for them."""

from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.containers import flow
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import SubHeading


class MoreWays(QWidget):
    """Copying, and a password."""

    def __init__(self) -> None:
        super().__init__()
        self.copy = PlainButton("Copy text")
        self.lock = PlainButton("With a password…", name="Save as PDF with a password")
        Column(self, SubHeading("Hand it over"), flow(self.copy, self.lock), space=10)
