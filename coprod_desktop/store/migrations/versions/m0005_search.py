"""The fifth tables: what search looks in, and what the list of ten thousand people is read from without the rest.

What search looks in repeats words that stand elsewhere, and is written by triggers alone.

The triggers are not here: store/search_index.py puts them on after every change of the tables, and fills these then.
"""

import sqlalchemy as sa
from alembic import op

revision = "m0005"
down_revision = "m0004"
branch_labels = None
depends_on = None

_TOKENS = "unicode61 remove_diacritics 2 categories ''L* N* Co Mn Mc''"


def upgrade() -> None:
    """New tables and indexes; nothing that was there changes."""
    listed = ["removed", "name", "id", "likes_to_be_called", "setting"]
    op.create_index("ix_person_listed", "person", listed, unique=False)
    op.create_index(
        "ix_interview_newest", "interview", ["person_id", "removed", "held_on", "id"], unique=False
    )
    op.create_index(
        "ix_interview_open",
        "interview",
        ["paused_at", "started_at", "person_id", "removed", "id"],
        unique=False,
        sqlite_where=sa.text("ended_at IS NULL"),
    )
    op.execute(
        "CREATE TABLE search_entry ("
        "id INTEGER NOT NULL PRIMARY KEY, statement_id VARCHAR NOT NULL, text VARCHAR NOT NULL)"
    )
    op.execute("CREATE UNIQUE INDEX ix_search_entry_statement_id ON search_entry (statement_id)")
    op.execute(
        "CREATE TABLE search_name (id INTEGER NOT NULL PRIMARY KEY, "
        "person_id VARCHAR NOT NULL, contributor_id VARCHAR NOT NULL, text VARCHAR NOT NULL)"
    )
    op.execute("CREATE UNIQUE INDEX ix_search_name_owner ON search_name (person_id, contributor_id)")
    for index, content in (("search_words", "search_entry"), ("search_names", "search_name")):
        op.execute(
            f"CREATE VIRTUAL TABLE {index} USING fts5(text, content='{content}', content_rowid='id', "
            f"tokenize='{_TOKENS}', prefix='1 2 3', columnsize=0)"
        )
        # Without it FTS5 keeps deleted words in the file until pages happen to be merged.
        op.execute(f"INSERT INTO {index}({index}, rank) VALUES ('secure-delete', 1)")
