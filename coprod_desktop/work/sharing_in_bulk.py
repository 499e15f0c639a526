"""Who may see many lines, changed in one deed: each line by the say-so of its own speaker, all or none kept."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlmodel import Session, col, func, select

from coprod_desktop.errors import InputError
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.deeds import Changed, Doing, Place, Row, begin
from coprod_desktop.work.eligibility import Page
from coprod_desktop.work.said import Said, said
from coprod_desktop.work.sharing import Decision
from coprod_desktop.work.sharing_changes import KIND, Change, Ground, Kind, becomes, lacking
from coprod_desktop.work.voices import Voice, voices


def share_many(
    store: Store, statement_ids: Sequence[str], change: Change, by: Mapping[str, Decision], today: date
) -> Changed:
    """Change who may see these lines, as one deed that one undo takes back.

    `by` says who decides for each speaker's words (a decision of nothing yet); lines of speakers who are not in it
    stay as they are. Raises InputError, and then nothing was changed.
    """
    with store.session() as session:
        some = _all_of(session, statement_ids)
        if lack := lacking(some, change, by, today):
            raise InputError(lack)
        asked = [one for one in some if one.voice.id in by]
        ground = _ground(session, asked[0].person_id, today)
        decided = [(one, made) for one in asked if (made := becomes(one, change, by, ground)) is not None]
        return _write(
            begin(store, session, Place(asked[0].person_id)), KIND[change.kind], decided, len(asked)
        )


def everyone_ever(store: Store, person_id: str) -> dict[str, Voice]:
    """Everyone with a voice about a person by id, those who left the circle included: an exception may name them."""
    with store.read() as session:
        return voices(session, person_id)


def page_for(audience: str, today: date, everyone: Mapping[str, Voice], everything: Iterable[Said]) -> Page:
    """A page for a whole audience, under the very rule that documents follow."""
    relationships = {key: voice.relationship for key, voice in everyone.items()}
    known = {one.id: one for one in everything}
    return Page(audience, today, relationships=relationships, known=known)


def _write(doing: Doing, kind: Kind, decided: Sequence[tuple[Said, Decision]], asked: int) -> Changed:
    before = _before(doing.session, [one for one, _ in decided])
    doing.restore.extend((records.Sharing, row) for row in before)
    doing.add_many(records.Sharing, [_row(one, made, kind) for one, made in decided])
    return doing.done("sharing", _told(kind, len(decided), asked))


def _all_of(session: Session, statement_ids: Sequence[str]) -> list[Said]:
    if not statement_ids:
        raise InputError("Please mark the words first.")
    found = said(session, statement_ids)
    if set(statement_ids) - set(found):
        raise InputError("Some of these cards are no longer in the store. Nothing was changed.")
    if len({one.person_id for one in found.values()}) > 1:
        raise InputError("These words are about different people. Nothing was changed.")
    return list(found.values())


def _ground(session: Session, person_id: str, today: date) -> Ground:
    table = records.Sharing
    query = select(table).where(table.person_id == person_id, col(table.statement_id).is_(None))
    rows = session.exec(query.where(table.section == "").order_by(col(table.id)))
    never = {(row.interview_id or "", row.contributor_id or ""): tuple(row.exceptions) for row in rows}
    relationships = {key: voice.relationship for key, voice in voices(session, person_id).items()}
    return Ground(today, relationships, never)


_KEPT: Any = tuple(
    getattr(records.Sharing, name)
    for name in (
        *("statement_id", "contributor_id", "decided", "audiences", "exceptions", "until", "withdrawn"),
        *("decider", "decider_name", "understood"),
    )
)
_OPEN: Row = {"decided": False}


def _before(session: Session, some: Sequence[Said]) -> list[dict[str, Any]]:
    """For each line the row that puts its own decision back as it was, or opens it again."""
    table = records.Sharing
    ids = col(table.statement_id).in_([one.id for one in some])
    newest = select(func.max(col(table.id))).where(ids).group_by(col(table.statement_id))
    rows = {row.statement_id: row for row in session.exec(select(*_KEPT).where(col(table.id).in_(newest)))}
    return [{**_keys(one), **(rows[one.id]._asdict() if one.id in rows else _OPEN)} for one in some]


def _keys(one: Said) -> dict[str, Any]:
    return {"person_id": one.person_id, "statement_id": one.id, "contributor_id": one.voice.id}


def _row(one: Said, made: Decision, kind: Kind) -> dict[str, Any]:
    lists = {"audiences": list(made.audiences), "exceptions": list(made.exceptions)}
    return {**_keys(one), **vars(made), **lists, **kind.row}


def _told(kind: Kind, changed: int, asked: int) -> str:
    done = kind.done.format(lines="1 line" if changed == 1 else f"{changed} lines")
    same = asked - changed
    stays = f"; {same} {'stays' if same == 1 else 'stay'} as {'it was' if same == 1 else 'they were'}"
    return done + (stays if same else "")
