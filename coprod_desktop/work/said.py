"""What was said, as screens and pages see it: one flat value a statement, worked out from its dated rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy.orm import aliased
from sqlmodel import Session, SQLModel, col, func, select

from coprod_desktop.questions.vocabulary import SELF
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work import decisions
from coprod_desktop.work.decisions import Shared

T = TypeVar("T", bound=SQLModel)


@dataclass(frozen=True)
class NameKept:
    """What was decided about somebody's name in these words: keep, say `instead`, or leave the words out."""

    name: str
    choice: str
    instead: str


@dataclass(frozen=True)
class Said:
    """A statement as it stands now. `word` is the speaker's read back word on these very words, or empty."""

    id: str
    person_id: str
    interview_id: str
    held_on: date
    question_id: str
    wording_id: str
    voice: Voice
    words: str
    arrived: str = "said"
    through: str = ""
    stage: str = ""
    places: tuple[str, ...] = ()
    works: int | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    place: float = 0.0
    said_at: datetime | None = None
    wordings: int = 1
    short_words: str = ""
    short_agreed: bool = False
    word: str = ""
    word_at: datetime | None = None
    shared: Shared | None = None
    names: tuple[NameKept, ...] = ()
    differs: tuple[str, ...] = ()
    disputed: bool = False
    still_true: bool | None = None
    note: str = ""


def said_by_person(session: Session, person_id: str) -> list[Said]:
    """Every statement of a person that stands, across interviews, in the order they were said."""
    return _load(session, col(records.Statement.person_id) == person_id)


def said_in(session: Session, interview_id: str, question_id: str = "") -> list[Said]:
    """The statements of one interview, or of one of its questions, in the order of their places."""
    where = [col(records.Statement.interview_id) == interview_id]
    if question_id:
        where.append(col(records.Standing.question_id) == question_id)
    return _load(session, *where)


def said(session: Session, statement_ids: Iterable[str]) -> dict[str, Said]:
    """These statements by id; removed ones are left out."""
    found = _load(session, col(records.Statement.id).in_(list(statement_ids)))
    return {one.id: one for one in found}


def at_question(store: Store, interview_id: str, question_id: str) -> list[Said]:
    """What has been said at one question of an interview."""
    with store.read() as session:
        return said_in(session, interview_id, question_id)


def counts(store: Store, interview_id: str) -> dict[str, int]:
    """How many cards stand at each question of an interview that has any."""
    question = col(records.Standing.question_id)
    query = (
        select(question, func.count())
        .join(records.Statement, col(records.Statement.id) == col(records.Standing.statement_id))
        .where(records.Statement.interview_id == interview_id)
        .where(col(records.Standing.id) == _newest_standing(), col(records.Standing.removed).is_(False))
        .group_by(question)
    )
    with store.read() as session:
        return dict(session.exec(query).all())


def places_named(store: Store, person_id: str) -> list[str]:
    """The places that were named for this person before, in alphabetical order."""
    wording, statement = records.Wording, records.Statement
    query = (
        select(col(wording.places))
        .join(statement, col(statement.id) == col(wording.statement_id))
        .where(statement.person_id == person_id)
        .distinct()
    )
    with store.read() as session:
        return sorted({place for places in session.exec(query) for place in places}, key=str.casefold)


def about_person(store: Store, person_id: str) -> list[Said]:
    """Everything that stands about a person."""
    with store.read() as session:
        return said_by_person(session, person_id)


def latest(rows: Iterable[T], key: str) -> dict[Any, T]:
    """Of rows in the order they were written, the last one for each value of `key`."""
    return {getattr(row, key): row for row in rows}


def _load(session: Session, *where: Any) -> list[Said]:  # noqa: ANN401 - SQLAlchemy's conditions
    query = (
        select(records.Statement, records.Standing, records.Wording, records.Interview)
        .join(records.Standing, col(records.Standing.statement_id) == col(records.Statement.id))
        .join(records.Wording, col(records.Wording.id) == col(records.Standing.wording_id))
        .join(records.Interview, col(records.Interview.id) == col(records.Statement.interview_id))
        .where(col(records.Standing.id) == _newest_standing(), col(records.Standing.removed).is_(False))
        .where(col(records.Interview.removed).is_(False), *where)
        .order_by(col(records.Standing.place), col(records.Statement.id))
    )
    found = list(session.exec(query))
    return _with_what_goes_with_them(session, found) if found else []


def _newest_standing() -> Any:  # noqa: ANN401 - a correlated subquery
    later = aliased(records.Standing)
    newest = select(func.max(col(later.id))).where(col(later.statement_id) == col(records.Statement.id))
    return newest.scalar_subquery()


