"""A family reads it back: keys and clicks on a real store, two speakers and the person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.questions.vocabulary import READ_BACK_WORDS
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import Store, create_store
from coprod_desktop.ui import access, theme
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.read_back.how_it_was import HowItWas
from coprod_desktop.ui.read_back.review_date import ReviewDate
from coprod_desktop.ui.read_back.sign_off import SignOff
from coprod_desktop.ui.read_back.statement import ANSWERS, Statement
from coprod_desktop.ui.read_back.top_three import TopThree
from coprod_desktop.ui.read_back.turns import Alone, TwoChoices
from coprod_desktop.ui.read_back.who_is_here import WhoIsHere
from coprod_desktop.ui.read_back.who_sees import TAKEN_BACK
from coprod_desktop.ui.read_back.words import WordsStep
from coprod_desktop.ui.screens.read_back import ReadBack
from coprod_desktop.ui.widgets.cards import StatementCard
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.work import (
    concerns,
    drafts,
    interviewing,
    interviews,
    notes,
    people,
    reading_back,
    said,
    sharing,
)
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.said import Said
from coprod_desktop.work.sharing import Decision, Scope

TODAY = date(2026, 11, 22)
BOTH = Decision(("family", "school", "person"))


@dataclass
class Family:
    """A store with Amira (9), her mother Nadia, her father Tom and her grandmother, who isn't here."""

    store: Store
    person: str
    amira: str
    nadia: str
    tom: str
    gran: str
    visit: str
    hers: str
    his: str
    swimming: str
    own: str

    def said(self, statement_id: str) -> Said:
        with self.store.read() as session:
            return said.said(session, [statement_id])[statement_id]

    def say(self, question: str, voice: str, words: str) -> str:
        return interviewing.say(self.store, self.visit, question, Words(words, voice)).made_id


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    cheap = Cost(memory_kib=8 * 1024, passes=1)
    store, _ = create_store(tmp_path / "store", "winter lantern ferry moss", "Ruth Abara", cheap)
    with store:
        yield _filled(store)


def _filled(store: Store) -> Family:
    facts = PersonFacts("Amira Khan", pronouns="she/her", born=date(2017, 5, 1))
    person = people.add_person(store, facts).made_id
    amira = people.circle(store, person)[0].id
    nadia, tom, gran = (
        people.add_contributor(store, person, ContributorFacts(name, relationship)).made_id
        for name, relationship in (("Nadia", "mother"), ("Tom", "father"), ("Gran", "grandparent"))
    )
    visit = interviews.start(store, person, interviews.Plan(TODAY)).made_id
    for voice in (amira, nadia, tom):
        interviews.take_part(store, visit, voice, "here")
    made = Family(store, person, amira, nadia, tom, gran, visit, "", "", "", "")
    made.own = made.say("B3", amira, "Boots. Puddle.")
    made.swimming = made.say("C1", nadia, "Swimming on a Sunday.")
    made.hers = made.say("F1", nadia, "Goes quiet when Jaydon is near.")
    made.his = made.say("F1", tom, "Goes quiet in the car.")
    return made


