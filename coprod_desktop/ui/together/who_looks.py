"""Asks who can see this screen now; whoever isn't ticked is not thought of, and nobody ticked means you alone."""

from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.together.looking import Looking
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.text import Lead, Muted, Title
from coprod_desktop.work.sitting import SOMEONE_ELSE

QUESTION = "Who can see this screen now?"


class WhoLooks(Sheet):
    """Chips of the circle. Ctrl+Enter seats those who are ticked."""

    def __init__(self, parent: QWidget, looking: Looking) -> None:
        super().__init__(
            parent, QUESTION, keep_words="Show what they may see", leave_words="Leave it as it is"
        )
        options = [Option(voice.id, voice.introduced) for voice in looking.circle]
        options.append(Option(SOMEONE_ELSE, "Someone else"))
        self.chips = ChipGroup(QUESTION, options, many=True)
        self.chips.set_value(looking.sitting.present if looking.sitting else ())
        self.page.add(
            Title(QUESTION),
            Lead("Tick everyone who can see it, or hear it read out."),
            self.chips,
            Muted("Only what is meant for everyone you tick will show. Nobody ticked: it is for you alone."),
        )
        self.accepted.connect(lambda: looking.seat(self.chips.value()))

    def first_focus(self) -> QWidget | None:
        """The first name."""
        return next(iter(self.chips.chips()), None)
