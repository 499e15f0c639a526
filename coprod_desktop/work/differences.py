"""Seen differently: both accounts stay, and what came of talking about it stands beside them, dated and named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from coprod_desktop.errors import InputError
from coprod_desktop.questions.wording import in_a_row
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.deeds import Changed, Doing, Place, begin
from coprod_desktop.work.interviewing import LONGEST_WORDS
from coprod_desktop.work.joins import pair
from coprod_desktop.work.linked import set_link
from coprod_desktop.work.newest import newest
from coprod_desktop.work.said import Said, said, two_said

DIFFER, AGREED = "differ", "agreed"
OUTCOMES = {DIFFER: "Still seen differently", AGREED: "Agreed together"}
GONE = "One of the two accounts is no longer in the store. Nothing was changed."


@dataclass(frozen=True)
class Talk:
    """What came of talking about two accounts. `words` and `agreed_by` (contributor ids) only where it was agreed.

    `wordings` are what each had said then: once one of them says it in other words, it is to be talked about again.
    """

    outcome: str
    talked_on: date
    words: str = ""
    agreed_by: tuple[str, ...] = ()
    wordings: tuple[str, ...] = ()

    def stands(self, one: Said, other: Said) -> bool:
        """Whether both still say what was talked about."""
        return set(self.wordings) == {one.wording_id, other.wording_id}


def talk_about(store: Store, one_id: str, other_id: str, came: Talk) -> Changed:
    """Keep what came of it. The accounts are linked if they weren't. Raises InputError when something lacks."""
    with store.session() as session:
        one, other = two_said(session, one_id, other_id, GONE)
        if lack := lacking(came, one, other):
            raise InputError(lack)
        doing = begin(store, session, Place(one.person_id, statement_id=one.id))
        if other.id not in one.differs:
            set_link(doing, one.id, other.id, stands=True)
        _step(doing, one, other, came)
        return doing.done("together", OUTCOMES[came.outcome])


def unlink(store: Store, links: Sequence[tuple[str, str]]) -> Changed:
    """Take away that two accounts are seen differently, with all the links through which they were."""
    with store.session() as session:
        found = said(session, [links[0][0]])
        if not found:
            raise InputError(GONE)
        one = found[links[0][0]]
        doing = begin(store, session, Place(one.person_id, statement_id=one.id))
        for first, second in links:
            set_link(doing, first, second, stands=False)
        return doing.done("together", "Taken back")


def talks(store: Store, person_id: str) -> dict[tuple[str, str], Talk]:
    """What came of each difference that was talked about, by the pair of statements (see joins.pair)."""
    with store.read() as session:
        return talks_in(session, person_id)


def talks_in(session: Session, person_id: str) -> dict[tuple[str, str], Talk]:
    """The same within an open session."""
    table = records.TalkedAbout
    rows = session.exec(select(table).where(table.person_id == person_id).order_by(col(table.id)))
    newest_rows = {(row.statement_id, row.other_id): row for row in rows}
    return {key: _talk(row) for key, row in newest_rows.items() if row.outcome}


def talk_between(found: Mapping[tuple[str, str], Talk], accounts: Mapping[str, Said]) -> Talk | None:
    """The latest talk about any two of these accounts that both still say what they said then."""
    standing = (
        talk
        for (one, other), talk in found.items()
        if one in accounts and other in accounts and talk.stands(accounts[one], accounts[other])
    )
    return max(standing, key=lambda talk: talk.talked_on, default=None)


def lacking(came: Talk, one: Said, other: Said) -> str:
    """What is missing before it can be kept, in words for the people in the room; empty when nothing."""
    if came.outcome not in OUTCOMES:
        return "Please choose what came of it: still seen differently, or agreed together."
    if came.outcome != AGREED:
        return ""
    if not came.words.strip():
        return "Please type the words you agreed on. Both accounts stay as they are."
    if len(came.words) > LONGEST_WORDS:
        return f"This is longer than {LONGEST_WORDS:,} letters. Please shorten it."
    missing = [each.voice.name for each in (one, other) if each.voice.id not in came.agreed_by]
    if not missing:
        return ""
    have = "has" if len(missing) == 1 else "have"
    return (
        f"Agreed words need a yes from both. {in_a_row(missing)} {have} not said yes. "
        "Without it, choose “Still seen differently”."
    )


def _step(doing: Doing, one: Said, other: Said, came: Talk) -> None:
    first, second = pair(one.id, other.id)
    keys = {"person_id": one.person_id, "statement_id": first, "other_id": second}
    before = newest(doing.session, records.TalkedAbout, **keys)
    now = _columns(came, (one.wording_id, other.wording_id))
    doing.step(records.TalkedAbout, keys, _columns_of(before), now)


_NOTHING: dict[str, Any] = {"outcome": "", "talked_on": date.min}


def _columns(came: Talk, wordings: tuple[str, str]) -> dict[str, Any]:
    agreed = came.outcome == AGREED
    return {
        "outcome": came.outcome,
        "talked_on": came.talked_on,
        "words": came.words.strip() if agreed else "",
        "agreed_by": list(came.agreed_by) if agreed else [],
        "wordings": list(wordings),
    }


def _columns_of(row: records.TalkedAbout | None) -> dict[str, Any]:
    if row is None:
        return _NOTHING
    return row.model_dump(include={"outcome", "talked_on", "words", "agreed_by", "wordings"})


def _talk(row: records.TalkedAbout) -> Talk:
    return Talk(row.outcome, row.talked_on, row.words, tuple(row.agreed_by), tuple(row.wordings))