class Page:
    """The screen as a person uses it."""

    def __init__(self, family: Family, qtbot: QtBot, step: str = "") -> None:
        self.qtbot, self.family = qtbot, family
        self.desk = Desk(family.store, lambda: TODAY)
        self.told: list[str] = []
        self.went: list[str] = []
        self.desk.told.connect(lambda message: self.told.append(message.words))
        self.desk.went.connect(lambda route: self.went.append(route.screen))
        self.screen = ReadBack(self.desk, family.visit, step)
        qtbot.addWidget(self.screen)
        self.screen.resize(1366, 768)
        self.screen.show()
        self.screen.activateWindow()
        qtbot.waitUntil(self.screen.isActiveWindow)

    def seat(self, *voices: str) -> "Page":
        self.screen.go_to("here")
        step = self.screen.step
        assert isinstance(step, WhoIsHere)
        for voice in voices:
            self.press(step.chips, voice)
        self.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        return self

    def all_say_yes(self) -> "Page":
        step = self.screen.step
        while isinstance(step, WordsStep) and (asking := step.asking) is not None:
            self.click(self.choice.buttons[0])
            assert step.asking != asking
        return self

    @property
    def choice(self) -> TwoChoices:
        shown = [each for each in self.screen.step.findChildren(TwoChoices) if each.isVisible()]
        return shown[-1]

    @property
    def statement(self) -> Statement:
        step = self.screen.step
        assert isinstance(step, WordsStep) and step.statement is not None
        return step.statement

    def read(self, statement_id: str) -> Statement:
        for _ in self.screen.room.route:
            if self.screen.room.at != statement_id:
                self.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert self.screen.room.at == statement_id
        return self.statement

    def read_ids(self) -> list[str]:
        """What stands on the screen, going through with Next as long as it is the words."""
        found: list[str] = []
        while isinstance(self.screen.step, WordsStep) and self.screen.step.statement is not None:
            if self.screen.room.at in found:
                break
            found.append(self.screen.room.at)
            self.click(self.screen.next_button)
        return found

    def words_on_screen(self) -> str:
        cards = [each for each in self.screen.findChildren(StatementCard) if each.isVisible()]
        return " | ".join(card.view.words for card in cards)

    def press(self, chips: ChipGroup, id_: str) -> None:
        chip = next(chip for chip in chips.chips() if chip.option.id == id_)
        self.click(chip)

    def click(self, widget: QWidget) -> None:
        QApplication.processEvents()  # what was just shown gets its place
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = self.screen.focusWidget() or self.screen
        QTest.keyClick(focused, key, modifier)

    def type(self, widget: QWidget, words: str) -> None:
        widget.setFocus()
        QTest.keyClicks(widget, words)


@pytest.fixture
def page(family: Family, qtbot: QtBot, themed: QApplication) -> Page:
    return Page(family, qtbot)


def test_nothing_is_on_the_screen_before_we_know_who_can_see_it(page: Page, family: Family) -> None:
    assert page.words_on_screen() == ""
    assert not any(
        chip.isChecked() for chips in page.screen.step.findChildren(ChipGroup) for chip in chips.chips()
    )
    page.screen.go_to("words")
    assert isinstance(page.screen.step, WhoIsHere)
    page.click(page.screen.next_button)
    assert isinstance(page.screen.step, WhoIsHere)
    assert "tick who can see" in page.told[-1]
    page.seat(family.nadia)
    assert reading_back.seated(family.store, family.visit) == (family.nadia,)


def test_each_speaker_alone_sees_only_their_own_words(page: Page, family: Family) -> None:
    page.seat(family.nadia)
    assert page.read_ids() == [family.swimming, family.hers]
    page.seat(family.tom)
    assert page.read_ids() == [family.his]


def test_undecided_words_wait_for_a_yes_when_others_are_here(page: Page, family: Family) -> None:
    page.seat(family.nadia, family.tom)
    assert page.words_on_screen() == ""
    first, second = page.choice.buttons
    assert first.words() == "Yes, read them now" and first.property("role") == second.property("role")
    page.click(first)
    assert page.words_on_screen() == ""
    page.click(page.choice.buttons[0])
    assert page.read_ids() == [family.swimming, family.hers, family.his]


def test_a_later_yes_brings_words_that_come_earlier(page: Page, family: Family) -> None:
    early = family.say("B1", family.tom, "She is quick.")
    page.seat(family.nadia, family.tom).all_say_yes()
    assert page.read_ids()[0] == early


def test_not_answering_leaves_the_words_unread(page: Page, family: Family) -> None:
    page.seat(family.nadia, family.tom)
    page.click(page.screen.next_button)
    page.click(page.choice.buttons[0])
    assert page.read_ids() == [family.his]


