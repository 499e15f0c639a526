"""A record of the separate part can go on its own: now or in thirty days, and nobody outside it hears of that."""

from datetime import timedelta
from pathlib import Path

import pytest

from coprod_desktop.errors import InputError
from coprod_desktop.store.vault import check_store
from coprod_desktop.work import backing_up, concerns, deeds, erasing, overdue, renewing, subject_access
from coprod_desktop.work.concerns import Worry
from coprod_desktop.work.erasing import CONCERN, Thing
from coprod_desktop.work.held_words import parts_of
from coprod_desktop.work.what_goes import what_goes
from tests.work.leaving_home import ASKED, TODAY, Leaving, decrypted, tables
from tests.work.together_home import Home

WORD = "bracken"
APART = ("concern", "concern_entry", "legal_hold")
IN_30 = TODAY + timedelta(days=30)


def a_concern(home: Home) -> Thing:
    """Written down, written on, held and let go."""
    words = Worry(f"Words{WORD}", f"By{WORD}", "worried", f"When{WORD}", f"Seen{WORD}", told=f"Told{WORD}")
    concerns.record(home.store, home.person, words)
    made = concerns.of_person(home.store, home.person)
    new = next(one.id for one in made if WORD in one.worry.words)
    concerns.write_on(home.store, new, Worry(f"More{WORD}"))
    for holds in (True, False):
        concerns.hold(home.store, new, holds)
    return Thing(CONCERN, new)


def moved(home: Home) -> Thing:
    """A card with its history."""
    card = home.say(home.tom, f"Said{WORD}", through=f"Through{WORD}")
    concerns.move_there(home.store, card)
    made = concerns.of_person(home.store, home.person)
    return Thing(CONCERN, next(one.id for one in made if one.worry.words == f"Said{WORD}"))


MADE = {"written": a_concern, "moved": moved}


@pytest.mark.parametrize("how", list(MADE))
def test_erased_now_it_is_in_no_row_page_or_backup(leaving: Leaving, how: str, tmp_path: Path) -> None:
    store, home = leaving.home.store, leaving.home
    before = tables(store)
    thing = MADE[how](home)
    older = backing_up.back_up(store).file
    assert WORD.encode() in decrypted(store.folder, store.data_key.value), "the search itself finds it"
    erased = erasing.erase_now(store, thing, ASKED, renewing.renew)
    assert (erased.trouble, erased.changed.label) == ((), "")
    after = tables(store)
    receipts = [row for row in after["receipt"] if row not in before["receipt"]]
    assert [(row["kind"], row["wish"], row["reason"]) for row in receipts] == [("concern", "family", "asked")]
    for name in APART:
        assert after[name] == before[name], "other records are as they were"
    assert thing.id not in repr(after) and WORD not in repr(after)
    assert check_store(store) == []
    (backup,) = backing_up.backups_in_reach(store)
    assert backup != older
    backing_up.restore_beside(store, backup, tmp_path / "again")
    for folder in (store.folder, tmp_path / "again"):
        assert WORD.encode() not in decrypted(folder, store.data_key.value)


def test_while_any_record_of_the_person_has_to_be_kept_none_is_erased(leaving: Leaving) -> None:
    store, home = leaving.home.store, leaving.home
    thing = a_concern(home)
    other = moved(home)
    concerns.hold(store, other.id, True)
    before = tables(store)
    for refused in (
        lambda: erasing.erase_now(store, thing, ASKED),
        lambda: erasing.erase_later(store, other, ASKED, TODAY),
    ):
        with pytest.raises(InputError, match="has to keep this record"):
            refused()
    assert tables(store) == before
    concerns.hold(store, other.id, False)
    erasing.erase_later(store, thing, ASKED, TODAY)
    concerns.hold(store, other.id, True)
    overdue.erase_overdue(store, IN_30)
    assert WORD in repr(tables(store)["concern_entry"]), "it waits on"


def test_erased_for_later_it_comes_back_just_as_it_was_or_goes_without_a_word(leaving: Leaving) -> None:
    store, home = leaving.home.store, leaving.home
    thing = a_concern(home)
    before = concerns.of_person(store, home.person)
    erasing.erase_later(store, thing, ASKED, TODAY)
    assert thing.id not in [one.id for one in concerns.of_person(store, home.person)]
    (waits,) = overdue.concerns_waiting(store, home.person)
    assert (waits.thing, waits.due_on) == (thing, IN_30)
    assert overdue.concerns_waiting(store, leaving.other) == []
    erasing.bring_back(store, thing)
    assert concerns.of_person(store, home.person) == before
    assert not overdue.is_any_due(store, IN_30)
    erasing.erase_later(store, thing, ASKED, TODAY)
    gone = overdue.erase_overdue(store, IN_30)
    assert gone.words == "", "nobody outside the separate part hears that there was one"
    assert WORD.encode() not in decrypted(store.folder, store.data_key.value)
    with pytest.raises(InputError, match="no longer in the store"):
        erasing.bring_back(store, thing)
    assert deeds.undo_last(store, home.person) is not None, "what was done before can still be taken back"


def test_nothing_outside_the_separate_part_tells_that_one_waits(leaving: Leaving) -> None:
    store, home = leaving.home.store, leaving.home
    thing = a_concern(home)

    def told() -> tuple[object, ...]:
        held = subject_access.everything(store, home.person, TODAY)
        parts = parts_of(held.tables, held.others, held.facts)
        return subject_access.as_json(held), parts, overdue.waiting(store), tables(store)["deed"]

    before = told()
    erasing.erase_later(store, thing, ASKED, TODAY)
    assert told() == before
    apart = subject_access.everything(store, home.person, TODAY, with_concerns=True)
    assert thing.id in subject_access.as_json(apart).decode()
    (part,) = (each for each in parts_of(apart.tables, apart.others, apart.facts) if "separate" in each.title)
    assert "To be erased" in [entry.what for entry in part.entries]


def test_what_goes_is_said_in_counts_alone(leaving: Leaving) -> None:
    store, home = leaving.home.store, leaving.home
    going = what_goes(store, moved(home))
    told = " ".join((*going.goes, *going.stays))
    assert WORD not in told and "can’t be put back among the cards" in told
    assert "other records in the separate part" in told
