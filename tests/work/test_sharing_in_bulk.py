"""Many lines in one deed: each speaker's say-so, what stays as it is, one undo, and few queries; on a real store."""

import time
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from sqlmodel import col, select

from coprod_desktop.errors import InputError
from coprod_desktop.paths import RESOURCES
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work import (
    bringing_in,
    deeds,
    interviewing,
    interviews,
    listing,
    people,
    reading_back,
    said,
    sharing,
    sharing_in_bulk,
    summarising,
)
from coprod_desktop.work.decisions import Shared
from coprod_desktop.work.eligibility import why_not
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.said import Said
from coprod_desktop.work.sharing import Decision, Scope
from coprod_desktop.work.sharing_changes import KINDS, NOBODY_SAID_SO, NOTHING_TO_CHANGE, Change, lacking
from coprod_desktop.work.sharing_in_bulk import share_many
from coprod_desktop.work.summarising import Wanted
from tests.statements import counted

TODAY = date(2026, 11, 22)
NEXT_YEAR, YESTERDAY = date(2027, 1, 3), TODAY - timedelta(days=1)
OWN = Decision()


@dataclass
class Home:
    """Isla, nine, with Nadia (mother), Tom (father), Gran and Mr Reed (teacher). Lines by who said them."""

    store: Store
    person: str
    visit: str
    voices: dict[str, str]
    lines: dict[str, list[str]]

    def shared(self, line: str) -> Shared | None:
        with self.store.read() as session:
            return said.said(session, [line])[line].shared

    def all_shared(self) -> dict[str, Shared | None]:
        return {one.id: one.shared for one in said.about_person(self.store, self.person)}

    def by(self, *who: str) -> dict[str, Decision]:
        return {self.voices[name]: OWN for name in who}

    def change(self, kind: str, *who: str, lines: list[str] | None = None, **parts: object) -> deeds.Changed:
        marked = lines if lines is not None else [line for name in who for line in self.lines[name]]
        change = replace(Change(kind), **parts)  # type: ignore[arg-type]
        return share_many(self.store, marked, change, self.by(*who), TODAY)

    def share(self, line: str, *audiences: str, **parts: object) -> None:
        decision = replace(Decision(audiences), **parts)  # type: ignore[arg-type]
        sharing.share(self.store, Scope(statement_id=line), decision)


@pytest.fixture
def home(store: Store) -> Home:
    person = people.add_person(store, PersonFacts("Isla", born=date(2017, 5, 11))).made_id
    circle = {"Nadia": "mother", "Tom": "father", "Gran": "Gran", "Mr Reed": "teacher"}
    voices = {"Isla": people.circle(store, person)[0].id}
    for name, relationship in circle.items():
        voices[name] = people.add_contributor(store, person, ContributorFacts(name, relationship)).made_id
    visit = interviews.start(store, person, interviews.Plan(TODAY)).made_id
    lines: dict[str, list[str]] = {}
    for name in ("Isla", "Nadia", "Tom"):
        for number in range(3):
            words = Words(f"{name} said {number}.", voices[name])
            line = interviewing.say(store, visit, "F1", words).made_id
            reading_back.word(store, line, "agreed")
            lines.setdefault(name, []).append(line)
    return Home(store, person, visit, voices, lines)


def test_only_the_lines_of_those_who_said_so_change(home: Home) -> None:
    everything = [line for some in home.lines.values() for line in some]
    changed = home.change("set", "Nadia", lines=everything, audiences=("family", "school"))
    assert changed.label == "Sharing of 3 lines kept"
    decided = {line for line, shared in home.all_shared().items() if shared is not None}
    assert decided == set(home.lines["Nadia"])


