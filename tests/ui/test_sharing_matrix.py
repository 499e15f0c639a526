"""Who can see what, at a glance: keys and clicks on a real store, and what nobody else may learn from it."""

import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.paths import RESOURCES
from coprod_desktop.questions.vocabulary import AUDIENCES
from coprod_desktop.store.vault import Store
from coprod_desktop.ui import access, theme
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.screens.together import Together
from coprod_desktop.ui.together.sharing import as_seen
from coprod_desktop.ui.together.sharing.cells import KEPT, OWN, SHARED, Cell
from coprod_desktop.ui.together.sharing.change_sheet import CHOOSE, ChangeSheet
from coprod_desktop.ui.together.sharing.kind_words import KIND_WORDS
from coprod_desktop.ui.together.sharing.lines import Line
from coprod_desktop.ui.together.sharing.sharing_view import NOT_FOR_ALL, NOTHING_YET, SharingView
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.tags import tone_ink
from coprod_desktop.work import (
    bringing_in,
    handing_over,
    interviewing,
    interviews,
    listing,
    people,
    reading_back,
    said,
    sharing,
    sharing_in_bulk,
    summarising,
)
from coprod_desktop.work.eligibility import REASONS
from coprod_desktop.work.handing_over import Paper
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.said import Said
from coprod_desktop.work.sharing import Decision, Scope
from coprod_desktop.work.sharing_changes import KINDS, NOBODY_SAID_SO, Change
from coprod_desktop.work.summarising import Wanted
from tests.faults.ears import words_in
from tests.ui.conftest import Show

TODAY = date(2026, 11, 22)
NONE = Qt.KeyboardModifier.NoModifier
NEXT_YEAR, YESTERDAY = date(2027, 1, 3), TODAY - timedelta(days=1)


@dataclass
class Screen:
    """The view as a practitioner works it."""

    store: Store
    inside: Inside
    person: str
    qtbot: QtBot

    @property
    def view(self) -> SharingView:
        shown = self.inside.shown
        assert isinstance(shown, Together) and isinstance(shown.view, SharingView)
        return shown.view

    def seat(self, *voices: str) -> None:
        assert isinstance(self.inside.shown, Together)
        self.inside.shown.looking.seat(voices)

    def key(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        on: QWidget | None = None,
    ) -> None:
        QTest.keyClick(on or self.view.matrix, key, modifier)

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def press(self, group: ChipGroup, id_: str) -> None:
        self.click(next(chip for chip in group.chips() if chip.option.id == id_))

    def lines(self) -> list[Line]:
        return [line for line in self.view.matrix.lines_model.lines if line.one is not None]

    def go_to(self, words: str) -> None:
        rows = self.view.matrix.lines_model.lines
        row = next(row for row, line in enumerate(rows) if words in line.words)
        self.view.matrix.setCurrentIndex(self.view.matrix.lines_model.index(row, 0))

    def marked(self) -> list[str]:
        return [line.words for line in self.view.matrix.marks()]

    def cells(self, words: str) -> dict[str, Cell]:
        line = next(line for line in self.lines() if words in line.words)
        return dict(zip([each.id for each in AUDIENCES], line.cells, strict=True))

    def sheet(self) -> ChangeSheet:
        self.qtbot.waitUntil(lambda: self.inside.findChild(ChangeSheet) is not None)
        found = self.inside.findChild(ChangeSheet)
        assert isinstance(found, ChangeSheet)
        self.qtbot.waitUntil(found.isActiveWindow)
        return found

    def keep(self, sheet: ChangeSheet) -> None:
        self.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, on=sheet)
        self.qtbot.waitUntil(lambda: self.inside.findChild(ChangeSheet) is None)
        self.inside.activateWindow()  # offscreen no window manager does
        self.qtbot.waitUntil(self.inside.isActiveWindow)

    def message(self) -> str:
        return self.inside.messages.words()

    def undo(self) -> None:
        self.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    def about(self) -> list[Said]:
        return said.about_person(self.store, self.person)


def opened(
    store: Store, show: Show, person: str, qtbot: QtBot, width: int = 1366, height: int = 768
) -> Screen:
    inside = Inside(store, lambda: TODAY)
    show(inside, width, height)
    inside.desk.go("together", person_id=person, view="sharing")
    screen = Screen(store, inside, person, qtbot)
    qtbot.waitUntil(screen.view.matrix.hasFocus)
    return screen


