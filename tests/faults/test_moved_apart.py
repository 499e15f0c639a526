"""A worry moved to the separate part leaves nothing behind, is told nowhere, and comes back whole."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import SQLModel, select

from coprod_desktop.questions.vocabulary import AUDIENCE
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work import (
    carrying_on,
    concerns,
    differences,
    drafts,
    handing_over,
    heard,
    interviewing,
    interviews,
    ladder,
    listing,
    notes,
    overview,
    people,
    reading_back,
    said,
    same_thing,
    sharing,
    summarising,
)
from coprod_desktop.work.concerns import Worry
from coprod_desktop.work.differences import AGREED, Talk
from coprod_desktop.work.handing_over import Paper
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.ladder import Ladder, Step
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.sharing import Decision, Scope
from coprod_desktop.work.spoken import counts
from coprod_desktop.work.summarising import Wanted

TODAY = date(2026, 11, 22)
WORD = "zibbeldorn"
ROOT = Path(__file__).parents[2]
APART = {"concern", "concern_entry"}
AUDIENCES = Decision(tuple(AUDIENCE))


@dataclass
class Moved:
    """A card with everything that can be tied to it, and another that stays."""

    store: Store
    person: str
    visit: str
    voice: str
    card: str
    other: str
    wordings: tuple[str, ...] = ()

    def dump(self) -> dict[str, list[str]]:
        """Every row of every table as text."""
        tables: dict[str, Any] = {
            mapper.class_.__tablename__: mapper.class_ for mapper in SQLModel._sa_registry.mappers
        }
        with self.store.read() as session:
            return {name: sorted(str(row) for row in session.exec(select(t))) for name, t in tables.items()}

    def traces(self) -> list[str]:
        ordinary = {name: rows for name, rows in self.dump().items() if name not in APART}
        return [
            f"{name}: {row}"
            for name, rows in ordinary.items()
            for row in rows
            if any(trace in row.lower() for trace in (WORD, self.card, *self.wordings))
        ]


@pytest.fixture
def moved(store: Store) -> Iterator[Moved]:
    person = people.add_person(store, PersonFacts("Amira Khan")).made_id
    voice = people.add_contributor(store, person, ContributorFacts("Nadia", "mother")).made_id
    visit = interviews.start(store, person, interviews.Plan(TODAY, visit="full")).made_id
    words = Words(f"First {WORD}.", voice, stage="early", places=(WORD,))
    card = interviewing.say(store, visit, "F1", words, f"note {WORD}").made_id
    other = interviewing.say(store, visit, "F1", Words("She hums.", voice)).made_id
    made = Moved(store, person, visit, voice, card, other)
    _tie(made)
    _hand_over(made)
    yield made


def _tie(to: Moved) -> None:
    """Everything that can name a statement or repeat its words."""
    store, card = to.store, to.card
    interviewing.edit(store, card, Words(f"He says {WORD}.", to.voice, stage="early"))
    interviewing.suggest_short_words(store, card, WORD, to.voice)
    reading_back.choose_name(store, card, WORD.title(), "instead", f"a {WORD}")
    reading_back.word(store, card, "agreed")
    sharing.share(store, Scope(statement_id=card), AUDIENCES)
    reading_back.see_differently(store, to.other, card)
    reading_back.see_differently(store, card, None)
    same_thing.decide(store, to.other, card, True)
    same_thing.rename(store, to.other, f"Together {WORD}")
    same_thing.rename(store, card, f"Called {WORD}")
    agreed = Talk(AGREED, TODAY, f"Both say {WORD}", (to.voice,))
    differences.talk_about(store, card, to.other, agreed)
    steps = (Step(to.other, helps=(card,), worse=(card,)), Step(card, "minutes", (to.other,)))
    ladder.keep(store, to.person, Ladder(steps, (to.voice,)))
    reading_back.pick_three(store, to.visit, to.voice, [to.other, card])
    summarising.choose_lines(store, to.person, "school", [card, to.other])
    notes.note(store, to.visit, "F1", f"again {WORD}", card)
    order = Words("", to.voice, fields={"order": [card, to.other]})
    interviewing.say(store, to.visit, "F2", order)
    later = interviews.start(store, to.person, interviews.Plan(TODAY)).made_id
    heard.confirm(store, interviews.visit(store, later), card, to.voice, True)
    drafts.keep_draft(store, to.visit, f"words:{card}", drafts.HalfTyped(f"half {WORD}"))
    reading_back.stop_at(store, to.visit, card)


def _hand_over(made: Moved) -> None:
    """A paper that holds the first and the last words of the card, with other words between them."""
    with made.store.read() as session:
        rows = session.exec(select(records.Wording).order_by(records.Wording.id)).all()
    made.wordings = tuple(row.id for row in rows if row.statement_id == made.card)
    other = next(row.id for row in rows if row.statement_id == made.other)
    on_paper = (made.wordings[0], other, made.wordings[-1])
    handing_over.handed_over(made.store, made.person, Paper("one-page", "school", wordings=on_paper))


def test_nothing_about_it_is_left_in_the_ordinary_part(moved: Moved) -> None:
    assert len(moved.traces()) > 10, "there was something to leave behind"
    concerns.move_there(moved.store, moved.card)
    assert moved.traces() == []
    assert len(handing_over.papers(moved.store, moved.person)) == 1, "that a paper went out is still known"


def test_put_back_brings_all_of_it_back(moved: Moved) -> None:
    drafts.keep_draft(moved.store, moved.visit, f"words:{moved.card}", drafts.HalfTyped())
    reading_back.stop_at(moved.store, moved.visit, "")
    before = moved.dump()
    concerns.move_there(moved.store, moved.card)
    (concern,) = concerns.of_person(moved.store, moved.person)
    concerns.put_back(moved.store, concern.id)
    after = moved.dump()
    assert {name for name in before if before[name] != after[name]} <= {"deed"}
    assert concerns.of_person(moved.store, moved.person) == []


def test_it_comes_back_after_others_took_its_numbers(moved: Moved) -> None:
    last = interviewing.say(moved.store, moved.visit, "F1", Words(f"Last {WORD}.", moved.voice)).made_id
    reading_back.word(moved.store, last, "agreed")
    concerns.move_there(moved.store, last)
    another = interviewing.say(moved.store, moved.visit, "F1", Words("Another.", moved.voice)).made_id
    reading_back.word(moved.store, another, "left_out")
    (concern,) = concerns.of_person(moved.store, moved.person)
    concerns.put_back(moved.store, concern.id)
    words = {one.id: one.word for one in said.at_question(moved.store, moved.visit, "F1")}
    assert (words[last], words[another]) == ("agreed", "left_out")


def test_a_link_comes_back_only_while_both_accounts_are_here(moved: Moved) -> None:
    for card in (moved.card, moved.other):
        concerns.move_there(moved.store, card)
    first = next(one for one in concerns.of_person(moved.store, moved.person) if WORD in one.worry.words)
    concerns.put_back(moved.store, first.id)
    back = {one.id: one for one in said.at_question(moved.store, moved.visit, "F1")}
    assert back[moved.card].differs == ()


def test_an_answer_of_parts_alone_is_moved_with_its_words(moved: Moved) -> None:
    said_so = Words("", moved.voice, fields={"mistaken for": f"a {WORD}"})
    card = interviewing.say(moved.store, moved.visit, "F4", said_so).made_id
    concerns.move_there(moved.store, card)
    assert any(WORD in one.worry.words for one in concerns.of_person(moved.store, moved.person))


def test_nothing_that_lists_counts_or_prints_knows_of_a_concern(moved: Moved) -> None:
    concerns.move_there(moved.store, moved.card)
    concerns.move_there(moved.store, moved.other)

    def looks() -> list[object]:
        store, person = moved.store, moved.person
        pages = [summarising.make(store, person, Wanted(one, TODAY)) for one in AUDIENCE]
        return [
            listing.people(store, TODAY),
            listing.people(store, TODAY, WORD),
            carrying_on.carry_on(store),
            overview.overview(store, person),
            counts(store, moved.visit),
            said.about_person(store, person),
            said.places_named(store, person),
            [(page.total, page.page.text, page.excluded) for page in pages],
        ]

    before = looks()
    concerns.record(moved.store, moved.person, Worry(f"worse {WORD}", f"{WORD} herself"))
    assert looks() == before
    assert WORD not in str(before)


def test_the_command_line_never_tells_of_one(moved: Moved, passphrase: str, tmp_path: Path) -> None:
    concerns.move_there(moved.store, moved.card)
    folder = moved.store.folder
    moved.store.close()
    page = tmp_path / "page.pdf"
    whole = ("--person", "Amira", "--document", "one-page", "--audience", "school", "--out", str(page))
    for command in (("people", str(folder)), ("check", str(folder)), ("summary", str(folder), *whole)):
        done = subprocess.run(
            [sys.executable, "main.py", *command],
            input=f"{passphrase}\n",
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
        )
        assert done.returncode == 0, done.stderr
        told = (done.stdout + done.stderr).lower()
        assert WORD not in told
        assert "concern" not in told
        assert "separate" not in told
    from pypdf import PdfReader

    assert WORD not in "".join(one.extract_text() for one in PdfReader(io.BytesIO(page.read_bytes())).pages)