def test_one_undo_takes_all_of_it_back(home: Home) -> None:
    home.share(home.lines["Nadia"][0], "school", exceptions=(home.voices["Mr Reed"],), until=NEXT_YEAR)
    withdrawn = Scope(statement_id=home.lines["Tom"][0])
    sharing.withdraw(home.store, withdrawn, OWN)
    before = home.all_shared()
    for change in (Change("set", ("family",)), Change("nobody"), Change("withdraw"), Change("undecide")):
        both = home.lines["Nadia"] + home.lines["Tom"]
        if change.kind == "undecide":
            both = [both[0], both[3]]
        share_many(home.store, both, change, home.by("Nadia", "Tom"), TODAY)
        assert home.all_shared() != before
        deeds.undo_last(home.store, home.person)
        assert home.all_shared() == before, change.kind


def test_each_kind_of_change_on_a_line_that_was_decided(home: Home) -> None:
    one, gran = home.lines["Nadia"][0], home.voices["Gran"]
    steps: tuple[tuple[Change, Shared], ...] = (
        (Change("set", ("school", "family")), Shared(("family", "school"))),
        (Change("add", ("health",)), Shared(("family", "school", "health"))),
        (Change("take", ("school",)), Shared(("family", "health"))),
        (Change("but_not", people=(gran,)), Shared(("family", "health"), (gran,))),
        (Change("until", until=NEXT_YEAR), Shared(("family", "health"), (gran,), NEXT_YEAR)),
        (Change("set", ("family",)), Shared(("family",), (gran,), NEXT_YEAR)),
        (Change("no_longer_but", people=(gran,)), Shared(("family",), (), NEXT_YEAR)),
        (Change("until"), Shared(("family",))),
        (Change("nobody"), Shared()),
        (Change("withdraw"), Shared(withdrawn=True)),
        (Change("set", ("family",)), Shared(("family",))),
    )
    for change, wanted in steps:
        share_many(home.store, [one], change, home.by("Nadia"), TODAY)
        assert home.shared(one) == wanted, change
    share_many(home.store, [one], Change("undecide"), home.by("Nadia"), TODAY)
    assert home.shared(one) is None
    assert {change.kind for change, _ in steps} | {"undecide"} == {kind.id for kind in KINDS}


@pytest.mark.parametrize(
    "change",
    [
        Change("take", ("school",)),
        Change("until", until=NEXT_YEAR),
        Change("but_not", people=("somebody",)),
        Change("no_longer_but", people=("somebody",)),
        Change("undecide"),
    ],
)
def test_what_narrows_decides_nothing_that_was_open(home: Home, change: Change) -> None:
    with pytest.raises(InputError, match="Nothing would change"):
        share_many(home.store, home.lines["Nadia"], change, home.by("Nadia"), TODAY)
    home.share(home.lines["Nadia"][0], "school", exceptions=("somebody",))
    change = replace(change, people=("other",)) if change.kind == "but_not" else change
    changed = share_many(home.store, home.lines["Nadia"], change, home.by("Nadia"), TODAY)
    assert changed.label.endswith("; 2 stay as they were")
    assert [home.shared(line) for line in home.lines["Nadia"][1:]] == [None, None]


def test_adding_readers_to_an_open_line_gives_it_to_these_alone(home: Home) -> None:
    first, second, third = home.lines["Nadia"]
    home.share(first, "family")
    home.share(second, "family", "health", until=YESTERDAY)
    changed = home.change("add", "Nadia", audiences=("school",))
    assert changed.label == "Sharing of 3 lines kept"
    assert home.shared(first) == Shared(("family", "school"))
    assert home.shared(second) == Shared(("school",)), "what had ended doesn't come back with it"
    assert home.shared(third) == Shared(("school",))


def test_a_child_who_did_not_understand_decided_nothing(home: Home) -> None:
    line, isla = home.lines["Isla"][0], home.voices["Isla"]
    with home.store.session() as session:
        row = records.Sharing(person_id=home.person, statement_id=line, contributor_id=isla)
        row.audiences, row.decider, row.understood = ["family"], "own", "not_this"
        session.add(row)
    by = {isla: Decision(decider="parental", decider_name=" Nadia ")}
    share_many(home.store, [line], Change("add", ("school",)), by, TODAY)
    shared = home.shared(line)
    assert shared == Shared(("school",), decider="parental", decider_name="Nadia")


