"""What becomes of a statement that comes from another machine, where it meets what stands here."""

import hashlib
from collections.abc import Iterator, Sequence

from sqlmodel import Session, col, select

from coprod_desktop.store import records
from coprod_desktop.work.bundles.bundle import StatementPart

NEW, SAME, NEWER, OLDER, BOTH, GONE = "new", "same", "newer", "older", "both", "gone"
_SLICE = 500
"""So many ids stand in one question to the database: SQLite has a limit."""


class Meeting:
    """Looks up once what stands here of all these statements."""

    def __init__(self, session: Session, parts: Sequence[StatementPart]) -> None:
        standing, wording, statement = records.Standing, records.Wording, records.Statement
        self._stands: dict[str, records.Standing] = {}
        for some in sliced([part.id for part in parts]):
            query = select(standing).where(col(standing.statement_id).in_(some)).order_by(col(standing.id))
            self._stands |= {row.statement_id: row for row in session.exec(query)}
        self._wordings: set[str] = set()
        for some in sliced([part.wording_id for part in parts]):
            self._wordings |= set(session.exec(select(wording.id).where(col(wording.id).in_(some))))
        self._beside: set[str] = set()
        for some in sliced([beside(part) for part in parts]):
            self._beside |= set(session.exec(select(statement.id).where(col(statement.id).in_(some))))

    def becomes(self, part: StatementPart) -> str:
        """NEW here; the SAME; NEWER or OLDER words; changed on BOTH machines; or taken away here (GONE)."""
        standing = self._stands.get(part.id)
        if standing is None:
            return NEW
        if standing.removed:
            return GONE
        if standing.wording_id == part.wording_id or beside(part) in self._beside:
            return SAME
        if standing.wording_id in part.earlier:
            return NEWER
        return OLDER if part.wording_id in self._wordings else BOTH


def beside(part: StatementPart) -> str:
    """The id under which words that were changed on both machines stand beside those of here: always the same one."""
    return hashlib.sha256(f"beside {part.wording_id}".encode("ascii")).hexdigest()[:32]


def sliced(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """As many at a time as may stand in one question to the database."""
    yield from (ids[start : start + _SLICE] for start in range(0, len(ids), _SLICE))
