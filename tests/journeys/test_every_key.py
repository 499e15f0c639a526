"""F1 says exactly the keys that work: none is missing, and none of them does nothing."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.questions.vocabulary import READ_BACK_WORDS
from coprod_desktop.store.vault import Store
from coprod_desktop.ui import read_aloud
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.keys_help import KEYS
from coprod_desktop.ui.read_back.step import way_of
from coprod_desktop.ui.read_back.top_three import PICKED, TO_PICK
from coprod_desktop.ui.screens.board import BoardPage
from coprod_desktop.ui.screens.guide import Guide
from coprod_desktop.ui.screens.summaries import Summaries
from coprod_desktop.ui.screens.together import Together
from coprod_desktop.ui.together.accounts import DOINGS
from coprod_desktop.ui.together.views import VIEWS
from coprod_desktop.ui.widgets.cards import StatementCard
from coprod_desktop.ui.widgets.composer import Composer
from coprod_desktop.work import carrying_on, opening
from tests.journeys.hands import combination

SAME = {"Ctrl+=": "Ctrl++"}
"""Plus without Shift."""
CALLED = {"plus": "+", "minus": "-", "Menu key": "Menu", "Page Up": "PgUp", "Page Down": "PgDown"}
ON_A_LINE = " on a line"
COMPOSER = {"Return", "Shift+Return"}
OF_THE_SYSTEM = {"Menu", "Shift+F10"}
"""What opens a menu anywhere."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = opening.made_up(tmp_path_factory.mktemp("made-up") / "store")
    yield made
    made.close()


@pytest.fixture
def inside(store: Store, themed: QApplication, qtbot: QtBot) -> Inside:
    made = Inside(store)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    left = made.desk.look(carrying_on.carry_on)
    assert left is not None
    made.desk.go("guide", interview_id=left.interview_id)
    return made


def told(group: str) -> set[str]:
    """The keys of one group of the page, as Qt writes them."""
    (rows,) = (rows for title, rows in KEYS if title == group)
    return {key for keys, _ in rows for key in written(keys)}


def written(keys: str) -> Iterator[str]:
    """“Alt + 1 … 3” → Alt+1, Alt+2, Alt+3; “Alt + S, F” → Alt+S, Alt+F: one letter goes with what is held before it.

    “Enter on a line of the page” → Return.
    """
    before = ""
    for part in keys.partition(ON_A_LINE)[0].split(", "):
        *held, last = part.split(" + ")
        before = "+".join([*held, ""]) if held or len(last) > 1 else before
        first, _, end = last.partition(" … ")
        for each in range(int(first), int(end) + 1) if end else (CALLED.get(first, first),):
            yield usual(f"{before}{each}")


def usual(keys: str) -> str:
    named = QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)
    assert named, f"Qt knows no keys {keys}"
    return SAME.get(named, named.replace("Enter", "Return"))


def bound(keys: Iterable[str]) -> set[str]:
    return {usual(each) for each in keys}


def test_everywhere(inside: Inside) -> None:
    assert told("Everywhere") == bound(inside.keys())


def test_during_a_visit(inside: Inside) -> None:
    assert isinstance(inside.shown, Guide)
    assert told("During a visit") == bound(inside.shown.keys()) | COMPOSER


@pytest.mark.parametrize("key", sorted(COMPOSER))
def test_the_composer_has_the_keys_of_a_visit_too(key: str, themed: QApplication, qtbot: QtBot) -> None:
    composer = Composer("What was said")
    qtbot.addWidget(composer)
    composer.set_words("Two lines")
    pressed = combination(key)
    with qtbot.waitSignals([composer.said if key == "Return" else composer.typed], timeout=5000):
        qtbot.keyClick(composer, pressed.key(), pressed.keyboardModifiers())


def test_on_a_card(inside: Inside) -> None:
    assert isinstance(inside.shown, Guide)
    actions = inside.shown.asking.cards[0].view.actions
    assert told("On a card") == bound(action.key for action in actions if action.key) | OF_THE_SYSTEM


def test_the_menu_key_opens_the_menu_of_a_card(inside: Inside, qtbot: QtBot) -> None:
    card = inside.findChild(StatementCard)
    assert card is not None
    qtbot.keyClick(card, Qt.Key.Key_Menu)
    menu: Any = QApplication.activePopupWidget()
    assert len(menu.actions()) == len(card.view.actions)
    menu.close()


def test_reading_it_back() -> None:
    steps = {key for key in ("Ctrl+Return", "Right", "Left") if way_of(event(key))}
    answers = {str(number + 1) for number in range(len(READ_BACK_WORDS))}
    lines = bound(action.key for action in (*PICKED, *TO_PICK))
    assert told("Reading it back") == steps | answers | lines | {read_aloud.KEY}


IN_THE_TABLES = ("Return", "Ctrl+Shift+Left", "Ctrl+Shift+Right", "Space", "Ctrl+Space", "Ctrl+A")
IN_THE_OTHER_VIEWS = ("1", "2", "3", "4", "Ctrl+Up", "Ctrl+Down", "Del")
"""What tests of each view press."""


def test_looking_at_it_together(inside: Inside) -> None:
    assert inside.shown is not None
    person = inside.shown.person_id()
    keys: set[str] = {*IN_THE_TABLES, *IN_THE_OTHER_VIEWS}
    for view in VIEWS:
        inside.desk.go("together", person_id=person, view=view.id)
        assert isinstance(inside.shown, Together)
        keys |= bound(each.key().toString() for each in inside.shown.findChildren(QShortcut))
    keys |= bound(doing.action.key for doing in DOINGS)
    assert told("Looking at it together") == keys - {read_aloud.KEY}


def test_on_the_summaries(inside: Inside, qtbot: QtBot) -> None:
    assert inside.shown is not None
    inside.desk.go("summaries", person_id=inside.shown.person_id())
    screen = inside.shown
    assert isinstance(screen, Summaries)
    qtbot.waitUntil(screen.is_settled, timeout=10_000)
    keys = bound(each.key().toString() for each in screen.findChildren(QShortcut))
    assert told("On the summaries") == keys | {"Return"}


def test_on_a_board(inside: Inside) -> None:
    assert inside.shown is not None
    inside.desk.go("board", person_id=inside.shown.person_id())
    screen = inside.shown
    assert isinstance(screen, BoardPage)
    keys = bound(each.key().toString() for each in screen.findChildren(QShortcut))
    assert told("On a Now and Next board") == keys | {"Return"}


def test_every_group_is_looked_at() -> None:
    looked_at = Path(__file__).read_text(encoding="utf-8")
    assert all(f'told("{title}")' in looked_at for title, _ in KEYS)


def event(keys: str) -> QKeyEvent:
    pressed = combination(keys)
    return QKeyEvent(QEvent.Type.KeyPress, pressed.key(), pressed.keyboardModifiers())
