"""The same thing said differently: joined when somebody says so, decided pair by pair, and never asked again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Any

from sqlmodel import Session, col, select

from coprod_desktop.errors import InputError
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.deeds import Changed, Doing, Place, begin
from coprod_desktop.work.joins import pair
from coprod_desktop.work.likeness import Alike, Told, alike
from coprod_desktop.work.newest import newest
from coprod_desktop.work.said import Said, said, two_said
from coprod_desktop.work.sets import ABOUT_TALKING, section_of

LONGEST_TITLE = 80
GONE = "One of these cards is no longer in the ordinary part of the store. Nothing was changed."
Pair = tuple[str, str]


def decide(store: Store, one_id: str, other_id: str, same: bool | None) -> Changed:
    """Say whether two statements mean the same; None: it is open again. Each voice's own words stay as they are."""
    if one_id == other_id:
        raise InputError("These are the same words. Please choose what somebody else said.")
    with store.session() as session:
        one, _ = two_said(session, one_id, other_id, GONE)
        doing = _doing(store, session, one)
        _step(doing, pair(one_id, other_id), same)
        return doing.done("together", _LABELS[same])


_LABELS = {True: "Kept as the same thing", False: "Kept as two things", None: "Taken back"}


def take_apart(store: Store, statement_id: str) -> Changed:
    """Let a statement stand in a row of its own again; the others stay together."""
    with store.session() as session:
        one = _one(session, statement_id)
        doing = _doing(store, session, one)
        _bridge(doing, one.same)
        for other in one.same:
            _step(doing, pair(statement_id, other), False)
        return doing.done("together", "Taken apart")


def _bridge(doing: Doing, rest: Sequence[str]) -> None:
    """Those who were together only through the one that leaves are still the same thing, unless somebody said no."""
    for one, other in pairwise(rest):
        keys = dict(zip(("statement_id", "other_id"), pair(one, other), strict=True))
        before = newest(doing.session, records.SameThing, **keys)
        if before is None or before.same is not False:
            _step(doing, pair(one, other), True)


def rename(store: Store, statement_id: str, words: str, beside: Sequence[str] = ()) -> Changed:
    """Give what this statement, and those joined with it, are about a short title; empty takes it away.

    Those `beside` it share its row because they differ: a row has one title, so theirs go.
    """
    if len(words.strip()) > LONGEST_TITLE:
        raise InputError(
            f"A title can have {LONGEST_TITLE} letters. Please shorten it; the words stay whole."
        )
    with store.session() as session:
        one = _one(session, statement_id)
        doing = _doing(store, session, one)
        _call(doing, one, words.strip())
        for other in said(session, beside).values():
            if other.called and other.id not in one.same:
                _call(doing, other, "")
        return doing.done("together", "Title kept")


def _call(doing: Doing, one: Said, words: str) -> None:
    keys = {"person_id": one.person_id, "statement_id": one.id}
    doing.step(records.RowTitle, keys, {"words": one.called}, {"words": words})


def decided(store: Store, person_id: str) -> dict[Pair, bool]:
    """Every pair somebody decided about: whether they mean the same."""
    table = records.SameThing
    with store.read() as session:
        rows = session.exec(select(table).where(table.person_id == person_id).order_by(col(table.id)))
        newest_rows = {(row.statement_id, row.other_id): row.same for row in rows}
    return {key: same for key, same in newest_rows.items() if same is not None}


def to_ask(store: Store, person_id: str, shown: Sequence[Said], section: Callable[[Said], str]) -> "Asking":
    """What is needed to look for statements that may mean the same; `find` may run on another thread."""
    apart = [key for key, same in decided(store, person_id).items() if not same]
    whole = {one.id: (one.id, *one.same) for one in shown}
    settled = {pair(*both) for one, other in apart for both in product(_all(one, whole), _all(other, whole))}
    compared = (one for one in shown if one.words and section(one) not in ABOUT_TALKING)
    told = tuple(as_told(one, section(one)) for one in compared)
    together = frozenset(pair(one.id, other) for one in shown for other in (*one.same, *one.differs))
    return Asking(told, together | settled)


def _all(one: str, whole: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """It and all that mean the same: a no to one of them is a no to each."""
    return whole.get(one, (one,))


def sections_of(store: Store, person_id: str) -> Callable[[Said], str]:
    """What says in which section a statement of this person was asked for."""
    with store.read() as session:
        table = records.Interview
        query = select(table.id, table.set_text).where(table.person_id == person_id)
        texts = dict(session.exec(query).all())
    return lambda one: section_of(texts[one.interview_id], one.question_id)


def as_told(one: Said, section: str = "") -> Told:
    """What is compared of a statement."""
    return Told(
        one.id,
        one.words,
        one.question_id,
        section or one.question_id[:1],
        one.stage,
        frozenset(one.places),
        one.voice.id,
        one.interview_id,
    )


@dataclass(frozen=True)
class Asking:
    """Statements to compare, and the pairs that nobody is to be asked about again."""

    told: tuple[Told, ...]
    settled: frozenset[Pair]

    def find(self) -> list[Alike]:
        """Pairs to ask about, the likeliest first."""
        return [found for found in alike(self.told) if pair(found.one, found.other) not in self.settled]


def _one(session: Session, statement_id: str) -> Said:
    found = said(session, [statement_id])
    if not found:
        raise InputError(GONE)
    return found[statement_id]


def _step(doing: Doing, key: Pair, same: bool | None) -> None:
    keys: dict[str, Any] = {
        "person_id": doing.place.person_id,
        "statement_id": key[0],
        "other_id": key[1],
    }
    before = newest(doing.session, records.SameThing, **keys)
    doing.step(records.SameThing, keys, {"same": before.same if before else None}, {"same": same})


def _doing(store: Store, session: Session, one: Said) -> Doing:
    """Undone with the person, not with one of the interviews: the two may come from different ones."""
    return begin(store, session, Place(one.person_id, statement_id=one.id))
