"""Looks for what was typed among all that stands: one query over the index, each as text and never as its syntax."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlcipher3 import dbapi2
from sqlmodel import Session

from coprod_desktop.store.going import StoppedError
from coprod_desktop.store.search_index import DAY_BITS, LAST
from coprod_desktop.store.search_match import Narrowed, begins, marks, or_about, whole
from coprod_desktop.store.search_terms import Typed, Word, holds
from coprod_desktop.store.vault import Store

WINDOW = 120
"""So many of the newest hits of several words are ranked at a time: older ones come after them."""
FEW_PEOPLE = 8
"""A word that is the name of so many people at most stands for what was said about them too."""
MANY_NAMES = 200


@dataclass(frozen=True)
class Place:
    """How far a list of hits has been read: in which of its parts, behind which entry, and how many of a window."""

    part: int = 0
    entry: int = 0
    read: int = 0


@dataclass(frozen=True)
class Hits:
    """Ids of statements, the best first, and from where on there is more; None: these are all."""

    statements: tuple[str, ...] = ()
    then: Place | None = None


@dataclass(frozen=True)
class Named:
    """Somebody whose name was found: a person, or with `contributor_id` a voice of that person's circle."""

    person_id: str
    contributor_id: str


@dataclass(frozen=True)
class _Part:
    """A part of the list: what the index is asked for, how many hits at a time, and whether these are ranked."""

    match: str
    window: int
    ranked: bool = False


class Looker:
    """A look into the index of one store over a connection of its own, for one worker at a time."""

    def __init__(self, store: Store) -> None:
        """`store` is one that nobody else uses, such as `Store.beside` gives."""
        self._store = store
        self._raw: dbapi2.Connection | None = None
        self._stopped = False

    def begin(self) -> None:
        """What follows is a new search: an earlier wish to stop doesn't hold for it."""
        self._stopped = False

    def stop(self) -> None:
        """Ask from another thread for the search under way to end: it then raises StoppedError."""
        self._stopped = True
        if self._raw is not None:
            self._raw.interrupt()

    @contextmanager
    def looking(self) -> Iterator[Session]:
        """The session of one search. Raises StoppedError once it was to be stopped."""
        with self._store.read() as session:
            self._raw = session.connection().connection.driver_connection
            try:
                yield session
            except OperationalError as error:
                if self._stopped or _code(error) == dbapi2.SQLITE_INTERRUPT:
                    raise StoppedError("Something else is looked for by now.") from None
                raise
            finally:
                self._raw = None

    def check(self) -> None:
        """Raises StoppedError once it was to be stopped."""
        if self._stopped:
            raise StoppedError("Something else is looked for by now.")


def _code(error: DatabaseError) -> int:
    return int(getattr(error.orig, "sqlite_errorcode", 0)) & 0xFF


@dataclass
class _Query:
    """The conditions of a query as they come together, and what stands for their question marks."""

    tables: str
    number: str = "e.id"
    conditions: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, condition: str, *values: object) -> None:
        self.conditions.append(condition)
        self.values.extend(values)

    def run(self, connection: Connection, limit: int) -> Sequence[Any]:
        sql = (
            f"SELECT e.id, e.statement_id, e.text FROM {self.tables} WHERE {' AND '.join(self.conditions)} "
            f"ORDER BY {self.number} LIMIT ?"
        )
        return connection.exec_driver_sql(sql, (*self.values, limit)).all()


_AROUND = (
    "CROSS JOIN statement s ON s.id = e.statement_id "
    "CROSS JOIN interview i ON i.id = s.interview_id CROSS JOIN person p ON p.id = s.person_id"
)
_BY_WORDS = f"search_words CROSS JOIN search_entry e ON e.id = search_words.rowid {_AROUND}"
_BY_DAY = f"search_entry e {_AROUND}"
_BY_PERSON = (
    "statement s CROSS JOIN search_entry e ON e.statement_id = s.id "
    "CROSS JOIN interview i ON i.id = s.interview_id CROSS JOIN person p ON p.id = s.person_id"
)
_NOW = "(SELECT st.{} FROM standing st WHERE st.statement_id = s.id ORDER BY st.id DESC LIMIT 1)"
_WORDING = f"(SELECT {{}} FROM wording w WHERE w.id = {_NOW.format('wording_id')})"


def find(
    connection: Connection, wanted: Typed, narrowed: Narrowed, most: int, after: Place | None = None
) -> Hits:
    """Statements that hold what was typed, at least `most` if there are so many. From three letters on ranked.

    One word: where it stands whole comes before where it begins another. Several: in the order typed, then whole, then
    as beginnings, among the WINDOW newest at a time. Otherwise, and among equals, the newest visit comes first.
    """
    if narrowed.person_id:
        return _of_person(connection, wanted, narrowed, most, after or Place())
    parts = _parts(connection, wanted, narrowed)
    found: list[str] = []
    place: Place | None = after or Place()
    while place is not None and len(found) < most:
        rows, place = _next(connection, parts, wanted, narrowed, place, most - len(found))
        found += rows
    return Hits(tuple(found), place)


