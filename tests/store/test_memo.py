"""What was worked out from the store is kept until something is written, here or beside, and not a moment longer."""

from sqlmodel import Session, col, func, select

from coprod_desktop.store.memo import MOST, remembered
from coprod_desktop.store.records import Person
from coprod_desktop.store.vault import Store


class Counted:
    """How many people there are, and how often that was looked up."""

    def __init__(self) -> None:
        self.times = 0

    def look_up(self, session: Session) -> int:
        self.times += 1
        return session.exec(select(func.count(col(Person.id)))).one()

    def ask(self, store: Store, key: str = "people") -> int:
        with store.read() as session:
            return remembered(session, key, lambda: self.look_up(session))


def add(store: Store) -> None:
    with store.session() as session:
        session.add(Person(name="Amira Khan"))


def test_it_is_looked_up_once_until_something_is_written(store: Store) -> None:
    counted = Counted()
    assert [counted.ask(store), counted.ask(store), counted.times] == [0, 0, 1]
    add(store)
    assert [counted.ask(store), counted.ask(store), counted.times] == [1, 1, 2]
    with store.session() as session:
        session.exec(select(Person)).one().name = "Amira"
    counted.ask(store)
    assert counted.times == 3


def test_what_another_connection_writes_counts_too(store: Store) -> None:
    counted = Counted()
    assert counted.ask(store) == 0
    with store.beside() as other:
        add(other)
    assert counted.ask(store) == 1


def test_nothing_is_kept_of_what_was_taken_back(store: Store) -> None:
    counted = Counted()
    seen = []
    try:
        with store.session() as session:
            session.add(Person(name="Amira Khan"))
            session.flush()
            seen += [remembered(session, "people", lambda: counted.look_up(session)) for _ in range(2)]
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    assert seen == [1, 1]
    assert counted.ask(store) == 0


def test_it_keeps_no_more_than_a_few(store: Store) -> None:
    counted = Counted()
    for number in range(MOST + 1):
        counted.ask(store, str(number))
    counted.ask(store, str(MOST))
    assert counted.times == MOST + 1
    counted.ask(store, "0")
    assert counted.times == MOST + 2
