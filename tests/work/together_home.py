"""Families heard twice, for the tests of what stands side by side, and what became of it."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from io import StringIO
from itertools import pairwise
from random import Random

from sqlmodel import select

from coprod_desktop import paths
from coprod_desktop.questions.question_set import parse_question_set
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work import (
    bringing_in,
    deeds,
    interviewing,
    interviews,
    people,
    reading_back,
    responding,
    said,
    same_thing,
    sharing,
)
from coprod_desktop.work.eligibility import printed_words
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.said import Said
from coprod_desktop.work.sharing import Decision, Scope
from coprod_desktop.work.side_by_side import Cell, Row, Sides, Wanted, side_by_side
from coprod_desktop.work.voices import Voice

THEN, NOW = date(2026, 3, 3), date(2026, 11, 22)
SAMPLES = paths.RESOURCES / "sample"
CASES = ("primary_school", "supported_living_adult", "teenager")
OLD_F1 = "What is the very first change you notice?"
NEW_F1 = "What changes first, before anything else?"


@dataclass
class Home:
    """Amira, nine, with Nadia (mother), Tom (father) and Mr Reed (teacher), at a visit in March and perhaps more."""

    store: Store
    person: str
    amira: str
    nadia: str
    tom: str
    reed: str
    visits: list[str]

    @property
    def then(self) -> str:
        return self.visits[0]

    @property
    def now(self) -> str:
        return self.visits[-1]

    def visit_on(self, day: date) -> str:
        """One more visit; everybody takes part, and what is said from now on is said there."""
        plan = interviews.Plan(day)
        self.visits.append(interviews.start(self.store, self.person, plan).made_id)
        for voice in (self.amira, self.nadia, self.tom, self.reed):
            interviews.take_part(self.store, self.now, voice, "here")
        return self.now

    def say(self, voice: str, words: str, question: str = "F1", word: str = "agreed", **parts: object) -> str:
        given = Words(words, voice, **parts)  # type: ignore[arg-type]
        made = interviewing.say(self.store, self.now, question, given).made_id
        if word:
            reading_back.word(self.store, made, word)
        return made

    def say_in_march(self, voice: str, words: str, question: str = "F1", word: str = "agreed") -> str:
        made = interviewing.say(self.store, self.then, question, Words(words, voice)).made_id
        reading_back.word(self.store, made, word)
        return made

    def join(self, *statements: str) -> None:
        """Say of each and the next that they mean the same."""
        for one, other in pairwise(statements):
            same_thing.decide(self.store, one, other, True)

    def everything(self, *, hidden: Sequence[str] = ()) -> list[Said]:
        return [one for one in said.about_person(self.store, self.person) if one.id not in hidden]

    def one(self, statement: str) -> Said:
        return next(one for one in self.everything() if one.id == statement)

    def share(self, statement: str, *audiences: str) -> None:
        sharing.share(self.store, Scope(statement_id=statement), Decision(audiences))

    def respond(self, question: str, state: str, voice: str | None = None) -> None:
        responding.respond(self.store, self.now, question, state, voice)

    def undo(self, interview: str = "") -> None:
        assert deeds.undo_last(self.store, self.person, interview) is not None

    def sides(
        self, *, hidden: Sequence[str] = (), states_of: Sequence[str] = (), columns: Sequence[str] = ()
    ) -> Sides:
        """The table of what isn't hidden, in words as they may be read by others."""
        circle = people.circle(self.store, self.person)
        chosen = [voice for voice in circle if not columns or voice.id in columns]
        return table(self.store, self.person, self.everything(hidden=hidden), chosen, states_of)

    def row(self, statement: str, **how: Sequence[str]) -> Row:
        found = self.sides(**how).row_of(statement)
        assert found is not None
        return found

    def cell(self, statement: str, voice: str, **how: Sequence[str]) -> Cell:
        return self.row(statement, **how).cells[voice]


def a_home(store: Store) -> Home:
    """At the visit in March, where nothing has been said yet."""
    person = people.add_person(store, PersonFacts("Amira Khan", "Amira")).made_id
    amira = people.circle(store, person)[0].id
    others = (("Nadia", "mother"), ("Tom", "father"), ("Mr Reed", "teacher"))
    nadia, tom, reed = (
        people.add_contributor(store, person, ContributorFacts(*one)).made_id for one in others
    )
    home = Home(store, person, amira, nadia, tom, reed, [])
    home.visit_on(THEN)
    return home


def table(
    store: Store, person: str, shown: Sequence[Said], columns: Sequence[Voice], states_of: Sequence[str] = ()
) -> Sides:
    return side_by_side(store, person, Wanted(shown, columns, printed_words, states_of))


@dataclass
class Sample:
    """A family of the sample sheets, heard twice. `then` and `now` are its two visits."""

    store: Store
    person: str
    then: str
    now: str

    def everything(self) -> list[Said]:
        return said.about_person(self.store, self.person)

    def found(self, begins: str) -> Said:
        return next(one for one in self.everything() if one.words.startswith(begins))

    def circle(self) -> list[Voice]:
        return people.circle(self.store, self.person)

    def proposed(self) -> list[tuple[Said, Said]]:
        """What may mean the same, the likeliest first."""
        everything = {one.id: one for one in self.everything()}
        section = same_thing.sections_of(self.store, self.person)
        found = same_thing.to_ask(self.store, self.person, list(everything.values()), section).find()
        return [(everything[pair.one], everything[pair.other]) for pair in found]


def a_sample(store: Store, case: str = "primary_school", changed: str = "") -> Sample:
    """Both visits, brought in from their sheets; with `changed` read back the first time with that behind the words."""
    then, now = ((folder / f"{case}.csv").read_bytes() for folder in (SAMPLES, SAMPLES / "second_visits"))
    for data in (read_back_with(then, changed) if changed else then, now):
        person = bringing_in.bring_in(store, bringing_in.look_at(store, data)).person_id
    second, first = (visit.id for visit in interviews.visits_of(store, person))
    return Sample(store, person, first, second)


def read_back_with(data: bytes, more: str) -> bytes:
    """The sheet, all agreed words of it changed while they were read back."""
    rows = list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))
    written = StringIO(newline="")
    sheet = csv.DictWriter(written, list(rows[0]))
    sheet.writeheader()
    for row in rows:
        changed = f"changed: {row['words']}{more}"
        sheet.writerow({**row, "read_back": changed if row["read_back"] == "agreed" else row["read_back"]})
    return written.getvalue().encode()


def ask_with_a_newer_set(store: Store, interview: str) -> None:
    """As if this interview was asked with the next version, in which F1 has other words."""
    text = interviews.usual_set().text
    text = text.replace("\nversion = 2\n", "\nversion = 3\n").replace(OLD_F1, NEW_F1)
    newer = parse_question_set(text, "version 3")
    assert (newer.version, newer.question("F1").ask) == (3, NEW_F1)
    with store.session() as session:
        row = session.exec(select(records.Interview).where(records.Interview.id == interview)).one()
        row.set_text, row.set_version = newer.text, newer.version
        session.add(row)


def without_links(one: Said) -> Said:
    """A statement by itself: what was said of it together with others left aside."""
    return replace(one, same=(), ever_beside=(), differs=(), called="")


def some_of(everything: Sequence[Said], luck: Random) -> list[Said]:
    """About two thirds of it."""
    return [one for one in everything if luck.random() < 2 / 3]


def days_after(day: date, count: int) -> date:
    return day + timedelta(days=count)