def test_a_turn_alone_hides_others_words_and_asks_again_who_is_here(page: Page, family: Family) -> None:
    sharing.share(family.store, Scope(statement_id=family.his), BOTH)
    page.seat(family.nadia, family.tom)
    page.click(page.choice.buttons[1])
    assert page.words_on_screen() == ""
    page.click(page.choice.buttons[0])
    assert reading_back.seated(family.store, family.visit) == (family.nadia,)
    assert "Swimming" in page.words_on_screen()
    page.read(family.hers)
    assert "car" not in page.words_on_screen()
    page.click(page.screen.next_button)
    assert isinstance(page.screen.step, WhoIsHere)
    assert page.words_on_screen() == ""


def test_words_kept_from_somebody_here_are_not_shown_even_with_a_yes(page: Page, family: Family) -> None:
    sharing.share(family.store, Scope(statement_id=family.hers), Decision())
    page.seat(family.nadia, family.tom).all_say_yes()
    assert page.read_ids() == [family.swimming, family.his]
    page.seat(family.nadia, "someone-else").all_say_yes()
    assert page.read_ids() == [family.swimming]


def test_the_count_tells_nothing_about_what_is_hidden(page: Page, family: Family) -> None:
    sharing.share(family.store, Scope(statement_id=family.hers), Decision())
    page.seat(family.nadia, family.tom).all_say_yes()
    assert page.screen.count.text() == "1 of 2"


def test_answers_by_key_and_click_and_taking_back(page: Page, family: Family) -> None:
    page.seat(family.nadia)
    assert page.statement.answers.value() == []
    page.key(Qt.Key.Key_1)
    assert family.said(family.swimming).word == "agreed"
    page.key(Qt.Key.Key_3)
    assert family.said(family.swimming).word == "left_out"
    assert page.statement.answers.value() == ["left_out"]
    page.press(page.statement.answers, "not_sure")
    assert family.said(family.swimming).word == "not_sure"
    page.press(page.statement.answers, "not_sure")
    assert family.said(family.swimming).word == ""
    assert page.statement.answers.value() == []
    page.desk.undo()
    assert page.statement.answers.value() == ["not_sure"]


def test_the_four_answers_are_those_of_the_vocabulary() -> None:
    assert list(ANSWERS) == [word.id for word in READ_BACK_WORDS]


def test_changing_the_words_keeps_a_draft_and_commits(page: Page, family: Family) -> None:
    page.seat(family.nadia)
    page.key(Qt.Key.Key_2)
    composer = page.statement.changing.composer
    assert composer.words() == "Swimming on a Sunday."
    page.type(composer, " Early.")
    key = f"readback:{family.swimming}"

    def on_disk() -> None:
        assert drafts.draft(family.store, family.visit, key).words == "Swimming on a Sunday. Early."

    page.qtbot.waitUntil(lambda: bool(drafts.draft(family.store, family.visit, key).words), timeout=1000)
    on_disk()
    page.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    now = family.said(family.swimming)
    assert (now.words, now.word, now.wordings) == ("Swimming on a Sunday. Early.", "changed", 2)
    assert drafts.draft(family.store, family.visit, key).words == ""
    assert page.statement.changing.isHidden()
    page.desk.undo()
    assert family.said(family.swimming).words == "Swimming on a Sunday."
    assert "Early" not in page.words_on_screen()


def test_half_typed_words_come_back_another_day(family: Family, page: Page, qtbot: QtBot) -> None:
    page.seat(family.nadia)
    page.key(Qt.Key.Key_2)
    page.type(page.statement.changing.composer, " And Mondays")
    page.click(page.screen.stop)
    assert page.went == ["person"]
    again = Page(family, qtbot).seat(family.nadia)
    assert again.statement.changing.composer.words() == "Swimming on a Sunday. And Mondays"


def test_stopping_half_way_goes_on_at_the_very_statement(family: Family, page: Page, qtbot: QtBot) -> None:
    page.seat(family.nadia, family.tom).all_say_yes()
    page.read(family.hers)
    page.click(page.screen.stop)
    again = Page(family, qtbot)
    assert again.words_on_screen() == ""
    again.seat(family.nadia, family.tom).all_say_yes()
    assert again.screen.room.at == family.hers


