"""A person's words leave one store and come into another by the command line: all of it or nothing, and told."""

from datetime import date
from pathlib import Path

import pytest

from coprod_desktop import cli
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import create_store
from coprod_desktop.work import (
    handing_over,
    interviewing,
    interviews,
    matching,
    people,
    reading_back,
    said,
    sharing,
)
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.interviews import Plan
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.sharing import Decision, Scope
from tests.backup_home import rows_in
from tests.cli.conftest import PASSPHRASE, SAMPLES, Run, opened

WORDS = "otter lemon cabin harbour violin"
BOTH = f"{PASSPHRASE}\n{WORDS}\n"


@pytest.fixture
def here(empty: Path) -> Path:
    """Three of four statements of one person may go to school."""
    with opened(empty) as store:
        person = people.add_person(store, PersonFacts("Kay Mills", "Kay")).made_id
        voice = people.add_contributor(store, person, ContributorFacts("Nadia", "mother")).made_id
        visit = interviews.start(store, person, Plan(date(2026, 11, 22))).made_id
        interviews.take_part(store, visit, voice, "here")
        for words in ("Hums.", "Paces.", "Covers her ears.", "Keeps this at home."):
            interviewing.say(store, visit, "F1", Words(words, voice))
    for one in those(empty)[:3]:
        agree(empty, one)
    return empty


@pytest.fixture
def there(tmp_path: Path) -> Path:
    folder = tmp_path / "there"
    create_store(folder, PASSPHRASE, "Sam Bell", Cost(memory_kib=8 * 1024, passes=1))[0].close()
    return folder


def those(store: Path) -> list[str]:
    with opened(store) as open_:
        (person,) = matching.everyone(open_)
        return [one.id for one in said.about_person(open_, person.id)]


def agree(store: Path, statement_id: str) -> None:
    with opened(store) as open_:
        reading_back.word(open_, statement_id, "agreed")
        sharing.share(open_, Scope(statement_id=statement_id), Decision(("school",), understood="yes"))


def change(store: Path, statement_id: str, words: str) -> None:
    with opened(store) as open_:
        reading_back.change_words(open_, statement_id, words)
    agree(store, statement_id)


def out(store: Path, file: Path) -> list[object]:
    return ["bundle", store, "--person", "Kay", "--audience", "school", "--out", file]


def test_every_command_is_told_of_where_commands_are_told() -> None:
    from coprod_desktop import app

    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    for command in cli.COMMANDS:
        assert (
            f"{command} " in app._COMMANDS and f"main.py {command} " in readme
        ) or command == "undo-restore"


def test_it_goes_out_and_comes_in_and_what_became_of_each_is_said(
    here: Path, there: Path, tmp_path: Path, run: Run
) -> None:
    file = tmp_path / "one.coprod"
    assert run(*out(here, file), typed=BOTH) == (0, ["3 statements are in it."], [])
    with opened(here) as store:
        (person,) = matching.everyone(store)
        (paper,) = handing_over.papers(store, person.id)
    assert (paper.title, paper.paper.locked, len(paper.paper.wordings)) == ("Bundle", True, 3)
    bring = ("bring-in-bundle", file, "--to", there)
    assert run(*bring, typed=BOTH) == (0, ["3 statements are new here."], [])
    assert run(*bring, typed=f"{PASSPHRASE}\n{WORDS.upper()}\n")[1] == ["3 statements are here already."]
    first, second, third = those(here)[:3]
    change(here, first, "Newer words.")
    change(here, second, "Other words here.")
    change(there, second, "Other words there.")
    assert run(*out(here, file), typed=BOTH)[0] == 0
    code, told, _ = run(*bring, typed=BOTH)
    assert code == 0
    assert told == [
        "1 statement has newer words, which come in.",
        "1 statement was changed here and there: both wordings are kept, for its speaker to say.",
        "1 statement is here already.",
    ]
    with opened(there) as store:
        (person,) = matching.everyone(store)
        words = [one.words for one in said.about_person(store, person.id)]
    assert {"Newer words.", "Other words here.", "Other words there."} <= set(words)
    assert third in those(there)


def test_somebody_of_the_same_name_has_to_be_told_apart(
    here: Path, there: Path, tmp_path: Path, run: Run
) -> None:
    file = tmp_path / "one.coprod"
    run(*out(here, file), typed=BOTH)
    with opened(here) as store:
        (person,) = matching.everyone(store)
    with opened(there) as store:
        same = people.add_person(store, PersonFacts(person.name)).made_id
    before = rows_in(there)
    bring = ("bring-in-bundle", file, "--to", there)
    code, told, err = run(*bring, typed=BOTH)
    assert (code, told) == (2, []) and "the bundle doesn’t say" in err[0] and "--new-person" in err[-1]
    assert rows_in(there) == before
    assert run(*bring, "--person", same[:12], typed=BOTH)[1] == ["3 statements are new here."]
    with opened(there) as store:
        assert [one.id for one in matching.everyone(store)] == [same]


@pytest.mark.parametrize(
    ("harm", "typed", "why"),
    [
        ("", f"{PASSPHRASE}\nother words\n", "doesn’t open the bundle"),
        ("", f"{PASSPHRASE}\n", "second line"),
        ("cut", BOTH, "doesn’t open the bundle"),
        ("sheet", BOTH, "no bundle"),
        ("none", BOTH, "can’t be read"),
    ],
)
def test_what_is_refused_changes_nothing(
    here: Path, there: Path, tmp_path: Path, run: Run, harm: str, typed: str, why: str
) -> None:
    file = tmp_path / "one.coprod"
    run(*out(here, file), typed=BOTH)
    if harm == "cut":
        file.write_bytes(file.read_bytes()[:-9])
    elif harm:
        file = {"sheet": SAMPLES / "teenager.csv", "none": tmp_path / "none.coprod"}[harm]
    before = rows_in(there)
    code, told, (refused,) = run("bring-in-bundle", file, "--to", there, typed=typed)
    assert (code, told) == (2, []) and why in refused
    assert rows_in(there) == before


@pytest.mark.parametrize(
    ("audience", "name", "typed", "why"),
    [
        ("health", "one.coprod", BOTH, "Nothing that was said may be handed"),
        ("school", "one.pdf", BOTH, "ends with .coprod"),
        ("school", "no/one.coprod", BOTH, "isn’t there"),
        ("school", "one.coprod", f"{PASSPHRASE}\n", "second line"),
        ("everybody", "one.coprod", BOTH, "everybody"),
    ],
)
def test_what_may_not_go_out_is_not_written_or_noted(
    here: Path, tmp_path: Path, run: Run, audience: str, name: str, typed: str, why: str
) -> None:
    asked = ("bundle", here, "--person", "Kay", "--audience", audience, "--out", tmp_path / name)
    code, told, (refused,) = run(*asked, typed=typed)
    assert (code, told) == (2, []) and why in refused
    assert not (tmp_path / name).exists()
    with opened(here) as store:
        assert handing_over.papers(store, matching.everyone(store)[0].id) == ()
