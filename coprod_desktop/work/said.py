"""What was said, as screens and pages see it: one flat value a statement, worked out from its dated rows."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from coprod_desktop.errors import InputError
from coprod_desktop.questions.vocabulary import DANGER_QUESTION, DOES_NOT_HELP
from coprod_desktop.store import records
from coprod_desktop.store.memo import remembered
from coprod_desktop.store.vault import Store
from coprod_desktop.work.decisions import Decisions, Shared
from coprod_desktop.work.linked import Linked
from coprod_desktop.work.newest import newest_beside, newest_id
from coprod_desktop.work.voices import Voice, voices


@dataclass(frozen=True)
class NameKept:
    """What was decided about somebody's name in these words: keep, say `instead`, or leave the words out."""

    name: str
    choice: str
    instead: str


@dataclass(frozen=True)
class Said:
    """A statement as it stands now. `word` is the speaker's read back word on these very words, or empty.

    `still_true` is what its speaker said of it later. `differs` and `same` are ids of statements that see it
    differently and that mean the same; `ever_beside` are all that ever shared a row with it; `called` is what a
    family calls all of these together.
    """

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
    same: tuple[str, ...] = ()
    ever_beside: tuple[str, ...] = ()
    called: str = ""
    still_true: bool | None = None
    note: str = ""

    @property
    def is_a_tick(self) -> bool:
        """Whether it only says that what we agree was understood: nothing that could be read back or printed."""
        return self.question_id == DANGER_QUESTION and not self.words

    @property
    def does_not_help(self) -> bool:
        """Whether it was rated as of little or no help; without a rating nobody knows."""
        return self.works is not None and self.works <= DOES_NOT_HELP

    def says_anew(self, other: "Said") -> bool:
        """Whether the same voice says the same thing in a later interview; twice in one visit, both hold."""
        if self.interview_id == other.interview_id or self.voice.id != other.voice.id:
            return False
        return other.id in self.same and (self.held_on, self.id) > (other.held_on, other.id)


def said_by_person(session: Session, person_id: str, question_id: str = "") -> list[Said]:
    """Every statement of a person that stands (to one question), across interviews, in the order of their places."""
    here = col(records.Statement.person_id) == person_id
    key = ("said_by_person", person_id, question_id)
    return list(remembered(session, key, lambda: _load(session, here, *_at(question_id))))


def said_in(session: Session, interview_id: str, question_id: str = "") -> list[Said]:
    """The statements of one interview, or of one of its questions, in the order of their places."""
    return _load(session, col(records.Statement.interview_id) == interview_id, *_at(question_id))


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
        .where(STANDS, col(records.Standing.removed).is_(False))
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


def two_said(session: Session, one_id: str, other_id: str, gone: str) -> tuple[Said, Said]:
    """Two statements about one person. InputError, with the sentence `gone`, when they aren't both here."""
    found = said(session, [one_id, other_id])
    if len(found) < 2:
        raise InputError(gone)
    one, other = found[one_id], found[other_id]
    if one.person_id != other.person_id:
        raise InputError("These words are about two different people. Nothing was changed.")
    return one, other


def about_person(store: Store, person_id: str, question_id: str = "") -> list[Said]:
    """Everything that stands about a person (at one question)."""
    with store.read() as session:
        return said_by_person(session, person_id, question_id)


STANDS: Any = col(records.Standing.id) == newest_id(records.Standing, statement_id=col(records.Statement.id))
"""For use within a query over statements and their standings: this standing is the one that counts."""


def _how_many_wordings() -> Any:  # noqa: ANN401 - a subquery
    each = aliased(records.Wording)
    query = select(func.count()).where(col(each.statement_id) == col(records.Statement.id))
    return query.correlate_except(each).scalar_subquery()