def test_withdrawn_words_come_back_only_when_their_readers_are_chosen(home: Home) -> None:
    gran, line = home.voices["Gran"], home.lines["Nadia"][0]
    home.share(line, "family", exceptions=(gran,))
    home.change("withdraw", "Nadia")
    with pytest.raises(InputError, match="Nothing would change"):
        home.change("add", "Nadia", audiences=("school",))
    home.change("set", "Nadia", audiences=("family",))
    assert home.shared(line) == Shared(("family",), (gran,)), "Gran is still left out"


def test_a_wider_decision_is_narrowed_for_the_marked_line_alone(home: Home) -> None:
    for section in ("", interviews.visit(home.store, home.visit).question_set.question("F1").section_id):
        whole = Scope(interview_id=home.visit, contributor_id=home.voices["Nadia"], section=section)
        sharing.share(home.store, whole, Decision(("family", "school")))
        home.change("take", "Nadia", lines=home.lines["Nadia"][:1], audiences=("school",))
        assert home.shared(home.lines["Nadia"][0]) == Shared(("family",))
        other = home.shared(home.lines["Nadia"][1])
        assert other is not None and other.audiences == ("family", "school") and other.scope != "statement"
        with pytest.raises(InputError, match="Nothing would change"):
            home.change("undecide", "Nadia", lines=home.lines["Nadia"][1:])
        deeds.undo_last(home.store, home.person)
        assert home.shared(home.lines["Nadia"][0]) == other
        deeds.undo_last(home.store, home.person)


def test_a_wider_withdrawal_beats_whatever_is_said_about_a_line(home: Home) -> None:
    whole = Scope(interview_id=home.visit, contributor_id=home.voices["Nadia"])
    sharing.withdraw(home.store, whole, OWN)
    for kind in ("set", "add", "nobody", "withdraw", "undecide"):
        with pytest.raises(InputError, match="Nothing would change"):
            home.change(kind, "Nadia", audiences=("family",))


def test_whom_a_speaker_never_wants_is_left_out_of_a_first_choice(home: Home) -> None:
    gran, reed = home.voices["Gran"], home.voices["Mr Reed"]
    nadia = Scope(interview_id=home.visit, contributor_id=home.voices["Nadia"])
    sharing.never(home.store, nadia, (gran, reed))
    home.change("set", "Nadia", "Tom", audiences=("family",))
    assert home.shared(home.lines["Nadia"][0]) == Shared(("family",), (gran,))
    assert home.shared(home.lines["Tom"][0]) == Shared(("family",))
    home.change("no_longer_but", "Nadia", people=(gran,))
    home.change("add", "Nadia", audiences=("school",))
    assert home.shared(home.lines["Nadia"][0]) == Shared(("family", "school"), (reed,)), (
        "they said else of Gran"
    )


def test_nobody_is_left_out_of_their_own_words(home: Home) -> None:
    home.change("set", "Nadia", "Tom", audiences=("family",))
    home.change("but_not", "Nadia", "Tom", people=(home.voices["Tom"],))
    assert home.shared(home.lines["Nadia"][0]) == Shared(("family",), (home.voices["Tom"],))
    assert home.shared(home.lines["Tom"][0]) == Shared(("family",))


def test_the_person_is_no_reader_of_their_own_words(home: Home) -> None:
    by = {**home.by("Nadia"), home.voices["Isla"]: Decision(understood="yes")}
    both = [home.lines["Isla"][0], home.lines["Nadia"][0]]
    share_many(home.store, both, Change("set", ("person", "family")), by, TODAY)
    assert home.shared(both[0]) == Shared(("family",), understood="yes")
    assert home.shared(both[1]) == Shared(("person", "family"))


