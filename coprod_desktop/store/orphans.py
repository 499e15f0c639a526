"""Finds rows that name, inside a list or a text, something that isn't there: what no foreign key can watch over."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError


@dataclass(frozen=True)
class _Named:
    """Where ids of the table `of` stand: `source` is what a SELECT of them reads, `value` what it takes from it."""

    table: str
    of: str
    value: str
    source: str


def _text(table: str, column: str, of: str) -> _Named:
    return _Named(table, of, f"t.{column}", f'"{table}" t')


def _listed(table: str, column: str, of: str) -> _Named:
    return _Named(table, of, "j.value", f'"{table}" t, json_each(t.{column}) j')


def _step(part: str) -> _Named:
    """The signs of a ladder, or the lines beside them."""
    return _Named("ladder_made", "statement", "j.value", f"ladder_made t, json_each(t.steps) s, {part} j")


def _behind(table: str, column: str, mark: str, of: str, source: str = "") -> _Named:
    """An id that stands behind a mark, such as `topic:`."""
    value = f"CASE WHEN {column} LIKE '{mark}%' THEN substr({column}, {len(mark) + 1}) END"
    return _Named(table, of, value, source or f'"{table}" t')


_CELLS = "board t, json_each(t.cells) c"
_NAMED = (
    _text("interview", "at_statement", "statement"),
    _text("draft", "contributor_id", "contributor"),
    _text("deed", "person_id", "person"),
    _text("deed", "interview_id", "interview"),
    _text("deed", "statement_id", "statement"),
    _text("hand_over", "reader", "contributor"),
    _listed("presence", "contributors", "contributor"),
    _listed("top_three", "statements", "statement"),
    _listed("page_choice", "statements", "statement"),
    _listed("hand_over", "wordings", "wording"),
    _listed("sharing", "exceptions", "contributor"),
    _listed("talked_about", "wordings", "wording"),
    _listed("talked_about", "agreed_by", "contributor"),
    _listed("column_choice", "contributors", "contributor"),
    _listed("ladder_made", "made_by", "contributor"),
    _step("json_each(s.value, '$.sign')"),
    _step("json_each(s.value, '$.helps')"),
    _step("json_each(s.value, '$.worse')"),
    _behind("board", "json_extract(c.value, '$.picture')", "photo:", "board_photo", _CELLS),
    *(
        _behind(table, "t.question_id", "topic:", "topic")
        for table in ("standing", "response", "private_note", "draft")
    ),
)
_WHAT: Mapping[str, str] = {
    "statement": "a statement",
    "wording": "a wording",
    "contributor": "a contributor",
    "person": "a person",
    "interview": "an interview",
    "topic": "a topic",
    "board_photo": "a photo",
}


def orphans(engine: Engine) -> list[str]:
    """What is named and isn't there, in words and with how often; empty is fine."""
    try:
        with engine.connect() as connection:
            return list(_found(connection))
    except DatabaseError:
        return ["The rows can't be compared with each other, because some of them can't be read."]


def _found(connection: Connection) -> Iterator[str]:
    for named in _NAMED:
        missing = connection.exec_driver_sql(
            f"SELECT count(*) FROM (SELECT {named.value} AS id FROM {named.source}) "
            f"WHERE id IS NOT NULL AND id <> '' AND id NOT IN (SELECT id FROM {named.of})"
        ).scalar_one()
        if missing:
            yield f"The table {named.table} names {_WHAT[named.of]} that isn't there ({_times(missing)})."


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