@dataclass
class Home:
    """Isla, nine, and what Nadia (mother) and Tom (father) said, each line decided differently."""

    screen: Screen
    voices: dict[str, str]
    lines: dict[str, str]


def say(store: Store, visit: str, words: str, voice: str, question: str = "F1", word: str = "agreed") -> str:
    line = interviewing.say(store, visit, question, Words(words, voice)).made_id
    if word:
        reading_back.word(store, line, word)
    return line


@pytest.fixture
def home(store: Store, show: Show, qtbot: QtBot) -> Home:
    person = people.add_person(store, PersonFacts("Isla Hartley", "Isla", born=date(2017, 5, 11))).made_id
    voices = {"Isla": people.circle(store, person)[0].id}
    for name, relationship in (
        ("Nadia", "mother"),
        ("Tom", "father"),
        ("Gran", "Gran"),
        ("Mr Reed", "teacher"),
    ):
        voices[name] = people.add_contributor(store, person, ContributorFacts(name, relationship)).made_id
    visit = interviews.start(store, person, interviews.Plan(TODAY)).made_id
    decided = {
        "family": Decision(("family",), (voices["Gran"],), NEXT_YEAR),
        "both": Decision(("family", "school")),
        "ended": Decision(("school",), until=YESTERDAY),
        "alone": Decision(),
    }
    lines = {
        name: say(store, visit, f"Nadia {name}.", voices["Nadia"]) for name in (*decided, "open", "gone")
    }
    for name, decision in decided.items():
        sharing.share(store, Scope(statement_id=lines[name]), decision)
    sharing.withdraw(store, Scope(statement_id=lines["gone"]), Decision())
    lines["unread"] = say(store, visit, "Tom unread.", voices["Tom"], word="")
    sharing.share(store, Scope(statement_id=lines["unread"]), Decision(("school",)))
    lines["toms"] = say(store, visit, "Tom all.", voices["Tom"], question="B3")
    sharing.share(store, Scope(statement_id=lines["toms"]), Decision(tuple(each.id for each in AUDIENCES)))
    lines["own"] = say(store, visit, "My boots.", voices["Isla"], question="B3")
    by = Decision(("family",), decider="supported", decider_name="Nadia", understood="yes")
    sharing.share(store, Scope(statement_id=lines["own"]), by)
    return Home(opened(store, show, person, qtbot), voices, lines)


SAID = {
    ("family.", "family"): "Family: shared, but not Gran, until 3 Jan 2027, decided by Nadia",
    ("family.", "school"): "School: not shared, decided by Nadia",
    ("both.", "school"): "School: shared, decided by Nadia",
    ("ended.", "school"): "School: ended 21 Nov 2026, decided by Nadia",
    ("alone.", "family"): "Family: not shared, decided by Nadia",
    ("open.", "health"): "Health team: not decided yet",
    ("gone.", "lead"): "SENCO or manager: withdrawn, decided by Nadia",
    ("unread.", "school"): "School: shared, decided by Tom, not read back yet",
    ("boots.", "person"): "Isla: their own words, decided by Isla with support: Nadia",
    ("boots.", "family"): "Family: shared, decided by Isla with support: Nadia",
}


@pytest.mark.parametrize(("words", "audience"), SAID)
def test_each_cell_is_told_in_a_sentence(home: Home, words: str, audience: str) -> None:
    assert home.screen.cells(words)[audience].said == SAID[words, audience]


def test_a_screen_reader_hears_cell_and_words(home: Home) -> None:
    home.screen.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    heard = words_in(home.screen.view.matrix)
    assert "marked, Family: shared, but not Gran, until 3 Jan 2027, decided by Nadia" in heard
    assert "Nadia: “Nadia family.”" in heard
    assert "SENCO or manager" in heard


def test_a_cell_shows_a_mark_and_words_and_never_colour_alone(home: Home) -> None:
    cells = home.screen.cells("family.")
    assert cells["family"].mark == "✓" and cells["family"].lines == ("But not Gran", "Until 3 Jan 2027")
    states = (OWN, SHARED, *KEPT)
    assert len({state.mark for state in states}) == len(states)
    assert len({state.word for state in states}) == len(states)
    for state in states:
        for ground in ("card", "brand-soft"):
            assert access.contrast(tone_ink(state.tone), theme.colour(ground)) >= 4.5


def test_lines_stand_by_section_in_the_order_of_the_questions(home: Home) -> None:
    lines = home.screen.view.matrix.lines_model.lines
    words = [line.words for line in lines if line.one is not None]
    assert words[:2] == ["“Tom all.”", "“My boots.”"] and words[2] == "“Nadia family.”"
    assert [line.one is None for line in lines].count(True) == 2


