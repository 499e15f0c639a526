"""One way to do and to undo: every call says what changed and keeps the rows that would take it back."""

from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlmodel import Session, SQLModel, col, select

from coprod_desktop.store import records
from coprod_desktop.store.going import Steps
from coprod_desktop.store.many_rows import insert_many
from coprod_desktop.store.vault import Store

Row = Mapping[str, Any]
Restore = tuple[type[SQLModel], Row]
"""A table and the row that undo appends to it; with `id` in it, the fields that undo puts back instead."""

_TABLES: dict[str, type[SQLModel]] = {
    str(table.__tablename__): table
    for table in (
        records.Standing,
        records.ReadBack,
        records.Sharing,
        records.Response,
        records.ShortWords,
        records.SeenDifferently,
        records.NameChoice,
        records.TopThree,
        records.Confirmation,
        records.PrivateNote,
        records.SignOff,
        records.Person,
        records.Contributor,
        records.Interview,
        records.Participation,
        records.Topic,
        records.PageChoice,
        records.ReviewDate,
        records.FollowUp,
        records.Board,
        records.SameThing,
        records.RowTitle,
        records.TalkedAbout,
        records.LadderMade,
        records.ColumnChoice,
        records.ToErase,
    )
}


@dataclass(frozen=True)
class Changed:
    """What a call changed. Screens redraw by `kinds`; with a `label`, the message bar offers undo."""

    kinds: frozenset[str]
    person_id: str = ""
    interview_id: str = ""
    statement_id: str = ""
    question_id: str = ""
    label: str = ""
    made_id: str = ""


@dataclass(frozen=True)
class Place:
    """Whose record a deed belongs to."""

    person_id: str
    interview_id: str = ""
    statement_id: str = ""
    question_id: str = ""


@dataclass
class Doing:
    """A deed under way: the open session, where it belongs, and what would take it back."""

    session: Session
    place: Place
    by: str
    restore: list[Restore] = field(default_factory=list)
    steps: Steps = field(default_factory=Steps)

    def add(self, row: SQLModel) -> None:
        """Append a dated row in the practitioner's name."""
        if hasattr(row, "by"):
            row.by = self.by  # the history names who recorded it
        self.session.add(row)

    def add_many(self, table: type[SQLModel], rows: Sequence[Row]) -> None:
        """Append many rows of one table, all with the same columns; twenty times as fast as one by one."""
        self.session.flush()
        if not rows:
            return
        usual = table(**rows[0]).model_dump(exclude=set() if "id" in rows[0] else {"id"})
        signed = {"by": self.by} if "by" in usual else {}
        insert_many(self.session, table, {**usual, **signed}, rows, self.steps)

    def step(self, table: type[SQLModel], keys: Row, before: Row, after: Row) -> None:
        """Append `after` for these keys, and know that `before` takes it back."""
        self.restore.append((table, {**keys, **before}))
        self.add(table(**keys, **after))

    def done(self, kind: str, label: str = "", made_id: str = "") -> Changed:
        """Close the deed: what changed, and, with a label, how to take it back."""
        if label:
            self.add_many(records.Deed, [_deed(self, label)])
        place = self.place
        return Changed(
            frozenset((kind,)),
            place.person_id,
            place.interview_id,
            place.statement_id,
            place.question_id,
            label,
            made_id,
        )


def begin(store: Store, session: Session, place: Place, steps: Steps | None = None) -> Doing:
    """Start a deed in an open session; `steps` are told of each of its rows that is one of many."""
    return Doing(session, place, store.practitioner, steps=steps or Steps())


def undo_last(store: Store, person_id: str, interview_id: str = "") -> Changed | None:
    """Take back the latest deed of an interview (or, without one, of a person). None: nothing to take back.

    What was done about the person as a whole is older or newer than what was done in the interview: in that order it
    goes, so that nothing taken back later puts an earlier state on top.
    """
    with store.session() as session:
        deed = session.exec(_undoable(person_id, interview_id)).first()
        if deed is None:
            return None
        deed.undone = True
        session.add(deed)
        _append(session, deed.undo, store.practitioner)
        return Changed(frozenset(("undo",)), person_id, deed.interview_id, deed.statement_id)


def _undoable(person_id: str, interview_id: str) -> Any:  # noqa: ANN401 - SQLAlchemy's own select type
    query = select(records.Deed).where(
        records.Deed.person_id == person_id, col(records.Deed.undone).is_(False)
    )
    if interview_id:
        query = query.where(col(records.Deed.interview_id).in_((interview_id, "")))
    return query.order_by(col(records.Deed.id).desc())


def _deed(doing: Doing, label: str) -> Row:
    place = doing.place
    undo = [
        [str(table.__tablename__), {name: _packed(value) for name, value in row.items()}]
        for table, row in doing.restore
    ]
    return {
        "person_id": place.person_id,
        "interview_id": place.interview_id,
        "statement_id": place.statement_id,
        "label": label,
        "undo": undo,
    }


def _append(session: Session, rows: Sequence[Any], by: str) -> None:
    for table_name, row in rows:
        table = _TABLES[table_name]
        kept = session.get(table, row["id"]) if "id" in row else None
        target = kept or table()
        for name, value in row.items():
            setattr(target, name, _unpacked(value))
        if kept is None and hasattr(target, "by"):
            target.by = by
        session.add(target)


def _packed(value: object) -> object:
    """JSON knows neither days nor bytes."""
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, bytes):
        return {"bytes": b64encode(value).decode("ascii")}
    return value


def _unpacked(value: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    if isinstance(value, dict) and set(value) == {"date"}:
        return date.fromisoformat(value["date"])
    if isinstance(value, dict) and set(value) == {"bytes"}:
        return b64decode(value["bytes"])
    return value
