"""However much was said at a question, the guide shows what is looked at, and asks the store no more for it."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.store.vault import Store
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.editors.fields_panel import FieldsPanel
from coprod_desktop.ui.guide.cards import AT_ONCE, MOST
from coprod_desktop.ui.screens.guide import Guide
from coprod_desktop.ui.widgets.cards import StatementCard
from coprod_desktop.work import interviewing, interviews, people, responding, said, spoken
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.people import PersonFacts
from tests.many_cards import AT, TODAY, Talk, say_many, talk
from tests.statements import counted

Show = Callable[..., None]
Key, Mod = Qt.Key, Qt.KeyboardModifier
MANY = 1000


@dataclass
class Open:
    """The guide at the question, worked with keys."""

    guide: Guide
    store: Store
    talk: Talk

    @property
    def words(self) -> list[str]:
        """What the cards on screen say, top to bottom."""
        return [card.view.words for card in self.guide.asking.cards]

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        where = QApplication.focusWidget()
        assert where is not None
        QTest.keyClick(where, key, modifier)
        settle()

    def say(self, words: str) -> None:
        self.guide.asking.composer.setFocus()
        QTest.keyClicks(self.guide.asking.composer, words)
        self.press(Key.Key_Return)

    def tab_to(self, widget: QWidget, back: bool = False) -> None:
        for _ in range(200):
            if widget.hasFocus():
                return
            self.press(Key.Key_Backtab if back else Key.Key_Tab)
        raise AssertionError("Tab doesn't come there")

    def sees(self, widget: QWidget) -> bool:
        """Whether all of it is within what the page shows."""
        port = self.guide.middle.viewport()
        return port.rect().contains(QRect(widget.mapTo(port, QPoint()), widget.size()))


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


@pytest.fixture
def opened(store: Store, show: Show) -> Callable[[int], Open]:
    def opened(many: int) -> Open:
        made = talk(store, many)
        desk = Desk(store, lambda: TODAY)
        guide = Guide(desk, made.visit, AT)
        show(guide)
        guide.asking.voices.choose(made.voices[0])
        guide.asking.composer.setFocus()
        settle()
        return Open(guide, store, made)

    return opened


def how_many(page: Open, act: Callable[[], object]) -> int:
    with counted(page.store) as asked:
        act()
        settle()
    return len(asked)


def test_more_cards_do_not_mean_more_queries(opened: Callable[[int], Open]) -> None:
    page = opened(3)
    acts: dict[str, Callable[[], object]] = {
        "say": lambda: page.say("The hum goes flat."),
        "next": page.guide.next,
        "back": page.guide.back,
    }
    for act in acts.values():  # the first time, each question is noted as asked
        how_many(page, act)
    few = {name: how_many(page, act) for name, act in acts.items()}
    say_many(page.store, page.talk.visit, page.talk.voices, 300)
    page.guide.asking.refresh()
    assert {name: how_many(page, act) for name, act in acts.items()} == few


def test_a_thousand_cards_are_not_a_thousand_widgets(opened: Callable[[int], Open]) -> None:
    page = opened(MANY)
    cards = page.guide.asking.card_list
    assert len(page.guide.findChildren(StatementCard)) == AT_ONCE
    assert page.words[-1] == f"She hums tune {MANY - 1} and waits by the door."
    for _ in range(5):
        cards.earlier.click()
        settle()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert len(page.guide.findChildren(StatementCard)) <= MOST
    for number in range(MOST):
        page.say(f"And {number}.")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(page.guide.findChildren(StatementCard)) == AT_ONCE
    assert page.words[-1] == f"And {MOST - 1}."


def test_every_card_is_reached_by_keys_in_its_order(opened: Callable[[int], Open]) -> None:
    many = 3 * AT_ONCE
    page = opened(many)
    cards = page.guide.asking.card_list
    page.tab_to(cards.earlier)
    seen = list(page.words)
    for _ in range(ceil((many - AT_ONCE) / AT_ONCE)):
        assert cards.earlier.hasFocus()
        page.press(Key.Key_Space)
        seen = page.words[: len(page.words) - len(set(page.words) & set(seen))] + seen
    assert seen == [f"She hums tune {number} and waits by the door." for number in range(many)]
    assert cards.earlier.isHidden()
    assert cards.cards[AT_ONCE].hasFocus()
    page.tab_to(cards.cards[0], back=True)
    for card in cards.cards:
        page.tab_to(card)
    page.tab_to(cards.later)
    page.press(Key.Key_Space)
    assert page.words[-1] == f"She hums tune {many - 1} and waits by the door."


def test_a_new_card_is_seen_and_the_keyboard_stays_with_the_words(
    opened: Callable[[int], Open], qtbot: QtBot
) -> None:
    page = opened(AT_ONCE)
    composer = page.guide.asking.composer
    page.say("The hum goes flat.")
    card = page.guide.asking.cards[-1]
    assert card.view.words == "The hum goes flat."
    assert page.sees(card)
    assert composer.hasFocus()
    page.guide.resize(page.guide.width(), page.guide.height() - 40)  # as when a message comes to the foot
    qtbot.wait(20)
    assert page.sees(card)
    QTest.keyClicks(composer, "T")
    settle()
    assert page.sees(composer)


def test_a_card_moved_beyond_those_shown_comes_with_the_focus(opened: Callable[[int], Open]) -> None:
    page = opened(2 * AT_ONCE)
    first = page.guide.asking.cards[0]
    words = first.view.words
    first.setFocus()
    page.press(Key.Key_Up, Mod.ControlModifier)
    focused = QApplication.focusWidget()
    assert isinstance(focused, StatementCard)
    assert focused.view.words == words
    assert page.sees(focused)
    in_store = [one.words for one in said.at_question(page.store, page.talk.visit, AT)]
    assert page.words == in_store[in_store.index(page.words[0]) :][: len(page.words)]


def test_undo_and_taking_away_keep_the_cards_as_they_are_on_disk(opened: Callable[[int], Open]) -> None:
    page = opened(AT_ONCE + 2)
    page.say("The hum goes flat.")
    page.guide.desk.undo()
    settle()
    assert "The hum goes flat." not in page.words
    middle = page.guide.asking.cards[5]
    gone = middle.view.words
    middle.setFocus()
    page.press(Key.Key_Delete)
    assert gone not in page.words
    page.guide.desk.undo()
    settle()
    in_store = [one.words for one in said.at_question(page.store, page.talk.visit, AT)]
    assert page.words == in_store[-len(page.words) :]
    assert gone in page.words
    in_reading_order = [one for one in page.guide.findChildren(StatementCard) if one.isVisible()]
    assert [card.view.words for card in in_reading_order] == page.words


def test_the_guide_opens_at_a_card_that_was_looked_for(store: Store, show: Show) -> None:
    made = talk(store, 4 * AT_ONCE)
    guide = Guide(Desk(store, lambda: TODAY), made.visit, AT, made.cards[7])
    show(guide)
    where = guide.first_focus()
    assert isinstance(where, StatementCard)
    assert where.view.id == made.cards[7]
    guide.next()
    assert guide.first_focus() is guide.asking.composer


def test_a_question_is_painted_before_it_is_noted_that_it_was_asked(opened: Callable[[int], Open]) -> None:
    page = opened(0)
    happened: list[str] = []

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, what: QEvent) -> bool:
            if what.type() == QEvent.Type.Paint:
                happened.append("painted")
            return False

    watch = Watch()
    page.guide.asked.title.installEventFilter(watch)
    page.guide.desk.changed.connect(lambda _: happened.append("noted"))
    page.press(Key.Key_Return, Mod.ControlModifier)
    assert happened[0] == "painted"
    assert happened[-1] == "noted"


def test_no_question_is_forgotten_however_fast_one_turns_the_pages(opened: Callable[[int], Open]) -> None:
    page = opened(0)
    passed = [page.guide.question.id]
    for _ in range(3):
        page.guide.next()
        passed.append(page.guide.question.id)
    assert page.guide.keep()
    assert responding.responses(page.store, page.talk.visit).asked >= set(passed)
    assert interviews.visit(page.store, page.talk.visit).at_question == passed[-1]


def test_the_fields_made_ahead_know_who_has_joined_since(opened: Callable[[int], Open], qtbot: QtBot) -> None:
    page = opened(0)
    ahead = next(one for one in page.guide.way.route if one.answer.fields and not one.answer.orders)
    before = page.guide.way.before(ahead)
    assert before is not None
    page.guide.show_question(before)
    qtbot.wait(300)
    gran = people.add_contributor(
        page.store, page.talk.person, people.ContributorFacts("Gran", "grandparent")
    )
    page.guide.desk.do(interviews.take_part, page.talk.visit, gran.made_id, "here")
    page.guide.next()
    assert page.guide.question == ahead
    assert page.guide.asking.fields is not None
    assert page.guide.asking.fields.parent() is page.guide.asking
    assert "Gran" in {voice.name for voice in page.guide.asking.context().voices}


def test_no_window_comes_up_while_fields_are_made_ahead(opened: Callable[[int], Open]) -> None:
    page = opened(0)
    windows: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, what: QEvent) -> bool:
            if what.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                windows.append(type(watched).__name__)
            return False

    watch = Watch()
    QApplication.instance().installEventFilter(watch)  # type: ignore[union-attr]
    asked = [one for one in page.guide.way.visit.question_set.questions if one.answer.fields]
    for one in asked:
        FieldsPanel(one, page.guide.asking.context(), page.guide.asking).hide()
    QApplication.instance().removeEventFilter(watch)  # type: ignore[union-attr]
    assert len(asked) > 30
    assert windows == []


def test_a_card_takes_its_place_from_its_own_visit_alone(store: Store) -> None:
    made = talk(store, 3)
    other = people.add_person(store, PersonFacts("Isla Brown")).made_id
    elsewhere = interviews.start(store, other, interviews.Plan(TODAY, visit="full")).made_id
    own = people.circle(store, other)[0].id
    one = interviewing.say(store, elsewhere, AT, Words("A door that slams.", own)).made_id
    assert [each.place for each in spoken.order_at(store, elsewhere, AT)] == [1.0]
    late = interviewing.say(store, made.visit, AT, Words("Last.", made.voices[0])).made_id
    assert [each.id for each in spoken.order_at(store, made.visit, AT)] == [*made.cards, late]
    assert one not in made.cards
