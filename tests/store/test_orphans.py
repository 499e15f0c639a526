"""The check finds rows that name, in a list or a text, something that isn't there, and accuses nobody else."""

from pathlib import Path

import pytest

from coprod_desktop.store.orphans import orphans
from coprod_desktop.store.vault import Store, check_store
from tests.backup_home import copy_of


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE sharing SET exceptions = '[\"gone\"]' WHERE id = 1", "sharing names a contributor"),
        ("UPDATE hand_over SET wordings = '[\"gone\"]' WHERE id = 1", "hand_over names a wording"),
        ("UPDATE deed SET statement_id = 'gone' WHERE id = 1", "deed names a statement"),
        ("UPDATE standing SET question_id = 'topic:gone' WHERE id = 1", "standing names a topic"),
        (
            'UPDATE ladder_made SET steps = \'[{"sign": "gone"}]\' WHERE id = 1',
            "ladder_made names a statement",
        ),
        ('UPDATE board SET cells = \'[{"picture": "photo:gone"}]\' WHERE id = 1', "board names a photo"),
    ],
)
def test_what_is_named_and_is_not_there(full: Path, tmp_path: Path, change: str, told: str) -> None:
    with copy_of(full, tmp_path / "home") as store:
        assert orphans(store.engine) == check_store(store) == []
        assert _change(store, change), "the made-up families have such a row"
        (fault,) = check_store(store)
        assert fault == f"The table {told} that isn't there (once)."


def _change(store: Store, sql: str) -> int:
    with store.engine.begin() as connection:
        return connection.exec_driver_sql(sql).rowcount
