"""“Understood” by a tick is no statement to read back, to pick or to wait for."""

from datetime import date

from coprod_desktop.store.vault import Store
from coprod_desktop.work import interviewing, interviews, listing, names, people, reading_back
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.interviews import AGREED, Plan
from coprod_desktop.work.overview import overview
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.said import about_person

TODAY = date(2026, 11, 22)


def test_a_tick_waits_for_nobody(store: Store) -> None:
    person = people.add_person(store, PersonFacts("Amira Khan")).made_id
    nadia = people.add_contributor(store, person, ContributorFacts("Nadia", "Mum")).made_id
    visit = interviews.start(store, person, Plan(TODAY)).made_id
    interviewing.say(store, visit, "A8", Words("", nadia, fields={"choice": "understood"}))
    said = interviewing.say(store, visit, "A8", Words("Does that include school?", nadia)).made_id
    assert [one.id for one in reading_back.to_read(store, visit, [nadia])] == [said]
    reading_back.word(store, said, "agreed")
    interviews.end(store, visit)
    assert listing.people(store, TODAY)[0].state == AGREED
    assert [known.said.id for known in overview(store, person).known] == [said]


def test_names_nobody_decided_about_are_told(store: Store) -> None:
    person = people.add_person(store, PersonFacts("Amira Khan")).made_id
    nadia = people.add_contributor(store, person, ContributorFacts("Nadia", "Mum")).made_id
    visit = interviews.start(store, person, Plan(TODAY)).made_id
    card = interviewing.say(store, visit, "J1", Words("It is worse when Jaydon shouts.", nadia)).made_id
    assert names.undecided(store, about_person(store, person)) == ("Jaydon",)
    reading_back.choose_name(store, card, "Jaydon", "instead", "a friend")
    assert names.undecided(store, about_person(store, person)) == ()
