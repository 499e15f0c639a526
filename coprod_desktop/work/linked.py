"""How the statements of some people hang together: seen differently, the same thing, and what it is called."""

from collections.abc import Collection
from typing import Any

from sqlmodel import Session, col, select

from coprod_desktop.store import records
from coprod_desktop.work.joins import others_of


class Linked:
    """`differs` and `same`: id → ids, both ways. `disputed`: somebody unheard sees it differently. `called`: titles."""

    def __init__(self, session: Session, person_ids: Collection[str]) -> None:
        pairs = _differing(session, person_ids)
        self.disputed = frozenset(one for one, other in pairs if not other)
        self.differs: dict[str, tuple[str, ...]] = {}
        for one, other in pairs:
            if other:
                self.differs[one] = (*self.differs.get(one, ()), other)
                self.differs[other] = (*self.differs.get(other, ()), one)
        self.same = others_of(_same(session, person_ids))
        self.called = _titles(session, person_ids, self.same)


def _differing(session: Session, person_ids: Collection[str]) -> list[tuple[str, str | None]]:
    link, statement = records.SeenDifferently, records.Statement
    query = (
        select(link.statement_id, link.other_id, link.removed)
        .join(statement, col(statement.id) == col(link.statement_id))
        .where(col(statement.person_id).in_(person_ids))
    )
    removed = {(one, other): gone for one, other, gone in session.exec(query.order_by(col(link.id)))}
    return [pair for pair, gone in removed.items() if not gone]


def _same(session: Session, person_ids: Collection[str]) -> list[tuple[str, str]]:
    table = records.SameThing
    query = select(table.statement_id, table.other_id, table.same).where(col(table.person_id).in_(person_ids))
    decided = {(one, other): same for one, other, same in session.exec(query.order_by(col(table.id)))}
    return [pair for pair, same in decided.items() if same]


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