def test_sharing_is_kept_at_once_and_nothing_is_ticked_before(page: Page, family: Family) -> None:
    page.seat(family.nadia)
    chips = page.statement.who_sees.chips
    assert chips.value() == []
    page.press(chips, "school")
    shared = family.said(family.swimming).shared
    assert shared is not None and shared.audiences == ("school",) and shared.decider == "own"
    page.press(chips, "nobody")
    shared = family.said(family.swimming).shared
    assert shared is not None and shared.audiences == () and chips.value() == ["nobody"]
    page.press(chips, "family")
    assert chips.value() == ["family"]
    page.press(chips, "family")
    assert family.said(family.swimming).shared is None
    page.desk.undo()
    assert chips.value() == ["family"]


def test_sharing_is_taken_back_and_given_again(page: Page, family: Family) -> None:
    page.seat(family.nadia)
    who = page.statement.who_sees
    assert not who.take_back.isVisible()
    page.press(who.chips, "school")
    page.click(who.take_back)
    shared = family.said(family.swimming).shared
    assert shared is not None and shared.withdrawn
    assert who.told.text() == TAKEN_BACK
    assert who.chips.value() == [] and not who.take_back.isVisible()
    page.press(who.chips, "family")
    shared = family.said(family.swimming).shared
    assert shared is not None and shared.audiences == ("family",) and not shared.withdrawn


def test_the_usual_choice_and_the_same_as_the_last_one(page: Page, family: Family) -> None:
    page.seat(family.nadia)
    who = page.statement.who_sees
    usual = next(each for each in who.findChildren(QWidget) if each.accessibleName() == "Family and school")
    assert not who.same.isVisible()
    page.click(usual)
    assert who.chips.value() == ["family", "school"]
    page.read(family.hers)
    who = page.statement.who_sees
    assert who.chips.value() == []
    page.click(who.same)
    shared = family.said(family.hers).shared
    assert shared is not None and shared.audiences == ("family", "school")


def test_exceptions_by_name_and_an_end(page: Page, family: Family) -> None:
    page.seat(family.nadia)
    who = page.statement.who_sees
    page.press(who.chips, "family")
    page.click(who.more.button)
    assert [chip.option.text for chip in who.more.exceptions.chips()] == ["Tom", "Gran"]
    page.press(who.more.exceptions, family.gran)
    page.type(who.more.until.line, "3 Nov 2027")
    page.key(Qt.Key.Key_Return)
    shared = family.said(family.swimming).shared
    assert shared is not None
    assert (shared.exceptions, shared.until) == ((family.gran,), date(2027, 11, 3))
    assert who.told.text() == "Family can see it, but not Gran, until 3 Nov 2027. Decided by Nadia."
    page.type(who.more.until.line, "")
    who.more.until.line.clear()
    page.type(who.more.until.line, "1 Nov 2025")
    page.key(Qt.Key.Key_Return)
    assert who.more.until.error.text().startswith("This day is over")
    again = family.said(family.swimming).shared
    assert again is not None and again.until == date(2027, 11, 3)


def test_a_choice_not_understood_is_decided_by_somebody_else_by_name(page: Page, family: Family) -> None:
    page.seat(family.amira)
    who = page.statement.who_sees
    assert "person" not in [chip.option.id for chip in who.chips.chips()]
    page.press(who.chips, "family")
    page.click(who.more.button)
    page.press(who.more.understands, "not_this")
    assert family.said(family.own).shared is None
    assert who.told.text().startswith("Not kept yet.") and who.chips.value() == ["family"]
    page.press(who.more.deciders, "parental")
    page.type(who.more.name.line, "Nadia Khan")
    page.key(Qt.Key.Key_Return)
    shared = family.said(family.own).shared
    assert shared is not None
    assert (shared.decider, shared.decider_name, shared.understood) == ("parental", "Nadia Khan", "not_this")


def test_others_decide_about_their_own_words_only(page: Page, family: Family) -> None:
    page.seat(family.nadia)
    page.click(page.statement.who_sees.more.button)
    assert not page.statement.who_sees.more.deciders.isVisible()


