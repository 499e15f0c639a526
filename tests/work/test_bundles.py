"""One person's words on another machine: what may be read there, and how they meet what stands there already."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import SQLModel, func, select

from coprod_desktop.errors import AmbiguousError, InputError
from coprod_desktop.store import records
from coprod_desktop.store.going import StoppedError
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import Store, check_store, create_store
from coprod_desktop.work import deeds, interviewing, notes, people, reading_back, said, same_thing, sharing
from coprod_desktop.work.bundles import bundle as bundles
from coprod_desktop.work.bundles import merging, packing
from coprod_desktop.work.bundles.becoming import BOTH, GONE, NEW, NEWER, OLDER, SAME
from coprod_desktop.work.bundles.bundle import Bundle
from coprod_desktop.work.bundles.merging import WORDS
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.matching import Choice
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.said import Said
from coprod_desktop.work.sharing import Decision, Scope
from coprod_desktop.work.topics import add_topic
from tests.backup_home import every_row
from tests.stopping import Stopping
from tests.work.together_home import NOW, Home, a_home, a_sample

NAME = "Jaydono"


@pytest.fixture
def home(store: Store) -> Home:
    made = a_home(store)
    made.visit_on(NOW)
    return made


@pytest.fixture
def there(tmp_path: Path, cheap: Cost) -> Iterator[Store]:
    """Another machine's store."""
    opened, _ = create_store(tmp_path / "there", "quiet harbour seven kites", "Ben Oduya", cheap)
    with opened:
        yield opened


def shared(home: Home, words: str, question: str = "F1", *audiences: str, **parts: object) -> str:
    made = home.say(home.nadia, words, question, **parts)  # type: ignore[arg-type]
    home.share(made, *(audiences or ("school", "family")))
    return made


def handed(home: Home, audience: str = "school") -> Bundle:
    """As it arrives: through its bytes."""
    return bundles.parse(bundles.as_bytes(packing.pack(home.store, home.person, audience, NOW)))


def about(store: Store, person: str) -> dict[str, Said]:
    return {one.id: one for one in said.about_person(store, person)}


def arrives(home: Home, there: Store, choice: Choice | None = None, audience: str = "school") -> str:
    return merging.bring_in(there, handed(home, audience), choice or Choice()).person_id


def becomes(home: Home, there: Store) -> dict[str, int]:
    return dict(merging.look_at(there, handed(home)).becomes)


def rows(store: Store) -> dict[str, int]:
    with store.read() as session:
        tables = SQLModel.metadata.sorted_tables
        return {
            table.name: session.execute(select(func.count()).select_from(table)).scalar_one()
            for table in tables
        }


# What is in it


def test_it_arrives_with_its_words_its_speakers_and_what_was_decided(home: Home, there: Store) -> None:
    hum = shared(home, "The hum goes flat.", "F1", stage="early", places=("home",), works=3)
    door = shared(home, "She looks for the door.")
    home.join(hum, door)
    person = arrives(home, there)
    found = about(there, person)
    one = found[hum]
    assert (one.words, one.stage, one.places, one.works) == ("The hum goes flat.", "early", ("home",), 3)
    assert (one.voice.name, one.voice.relationship, one.word) == ("Nadia", "mother", "agreed")
    assert one.shared is not None and one.shared.audiences == ("school",), "nobody else's readers are named"
    assert one.same == (door,) and one.held_on == NOW
    assert people.person(there, person).called == "Amira"
    assert [voice.relationship for voice in people.circle(there, person)] == ["self", "mother"]
    assert check_store(there) == []


def test_only_what_these_readers_may_see_is_in_it(home: Home, there: Store) -> None:
    home.say(home.nadia, "hiddeno", word="agreed")
    home.say(home.nadia, "unreado", word="")
    shared(home, "familyo", "F1", "family")
    seen = shared(home, "seeno")
    notes.note(home.store, home.now, "F1", "noteo", seen)
    interviewing.suggest_short_words(home.store, seen, "shorto", home.nadia)
    raw = bundles.as_bytes(packing.pack(home.store, home.person, "school", NOW)).decode()
    assert "seeno" in raw
    assert [word for word in ("hiddeno", "unreado", "familyo", "noteo", "shorto", "Tom") if word in raw] == []


def test_names_stand_in_it_as_their_speaker_decided(home: Home) -> None:
    made = home.say(home.nadia, f"{NAME} shouts.", places=(f"{NAME}’s house",), fields={})
    reading_back.choose_name(home.store, made, NAME, "instead", "a friend")
    home.share(made, "school")
    raw = bundles.as_bytes(packing.pack(home.store, home.person, "school", NOW)).decode()
    assert NAME not in raw and "a friend shouts." in raw


