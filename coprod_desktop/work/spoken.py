"""What a statement itself says, from its own rows alone, and which statements stand at a question."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, bindparam
from sqlalchemy.orm import aliased
from sqlmodel import col, func, select

from coprod_desktop.questions.vocabulary import DANGER_QUESTION, DOES_NOT_HELP
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.newest import newest_beside, newest_id
from coprod_desktop.work.voices import Voice, voices


@dataclass(frozen=True)
class Spoken:
    """A statement's own words and parts. `word` is the speaker's read back word on these very words, or empty.

    `still_true` is what its speaker said of it later.
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


@dataclass(frozen=True, order=True)
class Placed:
    """Where a card stands at its question, and whose it is; they sort in their order."""

    place: float
    id: str
    voice_id: str


def order_at(store: Store, interview_id: str, question_id: str) -> list[Placed]:
    """All cards of a question of an interview in their order, without reading their words."""
    asked = {"interview_id": interview_id, "question_id": question_id}
    with store.read() as session:
        return [Placed(*row) for row in session.connection().execute(_ORDER, asked)]


def spoken(store: Store, statement_ids: Collection[str]) -> dict[str, Spoken]:
    """These statements by id; removed ones are left out."""
    if not statement_ids:
        return {}
    with store.read() as session:
        rows = session.connection().execute(_THESE, {"ids": list(statement_ids)}).all()
        known = {
            key: one
            for person in {row.person_id for row in rows}
            for key, one in voices(session, person).items()
        }
    return {row.id: Spoken(**own_parts(row, known[row.contributor_id])) for row in rows}


def all_at(store: Store, interview_id: str, question_id: str) -> list[Spoken]:
    """All that was said at a question of an interview, in its order."""
    order = order_at(store, interview_id, question_id)
    found = spoken(store, [one.id for one in order])
    return [found[one.id] for one in order if one.id in found]


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
        _standing(select(*columns))
        .outerjoin(*newest_beside(short, wording_id=col(wording.id)))
        .outerjoin(*newest_beside(read, wording_id=col(wording.id)))
        .outerjoin(*newest_beside(still, wording_id=col(wording.id), contributor_id=wording.contributor_id))
        .outerjoin(*newest_beside(note, statement_id=col(statement.id)))
    )


def _standing(query: Any) -> Any:  # noqa: ANN401 - SQLAlchemy's own select type
    """The query over the statements that stand, each with the wording it stands on, in the order of their places."""
    statement, standing, wording = records.Statement, records.Standing, records.Wording
    interview = records.Interview
    return (
        query.select_from(statement)
        .join(standing, STANDS)
        .join(wording, col(wording.id) == col(standing.wording_id))
        .join(interview, col(interview.id) == col(statement.interview_id))
        .where(col(standing.removed).is_(False), col(interview.removed).is_(False))
        .order_by(col(standing.place), col(statement.id))
    )


EVERYTHING: Any = _everything()
_NAMES = tuple(column.key for column in EVERYTHING.selected_columns)


def own_parts(row: Any, voice: Voice) -> dict[str, Any]:  # noqa: ANN401 - a row of EVERYTHING
    """The values of Spoken."""
    parts: dict[str, Any] = dict(zip(_NAMES, row, strict=True))
    del parts["contributor_id"]
    return parts | {"places": tuple(row.places), "voice": voice}


def _order() -> Any:  # noqa: ANN401 - SQLAlchemy's own select type
    statement, standing = records.Statement, records.Standing
    columns = col(standing.place), col(statement.id), col(records.Wording.contributor_id)
    return _standing(select(*columns)).where(
        col(statement.interview_id) == bindparam("interview_id"),
        col(standing.question_id) == bindparam("question_id"),
    )


_ORDER = _order()
_THESE = EVERYTHING.where(col(records.Statement.id).in_(bindparam("ids", expanding=True)))
