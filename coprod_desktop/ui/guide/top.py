"""The bar over the guide: whom we talk with, whether it is saved, and the ways to hide or pause."""

from datetime import datetime

from PySide6.QtCore import Signal

from coprod_desktop.questions.wording import in_a_row, possessive
from coprod_desktop.ui import autosave, theme
from coprod_desktop.ui.guide.way import Way
from coprod_desktop.ui.widgets.buttons import PlainButton, QuietButton
from coprod_desktop.ui.widgets.frame import TopBar
from coprod_desktop.ui.widgets.sign import Marked
from coprod_desktop.work.interviews import Visit
from coprod_desktop.work.people import PersonFacts

_SAVING = {
    autosave.SAVED: ("Saved", "check", "green"),
    autosave.TYPING: ("Saving…", "pencil", "plain"),
    autosave.FAILED: ("Not saved yet: your words are still here", "warning", "red"),
}
"""What is said of saving, with its mark and the tone of the mark."""


class GuideTop(TopBar):
    """Says the truth about saving; everything else is a button."""

    hide_asked = Signal()
    break_asked = Signal()
    bigger_asked = Signal()

    def __init__(self, person: PersonFacts, visit: Visit) -> None:
        self.saved = Marked("check", _SAVING[autosave.SAVED][0], tone="green", role="small")
        self.bigger = QuietButton("Big text")
        self.cover = PlainButton("Hide screen", hint="F9")
        self.rest = PlainButton("Take a break", hint="F4")
        family = f"{possessive(person.called)} family"
        super().__init__(
            f"Talking with {family}",
            _about(visit),
            (self.saved, self.bigger, self.cover, self.rest),
        )
        self._family = family
        self.bigger.clicked.connect(self.bigger_asked)
        self.cover.clicked.connect(self.hide_asked)
        self.rest.clicked.connect(self.break_asked)

    def set_narrow(self, narrow: bool) -> None:
        """At large text what can be done without leaves its room to the question."""
        self._narrow = narrow
        self.title.setText(self._family if narrow else f"Talking with {self._family}")
        self.subtitle.setVisible(not narrow and not self._failed)
        self.bigger.setVisible(not narrow)

    def show_saving(self, state: str) -> None:
        """What is true now; a failure is told by words and weight, not by colour alone."""
        self.saved.set_words(*_SAVING[state])
        self._failed = state == autosave.FAILED
        theme.restyle(self.saved.words, role="error" if self._failed else "small")
        self.set_narrow(self._narrow)

    _narrow = _failed = False

    def show_visit(self, way: Way) -> None:
        """Who is here, and how far we are."""
        done, total = way.how_far()
        self.subtitle.setText(f"{_about(way.visit)} · {done} of {total} questions")


def _about(visit: Visit) -> str:
    started: datetime = visit.started_at.astimezone()
    who = in_a_row([voice.name for voice in visit.voices])
    parts = (f"Started {started:%H:%M}", who, visit.place)
    return " · ".join(part for part in parts if part)
