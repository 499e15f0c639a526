"""Who may see what was said: the one place where dated sharing rows become an answer."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from coprod_desktop.questions.vocabulary import AUDIENCE, DECIDER, group_of
from coprod_desktop.store import records
from coprod_desktop.work.sets import section_of


@dataclass(frozen=True)
class Shared:
    """A decision about who may see. No audiences: nobody but the speaker. `scope` says how wide it was made."""

    audiences: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    until: date | None = None
    withdrawn: bool = False
    decider: str = "own"
    decider_name: str = ""
    understood: str = ""
    scope: str = "statement"

    @property
    def rightly_decided(self) -> bool:
        """Whether the right person decided: not a child alone who didn't understand this choice, nor nobody named."""
        decider = DECIDER.get(self.decider)
        if decider is None:
            return False
        return bool(self.decider_name) if decider.named else self.understood != "not_this"


class Decisions:
    """The sharing rows that meet a condition, ready to answer for any statement that they are about."""

    @classmethod
    def of(cls, session: Session, person_ids: Collection[str]) -> "Decisions":
        """All that was decided about the words of some people's circles."""
        return cls(session, col(records.Sharing.person_id).in_(person_ids))

    @classmethod
    def on(
        cls, session: Session, statement_ids: Collection[str], interview_ids: Collection[str]
    ) -> "Decisions":
        """Only what was decided about these statements, or about these interviews as a whole or in part."""
        table = records.Sharing
        about = col(table.statement_id).in_(statement_ids) | col(table.interview_id).in_(interview_ids)
        return cls(session, about)

    def __init__(self, session: Session, which: Any) -> None:  # noqa: ANN401 - a condition of SQLAlchemy's
        query = select(*_COLUMNS).where(which)
        self._by_statement: dict[str, Any] = {}
        self._by_section: dict[tuple[str, str, str], Any] = {}
        for row in session.exec(query.order_by(col(records.Sharing.id))):
            if row.statement_id:
                self._by_statement[row.statement_id] = row
            else:
                self._by_section[(row.interview_id or "", row.section, row.contributor_id or "")] = row
        self._sets = _sets(session, {there for there, section, _ in self._by_section if section})

    def about(self, statement_id: str, interview_id: str, question_id: str, speaker_id: str) -> Shared | None:
        """The decision that holds: statement over section over interview; a withdrawal beats all. None: not yet."""
        asked_in = self._sets.get(interview_id, "")
        section = section_of(asked_in, question_id) if asked_in else ""
        scopes = (
            ("statement", self._of_speaker(statement_id, speaker_id)),
            ("section", self._by_section.get((interview_id, section, speaker_id))),
            ("interview", self._by_section.get((interview_id, "", speaker_id))),
        )
        rows = [(scope, row) for scope, row in scopes if row is not None and row.decided]
        withdrawn = next(((scope, row) for scope, row in rows if row.withdrawn), None)
        held = withdrawn or (rows[0] if rows else None)
        return _shared(*held) if held else None

    def _of_speaker(self, statement_id: str, speaker_id: str) -> Any:  # noqa: ANN401 - a row of _COLUMNS, or None
        """Once the words are somebody else's, what the former speaker decided no longer holds."""
        row = self._by_statement.get(statement_id)
        return row if row is not None and row.contributor_id in (None, speaker_id) else None


_COLUMNS: Any = tuple(
    getattr(records.Sharing, name)
    for name in (
        *("statement_id", "interview_id", "section", "contributor_id", "decided", "withdrawn"),
        *("audiences", "exceptions", "until", "decider", "decider_name", "understood"),
    )
)


def _sets(session: Session, interview_ids: Collection[str]) -> dict[str, str]:
    """The text of the question set of each interview; asked for only where a whole section was decided."""
    if not interview_ids:
        return {}
    table = records.Interview
    return dict(session.exec(select(table.id, table.set_text).where(col(table.id).in_(interview_ids))).all())


def _shared(scope: str, row: Any) -> Shared:  # noqa: ANN401 - a row of _COLUMNS
    return Shared(
        tuple(row.audiences),
        tuple(row.exceptions),
        row.until,
        row.withdrawn,
        row.decider,
        row.decider_name,
        row.understood,
        scope,
    )


def audience_of(relationship: str) -> str:
    """The audience a contributor belongs to. Unknown relationships belong to none that we can name."""
    return group_of(relationship)


def excepted(shared: Shared, audience: str, reader: str, relationships: Mapping[str, str]) -> bool:
    """Whether an exception by name keeps these words from this reader, or, unnamed, from this audience's page.

    A page for a whole audience may be read by each of them, so an exception for one of them holds it back, and
    so does one for somebody of whom we can't say what they read, such as a friend or some other professional;
    named readers are told apart by their contributor id.
    """
    if reader:
        return reader in shared.exceptions
    groups = {audience_of(relationships.get(one, "")) for one in shared.exceptions}
    return any(group == audience or group not in AUDIENCE for group in groups)