def test_from_16_on_understanding_is_not_asked(family: Family, qtbot: QtBot) -> None:
    facts = PersonFacts("Amira Khan", pronouns="she/her", born=date(2008, 5, 1))
    people.edit_person(family.store, family.person, facts)
    page = Page(family, qtbot).seat(family.amira)
    more = page.statement.who_sees.more
    page.click(more.button)
    assert more.deciders.isVisible() and not more.understands.isVisible()


def test_a_name_of_somebody_else_is_noticed(page: Page, family: Family) -> None:
    page.seat(family.nadia)
    names = page.read(family.hers).beside.names
    assert [row.name for row in names.rows] == ["Jaydon"]
    assert names.rows[0].choices.value() == []
    page.press(names.rows[0].choices, "instead")
    kept = family.said(family.hers).names[0]
    assert (kept.choice, kept.instead) == ("instead", "a friend")
    line = names.rows[0].instead.line
    line.clear()
    page.type(line, "a boy in class")
    page.key(Qt.Key.Key_Return)
    assert family.said(family.hers).names[0].instead == "a boy in class"
    page.press(names.rows[0].choices, "keep")
    assert family.said(family.hers).names[0].choice == "keep"


def test_others_words_stand_beside_and_can_be_seen_differently(page: Page, family: Family) -> None:
    page.seat(family.nadia, family.tom).all_say_yes()
    beside = page.read(family.hers).beside
    assert "Goes quiet in the car." in page.words_on_screen()

    def differ() -> QWidget:
        shown = [each for each in beside.findChildren(QWidget) if each.isVisible()]
        return next(each for each in shown if "We see this differently" in each.accessibleName())

    page.click(differ())
    assert family.said(family.hers).differs == (family.his,)
    page.read(family.his)
    beside = page.statement.beside
    assert differ().accessibleName().startswith("Take back")
    page.click(differ())
    assert family.said(family.hers).differs == ()


def test_a_worry_moves_the_words_apart_and_the_next_ones_follow(page: Page, family: Family) -> None:
    page.seat(family.nadia)
    menu = page.statement.beside.menu()
    next(each for each in menu.actions() if "worry" in each.text()).trigger()
    assert page.words_on_screen() == "Goes quiet when Jaydon is near."
    assert [one.worry.words for one in concerns.of_person(family.store, family.person)] == [
        "Swimming on a Sunday."
    ]
    assert interviews.visit(family.store, family.visit).at_statement == family.hers


def test_a_turn_alone_from_its_own_step(page: Page, family: Family) -> None:
    page.seat(family.nadia, family.tom)
    page.screen.go_to("alone")
    step = page.screen.step
    assert isinstance(step, Alone)
    page.press(step.chips, family.tom)
    assert page.words_on_screen() == ""
    page.click(page.choice.buttons[0])
    assert page.words_on_screen() == "Goes quiet in the car."


def _agree(family: Family, *ids: str) -> None:
    for each in ids:
        reading_back.word(family.store, each, "agreed")
        sharing.share(family.store, Scope(statement_id=each), BOTH)


def test_three_lines_are_picked_and_put_in_order_by_keys(page: Page, family: Family) -> None:
    more = [family.say("C1", family.nadia, words) for words in ("Pancakes.", "Secret.")]
    _agree(family, family.swimming, family.hers, family.his, more[0])
    reading_back.word(family.store, more[1], "agreed")
    page.seat(family.nadia, family.tom)
    page.screen.go_to("top_three")
    step = page.screen.step
    assert isinstance(step, TopThree)
    assert "Secret." not in page.words_on_screen()
    for each in (family.swimming, family.his, family.hers):
        next(card for card in step.open.cards if card.view.id == each).setFocus()
        page.key(Qt.Key.Key_Return)
    page.key(Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)

    def picks() -> tuple[str, ...]:
        return reading_back.picks(family.store, family.visit)[family.nadia]

    assert picks() == (family.swimming, family.hers, family.his)
    next(card for card in step.open.cards if card.view.id == more[0]).setFocus()
    page.key(Qt.Key.Key_Return)
    assert len(picks()) == 3 and "Three lines, please" in page.told[-1]
    step.picked.cards[0].setFocus()
    page.key(Qt.Key.Key_Delete)
    assert picks() == (family.hers, family.his)
    page.press(step.voices, family.tom)
    assert step.picked.cards == []


