"""The log of papers handed over: a page that left the program can't be called back, so we know who has which."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from coprod_desktop.errors import InputError
from coprod_desktop.questions.vocabulary import AUDIENCE
from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.summaries.documents import DOCUMENT
from coprod_desktop.work.contents.ground import Wanted
from coprod_desktop.work.deeds import Changed, Place, begin
from coprod_desktop.work.people import PersonFacts, person_facts
from coprod_desktop.work.summarising import Made
from coprod_desktop.work.voices import Voice, voices


@dataclass(frozen=True)
class Way:
    """How a paper leaves the program, in words that a day can follow: “saved as a file on 22 Nov 2026”."""

    id: str
    word: str


WAYS = (
    Way("saved", "saved as a file"),
    Way("printed", "sent to the printer"),
    Way("copied", "copied as text"),
    Way("word", "saved as Word"),
    Way("html", "saved as a web page"),
    Way("bundle", "sealed for another machine"),
    Way("held", "saved as PDF and JSON"),
)
HOW = {way.id: way for way in WAYS}

BUNDLE = "bundle"
"""Not a document, but a file with the words themselves."""
EVERYTHING = "everything"
"""All that is held on the person, for whoever asked to see it: every word, whoever may see it."""
_TITLES = {BUNDLE: "Bundle", EVERYTHING: "Everything held"}
IT, OLD_WORDS = "it", "the old words"
"""What a paper holds once words were taken back, and once they were changed."""
MOST_NAMED = 2
"""So many papers are named in one sentence; it is read on a message bar."""
_COUNTED = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


@dataclass(frozen=True)
class Paper:
    """What was handed over. `wordings` are the ids of the wordings on it, `reader` a contributor's id or empty.

    `reading` is standard, large or easy, `how` a key of HOW; `locked` means with a password.
    """

    document: str
    audience: str
    reader: str = ""
    reading: str = "standard"
    how: str = "saved"
    draft: bool = False
    locked: bool = False
    wordings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Handed:
    """A paper in the log: when (in UTC) and by which practitioner; what it is and for whom, in words."""

    id: int
    paper: Paper
    at: datetime
    by: str
    title: str
    for_whom: str

    @property
    def day(self) -> date:
        """The day by the clock on the wall."""
        return self.at.astimezone().date()


def paper_of(made: Made, wanted: Wanted, how: str, *, locked: bool = False) -> Paper:
    """What a document will be in the log once it leaves the program this way."""
    return Paper(
        wanted.document,
        wanted.audience,
        wanted.reader,
        wanted.way.id,
        how,
        wanted.draft,
        locked,
        tuple(one.wording_id for one in made.chosen),
    )


def handed_over(store: Store, person_id: str, paper: Paper, at: datetime | None = None) -> Changed:
    """Log that a paper left the program, now or `at` that moment. It is a fact: nothing takes it back.

    Raises InputError for an audience or a way that isn't in the tables.
    """
    if paper.audience not in AUDIENCE or paper.how not in HOW:
        raise InputError("This paper could not be noted down: it is not known for whom it is or how it left.")
    with store.session() as session:
        doing = begin(store, session, Place(person_id))
        doing.add(_row(person_id, paper, at or records.now()))
        return doing.done("papers")


def papers(store: Store, person_id: str) -> tuple[Handed, ...]:
    """Every paper about a person that was handed over, the newest first."""
    with store.read() as session:
        return papers_in(session, person_id)


def papers_in(session: Session, person_id: str) -> tuple[Handed, ...]:
    """The same within an open session."""
    table = records.HandOver
    query = select(table).where(table.person_id == person_id).order_by(col(table.at).desc())
    rows = session.exec(query.order_by(col(table.id).desc())).all()
    person = session.get(records.Person, person_id) if rows else None
    if person is None:
        return ()
    facts, circle = person_facts(person), voices(session, person_id)
    return tuple(_handed(row, facts, circle.get(row.reader)) for row in rows)


def papers_with(store: Store, statement_id: str, said_by: str = "") -> tuple[Handed, ...]:
    """The papers that hold any wording of a statement (with `said_by`: one that this contributor said)."""
    with store.read() as session:
        return papers_with_in(session, statement_id, said_by)


def papers_with_in(session: Session, statement_id: str, said_by: str = "") -> tuple[Handed, ...]:
    """The same within an open session."""
    statement = session.get(records.Statement, statement_id)
    if statement is None:
        return ()
    wording = records.Wording
    query = select(wording.id).where(wording.statement_id == statement_id)
    wordings = set(session.exec(query.where(wording.contributor_id == said_by) if said_by else query))
    return tuple(
        each for each in papers_in(session, statement.person_id) if wordings.intersection(each.paper.wordings)
    )


def held_by(some: Sequence[Handed], what: str = IT) -> str:
    """Which papers hold `what`, in a plain sentence that names no content; empty without any."""
    if not some:
        return ""
    named = [told(each) for each in some[:MOST_NAMED]]
    more = [f"and {len(some) - MOST_NAMED} more"] if len(some) > MOST_NAMED else []
    return f"{_how_many(len(some))} {what}: {'; '.join([*named, *more])}. {ask_back(some)}"


def told(handed: Handed) -> str:
    """“One-page summary for the family, sent to the printer on 22 Nov 2026”."""
    title = f"{handed.title} (draft)" if handed.paper.draft else handed.title
    return f"{title} for {handed.for_whom}, {HOW[handed.paper.how].word} on {day_in_words(handed.day)}"


def ask_back(some: Sequence[Handed]) -> str:
    """What can be done about papers that are out of our hands."""
    if len(some) == 1:
        return "Ask for it back, or give out a new one."
    return "Ask for them back, or give out new ones."


def _how_many(count: int) -> str:
    number = _COUNTED[count] if count < len(_COUNTED) else str(count)
    return f"{number} paper already holds" if count == 1 else f"{number} papers already hold"


def _row(person_id: str, paper: Paper, at: datetime) -> records.HandOver:
    return records.HandOver(
        person_id=person_id,
        document=paper.document,
        audience=paper.audience,
        reader=paper.reader,
        reading=paper.reading,
        how=paper.how,
        draft=paper.draft,
        locked=paper.locked,
        wordings=_once(paper.wordings),
        at=at,
    )


def _once(wordings: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(wordings))


def _handed(row: records.HandOver, person: PersonFacts, reader: Voice | None) -> Handed:
    paper = Paper(
        row.document,
        row.audience,
        row.reader,
        row.reading,
        row.how,
        row.draft,
        row.locked,
        tuple(row.wordings),
    )
    whom = reader.name if reader else person.fill(AUDIENCE[row.audience].who)
    return Handed(row.id or 0, paper, row.at, row.by, _title(row.document), whom)


def _title(document: str) -> str:
    """What the paper was called; the bare id of a document that there is no longer."""
    known = DOCUMENT.get(document)
    return known.title if known else _TITLES.get(document, document)
