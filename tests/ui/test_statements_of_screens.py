"""A screen asks the database as often for many people, visits and cards as for few: no query for each row."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.store.vault import Store
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.screens import SCREENS
from tests.benchmarks import generator
from tests.benchmarks.schedule import TODAY, Size
from tests.statements import counted

FEW, MORE = Size("few", 20, 60, 600), Size("more", 50, 450, 9_000)
"""More people, three times as many visits of each, and twice as many cards at each."""
About = Callable[[Store], dict[str, str]]


def _first(store: Store, query: str) -> str:
    with store.engine.connect() as connection:
        return str(connection.exec_driver_sql(query).scalar_one())


def person(store: Store) -> dict[str, str]:
    """Whose interviews are as many as anybody's."""
    return {
        "person_id": _first(
            store,
            "SELECT person_id FROM interview GROUP BY person_id ORDER BY count(*) DESC, min(id) LIMIT 1",
        )
    }


def visit(store: Store) -> dict[str, str]:
    """The visit with the most cards."""
    return {
        "interview_id": _first(
            store,
            "SELECT interview_id FROM statement GROUP BY interview_id ORDER BY count(*) DESC, min(id) LIMIT 1",
        )
    }


def nobody(_store: Store) -> dict[str, str]:
    """Not about anybody."""
    return {}


SCREEN_ABOUT: dict[str, About] = {
    "people": nobody,
    "reviews": nobody,
    "due": nobody,
    "settings": nobody,
    "backups": nobody,
    "bring_in": nobody,
    "person": person,
    "together": person,
    "summaries": person,
    "board": person,
    "concerns": person,
    "start": person,
    "guide": visit,
    "read_back": visit,
}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    place = tmp_path_factory.mktemp("stores")
    for size in (FEW, MORE):
        generator.make(place / size.name, size)
    return {size.name: place / size.name for size in (FEW, MORE)}


def asked_by(screen: str, folder: Path, qtbot: QtBot) -> list[str]:
    """What is asked to show a screen, its work beside the window included in what it waits for."""
    with generator.open_kept(folder) as store:
        about = SCREEN_ABOUT[screen](store)
        inside = Inside(store, lambda: TODAY)
        qtbot.addWidget(inside)
        inside.resize(1366, 768)
        inside.show()
        with counted(store) as asked:
            inside.desk.go(screen, **about)
            for _ in range(20):
                QApplication.processEvents()
        inside.close()
        return asked


def test_every_screen_is_counted() -> None:
    assert SCREEN_ABOUT.keys() == SCREENS.keys()


@pytest.mark.parametrize("screen", SCREEN_ABOUT)
def test_more_rows_do_not_mean_more_queries(
    screen: str, both: dict[str, Path], themed: QApplication, qtbot: QtBot
) -> None:
    few, more = (asked_by(screen, folder, qtbot) for folder in both.values())
    often = {words: more.count(words) for words in more if more.count(words) > few.count(words)}
    assert len(more) <= len(few), f"{len(few)} statements for few, {len(more)} for more: {often}"
