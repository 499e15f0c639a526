"""What is half typed in a small window outlives a lock, is there when it opens again, and goes once kept or left."""

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlmodel import SQLModel

from coprod_desktop.store.vault import Store, open_store
from coprod_desktop.ui.dialogs.edit_statement import EditStatement
from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.dialogs.short_words import ShortWords
from coprod_desktop.ui.dialogs.someone import Someone
from coprod_desktop.ui.editors.typing import TextEditor
from coprod_desktop.ui.screens.guide import Guide
from coprod_desktop.ui.screens.start import Start
from coprod_desktop.ui.screens.together import Together
from coprod_desktop.ui.together.difference import DifferencePanel, TalkSheet
from coprod_desktop.ui.together.row_sheet import RowSheet
from coprod_desktop.work import concerns, drafts, erasing, names, people, reading_back
from coprod_desktop.work.differences import AGREED
from coprod_desktop.work.erasing import Thing, Wish
from tests.ui.real_window import window_inside
from tests.ui.together_page import a_home

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
S = TypeVar("S", bound=Sheet)
HALF = "Both of you hear the ba"


class Table:
    """The window inside a store; `lock` ends it by Ctrl+L as in the small window, and a fresh one opens the store."""

    def __init__(self, store: Store, qtbot: QtBot) -> None:
        self.home, self.qtbot = a_home(store), qtbot
        self.enter(store)

    def enter(self, store: Store) -> None:
        self.locked = list[object]()
        self.window = window_inside(store, self.qtbot, self.locked.append)
        assert self.window.inside is not None
        self.inside, self.home.store = self.window.inside, store

    def lock(self, sheet: Sheet) -> None:
        store = self.home.store
        QTest.keyClick(sheet, Key.Key_L, CTRL)
        assert len(self.locked) == 1 and not sheet.isVisible()
        self.window.close()
        self.enter(open_store(store.folder, store.data_key))

    def sheet(self, kind: type[S]) -> S:
        QApplication.processEvents()
        (found,) = [each for each in self.window.findChildren(kind) if each.isVisible()]
        found.activateWindow()
        self.qtbot.waitUntil(found.isActiveWindow)
        return found

    def row(self, name: str, *present: str) -> RowSheet:
        seated = tuple(self.home.voices[each] for each in present)
        self.inside.desk.go("together", person_id=self.home.person, present=seated)
        assert isinstance(self.inside.shown, Together)
        self.inside.shown.looking.seat(seated)
        RowSheet(self.inside.shown, self.inside.shown.looking, self.home.lines[name]).open()
        return self.sheet(RowSheet)

    def talk(self, *present: str) -> TalkSheet:
        (panel,) = self.row("smell", *present).findChildren(DifferencePanel)
        panel.buttons[0].click()
        return self.sheet(TalkSheet)

    def guide(self, question: str = "F1") -> Guide:
        self.inside.desk.go("guide", interview_id=self.home.visit, question_id=question)
        assert isinstance(self.inside.shown, Guide)
        return self.inside.shown

    def start(self) -> Start:
        self.inside.desk.go("start", interview_id=self.home.visit)
        assert isinstance(self.inside.shown, Start)
        return self.inside.shown

    def rows(self) -> str:
        with self.home.store.read() as session:
            found = [session.execute(t.select()).all() for t in SQLModel.metadata.sorted_tables]
        return repr(found)


@pytest.fixture
def table(store: Store, themed: QApplication, qtbot: QtBot) -> Table:
    return Table(store, qtbot)


def type_agreed(sheet: TalkSheet, words: str = HALF) -> None:
    sheet.outcome.choose(AGREED)
    QTest.keyClicks(sheet.words.box, words)


# What came of talking about a difference


def test_what_both_had_begun_to_agree_on_is_there_after_unlocking(table: Table) -> None:
    table.home.differ("smell", "noise")
    type_agreed(table.talk())
    table.lock(table.sheet(TalkSheet))
    sheet = table.talk()
    assert sheet.words.value() == HALF and sheet.words.isVisible()
    assert sheet.voices.value() == [], "nobody says yes beforehand"
    for name in ("Nadia", "Tom"):
        sheet.voices.choose(table.home.voices[name])
    sheet.keep.click()
    assert table.home.said("smell").differs
    assert "talk:" not in table.rows(), "once kept it is half typed no more"


def test_given_up_it_is_gone(table: Table) -> None:
    table.home.differ("smell", "noise")
    type_agreed(table.talk())
    table.lock(table.sheet(TalkSheet))
    table.talk().reject()
    assert HALF not in table.rows()
    table.sheet(RowSheet).reject()
    assert table.talk().words.value() == ""


def test_a_name_in_it_reads_as_both_decided_once_somebody_looks_on(table: Table) -> None:
    home = table.home
    home.say("jay", "Nadia", "It is Jaydon shouting.", "H3")
    home.differ("jay", "noise")
    assert "Jaydon" in names.noticed_in(home.store, home.said("jay"), [])
    reading_back.choose_name(home.store, home.lines["jay"], "Jaydon", "instead", "a friend")
    for when in ("before", "after"):
        (panel,) = table.row("jay", "Nadia", "Tom").findChildren(DifferencePanel)
        panel.buttons[0].click()
        sheet = table.sheet(TalkSheet)
        if when == "before":
            type_agreed(sheet, "Jaydon shou")
            table.lock(sheet)
    assert sheet.words.value() == "a friend shou"


# A row's title