def names(connection: Connection, wanted: Typed, most: int) -> list[Named]:
    """People, and then voices of their circles, whose name holds all that was typed; by name."""
    if wanted.is_empty or wanted.anywhere:
        return []
    match = " AND ".join(begins(word) for word in wanted.words)
    rows = connection.exec_driver_sql(
        "SELECT n.person_id, n.contributor_id, n.text FROM search_names "
        "CROSS JOIN search_name n ON n.id = search_names.rowid "
        "CROSS JOIN person p ON p.id = n.person_id LEFT JOIN contributor c ON c.id = n.contributor_id "
        "WHERE search_names MATCH ? AND NOT p.removed AND NOT coalesce(c.removed, 0) "
        "ORDER BY search_names.rowid LIMIT ?",
        (match, MANY_NAMES),
    ).all()
    rows = sorted(rows, key=lambda row: (bool(row[1]), -holds(row[2], wanted), row[2].casefold()))
    return [Named(person, contributor) for person, contributor, _ in rows[:most]]


def _next(
    connection: Connection,
    parts: Sequence[_Part],
    wanted: Typed,
    narrowed: Narrowed,
    place: Place,
    most: int,
) -> tuple[list[str], Place | None]:
    """The next stretch of one part, and where the one after it begins."""
    part = parts[place.part]
    window = part.window or most
    query = _Query(_BY_WORDS, "search_words.rowid") if part.match else _Query(_BY_DAY)
    if part.match:
        query.add("search_words MATCH ?", part.match)
    _narrow(query, narrowed, wanted, place.entry)
    rows = query.run(connection, window)
    if part.ranked:
        ranked = sorted(rows, key=lambda row: -holds(row[2], wanted))
        page, end = ranked[place.read : place.read + most], place.read + most
        if end < len(rows):
            return [row[1] for row in page], Place(place.part, place.entry, end)
    else:
        page = list(rows)
    if len(rows) == window:
        return [row[1] for row in page], Place(place.part, rows[-1][0])
    then = Place(place.part + 1) if place.part + 1 < len(parts) else None
    return [row[1] for row in page], then


def _of_person(connection: Connection, wanted: Typed, narrowed: Narrowed, most: int, after: Place) -> Hits:
    """A person has so few statements that reading them all is quicker than meeting them in long lists."""
    query = _Query(_BY_PERSON)
    query.add("s.person_id = ?", narrowed.person_id)
    _narrow(query, narrowed, wanted, 0)
    questions = _in("st.question_id", narrowed.questions)
    if questions:
        query.add(_NOW.format("question_id").replace("SELECT st.question_id", f"SELECT {questions}"))
        query.values.extend(narrowed.questions)
    for column, value in (("w.stage", narrowed.stage), ("w.contributor_id", narrowed.contributor_id)):
        if value:
            query.add(f"{_WORDING.format(column)} = ?", value)
    fits = {row[1]: (holds(_words_of(row[2]), wanted), row[0]) for row in query.run(connection, -1)}
    if not wanted.is_empty:
        fits = {one: fit for one, fit in fits.items() if fit[0]}
    ranked = wanted.is_ranked
    order = sorted(fits, key=lambda one: (-fits[one][0] if ranked else 0, fits[one][1]))
    end = after.entry + most
    return Hits(tuple(order[after.entry : end]), Place(0, end) if end < len(order) else None)


def _words_of(text: str) -> str:
    """An entry without its marks."""
    return text.rpartition("\n")[0]


def _narrow(query: _Query, narrowed: Narrowed, wanted: Typed, after: int) -> None:
    query.add("NOT i.removed AND NOT p.removed")
    lowest = _number(narrowed.last) if narrowed.last else 0
    query.add(f"{query.number} > ?", max(after, lowest))
    if narrowed.first:
        query.add(f"{query.number} < ?", _number(narrowed.first) + (1 << DAY_BITS))
    for one in wanted.anywhere:
        query.add("instr(e.text, ?)", one)


def _number(day: date) -> int:
    """Where the entries of a day begin."""
    return (LAST - day.toordinal()) << DAY_BITS


def _in(column: str, values: Sequence[str]) -> str:
    return f"{column} IN ({', '.join('?' for _ in values)})" if values else ""


def _parts(connection: Connection, wanted: Typed, narrowed: Narrowed) -> list[_Part]:
    """The parts of the list, those that fit best first."""
    by = marks(wanted, narrowed)
    if not wanted.words:
        return [_Part(" AND ".join(by), 0)]
    if len(wanted.words) > 1:
        about = _about(connection, wanted)
        words = [or_about(begins(word), about.get(word, ())) for word in wanted.words]
        ranked = wanted.is_ranked
        return [_Part(" AND ".join((*words, *by)), WINDOW if ranked else 0, ranked)]
    (word,) = wanted.words
    anyhow = " AND ".join((begins(word), *by))
    if not wanted.is_ranked:
        return [_Part(anyhow, 0)]
    return [_Part(" AND ".join((whole(word), *by)), 0), _Part(f"({anyhow}) NOT {whole(word)}", 0)]


def _about(connection: Connection, wanted: Typed) -> Mapping[Word, tuple[str, ...]]:
    """Words that are the names of few people → these people."""
    found = {}
    for word in wanted.words:
        rows = connection.exec_driver_sql(
            "SELECT n.person_id FROM search_names CROSS JOIN search_name n ON n.id = search_names.rowid "
            "WHERE search_names MATCH ? AND n.contributor_id = '' LIMIT ?",
            (whole(word), FEW_PEOPLE + 1),
        )
        people = tuple(rows.scalars())
        if 0 < len(people) <= FEW_PEOPLE:
            found[word] = people
    return found
