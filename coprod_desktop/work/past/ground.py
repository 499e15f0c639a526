"""What the past of a statement is told against: its wordings, where it stood, whose voices speak of it."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

from sqlmodel import Session, SQLModel, col, or_, select

from coprod_desktop.questions.fields import told_fields
from coprod_desktop.questions.simple_kinds import Telling
from coprod_desktop.questions.wording import in_a_row
from coprod_desktop.store import records
from coprod_desktop.work.background import ORDER
from coprod_desktop.work.joins import others_of
from coprod_desktop.work.people import person_in
from coprod_desktop.work.sets import find, section_of
from coprod_desktop.work.spoken import STANDS
from coprod_desktop.work.voices import voices

Table = TypeVar("Table", bound=SQLModel)
To = str | None
"""For whom something is: OPEN, for the practitioner alone, or for this contributor alone (and the practitioner)."""
Named = Callable[[str, Collection[str]], str]
OPEN: To = None
PRACTITIONER = ""


@dataclass(frozen=True)
class Told:
    """One row in words: “head: body”.

    `others` are the statements it speaks of: unless all of them may be seen, it isn't told. `to` is for whom it is,
    and `words_to` for whom its words are.
    """

    head: str
    body: str = ""
    words: str = ""
    quoted: bool = True
    others: tuple[str, ...] = ()
    to: To = OPEN
    words_to: To = OPEN

    @property
    def what(self) -> str:
        """The sentence."""
        return f"{self.head}: {self.body}" if self.body else self.head


def narrower(one: To, other: To) -> To:
    """For whom both are."""
    if one is OPEN or other is OPEN:
        return other if one is OPEN else one
    return one if one == other else PRACTITIONER


class Ground:
    """One statement's rows and whoever speaks in them.

    `named` gives a text with names as they may stand here, by what the speakers of this and of these other
    statements decided.
    """

    def __init__(self, session: Session, statement: records.Statement, named: Named) -> None:
        self.session, self.id, self.person_id, self.named = session, statement.id, statement.person_id, named
        self.person = person_in(session, statement.person_id)
        self.interview = session.get_one(records.Interview, statement.interview_id)
        self.voices = voices(session, statement.person_id)
        self.wordings = {row.id: row for row in self.about(records.Wording)}
        self.standings = self.about(records.Standing)
        self.now = self.wording(self.standings[-1])

    def rows(self, table: type[Table], *where: Any) -> list[Table]:  # noqa: ANN401 - SQLAlchemy's conditions
        """Rows in the order they were written."""
        return list(self.session.exec(select(table).where(*where).order_by(table.id)))  # type: ignore[attr-defined]

    def about(self, table: type[Any]) -> list[Any]:
        """The rows that name this statement."""
        return self.rows(table, table.statement_id == self.id)

    def beside(self, table: type[Any]) -> list[Any]:
        """The rows that name one of its wordings."""
        return self.rows(table, col(table.wording_id).in_(list(self.wordings)))

    def linking(self, table: type[Any]) -> list[Any]:
        """The rows that link it with another statement, from either side."""
        return self.rows(table, or_(table.statement_id == self.id, table.other_id == self.id))

    def of_person(self, table: type[Any]) -> list[Any]:
        """The rows about the same person."""
        return self.rows(table, table.person_id == self.person_id)

    @cached_property
    def read_backs(self) -> Sequence[records.ReadBack]:
        """Every word on one of its wordings."""
        return self.beside(records.ReadBack)

    @cached_property
    def visits(self) -> dict[str, date]:
        """The days of the person's interviews."""
        table = records.Interview
        query = select(col(table.id), col(table.held_on)).where(table.person_id == self.person_id)
        return dict(self.session.exec(query).all())

    @cached_property
    def same(self) -> Sequence[records.SameThing]:
        """Every decision about the same thing, those of other pairs included: a title speaks of all that are joined."""
        return self.of_person(records.SameThing)

    @cached_property
    def differently(self) -> Sequence[records.SeenDifferently]:
        """Every link between accounts of this person that differ."""
        link = records.SeenDifferently
        of_person = select(records.Statement.id).where(records.Statement.person_id == self.person_id)
        return self.rows(link, col(link.statement_id).in_(of_person))

    @cached_property
    def ever_beside(self) -> tuple[str, ...]:
        """The statements that at any time were the same thing as this one, or seen differently from it."""
        joined = [(row.statement_id, row.other_id) for row in self.same if row.same]
        linked = ((row.statement_id, row.other_id) for row in self.differently if row.other_id)
        return others_of([*joined, *linked]).get(self.id, ())

    @cached_property
    def joined(self) -> tuple[str, ...]:
        """The statements that mean the same as this one now."""
        newest = {(row.statement_id, row.other_id): row.same for row in self.same}
        return others_of(pair for pair, same in newest.items() if same).get(self.id, ())

    @cached_property
    def speakers(self) -> dict[str, str]:
        """Statement → the contributor whose words it holds now."""
        statement, wording = records.Statement, records.Wording
        query = (
            select(col(statement.id), col(wording.contributor_id))
            .select_from(statement)
            .join(records.Standing, STANDS)
            .join(wording, col(wording.id) == col(records.Standing.wording_id))
            .where(statement.person_id == self.person_id)
        )
        return dict(self.session.exec(query).all())

    def wording(self, row: Any) -> records.Wording:  # noqa: ANN401 - a row that names one
        """The wording that a row names."""
        found: records.Wording = self.wordings[row.wording_id]
        return found

    def own(self, contributor_id: str) -> To:
        """Open when it is the speaker's own doing; what somebody else did with these words is theirs."""
        return OPEN if contributor_id == self.now.contributor_id else contributor_id

    def text(self, row: Any) -> str:  # noqa: ANN401 - a standing
        """What was said; an answer of parts alone is told by its parts. An order names other cards: it stays away."""
        wording = self.wording(row)
        question = find(self.interview.set_text, row.question_id)
        if wording.words or question is None:
            return wording.words
        names = {key: voice.name for key, voice in self.voices.items()}
        parts = {key: value for key, value in wording.fields.items() if key != ORDER}
        return "; ".join(told_fields(question, parts, Telling(self.person.fill, names)))

    def name(self, contributor_id: str) -> str:
        """A voice by its name."""
        return self.voices[contributor_id].name

    def names(self, contributor_ids: Iterable[str]) -> str:
        """Voices in a row, as far as they are known."""
        return in_a_row([self.voices[one].name for one in contributor_ids if one in self.voices])

    def other_end(self, row: Any) -> str:  # noqa: ANN401 - a row that links two statements
        """The other statement of a link; empty when nobody's words are at that end."""
        return str(row.other_id or "") if row.statement_id == self.id else str(row.statement_id)

    def what_was_said(self, other_id: str) -> str:
        """“what Tom said”, of the words at the other end of a link."""
        speaker = self.speakers[other_id]
        also = "something else that" if speaker == self.now.contributor_id else "what"
        return f"{also} {self.name(speaker)} said"

    def is_meant(self, row: records.Sharing) -> bool:
        """Whether a decision about a section or an interview was one about this statement too, then or now."""
        return any(
            row.contributor_id == self.wording(standing).contributor_id
            and row.section in ("", section_of(self.interview.set_text, standing.question_id))
            for standing in (self.standing_at(row.at), self.standings[-1])
        )

    def standing_at(self, at: datetime) -> Any:  # noqa: ANN401 - a standing
        """Where it stood at a moment; before it was said, where it stood first."""
        before = [row for row in self.standings if row.at <= at]
        return before[-1] if before else self.standings[0]
