from pathlib import Path

import pytest
from sqlmodel import SQLModel

from coprod_desktop.errors import AppError, InputError
from coprod_desktop.store import remnants
from coprod_desktop.store.vault import Store, check_store
from coprod_desktop.work import concerns, differences, erasing, reading_back, same_thing
from coprod_desktop.work.belongings import BELONGS
from coprod_desktop.work.concerns import Worry
from coprod_desktop.work.differences import AGREED, Talk
from coprod_desktop.work.erasing import Thing, Wish
from tests.work.leaving_home import (
    ASKED,
    TODAY,
    Leaving,
    decrypted,
    planted_in,
    planted_in_files,
    tables,
)

GOES = {"statement": "S", "interview": "SI", "person": "SIP"}
STAYS = {"statement": "IPO", "interview": "PO", "person": "O"}


def in_rows(store: Store) -> set[str]:
    return planted_in(repr(tables(store)).encode())


def test_every_table_says_what_its_rows_belong_to() -> None:
    assert set(BELONGS) == set(SQLModel.metadata.tables)
    for name, table in SQLModel.metadata.tables.items():
        links = {column.name for column in table.columns if column.foreign_keys}
        assert links <= set(BELONGS[name]), name
        assert set(BELONGS[name]) <= {column.name for column in table.columns}, name


def test_every_table_that_people_fill_holds_something_of_the_family(leaving: Leaving) -> None:
    filled = {name for name, rows in tables(leaving.home.store).items() if rows}
    assert {name for name, through in BELONGS.items() if through} <= filled
    assert in_rows(leaving.home.store) == set(leaving.planted.words)