def test_arrow_keys_move_and_space_marks(home: Home) -> None:
    screen = home.screen
    screen.key(Qt.Key.Key_Right)
    screen.key(Qt.Key.Key_Down)
    index = screen.view.matrix.currentIndex()
    assert index.column() == 1
    screen.key(Qt.Key.Key_Space)
    assert screen.marked() == ["“My boots.”"]
    screen.key(Qt.Key.Key_Space)
    assert screen.marked() == []


def test_keys_mark_several(home: Home) -> None:
    screen = home.screen
    screen.go_to("Nadia family")
    screen.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    screen.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert screen.marked() == ["“Nadia family.”", "“Nadia both.”", "“Nadia ended.”"]
    screen.key(Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert len(screen.marked()) == 7, "its section"
    screen.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(screen.marked()) == 9
    screen.go_to("Nadia family")
    for _ in range(2):
        screen.key(Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert screen.view.matrix.current() == screen.lines()[0], "over the heading"
    screen.key(Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert screen.view.matrix.current() == screen.lines()[0], "there is none above"


def test_buttons_do_the_same(home: Home) -> None:
    screen, buttons = home.screen, home.screen.view.marking.buttons
    screen.go_to("Tom all")
    assert buttons["voice"].words() == "Mark all of Tom’s"
    screen.click(buttons["voice"])
    assert screen.marked() == ["“Tom all.”", "“Tom unread.”"]
    screen.click(buttons["section"])
    assert screen.marked() == ["“Tom all.”", "“My boots.”", "“Tom unread.”"]
    assert screen.view.marking.how_many.text() == "3 marked"
    screen.click(buttons["all"])
    assert len(screen.marked()) == 9
    screen.click(buttons["none"])
    assert screen.marked() == [] and not buttons["none"].isEnabled()


def test_a_tap_on_the_words_marks_them_and_on_a_heading_its_section(home: Home) -> None:
    screen, column = home.screen, home.screen.view.matrix.words_column
    for row in (1, 0):
        at = QPoint(20, column.sectionViewportPosition(row) + 20)
        QTest.mouseClick(column.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert screen.marked() == ["“Tom all.”", "“My boots.”"]
    QTest.mouseClick(column.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert screen.marked() == []


def test_enter_shares_the_words_of_those_who_said_so_and_one_undo_takes_it_back(home: Home) -> None:
    screen = home.screen
    before = {one.id: one.shared for one in screen.about()}
    screen.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    screen.key(Qt.Key.Key_Return)
    sheet = screen.sheet()
    assert sheet.speakers.value() == [] and sheet.kinds.value() == []
    assert [chip.option.text for chip in sheet.speakers.chips()] == [
        "Isla says so about 1 line",
        "Nadia says so about 6 lines (1 not decided yet)",
        "Tom says so about 2 lines",
    ]
    screen.press(sheet.kinds, "set")
    screen.press(sheet.audiences, "health")
    screen.press(sheet.speakers, home.voices["Nadia"])
    screen.keep(sheet)
    changed = {one.id for one in screen.about() if one.shared != before[one.id]}
    assert changed == {home.lines[name] for name in ("family", "both", "ended", "alone", "open", "gone")}
    assert screen.message() == "Sharing of 6 lines kept."
    assert screen.cells("family.")["health"].lines == ("Until 3 Jan 2027",)
    screen.undo()
    assert {one.id: one.shared for one in screen.about()} == before
    assert screen.cells("family.")["health"].lines == ("Not shared",)
    assert len(screen.marked()) == 9, "what was marked stays so"


def test_the_undo_of_the_message_takes_it_back_too(home: Home) -> None:
    screen = home.screen
    screen.go_to("Tom all")
    screen.key(Qt.Key.Key_Delete)
    sheet = screen.sheet()
    assert sheet.kinds.one() == "withdraw" and sheet.speakers.value() == []
    screen.press(sheet.speakers, home.voices["Tom"])
    screen.keep(sheet)
    assert screen.cells("Tom all")["school"].lines == ("Withdrawn",)
    screen.inside.messages.reach()
    QTest.keyClick(screen.inside.focusWidget(), Qt.Key.Key_Space)
    assert screen.cells("Tom all")["school"].lines == ("Shared",)


def test_what_is_missing_is_said_in_the_window(home: Home) -> None:
    screen = home.screen
    screen.go_to("Nadia open")
    screen.click(screen.view.marking.change)
    sheet = screen.sheet()

    def lacks() -> str:
        screen.click(sheet.keep)
        assert sheet.isVisible() and sheet.wrong.isVisible()
        return sheet.wrong_words.text()

    assert lacks() == CHOOSE
    screen.press(sheet.kinds, "add")
    assert "who can see" in lacks()
    screen.press(sheet.audiences, "school")
    assert lacks() == NOBODY_SAID_SO
    screen.press(sheet.kinds, "take")
    screen.press(sheet.speakers, home.voices["Nadia"])
    assert "Nothing would change" in lacks()
    screen.press(sheet.kinds, "until")
    assert not sheet.wrong.isVisible()
    QTest.keyClicks(sheet.until.line, "soon")
    screen.click(sheet.keep)
    assert "date" in sheet.wrong_words.text()
    screen.press(sheet.kinds, "add")
    screen.keep(sheet)
    assert screen.cells("open.")["school"].lines == ("Shared",)


def test_for_the_person_it_is_asked_who_decided(home: Home) -> None:
    screen = home.screen
    screen.go_to("My boots")
    screen.key(Qt.Key.Key_Return)
    sheet = screen.sheet()
    assert sheet.who is not None and not sheet.who.isVisible()
    screen.press(sheet.kinds, "nobody")
    screen.press(sheet.speakers, home.voices["Isla"])
    assert sheet.who.isVisible() and sheet.who.understands.isVisible()
    screen.press(sheet.who.understands, "not_this")
    screen.click(sheet.keep)
    assert "somebody else decides" in sheet.wrong_words.text()
    screen.press(sheet.who.deciders, "parental")
    screen.click(sheet.keep)
    assert "give the name" in sheet.wrong_words.text()
    QTest.keyClicks(sheet.who.name.line, "Nadia Hartley")
    screen.keep(sheet)
    assert screen.cells("boots.")["family"].said.endswith(
        "decided by someone with parental responsibility: Nadia Hartley"
    )


def test_leaving_somebody_out_and_an_end(home: Home) -> None:
    screen = home.screen
    screen.go_to("Nadia both")
    for kind, field, words in (
        ("but_not", "Gran", "But not Gran"),
        ("until", "3 Jan 2027", "Until 3 Jan 2027"),
    ):
        screen.key(Qt.Key.Key_Return)
        sheet = screen.sheet()
        screen.press(sheet.kinds, kind)
        if kind == "but_not":
            screen.press(sheet.people, home.voices[field])
        else:
            QTest.keyClicks(sheet.until.line, field)
        screen.press(sheet.speakers, home.voices["Nadia"])
        screen.keep(sheet)
        assert words in screen.cells("both.")["family"].lines
    assert screen.cells("both.")["school"].lines == ("Until 3 Jan 2027",)


def test_withdrawing_names_the_papers_once_and_new_pages_leave_it_out(home: Home) -> None:
    screen = home.screen
    wanted = Wanted("school", TODAY, document="record")
    made = summarising.make(screen.store, screen.person, wanted)
    assert {one.id for one in made.chosen} == {home.lines["both"], home.lines["toms"]}
    wordings = tuple(one.wording_id for one in made.chosen)
    for day in (19, 20):
        paper = Paper("record", "school", how="printed", wordings=wordings)
        at = datetime(2026, 11, day, 12, 0, tzinfo=UTC)
        handing_over.handed_over(screen.store, screen.person, paper, at)
    screen.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    screen.key(Qt.Key.Key_Delete)
    sheet = screen.sheet()
    for who in ("Nadia", "Tom"):
        screen.press(sheet.speakers, home.voices[who])
    screen.keep(sheet)
    said_now = screen.message()
    assert said_now.startswith(
        "7 lines withdrawn; 1 stays as it was. Two papers already hold some of these words:"
    )
    assert said_now.count("sent to the printer") == 2
    assert summarising.make(screen.store, screen.person, wanted).chosen == ()
    screen.undo()
    assert len(summarising.make(screen.store, screen.person, wanted).chosen) == 2


def test_one_key_shows_what_each_group_would_see_and_then_everything_again(home: Home) -> None:
    screen, view = home.screen, home.screen.view
    assert view.tools.next.words() == "What would school see?"
    screen.key(Qt.Key.Key_F6)
    assert view.tools.as_seen.one() == "school"
    assert [line.words for line in screen.lines()] == ["“Tom all.”", "“Nadia both.”"]
    assert view.sentence.text() == (
        "School would see 2 of these 9. 1 is not read back yet, 1 is not decided, 1 was withdrawn, "
        "3 are kept from school and 1 has ended."
    )
    seen = [view.tools.as_seen.one()]
    for _ in range(6):
        screen.key(Qt.Key.Key_F6)
        seen.append(view.tools.as_seen.one())
    assert seen == [*as_seen.CYCLE[1:], ""]
    assert len(screen.lines()) == 9 and not view.sentence.isVisible()
    screen.press(view.tools.as_seen, "family")
    assert "1 is kept back because one of them is left out by name" in view.sentence.text()
    screen.click(view.tools.next)
    assert view.tools.as_seen.one() == "lead"


@pytest.mark.parametrize("audience", [each.id for each in AUDIENCES])
def test_what_a_group_would_see_is_what_documents_hold_and_it_adds_up(
    store: Store, show: Show, qtbot: QtBot, audience: str
) -> None:
    screen = opened(store, show, brought_in(store), qtbot)
    screen.press(screen.view.tools.as_seen, audience)
    made = summarising.make(store, screen.person, Wanted(audience, TODAY, document="record"))
    everything = {line.id for line in screen.view.lines.all}
    assert {line.id for line in screen.lines()} == {one.id for one in made.chosen} & everything
    counts = [int(word) for word in screen.view.sentence.text().replace(".", " ").split() if word.isdigit()]
    assert counts[0] == len(screen.lines()) and counts[1] == len(everything)
    assert counts[0] + sum(counts[2:]) == counts[1]


def test_filters_narrow_and_are_counted_for_the_practitioner_alone(home: Home) -> None:
    screen, tools = home.screen, home.screen.view.tools
    assert [chip.option.text for chip in tools.open.chips()] == ["Not decided yet: 1"]
    screen.press(tools.open, "open")
    assert [line.words for line in screen.lines()] == ["“Nadia open.”"]
    screen.press(tools.open, "open")
    tools.narrow.choose("voice", home.voices["Tom"])
    assert [line.words for line in screen.lines()] == ["“Tom all.”", "“Tom unread.”"]
    screen.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    tools.narrow.choose("section", screen.lines()[0].section)
    assert [line.words for line in screen.lines()] == ["“Tom all.”"] == screen.marked()
    screen.seat(home.voices["Nadia"])
    assert not tools.open.isVisible() and tools.open.value() == []


def test_the_speaker_alone_sees_the_readers_of_their_own_words_alone(home: Home) -> None:
    screen = home.screen
    screen.seat(home.voices["Tom"])
    by_words = {line.words: line for line in screen.lines()}
    assert set(by_words) == {"“Tom all.”", "“Tom unread.”", "“Nadia both.”", "“Nadia family.”", "“My boots.”"}
    assert by_words["“Tom all.”"].cells and not by_words["“Nadia both.”"].cells
    heard = words_in(screen.view)
    assert "School: shared, decided by Tom" in heard and "by Nadia" not in heard
    screen.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert screen.marked() == ["“Tom all.”", "“Tom unread.”"]
    assert_nobody_sees_as_others(screen)


def assert_nobody_sees_as_others(screen: Screen) -> None:
    """A line that went away would tell with whom it isn't shared."""
    before = [line.id for line in screen.lines()]
    screen.key(Qt.Key.Key_F6)
    assert [line.id for line in screen.lines()] == before
    assert not screen.view.tools.as_seen.isVisible() and not screen.view.sentence.isVisible()


def test_when_several_look_on_a_row_says_nothing_but_its_words(home: Home) -> None:
    screen = home.screen
    screen.seat(home.voices["Tom"], home.voices["Nadia"])
    assert {line.words for line in screen.lines()} == {
        *("“Tom all.”", "“Nadia both.”", "“Nadia family.”", "“My boots.”")
    }
    heard = words_in(screen.view)
    for hint in ("shared", "decided", "withdrawn", "not read back", "Mark all", "Change who", "Unmark"):
        assert hint not in heard, hint
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Delete):
        screen.key(key)
    screen.view.change("withdraw")
    assert screen.inside.findChild(ChangeSheet) is None and screen.marked() == [] and not screen.message()
    assert_nobody_sees_as_others(screen)


def test_a_message_about_papers_is_gone_before_somebody_else_looks_on(home: Home) -> None:
    screen = home.screen
    screen.inside.desk.tell("One paper already holds some of these words.")
    screen.seat(home.voices["Tom"], home.voices["Nadia"])
    assert "paper" not in words_in(screen.inside)


def test_nothing_to_show_is_said_without_a_hint(store: Store, show: Show, qtbot: QtBot) -> None:
    person = people.add_person(store, PersonFacts("Mo")).made_id
    inside = Inside(store, lambda: TODAY)
    show(inside)
    inside.desk.go("together", person_id=person, view="sharing")
    screen = Screen(store, inside, person, qtbot)
    assert NOTHING_YET in words_in(screen.view) and not screen.view.matrix.isVisible()
    nan = people.add_contributor(store, person, ContributorFacts("Nan", "Gran")).made_id
    visit = interviews.start(store, person, interviews.Plan(TODAY)).made_id
    say(store, visit, "A secret.", people.circle(store, person)[0].id)
    screen.seat(nan)
    assert NOT_FOR_ALL in words_in(screen.view) and "secret" not in words_in(screen.inside)


def test_tables_are_whole() -> None:
    assert [each.id for each in KIND_WORDS] == [kind.id for kind in KINDS]
    told = Counter(key for keys, *_ in as_seen.REST for key in keys)
    assert set(told.values()) == {1} and set(told) < {key for key, _, _ in REASONS}
    assert set(as_seen.CYCLE) == {"", *(each.id for each in AUDIENCES)}


def brought_in(store: Store, case: str = "primary_school") -> str:
    sheet = (RESOURCES / "sample" / f"{case}.csv").read_bytes()
    bringing_in.bring_in(store, bringing_in.look_at(store, sheet))
    (row,) = listing.people(store, TODAY)
    return row.id


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1280, 720)])
@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("seated", [0, 1, 2])
def test_nothing_is_cut_off_and_everything_can_be_reached(
    store: Store, show: Show, qtbot: QtBot, width: int, height: int, text: int, seated: int
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, text)
    screen = opened(store, show, brought_in(store), qtbot, width, height)
    screen.seat(*(voice.id for voice in screen.view.looking.circle[1 : 1 + seated]))
    assert access.faults(screen.view) == []
    assert_rows_have_room(screen)
    screen.key(Qt.Key.Key_F6)
    if seated < 2:
        screen.key(Qt.Key.Key_End)
        assert_in_sight(screen)
        screen.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        screen.key(Qt.Key.Key_Return)
        assert access.faults(screen.sheet()) == []


def assert_rows_have_room(screen: Screen) -> None:
    """Each row is as high as its words need, and no word of a cell is broken."""
    matrix = screen.view.matrix
    for row, line in enumerate(matrix.lines_model.lines):
        assert matrix.rowHeight(row) >= theme.space("target")
        if not matrix.lines_model.words_only:
            assert matrix.rowHeight(row) >= matrix.words_column.words(row).height(), line.words
    shown = matrix.viewport().width() + (
        matrix.words_column.width() if matrix.words_column.isVisible() else 0
    )
    assert matrix.columnWidth(0) <= shown


def assert_in_sight(screen: Screen) -> None:
    """The last readers' cell is wholly in sight beside the words."""
    matrix = screen.view.matrix
    rect = matrix.visualRect(matrix.currentIndex())
    assert matrix.currentIndex().column() == len(AUDIENCES) - 1
    assert matrix.viewport().rect().left() <= rect.left() and rect.right() <= matrix.viewport().rect().right()


def test_three_hundred_lines_open_and_scroll_smoothly(store: Store, show: Show, qtbot: QtBot) -> None:
    person = brought_in(store)
    some = said.about_person(store, person)
    with store.session() as session:
        interview = interviews.needed(session, some[0].interview_id)
        for number in range(300 - len(some)):
            words = Words(f"{some[number % len(some)].words} {number}", some[0].voice.id)
            interviewing.add_statement(store, session, interview, "F1", words)
    by = {one.voice.id: Decision() for one in some}
    ids = [one.id for one in said.about_person(store, person)]
    sharing_in_bulk.share_many(store, ids, Change("set", ("school",)), by, TODAY)
    screen = opened(store, show, person, qtbot)
    matrix = screen.view.matrix
    assert len(matrix.findChildren(QWidget)) < 20, "no widget for a row"
    took = []
    bar = matrix.verticalScrollBar()
    for place in range(0, bar.maximum(), max(1, bar.maximum() // 40)):
        started = time.process_time()
        bar.setValue(place)
        QApplication.processEvents()
        took.append(time.process_time() - started)
    assert sorted(took)[len(took) // 2] < 0.05, took
