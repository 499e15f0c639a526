"""Something of the family's own gets a place, in their words."""

from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.widgets.typed_fields import TextField


class Topic(Sheet):
    """Asks what it is about. `words` when kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Something of your own", "Add it")
        self.about = TextField("What would you like to talk about?", "A few words in your own way.")
        self.about.entered.connect(self.try_to_keep)
        self.page.add(self.about)

    def words(self) -> str:
        """What it is about."""
        return self.about.value()

    def ready(self) -> bool:
        """It needs words."""
        missing = not self.words()
        self.about.set_error("Please say in a few words what this is about." if missing else "")
        return not missing

    def first_focus(self) -> QWidget:
        """The line."""
        return self.about.line
