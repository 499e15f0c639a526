"""A large sheet: the database is asked no more often, and it can be stopped as long as it isn't there."""

from pathlib import Path

import pytest
from sqlalchemy import event

from coprod_desktop.store.going import StoppedError
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import Store, create_store
from coprod_desktop.work import concerns
from coprod_desktop.work.bringing_in import bring_in, look_at
from coprod_desktop.work.said import said_by_person
from tests.backup_home import every_row
from tests.conftest import PASSPHRASE
from tests.stopping import Stopping

COLUMNS = (
    "question,who,relationship,state,words,stage,where,works,share_with,read_back,private_note,ref,about"
)
FACTS = "@name,,,,{},,,,,,,,\n@date,,,,2026-10-15,,,,,,,,\n@review_by,,,,2027-10-15,,,,,,,,\n"
ROUND = (
    "F1,Gemma,mother,,Sign {0},early,home,,family,agreed,A note,a{0},",
    "F1,Dan,father,,Other {0},,,,,disagree,,b{0},a{0}",
    "I2,Dan,father,,Wait {0},,,3,,changed: Wait longer {0},,,",
    "I1,Gemma,mother,ask_later,,,,,,,,,",
    "M5,Gemma,mother,,Worry {0},,,,,,,,",
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made, _ = create_store(tmp_path / "store", PASSPHRASE, "Ruth Abara", Cost(memory_kib=8 * 1024, passes=1))
    return made


def sheet(name: str, rounds: int) -> bytes:
    said = (row.format(number) for number in range(rounds) for row in ROUND)
    return f"{COLUMNS}\n{FACTS.format(name)}{chr(10).join(said)}\n".encode()


def test_more_rows_of_a_sheet_do_not_mean_more_queries(store: Store) -> None:
    asked: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda _c, _cursor, said, *_: asked.append(said))

    def how_many(name: str, rounds: int) -> int:
        asked.clear()
        done = bring_in(store, look_at(store, sheet(name, rounds)))
        found = len(asked)
        with store.read() as session:
            assert len(said_by_person(session, done.person_id)) == 3 * rounds
        assert len(concerns.of_person(store, done.person_id)) == rounds
        return found

    assert how_many("Isla Hartley", 40) == how_many("Mo Said", 2)
    store.close()


@pytest.mark.parametrize("share", [0.0, 0.3, 0.8, 1.0])
def test_a_sheet_that_is_stopped_is_not_there(store: Store, share: float) -> None:
    bring_in(store, look_at(store, sheet("Mo Said", 2)))
    before, incoming = every_row(store), look_at(store, sheet("Isla Hartley", 300))
    with pytest.raises(StoppedError):
        bring_in(store, incoming, going=Stopping(share))
    assert every_row(store) == before
    bring_in(store, incoming)
    store.close()


def test_reading_a_sheet_can_be_stopped(store: Store) -> None:
    with pytest.raises(StoppedError):
        look_at(store, sheet("Isla Hartley", 300), Stopping(0.5))
    store.close()