def test_own_words_for_the_three_are_read_back_at_once(page: Page, family: Family) -> None:
    page.seat(family.nadia)
    page.screen.go_to("top_three")
    step = page.screen.step
    assert isinstance(step, TopThree)
    page.press(step.own.voices, family.nadia)
    page.type(step.own.composer, "Wait for her.")
    page.key(Qt.Key.Key_Return)
    assert page.words_on_screen() == "Wait for her."
    page.key(Qt.Key.Key_1)
    now = family.said(page.screen.room.at)
    assert (now.question_id, now.word) == ("N3", "agreed")


def test_how_it_was_is_answered_alone_and_shown_to_nobody_else(page: Page, family: Family) -> None:
    page.seat(family.nadia, family.tom).all_say_yes()
    page.screen.go_to("how_it_was")
    step = page.screen.step
    assert isinstance(step, HowItWas)
    page.press(step.chips, family.nadia)
    page.click(page.choice.buttons[0])
    assert reading_back.seated(family.store, family.visit) == (family.nadia,)
    assert step.answers is not None
    page.press(step.answers.rows[0], "3")
    step.answers.rows[1].chips()[0].setFocus()
    page.key(Qt.Key.Key_4)
    page.type(step.answers.words.box, "Too long.")
    page.click(page.screen.next_button)
    given = reading_back.answered_alone(family.store, family.visit, family.nadia)
    assert given is not None
    assert (given.words, given.word, dict(given.fields)) == (
        "Too long.",
        "agreed",
        {"rating": 3, "rating 2": 4},
    )
    assert set(reading_back.seated(family.store, family.visit)) == {family.nadia, family.tom}
    assert step.answers is None
    page.screen.go_to("words")
    page.all_say_yes()
    assert given.id not in page.read_ids()


def test_when_to_look_again(page: Page, family: Family) -> None:
    page.seat(family.nadia)
    page.screen.go_to("review_date")
    step = page.screen.step
    assert isinstance(step, ReviewDate)
    assert step.quick.value() == []
    page.press(step.quick, "3")
    assert reading_back.review_date(family.store, family.person) == date(2027, 2, 22)
    assert step.day.value() == "22 Feb 2027"
    step.day.line.clear()
    page.type(step.day.line, "1 Mar 2027")
    page.key(Qt.Key.Key_Return)
    assert reading_back.review_date(family.store, family.person) == date(2027, 3, 1)
    assert step.quick.value() == []


