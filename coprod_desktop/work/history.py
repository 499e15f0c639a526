"""The history of a statement: who said it, each wording, each decision, when, as far as those who look on may know."""

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.eligibility import with_names
from coprod_desktop.work.past.ground import OPEN, PRACTITIONER, Ground, Named, To, Told, narrower
from coprod_desktop.work.past.kinds import KINDS, Kind, Row
from coprod_desktop.work.said import said_by_person

Shows = Callable[[str], bool]


@dataclass(frozen=True)
class Event:
    """One thing that happened to a statement: `at` (UTC), and `by` whom it was recorded. `kind` is a key of KINDS.

    `words` are given where there are new ones, `quoted` when they are the speaker's own; `others` are the ids of
    other statements that it speaks of.
    """

    at: datetime
    what: str
    words: str
    by: str
    kind: str
    others: tuple[str, ...] = ()
    quoted: bool = True


@dataclass(frozen=True)
class Eyes:
    """Who looks on, and so what may be told.

    `shows` says of a statement's id whether it may be seen now. Unless the practitioner is alone at the screen, what
    is for one voice is told only while `present` is that voice and nobody else.
    """

    shows: Shows
    alone_at_screen: bool
    present: tuple[str, ...] = ()

    def may_know(self, to: To) -> bool:
        """Whether something that is for these may be told now."""
        return (self.alone_at_screen and not self.present) or to is OPEN or self.present == (to,)

    def as_told(self, told: Told) -> Told | None:
        """As much of it as may be told; None for nothing."""
        if not self.may_know(told.to) or not all(self.shows(other) for other in told.others):
            return None
        return told if self.may_know(told.words_to) else replace(told, words="")


def history(
    store: Store, statement_id: str, shows: Shows, *, alone_at_screen: bool, present: Sequence[str] = ()
) -> tuple[Event, ...]:
    """Everything that happened to a statement, in the order it happened; nothing of one that may not be seen.

    `present` are the contributors who look on; `alone_at_screen` says that it is nobody but the practitioner.
    """
    eyes = Eyes(shows, alone_at_screen, tuple(present))
    with store.read() as session:
        statement = session.get(records.Statement, statement_id)
        if statement is None or not shows(statement_id):
            return ()
        ground = Ground(session, statement, _named(session, statement, eyes))
        events = [event for kind in KINDS for event in _events(kind, ground, eyes)]
    return tuple(sorted(events, key=lambda event: event.at))


def _named(session: Session, statement: records.Statement, eyes: Eyes) -> Named:
    """Whoever looks on gets names as the speakers decided; a speaker alone, and the practitioner, as they were said."""
    if eyes.may_know(PRACTITIONER):
        return lambda text, others: text
    known = {one.id: one for one in said_by_person(session, statement.person_id)}

    def named(text: str, others: Collection[str]) -> str:
        for one in (known[key] for key in (statement.id, *others) if key in known):
            text = text if eyes.may_know(one.voice.id) else with_names(text, one)
        return text

    return named


def _events(kind: str, ground: Ground, eyes: Eyes) -> Iterator[Event]:
    for row, told in _steps(KINDS[kind], ground):
        shown = eyes.as_told(told)
        if shown is not None:
            words = ground.named(shown.words, shown.others)
            yield Event(row.at, shown.what, words, row.by, kind, shown.others, shown.quoted)


def _steps(kind: Kind, ground: Ground) -> Iterator[tuple[Row, Told]]:
    """Each row that changes what holds, as it is told. One that leads back to what held before takes back."""
    standing: dict[Hashable, list[Row]] = {}
    for row in kind.find(ground):
        past = standing.setdefault(kind.key(row), [])
        if not _changes(kind, ground, row, past):
            continue
        leads = _back if _leads_back(kind, ground, row, past) else _on
        told = leads(kind, ground, row, past)
        if told is not None:
            yield row, told


def _changes(kind: Kind, ground: Ground, row: Row, past: Sequence[Row]) -> bool:
    says = kind.says(row, ground)
    if not past or says is None:
        return bool(past) is (says is None)
    return says != kind.says(past[-1], ground) or kind.who(row) != kind.who(past[-1])


def _leads_back(kind: Kind, ground: Ground, row: Row, past: Sequence[Row]) -> bool:
    """Whether it takes the last one back: nothing holds any more, or by the same people what held before it."""
    says = kind.says(row, ground)
    if says is None:
        return True
    return len(past) > 1 and kind.who(row) == kind.who(past[-1]) and says == kind.says(past[-2], ground)


def _on(kind: Kind, ground: Ground, row: Row, past: list[Row]) -> Told | None:
    before = past[-1] if past else None
    past.append(row)
    return kind.tell(row, before, ground)


def _back(kind: Kind, ground: Ground, row: Row, past: list[Row]) -> Told | None:
    gone = kind.tell(past.pop(), past[-1] if past else None, ground)
    if kind.says(row, ground) is None:
        past.clear()
    again = kind.tell(past[-1], past[-2] if len(past) > 1 else None, ground) if past else None
    return gone and _taken_back(gone, again or Told(""), kind.gone)


def _taken_back(gone: Told, again: Told, words: str) -> Told:
    """“Read back: taken back, so again agreed by Nadia”, for those only who may know of both."""
    so_again = f", so again {again.body}" if again.body else ""
    return replace(
        again,
        head=words if words and not again.head else f"{gone.head}: taken back{so_again}",
        body="",
        others=tuple(dict.fromkeys((*gone.others, *again.others))),
        to=narrower(gone.to, again.to),
    )
