"""What belongs to whom: the one table that says through which columns a row hangs on what is to be erased."""

import json
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Table, func, or_, select
from sqlmodel import Session, SQLModel

BELONGS: Mapping[str, tuple[str, ...]] = {
    "store_fact": (),
    "receipt": (),
    "person": ("id",),
    "contributor": ("id", "person_id"),
    "interview": ("id", "person_id"),
    "topic": ("id", "interview_id"),
    "statement": ("id", "person_id", "interview_id"),
    "wording": ("id", "statement_id", "contributor_id"),
    "board": ("board_id", "person_id", "chosen_by"),
    "board_photo": ("id", "person_id"),
    "concern": ("id", "person_id"),
    "concern_entry": ("concern_id",),
    "legal_hold": ("concern_id",),
    "column_choice": ("person_id",),
    "confirmation": ("wording_id", "interview_id", "contributor_id"),
    "deed": ("person_id", "interview_id", "statement_id"),
    "draft": ("interview_id",),
    "fact_change": ("row_id",),
    "follow_up": ("person_id", "statement_id"),
    "hand_over": ("person_id",),
    "keep_until": ("person_id",),
    "ladder_made": ("person_id",),
    "name_choice": ("wording_id",),
    "page_choice": ("person_id",),
    "participation": ("interview_id", "contributor_id"),
    "presence": ("interview_id",),
    "private_note": ("interview_id", "statement_id"),
    "read_back": ("wording_id", "contributor_id"),
    "response": ("interview_id", "contributor_id"),
    "review_date": ("person_id", "interview_id"),
    "row_title": ("person_id", "statement_id"),
    "same_thing": ("person_id", "statement_id", "other_id"),
    "seen_differently": ("statement_id", "other_id"),
    "sharing": ("person_id", "statement_id", "interview_id", "contributor_id"),
    "short_words": ("wording_id", "agreed_by"),
    "sign_off": ("interview_id", "contributor_id"),
    "standing": ("statement_id", "wording_id"),
    "talked_about": ("person_id", "statement_id", "other_id"),
    "to_erase": ("person_id", "row_id"),
    "top_three": ("interview_id", "contributor_id"),
}
"""Table → its columns that name what a row belongs to: a row goes with any of them. None: it outlasts everybody."""
_NAMED = ("contributor", "interview", "topic", "statement", "wording", "concern", "board", "board_photo")
"""Tables whose own ids others name, in the order in which one leads to the next."""


def table_of(name: str) -> Table:
    """The table of that name."""
    return SQLModel.metadata.tables[name]


def everything_under(session: Session, row_id: str) -> frozenset[str]:
    """The id of a person, interview or statement, and the ids of all that goes with it."""
    found = {row_id}
    for name in _NAMED:
        key = table_of(name).c[BELONGS[name][0]]
        found |= set(session.execute(select(key).where(belongs(name, found))).scalars())
    return frozenset(found)


def belongs(name: str, ids: Collection[str]) -> Any:  # noqa: ANN401 - a condition of SQLAlchemy's
    """The condition that a row of this table belongs to one of these ids."""
    table = table_of(name)
    given = func.json_each(json.dumps(sorted(ids))).table_valued("value")
    return or_(*(table.c[key].in_(select(given.c.value)) for key in BELONGS[name]))


def rows_of(session: Session, name: str, ids: Collection[str]) -> list[dict[str, Any]]:
    """Every row of a table that belongs to one of these ids, in the order they were written."""
    table = table_of(name)
    if not BELONGS[name]:
        return []
    found = session.execute(select(table).where(belongs(name, ids)).order_by(*table.primary_key))
    return [dict(row._mapping) for row in found]


def count_of(session: Session, name: str, ids: Collection[str]) -> int:
    """How many rows of a table belong to one of these ids, without reading them."""
    table = table_of(name)
    count = session.execute(select(func.count()).select_from(table).where(belongs(name, ids)))
    return int(count.scalar_one())