@pytest.mark.parametrize(
    ("who", "by", "lack"),
    [
        ("Isla", Decision(understood="not_this"), "somebody else decides"),
        ("Isla", Decision(decider="parental"), "give the name"),
        ("Isla", Decision(decider="supported", decider_name="isla", understood="not_this"), "somebody else"),
        ("Isla", Decision(decider="the cat"), "say who decided"),
        ("Nadia", Decision(decider="parental", decider_name="Tom"), "own words"),
    ],
)
def test_the_wrong_person_decides_nothing(home: Home, who: str, by: Decision, lack: str) -> None:
    said_by = {**home.by("Tom"), home.voices[who]: by}
    with pytest.raises(InputError, match=lack):
        share_many(
            home.store, [*home.lines["Tom"], *home.lines[who]], Change("set", ("family",)), said_by, TODAY
        )
    assert set(home.all_shared().values()) == {None}, "not even the lines of those who may decide"


@pytest.mark.parametrize(
    ("change", "lack"),
    [
        (Change("set"), "who can see"),
        (Change("add"), "who can see"),
        (Change("take"), "no longer see"),
        (Change("but_not"), "whom"),
        (Change("no_longer_but"), "whom"),
        (Change("set", ("neighbours",)), "groups"),
        (Change("until", until=YESTERDAY), "still to come"),
    ],
)
def test_half_a_change_is_refused(home: Home, change: Change, lack: str) -> None:
    home.change("set", "Nadia", audiences=("family",))
    with pytest.raises(InputError, match=lack):
        share_many(home.store, home.lines["Nadia"], change, home.by("Nadia"), TODAY)


def test_somebody_has_to_say_so_about_something(home: Home) -> None:
    with pytest.raises(InputError, match="mark"):
        share_many(home.store, [], Change("nobody"), home.by("Nadia"), TODAY)
    for by in ({}, home.by("Tom")):
        with pytest.raises(InputError, match=NOBODY_SAID_SO):
            share_many(home.store, home.lines["Nadia"], Change("nobody"), by, TODAY)


def test_a_card_that_is_gone_stops_all_of_it(home: Home) -> None:
    interviewing.remove(home.store, home.lines["Nadia"][0])
    with pytest.raises(InputError, match="no longer"):
        home.change("nobody", "Nadia")
    assert set(home.all_shared().values()) == {None}


def test_words_about_two_people_are_not_mixed(home: Home) -> None:
    other = people.add_person(home.store, PersonFacts("Mo")).made_id
    visit = interviews.start(home.store, other, interviews.Plan(TODAY)).made_id
    mo = people.circle(home.store, other)[0].id
    line = interviewing.say(home.store, visit, "F1", Words("I hum.", mo)).made_id
    with pytest.raises(InputError, match="different people"):
        home.change("nobody", "Nadia", lines=[*home.lines["Nadia"], line])


def test_taking_words_away_asks_no_more_than_the_wish(home: Home) -> None:
    lines = home.lines["Isla"]
    by = {home.voices["Isla"]: Decision(understood="not_this")}
    changed = share_many(home.store, lines, Change("withdraw"), by, TODAY)
    assert changed.label == "3 lines withdrawn"
    assert all(shared and shared.withdrawn for shared in map(home.shared, lines))


def test_each_line_is_recorded_with_its_decider_and_who_recorded_it(home: Home) -> None:
    isla = home.voices["Isla"]
    by = {**home.by("Nadia"), isla: Decision(decider="parental", decider_name="Nadia", understood="not_this")}
    share_many(home.store, home.lines["Nadia"] + home.lines["Isla"], Change("set", ("school",)), by, TODAY)
    with home.store.read() as session:
        rows = session.exec(select(records.Sharing)).all()
        done = session.exec(select(records.Deed).order_by(col(records.Deed.id).desc())).first()
    assert len(rows) == 6 and {row.by for row in rows} == {"Ruth Abara"}
    assert {(row.contributor_id, row.decider, row.decider_name, row.understood) for row in rows} == {
        (home.voices["Nadia"], "own", "", ""),
        (isla, "parental", "Nadia", "not_this"),
    }
    assert done is not None and len(done.undo) == 6