def _everything() -> Any:  # noqa: ANN401 - SQLAlchemy's own select type
    """Each statement in one row whose columns are named like the fields of Said, with two more about its speaker."""
    statement, standing, wording = records.Statement, records.Standing, records.Wording
    interview, short, read = records.Interview, records.ShortWords, records.ReadBack
    note, still = records.PrivateNote, records.Confirmation
    agreed = and_(col(short.words) != "", col(short.agreed_by).is_not(None))
    columns: Any = (
        *(
            statement.id,
            statement.person_id,
            statement.interview_id,
            col(statement.created_at).label("said_at"),
        ),
        *(interview.held_on, standing.question_id, standing.place, col(wording.id).label("wording_id")),
        *(wording.contributor_id, wording.words, wording.arrived, wording.through, wording.stage),
        *(wording.places, wording.works, wording.fields, _how_many_wordings().label("wordings")),
        func.coalesce(short.words, "").label("short_words"),
        func.coalesce(agreed, False).label("short_agreed"),
        func.coalesce(read.word, "").label("word"),
        *(col(read.at).label("word_at"), still.still_true),
        func.coalesce(note.words, "").label("note"),
    )
    return (
        select(*columns)
        .select_from(statement)
        .join(standing, STANDS)
        .join(wording, col(wording.id) == col(standing.wording_id))
        .join(interview, col(interview.id) == col(statement.interview_id))
        .outerjoin(*newest_beside(short, wording_id=col(wording.id)))
        .outerjoin(*newest_beside(read, wording_id=col(wording.id)))
        .outerjoin(*newest_beside(still, wording_id=col(wording.id), contributor_id=wording.contributor_id))
        .outerjoin(*newest_beside(note, statement_id=col(statement.id)))
        .where(col(standing.removed).is_(False), col(interview.removed).is_(False))
        .order_by(col(standing.place), col(statement.id))
    )


_EVERYTHING = _everything()
_COLUMNS = tuple(column.key for column in _EVERYTHING.selected_columns)


def _at(question_id: str) -> tuple[Any, ...]:
    return (col(records.Standing.question_id) == question_id,) if question_id else ()


def _load(session: Session, *where: Any) -> list[Said]:  # noqa: ANN401 - SQLAlchemy's conditions
    found = session.exec(_EVERYTHING.where(*where)).all()
    if not found:
        return []
    around = _Around(session, {row.person_id for row in found})
    return [around.said(row) for row in found]


class _Around:
    """What takes several rows to say of a statement, in one query a table however many statements there are."""

    def __init__(self, session: Session, person_ids: Collection[str]) -> None:
        self.voices = {key: voice for one in person_ids for key, voice in voices(session, one).items()}
        self.names = _names(session, person_ids)
        self.linked = Linked(session, person_ids)
        self.decided = Decisions(session, person_ids)

    def said(self, row: Any) -> Said:  # noqa: ANN401 - a row of _EVERYTHING
        """One statement with what goes with it."""
        plain = dict(zip(_COLUMNS, row, strict=True))
        speaker = plain.pop("contributor_id")
        plain["places"] = tuple(row.places)
        return Said(
            **plain,
            voice=self.voices[speaker],
            shared=self.decided.about(row.id, row.interview_id, row.question_id, speaker),
            names=self.names.get(row.wording_id, ()),
            differs=self.linked.differs.get(row.id, ()),
            disputed=row.id in self.linked.disputed,
            same=self.linked.same.get(row.id, ()),
            ever_beside=self.linked.ever_beside.get(row.id, ()),
            called=self.linked.called.get(row.id, ""),
        )


def _names(session: Session, person_ids: Collection[str]) -> dict[str, tuple[NameKept, ...]]:
    table, wording, statement = records.NameChoice, records.Wording, records.Statement
    query = (
        select(table.wording_id, table.name, table.choice, table.instead)
        .join(wording, col(wording.id) == col(table.wording_id))
        .join(statement, col(statement.id) == col(wording.statement_id))
        .where(col(statement.person_id).in_(person_ids))
    )
    kept: dict[str, dict[str, NameKept]] = {}
    for wording_id, *choice in session.exec(query.order_by(col(table.id))):
        one = NameKept(*choice)
        kept.setdefault(wording_id, {})[one.name] = one
    return {wording: tuple(one for one in names.values() if one.choice) for wording, names in kept.items()}
