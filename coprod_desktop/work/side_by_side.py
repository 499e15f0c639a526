"""Side by side: a row for each thing, a column for each voice, each in their own words; nobody's is folded away."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from coprod_desktop.questions.question_set import Question
from coprod_desktop.store.vault import Store
from coprod_desktop.work.asked import NOT_ASKED, Asked, asked_in
from coprod_desktop.work.background import Background, background
from coprod_desktop.work.current import Current, current
from coprod_desktop.work.differences import Talk, talk_between
from coprod_desktop.work.eligibility import with_all_names, with_names
from coprod_desktop.work.joins import groups, pair
from coprod_desktop.work.people import person_in
from coprod_desktop.work.said import Said
from coprod_desktop.work.sets import ABOUT_TALKING
from coprod_desktop.work.voices import Voice

Pair = tuple[str, str]
LONGEST_TITLE, FEWEST_WORDS = 44, 3


@dataclass(frozen=True)
class Cell:
    """What one voice says about the thing of its row. Without words `state` says why, where that may be said.

    `state` is NOT_ASKED, NOT_MENTIONED, LEFT_OUT or a response state; empty where nothing may be said about it.
    `before` has what the same voice said about it on earlier days.
    """

    said: tuple[Said, ...] = ()
    state: str = ""
    before: tuple[Said, ...] = ()


@dataclass(frozen=True)
class Row:
    """One thing. `id` is the statement it is found by; `named` says that the family gave the title.

    `differing` are the pairs of statements that see it differently, each by the `links` that were made between them or
    what they were said as before; `talk` is what came of the latest talk about it.
    """

    id: str
    title: str
    named: bool
    section: str
    ask: str
    stage: str
    cells: Mapping[str, Cell]
    differing: tuple[Pair, ...] = ()
    links: Mapping[Pair, tuple[Pair, ...]] = field(default_factory=dict)
    talk: Talk | None = None

    @property
    def differs(self) -> bool:
        """Whether somebody sees it differently."""
        return bool(self.differing)

    @property
    def said(self) -> tuple[Said, ...]:
        """Every statement of the row."""
        return tuple(one for cell in self.cells.values() for one in cell.said)

    def holds(self, statement_id: str) -> bool:
        """Whether a statement stands here, or stood before it was said anew."""
        those = (one for cell in self.cells.values() for one in (*cell.said, *cell.before))
        return any(one.id == statement_id for one in those)

    @cached_property
    def told_by(self) -> int:
        """How many voices have words here."""
        return sum(bool(cell.said) for cell in self.cells.values())

    @property
    def agrees(self) -> bool:
        """Whether several voices say it, and nobody differently."""
        return self.told_by > 1 and not self.differs

    @property
    def is_unasked(self) -> bool:
        """Whether one of the voices was not asked yet."""
        return any(cell.state == NOT_ASKED for cell in self.cells.values())


@dataclass(frozen=True)
class Sides:
    """The table: its voices, left to right, its rows in the order of the questions, and the words by statement."""

    columns: tuple[Voice, ...]
    rows: tuple[Row, ...]
    words: Mapping[str, str]

    def row_of(self, statement_id: str) -> Row | None:
        """The row that holds this statement, or what its voice said about it since."""
        return next((row for row in self.rows if row.holds(statement_id)), None)

    @property
    def sections(self) -> tuple[str, ...]:
        """The titles of the sections that have rows."""
        return tuple(dict.fromkeys(row.section for row in self.rows))

    @property
    def stages(self) -> tuple[str, ...]:
        """The stages that rows belong to."""
        return tuple(dict.fromkeys(row.stage for row in self.rows if row.stage))


@dataclass(frozen=True)
class Wanted:
    """What is to stand side by side: statements that may be shown, the voices, and words as they may be read here.

    `states_of` are the voices whose empty cells may say why they are empty: beside a blank that hides something, a
    reason would tell. `left_out` are words of these voices that their speakers left out.
    """

    shown: Sequence[Said]
    columns: Sequence[Voice]
    words: Callable[[Said], str]
    states_of: Collection[str] = ()
    left_out: Sequence[Said] = ()


def side_by_side(store: Store, person_id: str, wanted: Wanted) -> Sides:
    """Every current statement in a row. Joined and differing ones share it, and so do answers to one plain question."""
    with store.read() as session:
        behind = background(session, person_in(session, person_id), wanted.shown).open_to(wanted.shown)
        now = current(one for one in wanted.shown if not is_about_talking(one, behind))
        asked = asked_in(session, behind.visits).with_answers(wanted.shown, wanted.left_out)
    table = _Table(wanted, behind, now, asked)
    return Sides(tuple(wanted.columns), tuple(table.rows()), table.words)


class _Table:
    """What the rows are made from, gathered once."""

    def __init__(
        self,
        wanted: Wanted,
        behind: Background,
        now: Current,
        asked: Asked,
    ) -> None:
        self.wanted, self.behind, self.now, self.asked = wanted, behind, now, asked
        shown = {voice.id for voice in wanted.columns}
        self.known = {one.id: one for one in now.said if one.voice.id in shown}
        self.whole = {one.id: one for one in wanted.shown}
        self.words = {one.id: wanted.words(one) for one in now.said}

    def rows(self) -> list[Row]:
        """In the order of the questions; within one what most say first, then as it was said."""
        made = [self._row(sorted(group, key=self._order)) for group in self._groups()]
        return sorted(made, key=self._rank)

    def _rank(self, row: Row) -> tuple[int, int, tuple[int, int, float, str]]:
        first = self.known[row.id]
        return self.behind.place(first), -row.told_by, self._order(first)

    def _groups(self) -> Iterator[list[Said]]:
        pairs = [both for one in self.known.values() for both in self._pairs(one)] + list(self._differing)
        together = groups(pairs)
        taken = {key for group in together for key in group}
        yield from ([self.known[key] for key in group] for group in together)
        yield from ([one] for key, one in self.known.items() if key not in taken)

    def _pairs(self, one: Said) -> Iterator[tuple[str, str]]:
        """What stands in one row with it: the same thing, or another answer to one plain question.

        All that mean the same name each other, so it is enough that each hangs together with the first of them.
        """
        first = next((other for other in one.same if other in self.known), one.id)
        if first < one.id:
            yield one.id, first
        question = self.behind.question(one)
        if question is not None and not question.answer.is_list:
            yield from ((one.id, other) for other in self._at_question[one.question_id] if other != one.id)

    @cached_property
    def _differing(self) -> Mapping[Pair, tuple[Pair, ...]]:
        """Pairs that see it differently, with the links made. What was said anew stands for what it was before."""
        held = {one: self.now.anew.get(one, one) for one in self.whole}
        found: dict[Pair, set[Pair]] = {}
        for one in self.wanted.shown:
            for other in (key for key in one.differs if key in held):
                both = pair(held[one.id], held[other])
                if both[0] != both[1] and both[0] in self.known and both[1] in self.known:
                    found.setdefault(both, set()).add(pair(one.id, other))
        return {both: tuple(sorted(links)) for both, links in found.items()}

    @cached_property
    def _at_question(self) -> Mapping[str, list[str]]:
        """The first statement at each question: the others hang together through it."""
        first: dict[str, list[str]] = {}
        for one in self.known.values():
            first.setdefault(one.question_id, [one.id])
        return first

    def _order(self, one: Said) -> tuple[int, int, float, str]:
        return (self.behind.place(one), one.held_on.toordinal(), one.place, one.id)

    def _row(self, members: Sequence[Said]) -> Row:
        first = members[0]
        question = self.behind.question_now(first)
        here = {one.id: one for one in members}
        title, named = self._title(members, question)
        return Row(
            id=first.id,
            title=title,
            named=named,
            section=self.behind.section(first),
            ask=self.behind.person.fill(question.ask) if question else "",
            stage=self._stage(members),
            cells=self._cells(members),
            differing=tuple(both for both in sorted(self._differing) if both[0] in here),
            links={both: links for both, links in self._differing.items() if both[0] in here},
            talk=talk_between(self.behind.talks, here),
        )

    def _title(self, members: Sequence[Said], question: Question | None) -> tuple[str, bool]:
        """What the family calls it, else the question where it has one answer, else the first words."""
        if called := family_title(members, self.whole):
            return called, True
        if question is not None and not question.answer.is_list:
            return self.behind.person.fill(question.ask), False
        told = min(members, key=lambda one: (not one.short_agreed, not one.voice.is_person))
        return short_title(
            with_names(told.short_words, told) if told.short_agreed else self.words[told.id]
        ), False

    def _stage(self, members: Sequence[Said]) -> str:
        found = (one.stage or stage_asked(self.behind.question(one)) for one in members)
        return next((stage for stage in found if stage), "")

    def _cells(self, members: Sequence[Said]) -> dict[str, Cell]:
        questions = {one.question_id for one in members}
        by_voice: dict[str, list[Said]] = {}
        for one in members:
            by_voice.setdefault(one.voice.id, []).append(one)
        cells = {}
        for voice in self.wanted.columns:
            own = tuple(by_voice.get(voice.id, ()))
            says_why = not own and voice.id in self.wanted.states_of
            before = tuple(old for one in own for old in self.now.earlier.get(one.id, ()))
            cells[voice.id] = Cell(own, self.asked.state(questions, voice.id) if says_why else "", before)
        return cells


def is_about_talking(one: Said, behind: Background) -> bool:
    """Whether it was said about the conversation itself."""
    question = behind.question(one)
    return question is not None and question.section_id in ABOUT_TALKING


def stage_asked(question: Question | None) -> str:
    """The stage that a question itself is about; empty without one."""
    return next((place.stage for place in question.prints if place.stage), "") if question else ""


def family_title(members: Iterable[Said], shown: Mapping[str, Said]) -> str:
    """What the family calls it, names in it as everyone concerned decided.

    Only where each account that it may speak of is there too: all that ever shared a row with these.
    """
    those = list(members)
    called = next((one.called for one in those if one.called), "")
    named = {key for one in those for key in (one.id, *one.ever_beside)}
    if not called or not named <= shown.keys():
        return ""
    return with_all_names(called, (shown[key] for key in named))


def short_title(words: str) -> str:
    """The first sentence that names the thing, or as many of its words as there is room for."""
    told = " ".join(words.split())
    first = re.split(r"(?<=[.!?])\s", told, maxsplit=1)[0]
    if len(first.split()) < FEWEST_WORDS:
        first = told
    if len(first) <= LONGEST_TITLE:
        return first.rstrip(".")
    end = first.rfind(" ", 0, LONGEST_TITLE)
    return first[: end if end > 0 else LONGEST_TITLE].rstrip(" .,;:–-") + "…"
