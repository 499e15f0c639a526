"""Two families with a word of its own in every place that people can fill, for the tests of what leaves a store."""

import os
import re
import tempfile
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from PIL import Image
from sqlmodel import SQLModel

from coprod_desktop.store.vault import Store
from coprod_desktop.work import (
    board_photos,
    boards,
    columns,
    concerns,
    differences,
    drafts,
    erasing,
    following_up,
    handing_over,
    heard,
    interviewing,
    interviews,
    keeping,
    ladder,
    moving,
    notes,
    people,
    reading_back,
    same_thing,
    sharing,
    summarising,
    topics,
)
from coprod_desktop.work.concerns import Worry
from coprod_desktop.work.differences import AGREED, Talk
from coprod_desktop.work.drafts import HalfTyped
from coprod_desktop.work.erasing import STATEMENT, Thing, Wish
from coprod_desktop.work.following_up import DONE, FollowUpFacts
from coprod_desktop.work.handing_over import Paper
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.ladder import Ladder, Step
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.reading_back import Signed
from coprod_desktop.work.sharing import Decision, Scope
from tests.work.together_home import NOW, Home, a_home

TODAY = date(2026, 11, 28)
ASKED = Wish("family", "asked")
PLANTED = re.compile(rb"Zq([SIPO])\d{3}q")
"""S goes with the statement, I with its interview, P with the person; O is another family's."""
PAGE, SALT, SEAL, IV = 4096, 16, 80, 16


@dataclass
class Planted:
    """Hands out words that are found nowhere else, and knows them again."""

    words: list[str] = field(default_factory=list)

    def new(self, goes_with: str) -> str:
        self.words.append(f"Zq{goes_with}{len(self.words):03}q")
        return self.words[-1]

    def those(self, goes_with: str) -> set[str]:
        return {word for word in self.words if word[2] in goes_with}


@dataclass
class Leaving:
    """Amira's family at two visits, with a statement of her own from March that names and is named everywhere."""

    home: Home
    planted: Planted
    statement: str
    standing: str
    other: str

    @property
    def things(self) -> dict[str, Thing]:
        home = self.home
        ids = {"statement": self.statement, "interview": home.then, "person": home.person}
        return {kind: Thing(kind, row_id) for kind, row_id in ids.items()}


def photo(shade: int) -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 40), (shade, 90, 90)).save(out, "PNG")
    return out.getvalue()


def leaving_home(store: Store) -> Leaving:
    planted = Planted()
    home = a_home(store)
    statement = _in_march(home, planted)
    standing = _in_november(home, planted, statement)
    _about_the_person(home, planted)
    return Leaving(home, planted, statement, standing, _another_family(store, planted))


def _in_march(home: Home, planted: Planted) -> str:
    """What Amira said, all that goes with it, and what else stands in that interview."""
    store, new = home.store, planted.new
    said = home.say(home.amira, new("S"), word="", through=new("S"), places=(new("S"),))
    interviewing.edit(store, said, Words(f"{new('S')} Jaydon", home.amira, places=(new("S"),)))
    moving.move_to(store, said, "F3")
    interviewing.suggest_short_words(store, said, new("S"), home.amira)
    reading_back.choose_name(store, said, "Jaydon", "instead", new("S"))
    reading_back.word(store, said, "agreed")
    decided = Decision(("school",), (home.tom,), decider="parental", decider_name=new("S"))
    sharing.share(store, Scope(statement_id=said), decided)
    notes.note(store, home.then, "F3", new("S"), said)
    drafts.keep_draft(store, home.then, f"edit:{said}", HalfTyped(new("S"), home.amira))
    reading_back.stop_at(store, home.then, said)
    _rest_of_march(home, planted, said)
    return said


def _rest_of_march(home: Home, planted: Planted, said: str) -> None:
    store, new = home.store, planted.new
    beside = home.say(home.tom, new("I"))
    notes.note(store, home.then, "F1", new("I"))
    drafts.keep_draft(store, home.then, "F2", HalfTyped(new("I"), home.tom))
    topic = topics.add_topic(store, home.then, new("I"), "F1").made_id
    home.say(home.tom, new("I"), topic)
    plan = interviews.Plan(date(2026, 3, 3), new("I"), new("I"))
    interviews.replan(store, home.then, plan)
    interviews.take_part(store, home.then, home.reed, "phone", new("I"))
    home.respond("F4", "ask_later", home.tom)
    reading_back.seats(store, home.then, [home.amira, home.tom])
    reading_back.pick_three(store, home.then, home.amira, [said, beside])
    drawn = new("I").encode()
    reading_back.sign_off(store, home.then, Signed(home.tom, new("I"), TODAY, new("I"), drawn))
    reading_back.review_by(store, home.then, TODAY + timedelta(days=9))
    reading_back.how_it_was(store, home.then, Words(new("I"), home.tom))


