from datetime import date, timedelta

import pytest

from coprod_desktop.errors import InputError
from coprod_desktop.store.vault import Store
from coprod_desktop.work import concerns, deeds, erasing, interviews, listing, overdue, said
from coprod_desktop.work.concerns import Worry
from coprod_desktop.work.erasing import Thing
from coprod_desktop.work.what_goes import what_goes
from tests.work.leaving_home import ASKED, TODAY, Leaving, decrypted, planted_in, tables

KINDS = ("statement", "interview", "person")
GOES = {"statement": "S", "interview": "SI", "person": "SIP"}
IN_30 = TODAY + timedelta(days=30)
NOT_CONTENT = {"deed", "standing", "to_erase", "fact_change"}
"""Tables in which taking something away and bringing it back are themselves noted."""


def seen(leaving: Leaving) -> tuple[object, ...]:
    """What screens would show of the family."""
    store, home = leaving.home.store, leaving.home
    return (
        sorted(said.about_person(store, home.person), key=lambda one: one.id),
        [visit.id for visit in interviews.visits_of(store, home.person)],
        [row.id for row in listing.people(store, TODAY)],
    )


def content(store: Store) -> dict[str, object]:
    return {name: rows for name, rows in tables(store).items() if name not in NOT_CONTENT}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("by_undo", [True, False], ids=["undo", "bring back"])
def test_what_is_erased_for_later_is_gone_and_comes_back_just_as_it_was(
    leaving: Leaving, kind: str, by_undo: bool
) -> None:
    store, thing = leaving.home.store, leaving.things[kind]
    before, rows = seen(leaving), content(store)
    erasing.erase_later(store, thing, ASKED, TODAY)
    assert seen(leaving) != before
    (one,) = (each for each in overdue.waiting(store) if each.thing == thing)
    assert (one.thing, one.due_on, one.wish) == (thing, IN_30, ASKED)
    assert overdue.erase_overdue(store, IN_30 - timedelta(days=1)).words == ""
    if by_undo:
        assert deeds.undo_last(store, leaving.home.person) is not None
    else:
        erasing.bring_back(store, thing)
    assert seen(leaving) == before
    assert content(store) == rows
    assert overdue.waiting(store) == []
    assert overdue.erase_overdue(store, date(2030, 1, 1)).words == ""


@pytest.mark.parametrize("kind", KINDS)
def test_once_its_days_are_over_it_goes_for_good(leaving: Leaving, kind: str) -> None:
    store, thing = leaving.home.store, leaving.things[kind]
    erasing.erase_later(store, thing, ASKED, TODAY)
    assert overdue.is_any_due(store, IN_30)
    gone = overdue.erase_overdue(store, IN_30)
    assert gone.words == f"Thirty days are over: 1 {kind} went for good."
    left = planted_in(decrypted(store.folder, store.data_key.value))
    assert not left & leaving.planted.those(GOES[kind])
    assert [row["kind"] for row in tables(store)["receipt"]] == [kind]
    with pytest.raises(InputError, match="no longer"):
        erasing.bring_back(store, thing)


def test_what_goes_along_with_something_larger_is_counted_once(leaving: Leaving) -> None:
    store = leaving.home.store
    for kind in KINDS:
        erasing.erase_later(store, leaving.things[kind], ASKED, TODAY)
    later = Thing("statement", said.about_person(store, leaving.other)[0].id)
    erasing.erase_later(store, later, ASKED, TODAY)
    words = overdue.erase_overdue(store, IN_30).words
    assert words == "Thirty days are over: 1 statement and 1 person went for good."


def test_what_has_to_be_kept_by_now_waits_on(leaving: Leaving) -> None:
    store, home = leaving.home.store, leaving.home
    erasing.erase_later(store, leaving.things["interview"], ASKED, TODAY)
    concerns.record(store, home.person, Worry("Quillonbracken"))
    concern = concerns.of_person(store, home.person)[0]
    concerns.hold(store, concern.id, True)
    assert overdue.erase_overdue(store, IN_30).words == ""
    concerns.hold(store, concern.id, False)
    assert overdue.erase_overdue(store, IN_30).words


@pytest.mark.parametrize("kind", KINDS)
def test_what_goes_and_what_stays_is_told_in_counts_alone(leaving: Leaving, kind: str) -> None:
    going = what_goes(leaving.home.store, leaving.things[kind])
    told = " ".join((*going.goes, *going.stays))
    assert planted_in(told.encode()) == set()
    assert {"statement": "3 wordings", "interview": "1 interview", "person": "2 interviews"}[kind] in told
    assert "1 paper that was handed over" in told