def test_a_topic_of_their_own_is_named_to_the_family_alone(home: Home, there: Store) -> None:
    topic = add_topic(home.store, home.now, "Grandad’s funeral", "B1").made_id
    shared(home, "I miss him.", topic)
    assert [one.topic for one in handed(home, "school").statements] == [""]
    assert [one.topic for one in handed(home, "family").statements] == ["Grandad’s funeral"]
    arrives(home, there)
    assert check_store(there) == []


def test_with_nothing_to_hand_on_it_says_why(home: Home) -> None:
    home.say(home.nadia, "Nobody decided yet.")
    with pytest.raises(InputError, match="Nothing that was said may be handed to these readers yet"):
        packing.pack(home.store, home.person, "school", NOW)


@pytest.mark.parametrize("share", [0.1, 0.7, 1.0])
def test_a_bundle_that_is_stopped_is_not_there(store: Store, there: Store, share: float) -> None:
    sample, before = a_sample(store), every_row(there)
    made = bundles.parse(bundles.as_bytes(packing.pack(store, sample.person, "school", NOW)))
    with pytest.raises(StoppedError):
        merging.bring_in(there, made, going=Stopping(share))
    assert every_row(there) == before


def test_both_visits_of_a_whole_family_arrive(store: Store, there: Store) -> None:
    sample = a_sample(store)
    made = bundles.parse(bundles.as_bytes(packing.pack(store, sample.person, "school", NOW)))
    assert len(made.statements) > 30
    merging.bring_in(there, made)
    found = about(there, made.person.id)
    assert {one.id: one.words for one in made.statements} == {key: one.words for key, one in found.items()}
    assert check_store(there) == []


# Meeting what stands there


def test_brought_in_again_nothing_changes(home: Home, there: Store) -> None:
    shared(home, "The hum goes flat.")
    person = arrives(home, there)
    before = about(there, person)
    assert becomes(home, there) == {SAME: 1}
    arrives(home, there)
    assert about(there, person) == before


def test_newer_words_come_in_and_older_ones_do_not(home: Home, there: Store) -> None:
    hum = shared(home, "The hum goes flat.")
    person = arrives(home, there)
    old = handed(home)
    reading_back.change_words(home.store, hum, "The hum sticks on one note.")
    assert becomes(home, there) == {NEWER: 1}
    arrives(home, there)
    one = about(there, person)[hum]
    assert (one.words, one.word, one.wordings) == ("The hum sticks on one note.", "changed", 2)
    assert dict(merging.look_at(there, old).becomes) == {OLDER: 1}
    merging.bring_in(there, old)
    assert about(there, person)[hum] == one


def test_words_changed_on_both_machines_are_both_kept_for_their_speaker_to_say(
    home: Home, there: Store
) -> None:
    hum = shared(home, "The hum goes flat.")
    person = arrives(home, there)
    reading_back.change_words(home.store, hum, "The hum sticks.")
    reading_back.change_words(there, hum, "The hum is one note.")
    assert becomes(home, there) == {BOTH: 1}
    arrives(home, there)
    found = about(there, person)
    assert {one.words: one.word for one in found.values()} == {
        "The hum is one note.": "changed",
        "The hum sticks.": "",
    }
    assert all(one.same for one in found.values()), "they stand in one row"
    assert becomes(home, there) == {SAME: 1}, "and are not kept a third time"
    arrives(home, there)
    assert len(about(there, person)) == 2
    assert check_store(there) == []


def test_what_was_taken_away_here_stays_away(home: Home, there: Store) -> None:
    hum = shared(home, "The hum goes flat.")
    person = arrives(home, there)
    interviewing.remove(there, hum)
    assert becomes(home, there) == {GONE: 1}
    arrives(home, there)
    assert about(there, person) == {}


def test_what_was_decided_here_stays(home: Home, there: Store) -> None:
    hum, door = shared(home, "The hum goes flat."), shared(home, "She looks for the door.")
    person = arrives(home, there)
    sharing.share(there, Scope(statement_id=hum), Decision(("health",)))
    same_thing.decide(there, hum, door, False)
    home.join(hum, door)
    reading_back.change_words(home.store, hum, "The hum sticks.")
    arrives(home, there)
    one = about(there, person)[hum]
    assert one.words == "The hum sticks."
    assert one.shared is not None and one.shared.audiences == ("health",)
    assert one.same == ()


