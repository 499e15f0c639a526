"""What came of it: which file is whose, for the practitioner's eyes in this window only, and who has none and why."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.vocabulary import AUDIENCE
from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.screens.person_words import many
from coprod_desktop.ui.widgets.text import Heading, Muted, Words
from coprod_desktop.ui.widgets.word_list import Entry, WordList
from coprod_desktop.work.batch import Outcome, Run

ONLY_HERE = (
    "Which file is whose stands here alone, and goes when you close this. Their names name nobody; inside, each page "
    "says whose it is. Each page is noted on the person’s own page."
)


class BatchDone(Sheet):
    """`run` is over; `known` maps a person's id to the name that the practitioner knows them by."""

    WIDTH = 900

    def __init__(
        self, parent: QWidget | None, run: Run, known: Mapping[str, str], folder: Path, audience: str
    ) -> None:
        super().__init__(parent, "Pages made", keep_words="Close")
        self.leave.hide()
        self.title, self.where = Heading(came_to(run)), Words(f"In {folder}" if run.saved else "")
        self.where.setVisible(bool(run.saved))
        self.list = WordList("Which file is whose", whole=True)
        self.list.set_entries(list(entries(run, known, audience)))
        self.page.add(self.title, self.where, Muted(ONLY_HERE), self.list)
        self.list.setVisible(bool(run.outcomes))

    def first_focus(self) -> QWidget:
        """The list, when there is one."""
        return self.list if self.list.isVisible() else self.keep


def came_to(run: Run) -> str:
    """“Stopped: 3 of 12 pages saved”."""
    saved = f"{many(len(run.saved), 'page')} saved" if len(run.saved) == run.total else _part(run)
    return f"Stopped: {saved[:1].lower()}{saved[1:]}" if run.stopped and run.done < run.total else saved


def entries(run: Run, known: Mapping[str, str], audience: str) -> Iterator[Entry]:
    """Files first, each with whose it is; then who has none."""
    for heading, some in (
        ("Which file is whose", run.saved),
        (nothing_agreed(audience), [one for one in run.outcomes if one.file is None and not one.trouble]),
        ("Could not be made", [one for one in run.outcomes if one.trouble]),
    ):
        if some:
            yield Entry("", heading, heading=True)
            yield from (Entry(one.person_id, _told(one, known[one.person_id])) for one in some)


def nothing_agreed(audience: str) -> str:
    """“Nothing is agreed for everyday staff at school or work yet, so there is no page”."""
    who = AUDIENCE[audience].who.replace("{name}", "the person")
    return f"Nothing is agreed for {who} yet, so there is no page"


def _told(one: Outcome, name: str) -> str:
    if one.file is None:
        return f"{name}\n{one.trouble}" if one.trouble else name
    return "\n".join((f"{one.file.name} – {name}", *(f"Look at it first: {words}" for words in one.look)))


def _part(run: Run) -> str:
    return f"{len(run.saved)} of {many(run.total, 'page')} saved"
