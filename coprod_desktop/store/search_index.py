"""Keeps the search index in step with the words: triggers see every writer, so that none has to remember it.

A statement has one entry while it stands: its words, places, answers and short words, and behind them marks to narrow
by. An entry's number begins with the day of its interview counted backwards, so the first numbers are the newest: FTS5
reads lists of numbers forwards at once, and backwards a thousand times as slowly. What hides a statement for now, such
as a removed interview, is looked at when searching instead.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from coprod_desktop.store.search_terms import (
    LETTERS,
    PERSON_MARK,
    QUESTION_MARK,
    RELATIONSHIP_MARK,
    STAGE_MARK,
    TOPIC,
    UNSPACED,
    UNSPACED_MARK,
)

DAY_BITS = 24
"""An entry's number: the day counted back from the LAST, then this many bits that count within the day."""
LAST = (1 << 22) - 1
"""A day after any that can be, counted from year 1."""
INDEXES = {"search_words": "search_entry", "search_names": "search_name"}
"""Full-text index → the table of the texts that it indexes."""
_FAULT = "The search index doesn’t agree with what was said ({}). Nothing that was said is lost."
_TRIGGERS = "its triggers are not those of this version"


def _letters(text: str) -> str:
    """SQL for the same text with the letters that no accent explains replaced, where it has any.

    With memory that is wiped before it is freed, each function that makes a text costs more than a look at it.
    """
    replaced = text
    for letter, plain in LETTERS.items():
        replaced = f"replace({replaced}, '{letter}', '{plain}')"
    return f"CASE WHEN {text} GLOB '*[{''.join(LETTERS)}]*' THEN {replaced} ELSE {text} END"


def _mark(mark: str, value: str) -> str:
    return f"'{mark}', {value}"


_ATOMS = (
    "coalesce((SELECT group_concat(j.value, ' ') FROM json_tree(w.{}) j WHERE j.type = 'text' "
    "AND (length(j.value) <> 32 OR j.value GLOB '*[^0-9a-f]*')), '')"
)
"""The texts inside a column of JSON; ids that it holds are no words."""
_SHORT = (
    "coalesce((SELECT h.words FROM short_words h WHERE h.wording_id = w.id ORDER BY h.id DESC LIMIT 1), '')"
)
_PLACES = f"CASE WHEN w.places = '[]' THEN '' ELSE {_ATOMS.format('places')} END"
_FIELDS = f"CASE WHEN w.fields = '{{}}' THEN '' ELSE {_ATOMS.format('fields')} END"
_QUESTION = f"CASE WHEN st.question_id LIKE 'topic:%' THEN '{TOPIC}' ELSE st.question_id END"
_RELATIONSHIP = (
    "CASE WHEN c.relationship GLOB '*[ -]*' "
    "THEN replace(replace(c.relationship, ' ', ''), '-', '') ELSE c.relationship END"
)
_MARKS = ", ' ', ".join(
    (
        _mark(PERSON_MARK, "s.person_id"),
        _mark(QUESTION_MARK, _QUESTION),
        _mark(STAGE_MARK, "w.stage"),
        _mark(RELATIONSHIP_MARK, _RELATIONSHIP),
        f"CASE WHEN w.words GLOB '*[{UNSPACED}]*' THEN '{UNSPACED_MARK}' ELSE '' END",
    )
)
_FROM = """
FROM statement s
JOIN standing st ON st.id = (SELECT max(l.id) FROM standing l WHERE l.statement_id = s.id)
JOIN wording w ON w.id = st.wording_id
JOIN interview i ON i.id = s.interview_id
JOIN contributor c ON c.id = w.contributor_id
WHERE NOT st.removed AND (w.words <> '' OR w.fields <> '{}' OR w.places <> '[]')
"""
_VIEW = f"""
CREATE VIEW search_now AS
SELECT s.id AS statement_id, s.interview_id AS interview_id, w.contributor_id AS contributor_id,
  {LAST} - CAST(julianday(i.held_on) - 1721424.5 AS INTEGER) AS day,
  concat({_letters("w.words")}, ' ', {_letters(f"concat({_PLACES}, ' ', {_FIELDS}, ' ', {_SHORT})")},
    char(10), {_MARKS}) AS text
{_FROM}"""
_STANDING = f"CREATE VIEW search_standing AS SELECT s.id AS statement_id {_FROM}"
"""The same statements without their texts: asked where only that they stand matters."""
_COLUMNS = "INSERT INTO search_entry (id, statement_id, text)"
_LAST = f"""coalesce((SELECT max(e.id) FROM search_entry e
  WHERE e.id BETWEEN v.day << {DAY_BITS} AND ((v.day + 1) << {DAY_BITS}) - 1), v.day << {DAY_BITS})"""
_OF_INTERVIEW = f"""{_COLUMNS}
SELECT {_LAST} + row_number() OVER (ORDER BY v.statement_id), v.statement_id, v.text
FROM search_now v WHERE v.interview_id = """