def test_it_joins_somebody_of_the_same_name_only_when_told_to(home: Home, there: Store) -> None:
    hum = shared(home, "The hum goes flat.")
    known = people.add_person(there, PersonFacts("Amira Khan")).made_id
    mum = people.add_contributor(there, known, people.ContributorFacts("nadia", "mum")).made_id
    with pytest.raises(AmbiguousError):
        arrives(home, there)
    assert arrives(home, there, Choice(person_id=known)) == known
    assert about(there, known)[hum].voice.id == mum
    assert arrives(home, there) == known, "from then on it is certain"
    assert len(people.circle(there, known)) == 2


def test_undo_takes_all_of_it_away_and_it_can_come_again(home: Home, there: Store) -> None:
    hum = shared(home, "The hum goes flat.")
    person = arrives(home, there)
    reading_back.change_words(home.store, hum, "The hum sticks.")
    shared(home, "She looks for the door.")
    arrives(home, there)
    assert deeds.undo_last(there, person) is not None
    assert [one.words for one in about(there, person).values()] == ["The hum goes flat."]
    assert deeds.undo_last(there, person) is not None
    assert about(there, person) == {}
    arrives(home, there)
    assert [one.words for one in about(there, person).values()] == ["The hum sticks."]
    assert becomes(home, there) == {SAME: 1, GONE: 1}, "what undo took out of an interview stays away"
    assert check_store(there) == []


# Nothing is believed


def strange(made: Bundle, **changes: object) -> Bundle:
    return made.model_copy(update=changes)


def test_ids_of_somebody_elses_words_are_refused(home: Home, there: Store) -> None:
    shared(home, "The hum goes flat.")
    made = handed(home)
    arrives(home, there)
    other = people.add_person(there, PersonFacts("Zebedee Quill")).made_id
    voice = people.circle(there, other)[0].id
    (statement,) = made.statements
    voices = [*(one.model_copy(update={"id": voice}) for one in made.voices)]
    mixed = strange(made, voices=voices, statements=[statement.model_copy(update={"voice_id": voice})])
    before = rows(there)
    with pytest.raises(InputError, match="doesn’t fit together"):
        merging.bring_in(there, mixed)
    assert rows(there) == before


def test_a_wording_of_another_statement_is_refused(home: Home, there: Store) -> None:
    one, two = shared(home, "The hum goes flat."), shared(home, "She looks for the door.")
    arrives(home, there)
    made = handed(home)
    ids = {part.id: part.wording_id for part in made.statements}
    swapped = [
        part.model_copy(update={"wording_id": ids[two if part.id == one else one]})
        for part in made.statements
    ]
    with pytest.raises(InputError, match="Nothing was changed"):
        merging.bring_in(there, strange(made, statements=swapped))


def test_a_question_that_is_not_in_its_set_changes_nothing(home: Home, there: Store) -> None:
    shared(home, "The hum goes flat.")
    made = handed(home)
    (statement,) = made.statements
    before = rows(there)
    for question in ("Z9", "M5"):
        odd = strange(made, statements=[statement.model_copy(update={"question_id": question})])
        with pytest.raises(InputError, match="doesn’t fit together"):
            merging.bring_in(there, odd)
    assert rows(there) == before


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b"{}", b'{"version": 1}', b"\xff", b"[" * 100_000, b'{"version": "1"}', b"null"]
)
def test_what_is_no_bundle_is_told_in_words(raw: bytes) -> None:
    with pytest.raises(InputError, match="Nothing was changed") as told:
        bundles.parse(raw)
    assert told.value.__cause__ is None


def test_a_newer_version_says_so() -> None:
    with pytest.raises(InputError, match="newer version"):
        bundles.parse(b'{"version": 2}')


def test_what_becomes_of_each_is_told_in_words(home: Home, there: Store) -> None:
    assert list(WORDS) == [NEW, NEWER, BOTH, SAME, OLDER, GONE]
    shared(home, "The hum goes flat.")
    assert merging.look_at(there, handed(home)).told() == ("1 statement is new here.",)


def test_the_history_says_where_words_come_from(home: Home, there: Store) -> None:
    hum = shared(home, "The hum goes flat.")
    arrives(home, there)
    with there.read() as session:
        (row,) = session.exec(select(records.Wording).where(records.Wording.statement_id == hum))
    assert row.by == "Ben Oduya"


def test_said_is_the_plain_form_of_words() -> None:
    """A bundle's statement has a place for every part of a wording, so none is lost on the way."""
    parts = set(Words.__dataclass_fields__) - {"contributor_id"}
    assert parts <= set(bundles.StatementPart.model_fields)
