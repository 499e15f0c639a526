"""The bar over the guide: whom we talk with, whether it is saved, and the ways to hide or pause."""

from datetime import datetime

from PySide6.QtCore import Signal

from coprod_desktop.questions.wording import possessive
from coprod_desktop.ui import autosave, theme
from coprod_desktop.ui.guide.way import Way
from coprod_desktop.ui.widgets.buttons import PlainButton, QuietButton
from coprod_desktop.ui.widgets.frame import TopBar
from coprod_desktop.ui.widgets.text import Small
from coprod_desktop.work.interviews import Visit
from coprod_desktop.work.people import PersonFacts

_SAVING = {
    autosave.SAVED: "Saved",
    autosave.TYPING: "Saving…",
    autosave.FAILED: "Not saved yet: your words are still here",
}


class GuideTop(TopBar):
    """Says the truth about saving; everything else is a button."""

    hide_asked = Signal()
    break_asked = Signal()
    bigger_asked = Signal()

    def __init__(self, person: PersonFacts, visit: Visit) -> None:
        self.saved = Small(_SAVING[autosave.SAVED])
        self.bigger = QuietButton("Big text")
        self.cover = PlainButton("Hide screen", hint="F9")
        self.rest = PlainButton("Take a break", hint="F4")
        super().__init__(
            f"Talking with {possessive(person.called)} family",
            _about(visit),
            (self.saved, self.bigger, self.cover, self.rest),
        )
        self.bigger.clicked.connect(self.bigger_asked)
        self.cover.clicked.connect(self.hide_asked)
        self.rest.clicked.connect(self.break_asked)

    def set_narrow(self, narrow: bool) -> None:
        """At large text the words of the visit leave their room to the question."""
        self.subtitle.setVisible(not narrow)
        self.bigger.setVisible(not narrow)

    def show_saving(self, state: str) -> None:
        """What is true now; a failure is told by words and weight, not by colour alone."""
        self.saved.setText(_SAVING[state])
        theme.restyle(self.saved, role="error" if state == autosave.FAILED else "small")

    def show_visit(self, way: Way) -> None:
        """Who is here, and how far we are."""
        done, total = way.how_far()
        self.subtitle.setText(f"{_about(way.visit)} · {done} of {total} questions")


def _about(visit: Visit) -> str:
    started: datetime = visit.started_at.astimezone()
    names = [voice.name for voice in visit.voices]
    who = ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + "".join(names[-1:])
    parts = (f"Started {started:%H:%M}", who, visit.place)
    return " · ".join(part for part in parts if part)
