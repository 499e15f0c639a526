"""One file a document, one row a document: what it is called, how it lies, and where its lines stand."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from coprod_desktop.questions.slots import EVERYWHERE
from coprod_desktop.summaries.blocks import Blocks
from coprod_desktop.summaries.choosing import Places
from coprod_desktop.summaries.contents import Contents
from coprod_desktop.summaries.documents import (
    about_me,
    before_we_meet,
    blank,
    early_signs,
    now_next,
    one_page,
    passport,
    record,
    side_by_side,
    views,
    what_we_agreed,
    you_said,
)
from coprod_desktop.summaries.lines import Group
from coprod_desktop.summaries.reading import ReadingId

Needs = Literal["lines", "asks", "board", "sides", "record", "agreed", "meeting", "questions"]
"""What has to be gathered for a document besides the facts."""


WITHOUT_LINES: frozenset[Needs] = frozenset(("board", "meeting", "questions"))
ANYWHERE = (Group(EVERYWHERE),)
"""The places of a document that orders its statements by itself."""


@dataclass(frozen=True)
class Document:
    """A kind of summary. `title` names it everywhere and nobody in it; `about` says what it is for, in one line.

    `places` are where its lines stand, in order; `usual` how it reads unless somebody chooses. `one_page`: never a
    second sheet, what doesn't fit is left over and named. `short`: the same where its fixed words leave that choice.
    `in_a_minute`: it fills itself to what a person reads in a minute.
    `lies`: paper across. `running`: its title where “me” would be somebody else’s word.
    """

    id: str
    title: str
    about: str
    make: Callable[[Contents], Blocks]
    needs: Needs = "lines"
    places: Places = ()
    usual: ReadingId = "standard"
    one_page: bool = False
    short: bool = False
    in_a_minute: bool = False
    lies: bool = False
    running: str = ""

    def title_about(self, called: str) -> str:
        """The title as it runs along the foot of a page on which others speak, too."""
        return self.running.replace("{name}", called) or self.title

    @property
    def has_lines(self) -> bool:
        """Whether people's words stand on it as lines to choose from."""
        return self.needs not in WITHOUT_LINES

    @property
    def orders_itself(self) -> bool:
        """Whether its lines stand in an order of its own, whatever anybody chooses."""
        return self.places == ANYWHERE


ALL = (
    Document(
        "one-page", "One-page summary", "The dangerous things first, on one sheet.",
        one_page.one_page, places=one_page.PLACES, one_page=True, in_a_minute=True,
    ),
    Document(
        "early-signs", "First signs plan", "The ladder, and what to do at each stage.",
        early_signs.early_signs, places=early_signs.PLACES,
    ),
    Document(
        "about-me", "About me", "What matters most, and how to support.",
        about_me.about_me, places=about_me.PLACES, running="About {name}",
    ),
    Document(
        "passport", "Communication passport", "What it means, and how to get a message across.",
        passport.passport, places=passport.PLACES, usual="large",
    ),
    Document(
        "now-next", "Now and Next board", "Pictures for what comes now and next, with cards.",
        now_next.now_next, needs="board", lies=True,
    ),
    Document(
        "you-said", "You said, we did", "What was asked for, and what came of it.",
        you_said.you_said, needs="asks", places=ANYWHERE,
    ),
    Document(
        "side-by-side", "Side by side", "Each topic with every voice in a column.",
        side_by_side.side_by_side, needs="sides", places=ANYWHERE, lies=True,
    ),
    Document(
        "views", "Views for an EHC plan", "The person’s and the parents’ views, kept apart.",
        views.views, places=views.PLACES,
    ),
    Document(
        "what-we-agreed", "What we agreed", "Who can see what, and changing your mind.",
        what_we_agreed.what_we_agreed, needs="agreed", places=what_we_agreed.PLACES, usual="easy", short=True,
    ),
    Document(
        "before-we-meet", "Before we meet", "What will be talked about, and who comes.",
        before_we_meet.before_we_meet, needs="meeting", usual="easy", short=True,
    ),
    Document(
        "record", "Full interview record", "Every question and every voice.",
        record.record, needs="record", places=ANYWHERE,
    ),
    Document(
        "blank", "Blank question sheet", "A visit’s questions, to fill in by hand.",
        blank.blank, needs="questions",
    ),
)  # fmt: skip
DOCUMENT = {one.id: one for one in ALL}