_Found = tuple[records.Statement, records.Standing, records.Wording, records.Interview]


def _with_what_goes_with_them(session: Session, found: Sequence[_Found]) -> list[Said]:
    around = _Around(session, found)
    return [around.said(*one) for one in found]


class _Around:
    """The dated rows around some statements, fetched in one query a table rather than one a statement."""

    def __init__(self, session: Session, found: Sequence[_Found]) -> None:
        wording_ids = [wording.id for _, _, wording, _ in found]
        statement_ids = [statement.id for statement, _, _, _ in found]
        by_wording = _fetch(session, wording_ids, "wording_id")
        by_statement = _fetch(session, statement_ids, "statement_id")
        self.voices = _voices_of(session, {statement.person_id for statement, _, _, _ in found})
        self.short = latest(by_wording(records.ShortWords), "wording_id")
        self.word = latest(by_wording(records.ReadBack), "wording_id")
        self.still = latest(by_wording(records.Confirmation), "wording_id")
        self.names = _names(by_wording(records.NameChoice))
        self.notes = latest(by_statement(records.PrivateNote), "statement_id")
        self.counts = _counted(by_statement(records.Wording))
        self.differs, self.disputed = _differences(session, statement_ids)
        self.decided = decisions.Decisions(session, {statement.person_id for statement, _, _, _ in found})

    def said(
        self,
        statement: records.Statement,
        standing: records.Standing,
        wording: records.Wording,
        interview: records.Interview,
    ) -> Said:
        """One statement with what goes with it."""
        short, word = self.short.get(wording.id), self.word.get(wording.id)
        still, note = self.still.get(wording.id), self.notes.get(statement.id)
        return Said(
            id=statement.id,
            person_id=statement.person_id,
            interview_id=statement.interview_id,
            held_on=interview.held_on,
            question_id=standing.question_id,
            wording_id=wording.id,
            voice=self.voices[wording.contributor_id],
            words=wording.words,
            arrived=wording.arrived,
            through=wording.through,
            stage=wording.stage,
            places=tuple(wording.places),
            works=wording.works,
            fields=wording.fields,
            place=standing.place,
            said_at=statement.created_at,
            wordings=self.counts.get(statement.id, 1),
            short_words=short.words if short else "",
            short_agreed=bool(short and short.words and short.agreed_by),
            word=word.word if word else "",
            word_at=word.at if word else None,
            shared=self.decided.about(statement, standing, wording, interview),
            names=self.names.get(wording.id, ()),
            differs=self.differs.get(statement.id, ()),
            disputed=statement.id in self.disputed,
            still_true=still.still_true if still else None,
            note=note.words if note else "",
        )


def _fetch(session: Session, ids: Sequence[str], key: str) -> Any:  # noqa: ANN401 - a function over tables
    def rows(table: type[T]) -> list[T]:
        query = select(table).where(col(getattr(table, key)).in_(ids)).order_by(_order(table))
        return list(session.exec(query))

    return rows


def _order(table: type[SQLModel]) -> Any:  # noqa: ANN401 - a column
    return getattr(table, "id")  # noqa: B009 - every table has one, though SQLModel doesn't say so


def _voices_of(session: Session, person_ids: Iterable[str]) -> dict[str, Voice]:
    return {key: voice for person_id in person_ids for key, voice in voices(session, person_id).items()}


def _names(rows: Iterable[records.NameChoice]) -> dict[str, tuple[NameKept, ...]]:
    kept: dict[str, dict[str, NameKept]] = {}
    for row in rows:
        kept.setdefault(row.wording_id, {})[row.name] = NameKept(row.name, row.choice, row.instead)
    return {wording: tuple(one for one in names.values() if one.choice) for wording, names in kept.items()}


def _counted(rows: Iterable[records.Wording]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.statement_id] = counts.get(row.statement_id, 0) + 1
    return counts


def _differences(
    session: Session, statement_ids: Sequence[str]
) -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """Who is linked with whom (both ways), and whose words somebody unheard sees differently."""
    link = records.SeenDifferently
    query = select(link).where(
        col(link.statement_id).in_(statement_ids) | col(link.other_id).in_(statement_ids)
    )
    standing: dict[tuple[str, str | None], bool] = {}
    for row in session.exec(query.order_by(col(link.id))):
        standing[(row.statement_id, row.other_id)] = not row.removed
    pairs = [pair for pair, stands in standing.items() if stands]
    differs: dict[str, tuple[str, ...]] = {}
    for one, other in pairs:
        if other:
            differs[one] = (*differs.get(one, ()), other)
            differs[other] = (*differs.get(other, ()), one)
    return differs, frozenset(one for one, other in pairs if not other)
