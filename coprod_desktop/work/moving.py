"""A card goes where it belongs: to another question, or up and down among its neighbours."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.deeds import Changed
from coprod_desktop.work.interviewing import (
    check_place,
    last_place,
    names_still_in,
    on_statement,
    standing_of,
)
from coprod_desktop.work.interviews import needed


def move_to(store: Store, statement_id: str, question_id: str) -> Changed:
    """Move a card to the question where it belongs, last in its place.

    Words agreed as the answer to one question say something else beside another, so they are read back again.
    """
    with store.session() as session:
        doing, before = on_statement(store, session, statement_id)
        check_place(needed(session, doing.place.interview_id), question_id)
        place = last_place(session, doing.place.interview_id, question_id) + 1
        doing.step(records.Standing, {}, before, {**before, "question_id": question_id, "place": place})
        session.flush()
        if _was_read_back(session, before["wording_id"]):
            _say_again(store, session, statement_id)
        return doing.done("statements", "Moved")


def move_by(store: Store, statement_id: str, step: int) -> Changed | None:
    """Move a card one place up (-1) or down (+1) among its question's cards. None: it is at the end already."""
    with store.session() as session:
        doing, before = on_statement(store, session, statement_id)
        order = _order(session, doing.place.interview_id, before["question_id"])
        at = [key for key, _ in order].index(statement_id)
        if not 0 <= at + step < len(order):
            return None
        doing.step(records.Standing, {}, before, {**before, "place": _between(order, at, step)})
        return doing.done("statements", "Moved")


def _was_read_back(session: Session, wording_id: str) -> bool:
    table = records.ReadBack
    return session.exec(select(table.id).where(table.wording_id == wording_id)).first() is not None


def _say_again(store: Store, session: Session, statement_id: str) -> None:
    """The same words as a new wording: nobody has said yes to it yet."""
    before = standing_of(session, statement_id)
    old = session.get_one(records.Wording, before["wording_id"])
    wording = records.Wording(**old.model_dump(exclude={"id", "at", "by"}), by=store.practitioner)
    session.add(wording)
    session.flush()
    session.add_all(names_still_in(session, old.id, wording))
    session.add(records.Standing(**{**before, "wording_id": wording.id}, by=store.practitioner))


def _order(session: Session, interview_id: str, question_id: str) -> list[tuple[str, float]]:
    """Statement ids of a question with their places, in order, removed ones left out."""
    table, statement = records.Standing, records.Statement
    query = (
        select(table)
        .join(statement, col(statement.id) == col(table.statement_id))
        .where(statement.interview_id == interview_id)
        .order_by(col(table.id))
    )
    standing = {row.statement_id: row for row in session.exec(query)}
    here = [row for row in standing.values() if row.question_id == question_id and not row.removed]
    return [
        (row.statement_id, row.place) for row in sorted(here, key=lambda row: (row.place, row.statement_id))
    ]


def _between(order: Sequence[tuple[str, float]], at: int, step: int) -> float:
    """A place just beyond the neighbour in that direction."""
    neighbour, beyond = at + step, at + 2 * step
    if 0 <= beyond < len(order):
        return (order[neighbour][1] + order[beyond][1]) / 2
    return order[neighbour][1] + step
