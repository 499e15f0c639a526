"""What was said, as screens and pages see it: one flat value a statement, worked out from its dated rows."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from coprod_desktop.errors import InputError
from coprod_desktop.store import records
from coprod_desktop.store.memo import remembered
from coprod_desktop.store.vault import Store
from coprod_desktop.work.decisions import Decisions, Shared
from coprod_desktop.work.linked import Linked
from coprod_desktop.work.spoken import EVERYTHING, Spoken, own_parts
from coprod_desktop.work.voices import voices


@dataclass(frozen=True)
class NameKept:
    """What was decided about somebody's name in these words: keep, say `instead`, or leave the words out."""

    name: str
    choice: str
    instead: str


@dataclass(frozen=True)
class Said(Spoken):
    """A statement as it stands now, with what goes with it.

    `differs` and `same` are ids of statements that see it differently and that mean the same; `ever_beside` are all
    that ever shared a row with it; `called` is what a family calls all of these together.
    """

    shared: Shared | None = None
    names: tuple[NameKept, ...] = ()
    differs: tuple[str, ...] = ()
    disputed: bool = False
    same: tuple[str, ...] = ()
    ever_beside: tuple[str, ...] = ()
    called: str = ""

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


def said_elsewhere(session: Session, person_id: str, interview_id: str, question_id: str) -> list[Said]:
    """What stands at a question in a person's other interviews. Where there are none, nothing else is read."""
    table = records.Interview
    others = select(table.id).where(table.person_id == person_id, table.id != interview_id)
    ids = list(session.exec(others))
    if not ids:
        return []
    return _load(session, col(records.Statement.interview_id).in_(ids), *_at(question_id))


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


def _at(question_id: str) -> tuple[Any, ...]:
    return (col(records.Standing.question_id) == question_id,) if question_id else ()


def _load(session: Session, *where: Any) -> list[Said]:  # noqa: ANN401 - SQLAlchemy's conditions
    found = session.exec(EVERYTHING.where(*where)).all()
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
        self.decided = Decisions.of(session, person_ids)

    def said(self, row: Any) -> Said:  # noqa: ANN401 - a row of EVERYTHING
        """One statement with what goes with it."""
        return Said(
            **own_parts(row, self.voices[row.contributor_id]),
            shared=self.decided.about(row.id, row.interview_id, row.question_id, row.contributor_id),
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
