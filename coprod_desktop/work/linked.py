"""How the statements of some people hang together: seen differently, the same thing, and what it is called."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlmodel import Session, col, select

from coprod_desktop.store import records
from coprod_desktop.work.deeds import Doing
from coprod_desktop.work.joins import others_of
from coprod_desktop.work.newest import newest, newest_id

Pair = tuple[str, str]


class Linked:
    """`differs` and `same`: id → ids, both ways. `disputed`: somebody unheard sees it differently. `called`: titles.

    `ever_beside`: all that ever shared a row with it, as the same thing or seen differently, now or once.
    """

    def __init__(self, session: Session, person_ids: Collection[str]) -> None:
        linked = _linked(session, person_ids)
        self.disputed = frozenset(one for (one, other), stands in linked.items() if stands and not other)
        self.differs: dict[str, tuple[str, ...]] = {}
        for (one, other), stands in linked.items():
            if stands and other:
                self.differs[one] = (*self.differs.get(one, ()), other)
                self.differs[other] = (*self.differs.get(other, ()), one)
        decided = _decided(session, person_ids)
        ever = [*decided, *((one, other) for one, other in linked if other)]
        standing = _standing(session, person_ids) if ever else frozenset()
        self.same = _among(standing, others_of(both for both, same in decided.items() if same))
        self.ever_beside = _among(standing, others_of(ever))
        self.called = _titles(session, person_ids, self.same)


def _linked(session: Session, person_ids: Collection[str]) -> dict[tuple[str, str | None], bool]:
    """Pairs that were ever said to be seen differently, and whether that stands."""
    link, statement = records.SeenDifferently, records.Statement
    query = (
        select(link.statement_id, link.other_id, link.removed)
        .join(statement, col(statement.id) == col(link.statement_id))
        .where(col(statement.person_id).in_(person_ids))
    )
    return {(one, other): not gone for one, other, gone in session.exec(query.order_by(col(link.id)))}


def _decided(session: Session, person_ids: Collection[str]) -> dict[Pair, bool]:
    """Pairs that were ever the same thing, and whether they are now."""
    table = records.SameThing
    query = select(table.statement_id, table.other_id, table.same).where(col(table.person_id).in_(person_ids))
    found: dict[Pair, bool] = {}
    for one, other, same in session.exec(query.order_by(col(table.id))):
        if same or (one, other) in found:
            found[one, other] = bool(same)
    return found


def _standing(session: Session, person_ids: Collection[str]) -> frozenset[str]:
    """Statements that weren't taken away, in interviews that weren't either."""
    statement, standing, interview = records.Statement, records.Standing, records.Interview
    later = newest_id(standing, statement_id=col(statement.id))
    query = (
        select(statement.id)
        .join(standing, col(standing.id) == later)
        .join(interview, col(interview.id) == col(statement.interview_id))
        .where(col(statement.person_id).in_(person_ids))
        .where(col(standing.removed).is_(False), col(interview.removed).is_(False))
    )
    return frozenset(session.exec(query))


def _among(standing: Collection[str], others: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {one: tuple(other for other in those if other in standing) for one, those in others.items()}


def _titles(
    session: Session, person_ids: Collection[str], same: dict[str, tuple[str, ...]]
) -> dict[str, str]:
    """The newest title given to any of those that mean the same, or of a statement alone, for each of them."""
    table = records.RowTitle
    query = select(table.statement_id, table.words).where(col(table.person_id).in_(person_ids))
    called: dict[str, Any] = {}
    for statement_id, words in session.exec(query.order_by(col(table.id))):
        called |= dict.fromkeys((statement_id, *same.get(statement_id, ())), words)
    return {key: words for key, words in called.items() if words}


def set_link(doing: Doing, statement_id: str, other_id: str | None, stands: bool) -> None:
    """Let a link stand or not, within an open deed; undo puts back what was there before."""
    keys = _link(doing.session, statement_id, other_id)
    before = newest(doing.session, records.SeenDifferently, **keys)
    was_removed = before is None or before.removed
    doing.step(records.SeenDifferently, keys, {"removed": was_removed}, {"removed": not stands})


def _link(session: Session, statement_id: str, other_id: str | None) -> dict[str, Any]:
    """The keys of a link; one made from the other side is the same link."""
    table = records.SeenDifferently
    turned = select(table).where(table.statement_id == other_id, table.other_id == statement_id)
    if other_id and session.exec(turned).first():
        return {"statement_id": other_id, "other_id": statement_id}
    return {"statement_id": statement_id, "other_id": other_id}
