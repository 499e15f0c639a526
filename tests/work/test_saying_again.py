"""A disk that fails after the last byte: what it kept all the same is not kept a second time."""

from coprod_desktop.store.vault import Store
from coprod_desktop.work import deeds, drafts, interviewing, said
from coprod_desktop.work.drafts import HalfTyped
from coprod_desktop.work.interviewing import Words
from tests.work.history_home import a_home


def test_the_same_attempt_again_finds_its_statement(store: Store) -> None:
    home = a_home(store)
    attempt = interviewing.new_attempt()
    words = Words("She hums first.", home.nadia)
    first = interviewing.say(store, home.visit, "F1", words, attempt=attempt)
    drafts.keep_draft(store, home.visit, "F1", HalfTyped(words.words))
    again = interviewing.say(store, home.visit, "F1", words, attempt=attempt)
    assert first.made_id == again.made_id == attempt
    assert [one.words for one in said.at_question(store, home.visit, "F1")] == [words.words]
    assert drafts.draft(store, home.visit, "F1") == HalfTyped()


def test_what_was_said_in_two_attempts_is_taken_back_once(store: Store) -> None:
    home = a_home(store)
    attempt = interviewing.new_attempt()
    changed = [
        interviewing.say(store, home.visit, "F1", Words("She hums.", home.nadia), attempt=attempt)
        for _ in range(2)
    ]
    assert deeds.undo_last(store, changed[0].person_id, home.visit)
    assert said.at_question(store, home.visit, "F1") == []


def test_what_was_taken_away_in_between_can_be_said_again(store: Store) -> None:
    home = a_home(store)
    attempt, words = interviewing.new_attempt(), Words("She hums.", home.nadia)
    first = interviewing.say(store, home.visit, "F1", words, attempt=attempt)
    assert deeds.undo_last(store, first.person_id, home.visit)
    interviewing.say(store, home.visit, "F1", words, attempt=attempt)
    assert [one.words for one in said.at_question(store, home.visit, "F1")] == [words.words]