def _in_november(home: Home, planted: Planted, march: str) -> str:
    """What was said later, tied to March in every way there is."""
    store, new = home.store, planted.new
    home.visit_on(NOW)
    said = home.say(home.tom, new("P"))
    heard.confirm(store, interviews.visit(store, home.now), march, home.amira, True)
    reading_back.see_differently(store, march, said)
    differences.talk_about(store, march, said, Talk(AGREED, TODAY, new("S"), (home.amira, home.tom)))
    same = home.say(home.reed, new("P"))
    same_thing.decide(store, march, same, True)
    same_thing.rename(store, same, new("S"))
    same_thing.rename(store, same, new("S"))
    same_thing.rename(store, said, new("P"))
    steps = (Step(march, "minutes", (said,), (same,)), Step(said, "seconds", (march, same), ()))
    ladder.keep(store, home.person, Ladder(steps, (home.amira, home.tom)))
    ladder.keep(store, home.person, Ladder(steps[::-1], (home.tom,)))
    reading_back.pick_three(store, home.now, home.tom, [said, march])
    home.say(home.tom, new("P"), "F2", fields={"order": [march, said]})
    summarising.choose_lines(store, home.person, "school", [march, said])
    _what_came_of_it(home, planted, march, said)
    return said


def _what_came_of_it(home: Home, planted: Planted, march: str, said: str) -> None:
    store, new = home.store, planted.new
    mine, other = home.one(march).wording_id, home.one(said).wording_id
    handing_over.handed_over(store, home.person, Paper("one-page", "school", wordings=(mine, other)))
    moving.move_to(store, march, "N4")
    for tag, asked in (("S", march), ("P", home.say(home.tom, new("P"), "N4"))):
        facts = FollowUpFacts(what=new(tag), who=new(tag), outcome=DONE, outcome_on=TODAY)
        following_up.follow_up(store, asked, facts, TODAY)


def _about_the_person(home: Home, planted: Planted) -> None:
    store, new, person = home.store, planted.new, home.person
    facts = replace(
        people.person(store, person),
        setting=new("P"),
        ask_today=new("P"),
        photo=photo(20),
        stage_words={"early": new("P")},
    )
    people.edit_person(store, person, facts)
    people.edit_person(store, person, replace(facts, name=f"Amira {new('P')}", setting=new("P")))
    people.edit_contributor(store, home.reed, ContributorFacts(new("P"), new("P")))
    picture = board_photos.add_photo(store, person, photo(90), new("P")).made_id
    cells = (boards.Cell(new("P"), f"photo:{picture}"), boards.Cell(new("P")))
    board = boards.keep(store, person, None, cells, TODAY).made_id
    boards.choose(store, board, home.tom, "interpreter", TODAY, new("P"))
    columns.choose_columns(store, person, [home.tom, home.amira])
    keeping.keep_until(store, person, TODAY + timedelta(days=900))
    concerns.record(store, person, Worry(new("P"), new("P"), "worried", *(new("P") for _ in range(4))))
    moved = home.say(home.tom, new("P"))
    concerns.move_there(store, moved)
    for concern in concerns.of_person(store, person):
        concerns.hold(store, concern.id, True)
        concerns.hold(store, concern.id, False)
    later = Thing(STATEMENT, home.say(home.tom, new("P")))
    erasing.erase_later(store, later, ASKED, TODAY)
    erasing.bring_back(store, later)


def _another_family(store: Store, planted: Planted) -> str:
    new = planted.new
    made = people.add_person(store, PersonFacts(f"Isla {new('O')}", setting=new("O"))).made_id
    visit = interviews.start(store, made, interviews.Plan(NOW, new("O"))).made_id
    self_ = people.circle(store, made)[0].id
    interviews.take_part(store, visit, self_, "here")
    interviewing.say(store, visit, "F1", Words(new("O"), self_))
    concerns.record(store, made, Worry(new("O")))
    return made


def tables(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table."""
    with store.read() as session:
        return {
            table.name: [dict(row._mapping) for row in session.execute(table.select())]
            for table in SQLModel.metadata.sorted_tables
        }


def decrypted(store_folder: Path, key: bytes) -> bytes:
    """Every page of the file as SQLite sees it, those that hold nothing any more included."""
    data = (store_folder / "data.db").read_bytes()
    pages = []
    for start in range(0, len(data), PAGE):
        page = data[start : start + PAGE]
        body = page[SALT if start == 0 else 0 : PAGE - SEAL]
        how = Cipher(algorithms.AES(key), modes.CBC(page[PAGE - SEAL : PAGE - SEAL + IV])).decryptor()
        pages.append(how.update(body) + how.finalize())
    return b"\n".join(pages)


def planted_in(data: bytes) -> set[str]:
    """The planted words in these bytes, in UTF-8 or UTF-16."""
    forms = (data, data[0::2], data[1::2])
    return {found[0].decode() for form in forms for found in PLANTED.finditer(form)}


def planted_in_files(*folders: Path) -> set[str]:
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    return {word for file in files if os.access(file, os.R_OK) for word in planted_in(file.read_bytes())}


def temporary() -> Path:
    return Path(tempfile.gettempdir())
