"""Search over everything that was said and everybody who said it; worries and private notes are never looked at.

It is the practitioner's own look: what may stand on a screen that others see is narrowed in `searching_shown`.
"""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date

from coprod_desktop.questions.vocabulary import RELATIONSHIPS
from coprod_desktop.questions.wording import Naming
from coprod_desktop.store import search
from coprod_desktop.store.going import StoppedError
from coprod_desktop.store.search import Looker, Place
from coprod_desktop.store.search_match import Narrowed
from coprod_desktop.store.search_terms import TOPIC, typed
from coprod_desktop.store.vault import Store
from coprod_desktop.work.found_rows import OWN_TOPICS_TITLE, NameRow, StatementRow, name_rows, rows
from coprod_desktop.work.interviews import usual_set
from coprod_desktop.work.sets import OWN_TOPICS

__all__ = ["Found", "NameRow", "Place", "Searcher", "StatementRow", "StoppedError", "Wanted"]

PAGE = 20
MOST_NAMES = 5


@dataclass(frozen=True)
class Wanted:
    """What is looked for. `voice` is a contributor of the chosen person, or without a person a group of voices."""

    text: str = ""
    person_id: str = ""
    section: str = ""
    stage: str = ""
    voice: str = ""
    first: date | None = None
    last: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked for yet; a person alone is no question either."""
        return typed(self.text).is_empty and replace(self, text="", person_id="") == Wanted()


@dataclass(frozen=True)
class Found:
    """A page of what was found: people first, then statements, the best first. `then` leads to the next page."""

    names: tuple[NameRow, ...] = ()
    rows: tuple[StatementRow, ...] = ()
    then: Place | None = None

    @property
    def more(self) -> bool:
        """Whether there is another page."""
        return self.then is not None


class Searcher:
    """Searches over a connection of its own: `search` on a worker thread, one at a time; `stop` from any."""

    def __init__(self, store: Store) -> None:
        self._stack = ExitStack()
        self._store = self._stack.enter_context(store.beside())
        self._looker = Looker(self._store)

    def begin(self) -> None:
        """A new search is about to start: what was stopped before it doesn't count."""
        self._looker.begin()

    def stop(self) -> None:
        """Let the search under way end; it raises StoppedError."""
        self._looker.stop()

    def search(self, wanted: Wanted, after: Place | None = None) -> Found:
        """A page of what is wanted, the next one with `after`. Raises StoppedError, or StoreError."""
        return _search(self._looker, wanted, after)

    def close(self) -> None:
        """Let go of the file."""
        self._stack.close()


def search_once(store: Store, wanted: Wanted, after: Place | None = None) -> Found:
    """The same over the everyday connection."""
    return _search(Looker(store), wanted, after)


def is_ranked(text: str) -> bool:
    """Whether enough was typed for the best to come first; otherwise the newest does."""
    return typed(text).is_ranked


def sections() -> list[tuple[str, str]]:
    """(id, title) of each section that something can be said in, without anybody's name."""
    named = [(one.id, Naming("them").fill(one.title)) for one in usual_set().sections]
    return [*named, (OWN_TOPICS, OWN_TOPICS_TITLE)]


def voice_groups() -> list[tuple[str, str]]:
    """(id, words) of the groups of voices that can be chosen without a person."""
    return list(GROUPS.items())


GROUPS: Mapping[str, str] = {
    "person": "The person",
    "family": "Family",
    "friend": "Friends",
    "advocate": "Advocates",
    "school": "School or work",
    "lead": "SENCO or manager",
    "health": "Health team",
    "social_care": "Social care",
    "professional": "Other professionals",
}
"""Group of a relationship → its word."""


def _search(looker: Looker, wanted: Wanted, after: Place | None) -> Found:
    if wanted.is_empty:
        return Found()
    text = typed(wanted.text)
    with looker.looking() as session:
        connection = session.connection()
        hits = search.find(connection, text, _narrowed(wanted), PAGE, after)
        looker.check()
        named = [] if after or wanted.person_id else search.names(connection, text, MOST_NAMES)
        listed = tuple(rows(session, hits.statements, text))
        return Found(tuple(name_rows(session, named, text)), listed, hits.then)


def _narrowed(wanted: Wanted) -> Narrowed:
    return Narrowed(
        wanted.person_id,
        _questions_of(wanted.section),
        wanted.stage,
        () if wanted.person_id else _relationships_of(wanted.voice),
        wanted.voice if wanted.person_id else "",
        wanted.first,
        wanted.last,
    )


def _questions_of(section: str) -> tuple[str, ...]:
    if section == OWN_TOPICS:
        return (TOPIC,)
    return tuple(one.id for one in usual_set().questions if one.section_id == section)


def _relationships_of(group: str) -> tuple[str, ...]:
    return tuple(one for one, of in RELATIONSHIPS.items() if of == group) if group else ()
