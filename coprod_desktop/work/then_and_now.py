"""Then and now: what one interview says beside another, statement by statement, each kind of change by its name."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from coprod_desktop.questions.wording import day_in_words, in_a_row
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.asked import NOT_ASKED, Asked, asked_in
from coprod_desktop.work.background import Background, background
from coprod_desktop.work.interviews import Visit
from coprod_desktop.work.people import person_in
from coprod_desktop.work.said import Said
from coprod_desktop.work.side_by_side import is_about_talking


@dataclass(frozen=True)
class Kind:
    """One kind of change: its word on the line, and how a sentence counts it (one, several)."""

    id: str
    word: str
    one: str
    many: str


BETTER, WORSE, CHANGED, NEW = "better", "worse", "changed", "new"
NO_LONGER, STILL, NOT_SAID, NOT_ASKED_AGAIN = "no_longer", "still", "not_said", "not_asked"
KINDS = (
    Kind(NEW, "New", "is new", "are new"),
    Kind(NO_LONGER, "No longer true", "is no longer true", "are no longer true"),
    Kind(BETTER, "Works better", "works better", "work better"),
    Kind(WORSE, "Works less well", "works less well", "work less well"),
    Kind(CHANGED, "Said in other words", "is said in other words", "are said in other words"),
    Kind(STILL, "Still true", "is still true", "are still true"),
    Kind(NOT_SAID, "Not mentioned this time", "was not mentioned this time", "were not mentioned this time"),
    Kind(NOT_ASKED_AGAIN, "Not asked this time", "was not asked this time", "were not asked this time"),
)
UNCHANGED = (STILL, NOT_SAID, NOT_ASKED_AGAIN)
"""Kinds that tell of no change: they stand behind those that do."""
SILENT = (NOT_SAID, NOT_ASKED_AGAIN)
KIND = {kind.id: kind for kind in KINDS}


@dataclass(frozen=True)
class Change:
    """One thing that one voice said then, now, or both; `words` were what it said then, of each."""

    kind: str
    then: Said | None
    now: Said | None
    section: str
    then_words: str = ""

    @property
    def said(self) -> Said:
        """The newer of the two."""
        found = self.now or self.then
        assert found is not None
        return found


@dataclass(frozen=True)
class Compared:
    """Two interviews side by side, what changed first, and in the order of the questions."""

    then: Visit
    now: Visit
    changes: tuple[Change, ...]

    def counts(self) -> dict[str, int]:
        """How many changes there are of each kind that has any."""
        found = {kind.id: sum(one.kind == kind.id for one in self.changes) for kind in KINDS}
        return {kind: count for kind, count in found.items() if count}

    def sentence(self) -> str:
        """What changed, in a sentence: “Since 3 Mar 2026: 4 things are new and 1 works better.”; then the rest."""
        counts = self.counts()
        if not counts:
            return "There is nothing to compare yet."
        changed = _told({kind: count for kind, count in counts.items() if kind not in UNCHANGED})
        rest = _told({kind: count for kind, count in counts.items() if kind in UNCHANGED})
        since = f"Since {day_in_words(self.then.held_on)}"
        first = f"{since}: {changed}." if changed else f"{since} nothing changed."
        return f"{first} {rest}." if rest else first


def compare(
    store: Store,
    person_id: str,
    shown: Sequence[Said],
    then_id: str,
    now_id: str,
    states_of: Collection[str] = (),
) -> Compared:
    """Compare two interviews of a person by the statements that may be shown; the later one is `now`.

    Only of the voices of `states_of` it is told what they didn't say this time: of others it could hint at more.
    """
    with store.read() as session:
        behind = background(session, person_in(session, person_id), shown)
        then, now = _in_order(behind, then_id, now_id)
        reader = _Reader(
            behind,
            [one for one in shown if one.interview_id == then.id and not is_about_talking(one, behind)],
            [one for one in shown if one.interview_id == now.id and not is_about_talking(one, behind)],
            _confirmed(session, behind.visits, then.held_on, now),
            _words_then(session, then, now),
            asked_in(session, [now]).with_answers(one for one in shown if one.interview_id == now.id),
            states_of,
        )
    return Compared(then, now, tuple(reader.changes()))


@dataclass(frozen=True)
class _Reader:
    """Everything that says what became of a statement."""

    behind: Background
    then: Sequence[Said]
    now: Sequence[Said]
    confirmed: Mapping[str, bool]
    words_then: Mapping[str, tuple[str, str]]
    asked: Asked
    states_of: Collection[str]

    def changes(self) -> list[Change]:
        """Of each voice: what it said then and what became of it, then what is new."""
        matched = {one.id: self._again(one) for one in self.then}
        taken = {other.id for other in matched.values() if other} | self._joined()
        became = [self._became(one, matched[one.id]) for one in self.then]
        found = [one for one in became if one.kind not in SILENT or one.said.voice.id in self.states_of]
        found += [Change(NEW, None, one, self.behind.section(one)) for one in self.now if one.id not in taken]
        return sorted(found, key=self._order)

    def _joined(self) -> set[str]:
        """What a voice says now of a thing it spoke of then, in however many sentences: none of them is new."""
        then = {one.id: one.voice.id for one in self.then}
        return {one.id for one in self.now if any(then.get(key) == one.voice.id for key in one.same)}

    def _order(self, one: Change) -> tuple[bool, int, float]:
        """What changed first, then the rest, each in the order of the questions."""
        return one.kind in UNCHANGED, self.behind.place(one.said), one.said.place

    def _again(self, one: Said) -> Said | None:
        """What the same voice says about it now: joined by somebody, or in the very same words."""
        own = [other for other in self.now if other.voice.id == one.voice.id]
        joined = (other for other in own if other.id in one.same)
        alike = (
            other for other in own if other.question_id == one.question_id and _plain(other) == _plain(one)
        )
        return next(joined, None) or next(alike, None)

    def _became(self, one: Said, again: Said | None) -> Change:
        told, speaker = self.words_then.get(one.id, (one.words, one.voice.id))
        words = told if speaker == one.voice.id else one.words
        kind = self._of_two(one, again) if again else self._of_one(one, words)
        return Change(kind, one, again, self.behind.section(one), words)

    def _of_two(self, one: Said, again: Said) -> str:
        if one.works is not None and again.works is not None and one.works != again.works:
            return BETTER if again.works > one.works else WORSE
        return STILL if _plain(one) == _plain(again) else CHANGED

    def _of_one(self, one: Said, words_then: str) -> str:
        confirmed = self.confirmed.get(one.id)
        if confirmed is not None:
            return STILL if confirmed else NO_LONGER
        if words_then != one.words:
            return CHANGED
        state = self.asked.state([one.question_id], one.voice.id)
        return NOT_ASKED_AGAIN if state == NOT_ASKED else NOT_SAID


def _in_order(behind: Background, one_id: str, other_id: str) -> tuple[Visit, Visit]:
    found = [visit for visit in behind.visits if visit.id in (one_id, other_id)]
    return found[-1], found[0]


def _confirmed(session: Session, visits: Sequence[Visit], since: date, now: Visit) -> dict[str, bool]:
    """Statement id → what its own speaker said about it since, up to this interview; the newest word counts."""
    meant = [visit.id for visit in visits if since <= visit.held_on <= now.held_on]
    table, wording = records.Confirmation, records.Wording
    query = (
        select(wording.statement_id, table.still_true)
        .join(wording, col(wording.id) == col(table.wording_id))
        .where(col(table.interview_id).in_(meant), table.contributor_id == wording.contributor_id)
        .order_by(col(table.id))
    )
    found = dict(session.exec(query).all())
    return {key: still for key, still in found.items() if still is not None}


def _words_then(session: Session, then: Visit, now: Visit) -> dict[str, tuple[str, str]]:
    """Statement id → the words that stood when the later interview began, where the speaker is still the same."""
    wording, standing, statement = records.Wording, records.Standing, records.Statement
    query = (
        select(standing.statement_id, wording.words, wording.contributor_id)
        .join(wording, col(wording.id) == col(standing.wording_id))
        .join(statement, col(statement.id) == col(standing.statement_id))
        .where(statement.interview_id == then.id, col(standing.at) < now.started_at)
        .order_by(col(standing.id))
    )
    return {key: (words, speaker) for key, words, speaker in session.exec(query)}


def _plain(one: Said) -> tuple[str, str]:
    return " ".join(one.words.casefold().split()), str(dict(one.fields)) if not one.words else ""


def _told(counts: Mapping[str, int]) -> str:
    told: list[str] = []
    for kind, count in counts.items():
        thing = "" if told else " thing" if count == 1 else " things"
        told.append(f"{count:,}{thing} {KIND[kind].one if count == 1 else KIND[kind].many}")
    return in_a_row(tuple(told))
