"""Alembic's way in: the connection and its transaction are handed over by store/migrate.py."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