def test_a_half_typed_title_is_there_after_unlocking_and_goes_once_it_is_kept(table: Table) -> None:
    QTest.keyClicks(table.row("hum").title.line, "The flat hu")
    table.lock(table.sheet(RowSheet))
    sheet = table.row("hum")
    assert sheet.title.value() == "The flat hu"
    QTest.keyClicks(sheet.title.line, "m")
    QTest.keyClick(sheet.title.line, Key.Key_Return)
    sheet.reject()
    assert table.home.said("hum").called == "The flat hum" and "The flat hu'" not in table.rows()
    QTest.keyClicks(table.row("hum").title.line, " again")
    table.sheet(RowSheet).reject()
    assert table.row("hum").title.value() == "The flat hum", "left without keeping it"


def test_a_title_over_more_than_they_may_see_is_not_shown_to_them(table: Table) -> None:
    home = table.home
    home.join("hum", "hum_tom")
    home.hide_from("hum_tom", "family")
    QTest.keyClicks(table.row("hum").title.line, "The flat hu")
    table.lock(table.sheet(RowSheet))
    assert table.row("hum", "Nadia", "Mr Reed").title.value() == ""
    table.sheet(RowSheet).reject()
    assert table.row("hum").title.value() == "The flat hu"


@pytest.mark.parametrize("way", ["erased", "moved apart"])
@pytest.mark.parametrize("gone", ["hum", "hum_tom"])
def test_half_typed_words_over_two_accounts_go_with_either(table: Table, gone: str, way: str) -> None:
    home = table.home
    home.join("hum", "hum_tom")
    home.differ("hum", "hum_tom")
    QTest.keyClicks(table.row("hum").title.line, "Titlebracken")
    (panel,) = table.sheet(RowSheet).findChildren(DifferencePanel)
    panel.buttons[0].click()
    type_agreed(table.sheet(TalkSheet), "Agreedbracken")
    table.lock(table.sheet(TalkSheet))
    assert "Titlebracken" in table.rows() and "Agreedbracken" in table.rows()
    if way == "erased":
        erasing.erase_now(home.store, Thing("statement", home.lines[gone]), Wish("family", "asked"))
    else:
        concerns.move_there(home.store, home.lines[gone])
    assert "bracken" not in table.rows()


# Somebody else, and what is done with a card


@pytest.mark.parametrize("where", ["guide", "start"])
def test_somebody_else_is_half_named(table: Table, where: str) -> None:
    def open_it() -> Someone:
        if where == "guide":
            table.guide().asking.add_someone()
        else:
            table.start().who.add_button.click()
        return table.sheet(Someone)

    sheet = open_it()
    QTest.keyClicks(sheet.who.line, "Auntie Ro")
    sheet.relation.box.setEditText("nex")
    QTest.keyClicks(sheet.through.line, "Ms Ali")
    table.lock(sheet)
    sheet = open_it()
    assert (sheet.name(), sheet.relationship(), sheet.interpreter()) == ("Auntie Ro", "nex", "Ms Ali")
    QTest.keyClicks(sheet.who.line, "sa")
    sheet.keep.click()
    assert "Auntie Rosa" in [v.name for v in people.circle(table.home.store, table.home.person)]
    sheet = open_it()
    assert (sheet.name(), sheet.relationship(), sheet.interpreter()) == ("", "", "")


def card_sheet(table: Table, act: str, kind: type[S]) -> S:
    asking = table.guide().asking
    asking.actions_.act(act, table.home.lines["hum"])
    return table.sheet(kind)


def test_short_words_and_who_interpreted_are_half_typed(table: Table) -> None:
    short = card_sheet(table, "short", ShortWords)
    QTest.keyClicks(short.short.box, "Flat hu")
    table.lock(short)
    short = card_sheet(table, "short", ShortWords)
    assert short.short_words() == "Flat hu" and short.agreed_by() is None
    short.reject()
    edit = card_sheet(table, "edit", EditStatement)
    edit.arrived.choose("interpreter")
    QTest.keyClicks(edit.through.line, "Ms Al")
    table.lock(edit)
    edit = card_sheet(table, "edit", EditStatement)
    assert edit.words().through == "Ms Al" and edit.through.isVisible()
    edit.reject()
    assert "Ms Al" not in table.rows() and "Flat hu" not in table.rows()


# What is put beside the words of an answer


def test_what_is_typed_beside_the_words_is_there_after_unlocking_and_goes_with_the_card(table: Table) -> None:
    guide = table.guide()
    assert guide.asking.fields is not None
    editor = next(one for one in guide.asking.fields.editors.values() if isinstance(one, TextEditor))
    guide.asking.fields.more.button.setChecked(True)
    QTest.keyClicks(editor.line, "by the do")
    QTest.keyClick(guide, Key.Key_L, CTRL)
    assert len(table.locked) == 1
    table.window.close()
    table.enter(open_store(table.home.store.folder, table.home.store.data_key))
    asking = table.guide().asking
    assert asking.fields is not None and asking.fields.values() == {editor.field.key: "by the do"}
    assert asking.fields.more.button.isChecked(), "what has words in it stands open"
    asking.voices.choose(asking.visit.voices[0].id)
    QTest.keyClicks(asking.composer, "She waits.")
    QTest.keyClick(asking.composer, Key.Key_Return)
    assert asking.fields.values() == {} and "by the do" in table.rows()
    assert drafts.draft(table.home.store, table.home.visit, "F1") == drafts.HalfTyped()
