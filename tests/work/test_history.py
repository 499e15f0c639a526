"""The history of a statement: everything that happened to it is told once, in plain words, in its order."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import SQLModel, col, update

from coprod_desktop.questions.vocabulary import READ_BACK_WORDS
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work import (
    heard,
    interviewing,
    interviews,
    moving,
    reading_back,
    sharing,
)
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.past import own
from coprod_desktop.work.past.kinds import KINDS
from coprod_desktop.work.sharing import Decision, Scope
from tests.statements import counted
from tests.work.history_home import Home, a_home, everything

NOT_TOLD = {
    "wording": "told where a standing names it first",
    "deed": "how something is taken back, not what happened",
    "page_choice": "about a page: which lines fit on it",
}
HOLDS_STATEMENTS = {"statement_id", "other_id", "wording_id", "statements", "wordings", "steps"}


@pytest.fixture
def home(store: Store) -> Home:
    return a_home(store)


# What happened


def test_the_life_of_a_statement_is_told_in_its_order(home: Home) -> None:
    store = home.store
    one = home.say(home.nadia, "Jaydon hits her.", arrived="picture")
    interviewing.edit(store, one, Words("Jaydon is too loud for her.", home.nadia))
    home.agree(one)
    home.share(one, "family", "school", until=date(2027, 1, 3))
    sharing.withdraw(store, Scope(statement_id=one), Decision())
    home.undo()
    heard.confirm(store, interviews.visit(store, home.later), one, home.nadia, True)
    interviewing.suggest_short_words(store, one, "Jaydon is loud.", None)
    interviewing.suggest_short_words(store, one, "Jaydon is loud.", home.nadia)
    reading_back.choose_name(store, one, "Jaydon", "instead", "a friend")
    moving.move_to(store, one, "I2")
    interviewing.remove(store, one)
    home.undo()
    assert home.told(one) == [
        "Said by Nadia (mother), with a picture",
        "Words changed",
        "Read back: agreed by Nadia",
        "Sharing: family and school, until 3 Jan 2027 – decided by Nadia",
        "Withdrawn",
        "Withdrawn: taken back, so again family and school, until 3 Jan 2027 – decided by Nadia",
        "Still true, says Nadia (visit of 1 Mar 2027)",
        "Short words: suggested, not agreed yet",
        "Short words: agreed by Nadia",
        "The name Jaydon: say “a friend”",
        "Moved to another question: to be read back again",
        "Taken away",
        "Brought back",
    ]


def test_each_event_says_when_by_whom_and_the_new_words(home: Home) -> None:
    before = datetime.now(UTC)
    one = home.say(home.nadia, "Hums.")
    interviewing.edit(home.store, one, Words("Hums softly.", home.nadia))
    home.agree(one)
    first, second, third = home.alone(one)
    assert [first.words, second.words, third.words] == ["Hums.", "Hums softly.", ""]
    assert before <= first.at <= second.at <= third.at <= datetime.now(UTC)
    assert first.at.utcoffset() == timedelta()
    assert {event.by for event in (first, second, third)} == {home.store.practitioner}
    assert [event.kind for event in (first, second, third)] == ["said", "said", "read_back"]


def test_what_is_undone_is_told_as_taken_back(home: Home) -> None:
    one = home.say(home.nadia, "Hums.")
    interviewing.edit(home.store, one, Words("Hums softly.", home.nadia))
    home.undo()
    moving.move_to(home.store, one, "I2")
    home.undo()
    home.agree(one)
    home.undo()
    assert home.told(one) == [
        "Said by Nadia (mother)",
        "Words changed",
        "Words changed: taken back",
        "Moved to another question",
        "Moved to another question: taken back",
        "Read back: agreed by Nadia",
        "Read back: taken back",
    ]
    assert [event.words for event in home.alone(one)[:3]] == ["Hums.", "Hums softly.", "Hums."]


def test_a_word_that_holds_again_is_named_when_the_later_one_is_taken_back(home: Home) -> None:
    one = home.say(home.nadia, "Hums.")
    home.agree(one)
    reading_back.word(home.store, one, "left_out")
    home.undo()
    assert home.told(one, "read_back") == [
        "Read back: agreed by Nadia",
        "Read back: left out by Nadia",
        "Read back: taken back, so again agreed by Nadia",
    ]


def test_said_by_mistake_and_undone(home: Home) -> None:
    one = home.say(home.nadia, "Hums.")
    home.undo()
    assert home.told(one) == ["Said by Nadia (mother)", "Taken away"]


def test_the_same_again_is_no_event(home: Home) -> None:
    one = home.say(home.nadia, "Hums.")
    for _ in range(3):
        home.agree(one)
        home.share(one, "family")
    moving.move_by(home.store, home.say(home.nadia, "Rocks."), -1)
    assert len(home.told(one)) == 3


def test_agreed_again_after_it_was_taken_back(home: Home) -> None:
    one = home.say(home.nadia, "Hums.")
    for word in ("agreed", "", "agreed", "not_sure"):
        reading_back.word(home.store, one, word)
    assert home.told(one, "read_back") == [
        "Read back: agreed by Nadia",
        "Read back: taken back",
        "Read back: agreed by Nadia",
        "Read back: Nadia is not sure",
    ]


def test_other_parts_and_another_voice(home: Home) -> None:
    one = home.say(home.nadia, "Hums.")
    interviewing.edit(home.store, one, Words("Hums.", home.nadia, stage="early", places=("Home",)))
    interviewing.edit(home.store, one, Words("Hums.", home.tom, stage="early", places=("Home",)))
    interviewing.edit(home.store, one, Words("Hums a lot.", home.nadia))
    assert home.told(one) == [
        "Said by Nadia (mother)",
        "Details changed: when and where",
        "Put right, said by Tom (father)",
        "Words changed, said by Nadia (mother)",
    ]
    assert [event.words for event in home.alone(one)] == ["Hums.", "", "", "Hums a lot."]


def test_how_it_arrived_and_when_it_was_said_elsewhere(home: Home) -> None:
    given = Words("Hums.", home.nadia, "interpreter", "Rana")
    one = interviewing.say(home.store, home.later, "F1", given).made_id
    assert home.told(one) == [
        "Said by Nadia (mother), at the visit of 1 Mar 2027, through an interpreter: Rana"
    ]


def test_an_answer_of_parts_is_told_by_them_and_not_as_quoted(home: Home) -> None:
    one = home.say(home.nadia, "", "N4", fields={"who will do it": home.tom})
    (event,) = home.alone(one)
    assert (event.words, event.quoted) == ("who will do it: Tom", False)


def test_an_answer_in_order_names_no_other_card(home: Home) -> None:
    signs = [home.say(home.tom, "Secret sign."), home.say(home.nadia, "Hums.")]
    one = home.say(home.nadia, "First this.", "F2", fields={"order": signs})
    bare = home.say(home.nadia, "", "F2", fields={"order": signs})
    assert home.alone(one)[0].words == "First this."
    assert home.alone(bare)[0].words == ""


def test_new_words_brought_in_with_the_old_ones(home: Home) -> None:
    """A sheet brings both at one moment, and the ids of two wordings of one millisecond say nothing."""
    addition = interviewing.Addition("F1", Words("Hums.", home.nadia), then=Words("Hums softly.", home.nadia))
    with home.store.session() as session:
        interview = interviews.needed(session, home.visit)
        interviewing.add_statements(home.store, session, interview, [addition])
    assert [(event.what, event.words) for event in home.alone(addition.id)] == [
        ("Said by Nadia (mother)", "Hums."),
        ("Words changed", "Hums softly."),
    ]


def test_words_changed_while_reading_back(home: Home) -> None:
    one = home.say(home.nadia, "Hums.")
    reading_back.change_words(home.store, one, "Hums softly.")
    home.undo()
    assert home.told(one)[1:] == ["Words changed", "Read back: changed by Nadia", "Words changed: taken back"]


def test_every_read_back_word_can_be_told() -> None:
    assert own.READ_BACK.keys() == {word.id for word in READ_BACK_WORDS}


# Nothing is forgotten, whatever is added later


def test_every_table_that_tells_of_a_statement_is_told() -> None:
    about = {
        name
        for name, table in SQLModel.metadata.tables.items()
        if HOLDS_STATEMENTS & set(table.columns.keys())
        or any(key.column.table.name in ("statement", "wording") for key in table.foreign_keys)
    }
    told = {str(kind.table.__tablename__) for kind in KINDS.values()}
    assert about == told | set(NOT_TOLD)


@pytest.fixture
def eventful(home: Home) -> tuple[Home, str, str]:
    one, other = home.say(home.nadia, "Jaydon hits her."), home.say(home.tom, "Tom’s own account.")
    everything(home, one, other)
    return home, one, other


def test_every_kind_happened_here(eventful: tuple[Home, str, str]) -> None:
    home, one, _ = eventful
    assert {event.kind for event in home.alone(one)} == set(KINDS)


# As fast for a long history


def test_a_long_history_takes_no_more_queries(eventful: tuple[Home, str, str]) -> None:
    home, one, other = eventful

    def how_many(call: Callable[[str], object]) -> int:
        with counted(home.store) as asked:
            call(one)
        return len(asked)

    calls = (home.alone, lambda one: home.seen_by(one, home.nadia, home.tom))
    few = [how_many(call) for call in calls]
    for number in range(5):
        interviewing.edit(home.store, one, Words(f"Jaydon hits, {number}.", home.nadia))
        everything(home, one, other)
    assert [how_many(call) for call in calls] == few
    assert few[0] <= len(SQLModel.metadata.tables)
    assert len(home.alone(one)) > 60


def test_moments_come_before_the_order_in_which_rows_were_written(home: Home) -> None:
    """A clock that was put right: by the moment, though what holds goes by what was written last."""
    one = home.say(home.nadia, "Hums.")
    home.agree(one)
    reading_back.word(home.store, one, "left_out")
    earlier = datetime.now(UTC) - timedelta(days=2)
    with home.store.session() as session:
        table = records.ReadBack
        session.exec(update(table).where(col(table.word) == "left_out").values(at=earlier))
    assert home.told(one) == [
        "Read back: left out by Nadia",
        "Said by Nadia (mother)",
        "Read back: agreed by Nadia",
    ]