def test_signing_by_hand_by_typing_or_not_at_all(page: Page, family: Family) -> None:
    page.seat(family.amira, family.nadia, family.tom)
    page.screen.go_to("sign_off")
    step = page.screen.step
    assert isinstance(step, SignOff)
    by_hand, by_typing, neither = step.panels
    sheet = by_hand.pad.sheet
    QTest.mousePress(sheet, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    QTest.mouseMove(sheet, QPoint(90, 60))
    QTest.mouseRelease(sheet, Qt.MouseButton.LeftButton, pos=QPoint(90, 60))
    page.type(by_typing.pad.typed.line, "N. Khan")
    for panel in step.panels:
        page.click(panel.done)
    signed = reading_back.sign_offs(family.store, family.visit)
    drawn = signed[family.amira].drawn
    assert drawn is not None and drawn.startswith(b"\x89PNG")
    assert (signed[family.nadia].typed, signed[family.nadia].drawn) == ("N. Khan", None)
    assert (signed[family.tom].typed, signed[family.tom].drawn) == ("", None)
    assert neither.said.words.text() == "Tom, 22 Nov 2026, no signature needed"
    page.desk.undo()
    assert family.tom not in reading_back.sign_offs(family.store, family.visit)
    assert neither.form.isVisible()


def test_leaving_by_the_last_step_ends_the_asking(page: Page, family: Family) -> None:
    page.seat(family.nadia)
    page.click(page.screen.stop)
    assert interviews.visit(family.store, family.visit).ended_at is None
    page.screen.go_to("done")
    page.key(Qt.Key.Key_Return)
    assert page.went[-1] == "summaries"
    assert interviews.visit(family.store, family.visit).ended_at is not None


def test_opening_at_a_step_goes_there_once_we_know_who_is_here(family: Family, qtbot: QtBot) -> None:
    page = Page(family, qtbot, step="review_date")
    assert isinstance(page.screen.step, WhoIsHere)
    page.seat(family.nadia)
    assert isinstance(page.screen.step, ReviewDate)


STEPS_TO_CHECK = ("words", "alone", "top_three", "how_it_was", "review_date", "sign_off", "done")


@pytest.mark.parametrize(("size", "text"), [((1366, 768), 100), ((1366, 768), 200), ((1280, 720), 200)])
def test_every_step_can_be_used_by_all(
    page: Page, family: Family, size: tuple[int, int], text: int, themed: QApplication
) -> None:
    _agree(family, family.his)
    theme.apply(themed, text)
    page.screen.resize(*size)
    page.qtbot.wait(30)
    assert access.faults(page.screen) == []
    page.seat(family.amira, family.nadia, family.tom)
    assert access.faults(page.screen) == []
    page.all_say_yes()
    for step in STEPS_TO_CHECK:
        page.screen.go_to(step)
        if step == "words":
            page.statement.who_sees.more.open()
            page.press(page.statement.who_sees.chips, "family")
        page.qtbot.wait(30)
        assert access.faults(page.screen) == [], step


def test_bigger_and_smaller_text_from_the_bar(page: Page) -> None:
    for name, size in (("Bigger text", 125), ("Smaller text", 100), ("Smaller text", 100)):
        page.click(next(each for each in page.screen.findChildren(QWidget) if each.accessibleName() == name))
        assert theme.text_size() == size


def test_the_private_note_and_the_title_stay_off_this_screen(page: Page, family: Family) -> None:
    notes.note(family.store, family.visit, "C1", "she looked away", family.swimming)
    page.seat(family.nadia)
    shown = " ".join(each.text() for each in page.screen.findChildren(QLabel))
    assert "looked away" not in shown
    assert page.screen.windowTitle() == ""


def test_all_of_it_by_keyboard_alone(page: Page, family: Family) -> None:
    """From the first question to a signed and ended read back, with Tab, Space, digits and Ctrl+Enter."""
    control = Qt.KeyboardModifier.ControlModifier

    def tab_to(name: str) -> None:
        for _ in range(60):
            focused = page.screen.focusWidget()
            if focused is not None and focused.accessibleName() == name:
                return
            page.key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never came to {name}")

    first = page.screen.first_focus()
    assert first is not None
    first.setFocus()
    page.key(Qt.Key.Key_Right)
    page.key(Qt.Key.Key_Space)
    page.key(Qt.Key.Key_Return, control)
    for _ in (family.swimming, family.hers):
        page.key(Qt.Key.Key_1)
        tab_to("Family and school")
        page.key(Qt.Key.Key_Return)
        page.key(Qt.Key.Key_Return, control)
    shared = family.said(family.hers).shared
    assert shared is not None and shared.audiences == ("family", "school")
    assert family.said(family.hers).word == "agreed"
    page.key(Qt.Key.Key_Right)
    page.key(Qt.Key.Key_Space)
    for _ in range(4):
        page.key(Qt.Key.Key_Return, control)
    page.key(Qt.Key.Key_Space)
    assert reading_back.review_date(family.store, family.person) is not None
    page.key(Qt.Key.Key_Return, control)
    tab_to("Put Nadia’s name under it")
    page.key(Qt.Key.Key_Return)
    assert family.nadia in reading_back.sign_offs(family.store, family.visit)
    page.key(Qt.Key.Key_Return, control)
    page.key(Qt.Key.Key_Return)
    assert page.went == ["summaries"]