def _refreshed(statement: str) -> str:
    """SQL that brings one statement's entry up to date, and writes nothing where nothing is new.

    The text is asked for once: a trigger is compiled into every statement that fires it.
    """
    return f"""
DELETE FROM search_entry WHERE statement_id = {statement}
  AND NOT EXISTS (SELECT 1 FROM search_standing v WHERE v.statement_id = {statement});
{_COLUMNS} SELECT {_LAST} + 1, v.statement_id, v.text FROM search_now v WHERE v.statement_id = {statement}
  ON CONFLICT (statement_id) DO UPDATE SET text = excluded.text WHERE text <> excluded.text;
"""


def _indexed(index: str) -> dict[str, str]:
    """The triggers by which a full-text index follows its texts. Deleting takes the old text to find its words."""
    table = INDEXES[index]
    gone = f"INSERT INTO {index}({index}, rowid, text) VALUES ('delete', old.id, old.text);"
    come = f"INSERT INTO {index}(rowid, text) VALUES (new.id, new.text);"
    return {
        f"{table}_come": f"AFTER INSERT ON {table} BEGIN {come} END",
        f"{table}_gone": f"AFTER DELETE ON {table} BEGIN {gone} END",
        f"{table}_changed": f"AFTER UPDATE OF text ON {table} BEGIN {gone} {come} END",
    }


_NAMED = "INSERT INTO search_name (person_id, contributor_id, text) SELECT {} WHERE {}"
_PERSON = ("{0}.id, '', " + _letters("{0}.name || ' ' || {0}.likes_to_be_called"), "true")
_VOICE = ("{0}.person_id, {0}.id, " + _letters("{0}.name"), "{0}.relationship <> 'self'")
_NO_PERSON = "DELETE FROM search_name WHERE person_id = old.id AND contributor_id = '';"
_NO_VOICE = "DELETE FROM search_name WHERE person_id = old.person_id AND contributor_id = old.id;"
_NEW_PERSON = _NAMED.format(*_PERSON).format("new") + ";"
_NEW_VOICE = _NAMED.format(*_VOICE).format("new") + ";"
_OF_WORDING = "(SELECT w.statement_id FROM wording w WHERE w.id = {}.wording_id)"
_OF_VOICE = (
    "UPDATE search_entry SET text = "
    "(SELECT v.text FROM search_now v WHERE v.statement_id = search_entry.statement_id) "
    "WHERE statement_id IN (SELECT v.statement_id FROM search_now v WHERE v.contributor_id = new.id);"
)
_FOLLOWS = {
    "search_stands": f"AFTER INSERT ON standing BEGIN {_refreshed('new.statement_id')} END",
    "search_stood": f"AFTER DELETE ON standing BEGIN {_refreshed('old.statement_id')} END",
    "search_stands_otherwise": f"AFTER UPDATE ON standing BEGIN {_refreshed('new.statement_id')} END",
    "search_worded_otherwise": f"AFTER UPDATE ON wording BEGIN {_refreshed('new.statement_id')} END",
    "search_short": f"AFTER INSERT ON short_words BEGIN {_refreshed(_OF_WORDING.format('new'))} END",
    "search_no_longer_short": f"AFTER DELETE ON short_words BEGIN {_refreshed(_OF_WORDING.format('old'))} END",
    "search_other_day": (
        "AFTER UPDATE OF held_on ON interview WHEN new.held_on <> old.held_on BEGIN "
        "DELETE FROM search_entry WHERE statement_id IN "
        "(SELECT s.id FROM statement s WHERE s.interview_id = new.id); "
        f"{_OF_INTERVIEW} new.id; END"
    ),
    "search_related_otherwise": (
        "AFTER UPDATE OF relationship ON contributor WHEN new.relationship <> old.relationship "
        f"BEGIN {_OF_VOICE} END"
    ),
    "search_person": f"AFTER INSERT ON person BEGIN {_NEW_PERSON} END",
    "search_person_called": (
        f"AFTER UPDATE OF name, likes_to_be_called ON person BEGIN {_NO_PERSON} {_NEW_PERSON} END"
    ),
    "search_no_person": f"AFTER DELETE ON person BEGIN {_NO_PERSON} END",
    "search_voice": f"AFTER INSERT ON contributor BEGIN {_NEW_VOICE} END",
    "search_voice_called": (
        f"AFTER UPDATE OF name, relationship ON contributor BEGIN {_NO_VOICE} {_NEW_VOICE} END"
    ),
    "search_no_voice": f"AFTER DELETE ON contributor BEGIN {_NO_VOICE} END",
}
_INDEXED = {name: made for index in INDEXES for name, made in _indexed(index).items()}


def put_on(connection: Connection) -> None:
    """Have the index follow every writer from now on, in an open transaction; not before its tables are there."""
    if _has(connection, "search_entry"):
        connection.exec_driver_sql(_STANDING)
        connection.exec_driver_sql(_VIEW)
        _make(connection, {**_FOLLOWS, **_INDEXED})


def take_off(connection: Connection) -> None:
    """The opposite: nothing names other tables any more, so that these can be replaced."""
    for name in (*_FOLLOWS, *_INDEXED):
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
    connection.exec_driver_sql("DROP VIEW IF EXISTS search_now")
    connection.exec_driver_sql("DROP VIEW IF EXISTS search_standing")


