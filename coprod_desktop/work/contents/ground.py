"""What has been read before a document's own parts are gathered."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlmodel import Session

from coprod_desktop.questions.vocabulary import ONE_PAGE
from coprod_desktop.summaries.documents import DOCUMENT, Document
from coprod_desktop.summaries.reading import READING, Reading, ReadingId
from coprod_desktop.summaries.setting.sizes import Paper
from coprod_desktop.work.background import Background
from coprod_desktop.work.eligibility import Page
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.said import Said
from coprod_desktop.work.voices import Voice


@dataclass(frozen=True)
class Wanted:
    """Which document, for whom, on which day.

    `reading` empty: as the document usually reads. `visit` is the one whose questions a blank sheet holds. `chosen`
    are line ids in order; None leaves it to the program.
    """

    audience: str
    today: date
    reader: str = ""
    draft: bool = False
    paper: Paper = "a4"
    whole_name: bool = False
    chosen: tuple[str, ...] | None = None
    document: str = ONE_PAGE
    reading: ReadingId | None = None
    visit: str = "first"

    def with_lines(self, chosen: tuple[str, ...] | None) -> "Wanted":
        """The same with these lines."""
        return replace(self, chosen=chosen)

    @property
    def kind(self) -> Document:
        """The document itself."""
        return DOCUMENT[self.document]

    @property
    def way(self) -> Reading:
        """The way it reads."""
        return READING[self.reading or self.kind.usual]


@dataclass(frozen=True)
class Ground:
    """One person's statements, those that these readers may see, and what they are gathered against."""

    session: Session
    wanted: Wanted
    page: Page
    behind: Background
    everything: Sequence[Said] = field(repr=False)
    eligible: Sequence[Said] = field(repr=False)
    practitioner: str = ""

    @property
    def reader_voice(self) -> Voice | None:
        """The one contributor who reads it: the named reader, or the person of a document for the person."""
        voices = {one.voice.id: one.voice for one in self.everything}
        if self.wanted.reader:
            return voices.get(self.wanted.reader)
        own = (voice for voice in voices.values() if voice.is_person)
        return next(own, None) if self.wanted.audience == "person" else None

    @property
    def person(self) -> PersonFacts:
        """Whom the document is about."""
        return self.behind.person