def on_page(home: Home, audience: str = "school") -> set[str]:
    made = summarising.make(home.store, home.person, Wanted(audience, TODAY, document="record"))
    return {one.id for one in made.chosen}


def test_what_is_withdrawn_stays_out_of_every_new_page_until_undo(home: Home) -> None:
    both = home.lines["Nadia"] + home.lines["Tom"]
    home.change("set", "Nadia", "Tom", audiences=("school", "family"))
    assert on_page(home) == set(both)
    home.change("withdraw", "Nadia", lines=both)
    assert on_page(home) == on_page(home, "family") == set(home.lines["Tom"])
    deeds.undo_last(home.store, home.person)
    assert on_page(home) == set(both)


def brought_in(store: Store, case: str) -> list[Said]:
    sheet = (RESOURCES / "sample" / f"{case}.csv").read_bytes()
    bringing_in.bring_in(store, bringing_in.look_at(store, sheet))
    (row,) = listing.people(store, TODAY)
    return said.about_person(store, row.id)


def test_a_whole_interview_takes_no_more_queries_than_one_line(store: Store) -> None:
    some = brought_in(store, "primary_school")
    by = {one.voice.id: OWN for one in some}
    how_many = []
    for marked in (some[:1], some):
        with counted(store) as asked:
            share_many(store, [one.id for one in marked], Change("set", ("health",)), by, TODAY)
        how_many.append(len(asked))
    assert how_many[0] == how_many[1] <= 15
    assert all(one.shared == Shared(("health",)) for one in said.about_person(store, some[0].person_id))


def test_three_hundred_lines_at_once_take_a_fifth_of_one_by_one_at_most(store: Store) -> None:
    some = brought_in(store, "primary_school")
    visit, voice = some[0].interview_id, some[0].voice
    with store.session() as session:
        interview = interviews.needed(session, visit)
        for number in range(300 - len(some)):
            interviewing.add_statement(store, session, interview, "F1", Words(f"And {number}.", voice.id))
    some = said.about_person(store, some[0].person_id)
    assert len(some) == 300
    by = {one.voice.id: OWN for one in some}

    def took(lines: list[Said], change: Change) -> float:
        started = time.process_time()
        share_many(store, [one.id for one in lines], change, by, TODAY)
        return time.process_time() - started

    alone = min(took([one], Change("set", ("lead",))) for one in some[:5])
    changes = (Change("set", ("school",)), Change("add", ("family",)), Change("withdraw"))
    assert min(took(some, change) for change in changes) * 5 < alone * 300
    deeds.undo_last(store, some[0].person_id)
    again = said.about_person(store, some[0].person_id)
    assert {one.shared for one in again} == {Shared(("family", "school"))}


def test_what_is_lacking_is_told_without_a_store(home: Home) -> None:
    some = said.about_person(home.store, home.person)
    assert lacking(some, Change("nobody"), home.by("Nadia"), TODAY) == ""
    assert lacking(some, Change("take", ("school",)), home.by("Nadia"), TODAY) == NOTHING_TO_CHANGE


def test_a_page_for_school_follows_the_rule_of_documents(home: Home) -> None:
    everyone = sharing_in_bulk.everyone_ever(home.store, home.person)
    people.remove_contributor(home.store, home.voices["Gran"])
    home.change("set", "Nadia", audiences=("family", "school"))
    home.change("but_not", "Nadia", lines=home.lines["Nadia"][:1], people=(home.voices["Gran"],))
    some = said.about_person(home.store, home.person)
    for audience in ("school", "family"):
        page = sharing_in_bulk.page_for(audience, TODAY, everyone, some)
        may = {one.id for one in some if not why_not(one, page)}
        assert may == on_page(home, audience)