@contextmanager
def looking_away(connection: Connection) -> Iterator[None]:
    """For changes of very many rows in an open transaction: the index sleeps meanwhile, and is made anew at the end."""
    take_off(connection)
    yield
    put_on(connection)
    rebuild(connection)


def rebuild(connection: Connection) -> None:
    """Make the whole index anew from what stands, in an open transaction; some 100 seconds for 2,000,000 statements."""
    if not _has(connection, "search_entry"):
        return
    for name in _INDEXED:
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
    connection.exec_driver_sql("DELETE FROM search_entry")
    connection.exec_driver_sql("DELETE FROM search_name")
    held = connection.exec_driver_sql("SELECT id FROM interview ORDER BY held_on DESC, id").scalars().all()
    for interview in held:
        connection.exec_driver_sql(f"{_OF_INTERVIEW} ?", (interview,))
    for table, (values, where) in {"person": _PERSON, "contributor": _VOICE}.items():
        named = _NAMED.format(values, where).format("t").replace(" WHERE", f" FROM {table} t WHERE")
        connection.exec_driver_sql(named)
    for index in INDEXES:
        connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('rebuild')")
    _make(connection, _INDEXED)


def faults(engine: Engine) -> list[str]:
    """What of the index doesn't agree with the words, in words; empty is fine."""
    try:
        with engine.begin() as connection:
            return [_FAULT.format(fault) for fault in _faults(connection)]
    except DatabaseError:
        return [_FAULT.format("it can’t be read")]


def shed_remnants(connection: Connection) -> None:
    """After something was deleted: no page of the index is marked any more with the beginning of a word that is gone.

    Each word itself went with its row; but a page is found by its first word, even once that is gone.
    """
    for index in INDEXES:
        if _has(connection, index) and _lingers(connection, index):
            connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('rebuild')")


def _faults(connection: Connection) -> Iterator[str]:
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    there = {row.name: row.sql for row in rows}
    wanted = {name: f"CREATE TRIGGER {name} {made}" for name, made in {**_FOLLOWS, **_INDEXED}.items()}
    if {name: there.get(name) for name in wanted} != wanted:
        yield _TRIGGERS
        return
    for index in INDEXES:
        try:
            connection.exec_driver_sql(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
        except DatabaseError:
            yield f"{index} is damaged"
    for what, query in _COMPARED.items():
        if number := connection.exec_driver_sql(query).scalar_one():
            yield f"{what}: {number:,}"


_ALL_NAMES = " UNION ALL ".join(
    f"SELECT {_NAMED.format(*parts).format('t').split(' SELECT ')[1].replace(' WHERE', f' FROM {table} t WHERE')}"
    for table, parts in {"person": _PERSON, "contributor": _VOICE}.items()
)
_COMPARED = {
    "missing or other words": (
        "SELECT count(*) FROM search_now v LEFT JOIN search_entry e ON e.statement_id = v.statement_id "
        f"WHERE e.id IS NULL OR e.text <> v.text OR e.id >> {DAY_BITS} <> v.day"
    ),
    "no longer said": (
        "SELECT count(*) FROM search_entry e WHERE NOT EXISTS "
        "(SELECT 1 FROM search_now v WHERE v.statement_id = e.statement_id)"
    ),
    "names": (
        f"SELECT count(*) FROM (SELECT * FROM ({_ALL_NAMES}) EXCEPT "
        "SELECT person_id, contributor_id, text FROM search_name)"
    ),
    "former names": (
        "SELECT count(*) FROM (SELECT person_id, contributor_id, text FROM search_name EXCEPT "
        f"SELECT * FROM ({_ALL_NAMES}))"
    ),
}


def _lingers(connection: Connection, index: str) -> bool:
    """Whether a page is marked with letters that no word that is there begins with."""
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE temp.{index}_there USING fts5vocab('main', '{index}', 'row')"
    )
    try:
        marks = connection.exec_driver_sql(f"SELECT term FROM {index}_idx").scalars().all()
        begun = {bytes(mark)[1:].decode("utf-8", "ignore") for mark in marks} - {""}
        return any(not _begins_a_word(connection, index, letters) for letters in begun)
    finally:
        connection.exec_driver_sql(f"DROP TABLE temp.{index}_there")


def _begins_a_word(connection: Connection, index: str, letters: str) -> bool:
    query = f"SELECT 1 FROM temp.{index}_there WHERE term >= ? AND term < ? LIMIT 1"
    return connection.exec_driver_sql(query, (letters, letters + "\U0010ffff")).first() is not None


def _make(connection: Connection, triggers: dict[str, str]) -> None:
    for name, made in triggers.items():
        connection.exec_driver_sql(f"CREATE TRIGGER {name} {made}")


def _has(connection: Connection, table: str) -> bool:
    query = "SELECT 1 FROM sqlite_master WHERE name = ?"
    return connection.exec_driver_sql(query, (table,)).first() is not None