@pytest.mark.parametrize("kind", list(GOES))
def test_what_is_erased_now_is_in_no_row_page_or_file(
    leaving: Leaving, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words of others are all still there, on the very pages that are searched."""
    temp = tmp_path / "temp"
    temp.mkdir()
    monkeypatch.setenv("TMPDIR", str(temp))
    store = leaving.home.store
    copy = store.folder / "before_update_from_m0003.zip"
    copy.write_bytes(b"what an older copy held")
    before = planted_in(decrypted(store.folder, store.data_key.value))
    assert before >= leaving.planted.those("SIPO"), "the search itself finds every word"
    erased = erasing.erase_now(store, leaving.things[kind], ASKED)
    assert (erased.others, erased.trouble) == ((), ())
    assert check_store(store) == []
    assert remnants.free_pages(store) == 0
    assert in_rows(store) == leaving.planted.those(STAYS[kind])
    store.close()
    assert remnants.leftovers(store.folder) == []
    assert planted_in(decrypted(store.folder, store.data_key.value)) == leaving.planted.those(STAYS[kind])
    assert planted_in_files(tmp_path) == set()
    assert not copy.exists()


@pytest.mark.parametrize("kind", list(GOES))
def test_no_row_names_what_is_gone_any_more(leaving: Leaving, kind: str) -> None:
    store, thing = leaving.home.store, leaving.things[kind]
    gone = {row["id"] for row in tables(store)["wording"] if row["statement_id"] == leaving.statement}
    erasing.erase_now(store, thing, ASKED)
    left = repr(tables(store))
    assert not [one for one in (*gone, thing.id, leaving.statement) if one in left]


def test_another_familys_rows_are_as_they_were(leaving: Leaving) -> None:
    store = leaving.home.store
    everything = tables(store)
    own = {name: [row for row in rows if leaving.other in repr(row)] for name, rows in everything.items()}
    erasing.erase_now(store, leaving.things["person"], ASKED)
    after = tables(store)
    assert [row["id"] for row in after["person"]] == [leaving.other]
    assert {name: [row for row in after[name] if leaving.other in repr(row)] for name in own} == own


def test_the_receipt_says_what_kind_by_whom_and_why_and_nothing_else(leaving: Leaving) -> None:
    store = leaving.home.store
    erasing.erase_now(store, leaving.things["person"], ASKED)
    (receipt,) = tables(store)["receipt"]
    told = {key: value for key, value in receipt.items() if key != "at"}
    assert told == {"id": 1, "by": "Ruth Abara", "kind": "person", "wish": "family", "reason": "asked"}


def test_a_card_in_the_separate_part_stays_and_finds_no_way_back_to_an_interview_that_is_gone(
    leaving: Leaving,
) -> None:
    store, home = leaving.home.store, leaving.home
    march = next(
        one for one in home.everything() if one.interview_id == home.then and one.voice.id == home.tom
    )
    moved = concerns.move_there(store, march.id).made_id or concerns.of_person(store, home.person)[0].id
    erasing.erase_now(store, leaving.things["interview"], ASKED)
    kept = next(one for one in concerns.of_person(store, home.person) if one.worry.words == march.words)
    with pytest.raises(InputError, match="stays here"):
        concerns.put_back(store, kept.id)
    assert moved


@pytest.mark.parametrize(
    ("kind", "now"), [("statement", True), ("interview", False), ("person", True), ("person", False)]
)
def test_while_a_concern_has_to_be_kept_nothing_of_its_person_is_erased(
    leaving: Leaving, kind: str, now: bool
) -> None:
    store, thing = leaving.home.store, leaving.things[kind]
    concerns.record(store, leaving.home.person, Worry("Quillonbracken"))
    concern = concerns.of_person(store, leaving.home.person)[0]
    concerns.hold(store, concern.id, True)
    before = tables(store)
    with pytest.raises(InputError) as refused:
        if now:
            erasing.erase_now(store, thing, ASKED)
        else:
            erasing.erase_later(store, thing, ASKED, TODAY)
    assert "Quillon" not in refused.value.message and "concern" not in refused.value.message
    assert tables(store) == before
    concerns.hold(store, concern.id, False)
    erasing.erase_now(store, thing, ASKED)


@pytest.mark.parametrize("wish", [Wish("", "asked"), Wish("family", "because")])
def test_a_wish_comes_from_the_lists(leaving: Leaving, wish: Wish) -> None:
    with pytest.raises(InputError, match="from the list"):
        erasing.erase_now(leaving.home.store, leaving.things["statement"], wish)


def test_what_is_gone_already_is_said_so(leaving: Leaving) -> None:
    with pytest.raises(InputError, match="no longer in the store"):
        erasing.erase_now(leaving.home.store, Thing("interview", "nothing"), ASKED)


def test_backups_are_renewed_afterwards_and_trouble_with_them_is_told(leaving: Leaving) -> None:
    store, seen = leaving.home.store, []

    def renew(given: Store) -> tuple[str, ...]:
        seen.append(in_rows(given))
        return ("A stick that isn’t here",)

    def fail(_given: Store) -> tuple[str, ...]:
        raise AppError("The stick is full.")

    erased = erasing.erase_now(store, leaving.things["statement"], ASKED, renew)
    assert erased.others == ("A stick that isn’t here",)
    assert seen == [leaving.planted.those("IPO")]
    assert erasing.erase_now(store, leaving.things["person"], ASKED, fail).trouble == ("The stick is full.",)


def test_a_card_in_the_separate_part_keeps_its_own_words_alone_and_can_still_go_back(
    leaving: Leaving,
) -> None:
    """What came of talking about both, and the title over both, went apart with it: they tell of what is erased."""
    store, home = leaving.home.store, leaving.home
    other = home.say(home.tom, "Paces at the door.")
    reading_back.see_differently(store, leaving.statement, other)
    talk = Talk(AGREED, TODAY, "Agreedbracken", (home.amira, home.tom))
    differences.talk_about(store, leaving.statement, other, talk)
    same_thing.decide(store, leaving.statement, other, True)
    same_thing.rename(store, other, "Titlebracken")
    concerns.move_there(store, other)
    erasing.erase_now(store, leaving.things["statement"], ASKED)
    assert "bracken" not in repr(tables(store))
    assert b"bracken" not in decrypted(store.folder, store.data_key.value)
    moved = next(
        one for one in concerns.of_person(store, home.person) if one.worry.words == "Paces at the door."
    )
    concerns.put_back(store, moved.id)
    assert home.one(other).words == "Paces at the door."
    assert check_store(store) == []
