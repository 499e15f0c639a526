"""The third tables: what is the same thing, what came of a difference, the order of the signs, chosen columns."""

import sqlalchemy as sa
from alembic import op

revision = "m0003"
down_revision = "m0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """New tables, and a column away that never held anything: what came of a difference has its own history now."""
    op.drop_column("seen_differently", "outcome")
    op.create_table(
        "same_thing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("statement_id", sa.String(), nullable=False),
        sa.Column("other_id", sa.String(), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"]),
        sa.ForeignKeyConstraint(["other_id"], ["statement.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_same_thing_person_id"), "same_thing", ["person_id"], unique=False)
    op.create_index(op.f("ix_same_thing_statement_id"), "same_thing", ["statement_id"], unique=False)
    op.create_index(op.f("ix_same_thing_other_id"), "same_thing", ["other_id"], unique=False)
    op.create_table(
        "row_title",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("statement_id", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_row_title_person_id"), "row_title", ["person_id"], unique=False)
    op.create_index(op.f("ix_row_title_statement_id"), "row_title", ["statement_id"], unique=False)
    op.create_table(
        "talked_about",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("statement_id", sa.String(), nullable=False),
        sa.Column("other_id", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("talked_on", sa.Date(), nullable=False),
        sa.Column("wordings", sa.JSON(), nullable=False),
        sa.Column("agreed_by", sa.JSON(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"]),
        sa.ForeignKeyConstraint(["other_id"], ["statement.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_talked_about_person_id"), "talked_about", ["person_id"], unique=False)
    op.create_index(op.f("ix_talked_about_statement_id"), "talked_about", ["statement_id"], unique=False)
    op.create_index(op.f("ix_talked_about_other_id"), "talked_about", ["other_id"], unique=False)
    op.create_table(
        "ladder_made",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("made_by", sa.JSON(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_ladder_made_person_id"), "ladder_made", ["person_id"], unique=False)
    op.create_table(
        "column_choice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("contributors", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_column_choice_person_id"), "column_choice", ["person_id"], unique=False)
