"""Whoever sits in front of the screen sees only what everyone there may see, on every step and at every question."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.questions.vocabulary import AUDIENCE
from coprod_desktop.store.vault import Store
from coprod_desktop.ui import theme
from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.dialogs.take_back import TakeBack
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.read_back.steps import ORDER
from coprod_desktop.ui.screens.guide import Guide
from coprod_desktop.ui.screens.read_back import ReadBack
from coprod_desktop.ui.screens.together import Together
from coprod_desktop.ui.task import Task
from coprod_desktop.ui.together.difference import DifferencePanel, TalkSheet
from coprod_desktop.ui.together.goes_with import GoesWith
from coprod_desktop.ui.together.history import HistorySheet
from coprod_desktop.ui.together.ladder.pairs import WhichFirstSheet
from coprod_desktop.ui.together.ladder.step_panel import ChooseLines
from coprod_desktop.ui.together.ladder.view import LadderView
from coprod_desktop.ui.together.looking import Looking
from coprod_desktop.ui.together.row_sheet import RowSheet
from coprod_desktop.ui.together.same_view import SameView
from coprod_desktop.ui.together.sides.view import SidesView
from coprod_desktop.ui.together.views import VIEWS
from coprod_desktop.ui.together.who_looks import WhoLooks
from coprod_desktop.work import (
    differences,
    interviewing,
    interviews,
    ladder,
    notes,
    people,
    reading_back,
    said,
    same_thing,
    sharing,
)
from coprod_desktop.work.differences import AGREED, Talk
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.ladder import Ladder, Step
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.sharing import Decision, Scope
from coprod_desktop.work.sitting import SOMEONE_ELSE
from tests.faults.ears import words_in
from tests.faults.eyes import everything_in

TODAY = date(2026, 11, 22)
NOTE = "noteworthig"
CIRCLE = {"Amira": "person", "Nadia": "family", "Tom": "family", "Mr Reed": "school"}
RELATIONSHIP = {"Nadia": "mother", "Tom": "father", "Mr Reed": "teacher"}
YESTERDAY, LAST_YEAR = TODAY - timedelta(days=1), TODAY - timedelta(days=365)


@dataclass(frozen=True)
class Line:
    """A statement with a word of its own, who said it and who may see it; no audiences: not decided yet."""

    word: str
    who: str
    audiences: tuple[str, ...] | None = None
    not_for: str = ""
    until: date | None = None
    withdrawn: bool = False
    question: str = "F1"
    text: str = "She says {}."

    def may_be_seen_by(self, who: str) -> bool:
        """Written down here again, from documents.md and product.md, and not taken from the program."""
        if who == self.who:
            return True
        open_ = self.audiences is not None and not self.withdrawn and self.until != YESTERDAY
        return open_ and who != self.not_for and CIRCLE.get(who, "") in (self.audiences or ())


LINES = (
    Line("undecidedo", "Nadia"),
    Line("nobodyo", "Nadia", ()),
    Line("familyo", "Nadia", ("family",)),
    Line("exceptiono", "Nadia", tuple(AUDIENCE), "Tom"),
    Line("endedo", "Nadia", tuple(AUDIENCE), until=YESTERDAY),
    Line("withdrawno", "Nadia", tuple(AUDIENCE), withdrawn=True),
    Line("everyono", "Nadia", tuple(AUDIENCE)),
    Line("tomsundecido", "Tom"),
    Line("tomschoolo", "Tom", ("school",)),
    Line("amirasundecido", "Amira"),
    Line("amirasopeno", "Amira", ("family",)),
    Line("reedsundecido", "Mr Reed"),
    Line("reedsopeno", "Mr Reed", ("family", "person")),
    Line("aloneo", "Nadia", tuple(AUDIENCE), question="N7"),
)


@dataclass
class Home:
    store: Store
    person: str
    visit: str
    voices: dict[str, str]
    inside: Inside
    cards: dict[str, str] = field(default_factory=dict)

    def meet(self, *who: str) -> str:
        """Another visit, with these people."""
        visit = interviews.start(self.store, self.person, interviews.Plan(TODAY, visit="full")).made_id
        for name in who:
            interviews.take_part(self.store, visit, self.voices[name], "here")
        return visit

    def say(self, line: Line) -> None:
        words = Words(line.text.format(line.word), self.voices[line.who])
        card = interviewing.say(self.store, self.visit, line.question, words, NOTE).made_id
        self.cards[line.word] = card
        reading_back.word(self.store, card, "agreed")
        scope = Scope(statement_id=card)
        if line.withdrawn:
            sharing.withdraw(self.store, scope, Decision())
        elif line.audiences is not None:
            but_not = (self.voices[line.not_for],) if line.not_for else ()
            sharing.share(self.store, scope, Decision(line.audiences, but_not, line.until))


@pytest.fixture
def home(store: Store, qapp: QApplication, qtbot: QtBot) -> Iterator[Home]:
    theme.apply(qapp)
    person = people.add_person(store, PersonFacts("Amira")).made_id
    voices = {"Amira": people.circle(store, person)[0].id, SOMEONE_ELSE: SOMEONE_ELSE}
    for name, relationship in RELATIONSHIP.items():
        facts = ContributorFacts(name, relationship)
        voices[name] = people.add_contributor(store, person, facts).made_id
    inside = Inside(store, lambda: TODAY)
    qtbot.addWidget(inside)
    inside.resize(1366, 768)
    inside.show()
    made = Home(store, person, "", voices, inside)
    made.visit = made.meet(*CIRCLE)
    for line in LINES:
        made.say(line)
    notes.note(store, made.visit, "F1", NOTE)
    yield made


def forbidden(text: str, present: tuple[str, ...]) -> list[str]:
    """Planted words on the screen that somebody here may not see; the notes are for none of them."""
    hidden = [line.word for line in LINES if not all(line.may_be_seen_by(who) for who in present)]
    return [word for word in (*hidden, NOTE) if word in text]


GROUPS = [
    group
    for size in (1, 2, 3, 4)
    for group in combinations(("Amira", "Nadia", "Tom", "Mr Reed", SOMEONE_ELSE), size)
]


SCREENS_FOR = (("Nadia", "Tom"), ("Nadia", "Tom", "Mr Reed"), ("Nadia", SOMEONE_ELSE))


def read_all(shown: ReadBack) -> str:
    """Every step, and in the words every statement; questions about reading out loud are put off."""
    seen = ""
    for step in ORDER:
        shown.go_to(step)
        for _ in range(len(LINES) + len(CIRCLE)):
            QApplication.processEvents()
            seen += words_in(shown)
            if shown.at != "words" or not shown.step.forward():
                break
    return seen


def open_read_back(home: Home) -> ReadBack:
    home.inside.desk.go("read_back", interview_id=home.visit)
    shown = home.inside.shown
    assert isinstance(shown, ReadBack)
    return shown


def test_nothing_is_shown_before_anybody_is_seated(home: Home) -> None:
    open_read_back(home)
    assert forbidden(words_in(home.inside), ()) == []
    assert not any(line.word in words_in(home.inside) for line in LINES)


def test_reading_back_offers_only_what_everyone_there_may_see(home: Home) -> None:
    """The rules behind the steps, for whoever may sit there; how it was is read by its speaker alone."""
    room = open_read_back(home).room
    for present in GROUPS:
        assert room.seat([home.voices[who] for who in present])
        everything = room.everything()
        by_id = {one.id: one for one in everything}
        beside = [other for one in everything for other in room.here.beside(one, everything)]
        offered = [by_id[each] for each in room.route] + beside + [*room.here.to_pick_from(everything)]
        seen = " ".join(one.words for one in offered)
        assert [word for word in forbidden(seen, present) if word != "aloneo"] == [], present
        assert "aloneo" not in seen or present == ("Nadia",)


@pytest.mark.parametrize("present", SCREENS_FOR)
def test_reading_back_shows_only_what_everyone_there_may_see(home: Home, present: tuple[str, ...]) -> None:
    shown = open_read_back(home)
    assert shown.room.seat([home.voices[who] for who in present])
    seen = read_all(shown)
    assert forbidden(seen, present) == []
    assert "aloneo" not in seen
    assert ("familyo" in seen) is (present == ("Nadia", "Tom")), "something is shown"


def heard_by(home: Home, *present: str) -> str:
    visit = home.meet(*present)
    home.inside.desk.go("guide", interview_id=visit, question_id="F1")
    return words_beside(home)


def words_beside(home: Home) -> str:
    shown = home.inside.shown
    assert isinstance(shown, Guide)
    for _ in range(100):  # the guide is laid out once it knows its width
        QTest.qWait(10)
        if shown.side.isVisible():
            break
    return words_in(home.inside)


def test_what_was_heard_last_time_shows_only_what_everyone_there_may_see(home: Home) -> None:
    for present in (group for group in GROUPS if SOMEONE_ELSE not in group):
        assert forbidden(heard_by(home, *present), present) == [], present
    assert "familyo" in heard_by(home, "Nadia", "Tom"), "something is shown"


def test_somebody_who_comes_in_later_counts_from_then_on(home: Home) -> None:
    assert "undecidedo" in heard_by(home, "Nadia")
    shown = home.inside.shown
    assert isinstance(shown, Guide)
    home.inside.desk.do(interviews.take_part, shown.interview_id(), home.voices["Tom"], "phone")
    assert forbidden(words_beside(home), ("Nadia", "Tom")) == []


# Looking at it together


@dataclass(frozen=True)
class Secret:
    """Planted words that speak of several statements: they may show only where every one of these may."""

    word: str
    of: tuple[str, ...] = ()
    own: str = ""
    """Or only where this speaker alone looks on: a name that others are to read otherwise."""

    def may_be_seen_by(self, present: tuple[str, ...]) -> bool:
        if self.own:
            return present == (self.own,)
        return all(LINE[name].may_be_seen_by(who) for name in self.of for who in present)


EVERYONE = tuple(AUDIENCE)
SLEEVES = "She pulls her sleeves over her hands, {}."
MORE = (
    Line("pairopeno", "Nadia", EVERYONE, question="D3", text=SLEEVES),
    Line("pairhiddo", "Tom", question="D3", text=SLEEVES),
    Line("pairtoo", "Mr Reed", EVERYONE, question="D3", text=SLEEVES),
    Line("helpopeno", "Tom", EVERYONE, question="I2"),
    Line("helphiddo", "Tom", question="I2"),
    Line("worsehiddo", "Mr Reed", question="J1"),
    Line("namedo", "Nadia", EVERYONE, question="H3"),
    Line("schoolsigno", "Mr Reed", EVERYONE),
    Line("amirasecreto", "Amira", ("person",)),
)
BEFORE = (Line("beforehiddo", "Nadia"), Line("beforeopeno", "Nadia", EVERYONE))
LINE = {line.word: line for line in (*LINES, *MORE, *BEFORE)}
NAME, LEFT_OUT_NAME = "Jaydono", "Kaydeno"
SECRETS = (
    Secret("joinedtitelo", ("reedsopeno", "tomsundecido")),
    Secret("parttitelo", ("amirasopeno", "nobodyo")),
    Secret("differstitelo", ("helpopeno", "worsehiddo")),
    Secret("talkhiddo", ("schoolsigno", "tomschoolo")),
    Secret("talkedopeno", ("schoolsigno", "helpopeno")),
    Secret(NAME, own="Nadia"),
    Secret(LEFT_OUT_NAME, own="Nadia"),
)
VIEWS_ = tuple(row.id for row in VIEWS)
OF_VIEWS = [*GROUPS, ("Amira", "Nadia", "Tom", "Mr Reed", SOMEONE_ELSE)]


@dataclass
class Screen:
    """The screen of everything together, over a store where something hides behind every corner."""

    home: Home
    qtbot: QtBot

    def open(self, view: str, present: tuple[str, ...] = ()) -> "Screen":
        seated = tuple(self.home.voices[who] for who in present)
        self.home.inside.desk.go("together", person_id=self.home.person, view=view, present=seated)
        return self.wait() if present else self.seat(())

    @property
    def screen(self) -> Together:
        assert isinstance(self.home.inside.shown, Together)
        return self.home.inside.shown

    @property
    def looking(self) -> Looking:
        return self.screen.looking

    def seat(self, present: tuple[str, ...]) -> "Screen":
        self.looking.seat([self.home.voices[who] for who in present])
        return self.wait()

    def wait(self) -> "Screen":
        """Until what is looked for by a worker is there too."""
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.screen.findChildren(Task))
        QApplication.processEvents()
        return self

    def seen(self, window: QWidget | None = None) -> str:
        """By eyes and by ears."""
        shown = window or self.home.inside
        return f"{everything_in(shown)} | {words_in(shown)}"

    def sheet(self, made: Sheet) -> str:
        """What a window over it shows; it is gone again afterwards."""
        made.show()
        QApplication.processEvents()
        found = self.seen(made)
        made.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return found


@pytest.fixture
def together(home: Home, qtbot: QtBot) -> Screen:
    """Joined, called, talked about, put in order and said before: each with something hidden in it."""
    store, cards, voices = home.store, home.cards, home.voices
    for line in MORE:
        home.say(line)
    now, home.visit = home.visit, interviews.start(store, home.person, interviews.Plan(LAST_YEAR)).made_id
    for line in BEFORE:
        home.say(line)
    home.visit = now
    _names(home)
    for new, old in (("everyono", "beforehiddo"), ("everyono", "beforeopeno")):
        same_thing.decide(store, cards[new], cards[old], True)
    for word, (one, other) in (
        ("joinedtitelo", ("reedsopeno", "tomsundecido")),
        ("parttitelo", ("amirasopeno", "nobodyo")),
    ):
        same_thing.decide(store, cards[one], cards[other], True)
        same_thing.rename(store, cards[one], f"A {word} for both")
    same_thing.take_apart(store, cards["nobodyo"])
    reading_back.see_differently(store, cards["helpopeno"], cards["worsehiddo"])
    same_thing.rename(store, cards["helpopeno"], "A differstitelo for both")
    for word, other in (("talkhiddo", "tomschoolo"), ("talkedopeno", "helpopeno")):
        both = (voices["Mr Reed"], voices[LINE[other].who])
        talk = Talk(AGREED, TODAY, f"They say {word}.", both)
        differences.talk_about(store, cards["schoolsigno"], cards[other], talk)
    _ladder(home)
    return Screen(home, qtbot)


def _names(home: Home) -> None:
    """One line names somebody who is called otherwise for others, one is left out because it names somebody."""
    card = home.cards["namedo"]
    words = Words(f"{NAME} shouts, she says namedo.", home.voices["Nadia"], places=(f"{NAME}’s house",))
    interviewing.edit(home.store, card, words)
    reading_back.choose_name(home.store, card, NAME, "instead", "a friend")
    interviewing.suggest_short_words(home.store, card, f"Loud {NAME}.", home.voices["Nadia"])
    reading_back.word(home.store, card, "agreed")
    left = Words(f"{LEFT_OUT_NAME} shouts.", home.voices["Nadia"])
    gone = interviewing.say(home.store, home.visit, "H3", left).made_id
    reading_back.choose_name(home.store, gone, LEFT_OUT_NAME, "leave_out")
    reading_back.word(home.store, gone, "agreed")
    sharing.share(home.store, Scope(statement_id=gone), Decision(EVERYONE))


def _ladder(home: Home) -> None:
    """Hidden steps between shown ones, with hidden and shown helps, and how long after each."""
    order = ("everyono", "undecidedo", "schoolsigno", "tomsundecido", "familyo")
    helps = tuple(home.cards[each] for each in ("helpopeno", "helphiddo"))
    steps = tuple(
        Step(home.cards[each], "minutes" if at else "", helps, (home.cards["worsehiddo"],))
        for at, each in enumerate(order)
    )
    ladder.keep(home.store, home.person, Ladder(steps, (home.voices["Nadia"],)))


def hidden(text: str, present: tuple[str, ...]) -> list[str]:
    """Planted words that somebody here may not see."""
    lines = [word for word, line in LINE.items() if not all(line.may_be_seen_by(who) for who in present)]
    alone = [] if present == ("Nadia",) else ["aloneo"]
    more = [secret.word for secret in SECRETS if not secret.may_be_seen_by(present)]
    return [word for word in dict.fromkeys((*lines, *alone, *more, NOTE)) if word in text]


def of_row(view: SidesView) -> Iterator[str]:
    """What is read aloud at each row."""
    for row in view.sides.rows:
        view.table.go_to(row.id)
        yield view.aloud()


@pytest.mark.parametrize("view", VIEWS_)
def test_each_view_of_looking_together_shows_only_what_everyone_there_may_see(
    together: Screen, view: str
) -> None:
    """After somebody else sat down, which shows whether anything of before stays behind."""
    together.open(view)
    found: dict[tuple[str, ...], list[str]] = {}
    for present in OF_VIEWS:
        together.seat(present)
        shown = together.screen.view
        text = together.seen() + shown.aloud() + shown.counts()
        if isinstance(shown, SidesView):
            text += " ".join(of_row(shown))
        found[present] = hidden(text, present)
    assert {present: words for present, words in found.items() if words} == {}


@pytest.mark.parametrize("view", VIEWS_)
def test_a_view_opened_for_somebody_shows_only_what_they_may_see(together: Screen, view: str) -> None:
    for present in SCREENS_FOR:
        together.open(view, present)
        assert hidden(together.seen() + together.screen.view.aloud(), present) == []


def test_something_is_shown_in_every_view_or_the_tests_above_would_say_nothing(together: Screen) -> None:
    for view in VIEWS_:
        together.open(view, ("Nadia", "Tom"))
        text = together.seen()
        assert "everyono" in text or "familyo" in text or view == "same", view
    assert together.open("same").screen.view.counts(), "there are pairs to hide"


def test_nothing_of_before_stays_while_likely_pairs_are_still_looked_for(together: Screen) -> None:
    """The worker takes as long as it takes; whoever just sat down sees the screen at once."""
    for present in OF_VIEWS:
        together.open("same")
        view = together.screen.view
        assert isinstance(view, SameView) and view.pairs
        view.looking.seat([together.home.voices[who] for who in present])
        text = together.seen()
        together.wait()
        assert hidden(text, present) == [], present


def test_the_count_of_pairs_of_before_does_not_stay_either(together: Screen) -> None:
    together.open("same")
    before = together.screen.view.counts()
    together.looking.seat([together.home.voices[who] for who in ("Nadia", "Tom")])
    at_once = together.seen()
    together.wait()
    assert before != together.screen.view.counts() and before not in at_once


def test_proposals_join_nothing_that_somebody_there_may_not_see(together: Screen) -> None:
    together.open("same")
    view = together.screen.view
    assert isinstance(view, SameView)
    by_id = {card: word for word, card in together.home.cards.items()}
    for present in OF_VIEWS:
        together.seat(present)
        while view.pairs and (waiting := [p for p in view.pairs if (p.one, p.other) not in view.later]):
            asked = " ".join(by_id.get(each, LEFT_OUT_NAME) for each in (waiting[0].one, waiting[0].other))
            assert hidden(f"{asked} {together.seen()}", present) == [], present
            view.put_off()
        view.later.clear()


def test_the_row_of_every_statement_shows_only_what_everyone_there_may_see(together: Screen) -> None:
    """Of those that are hidden too: whoever gets to one by whatever way finds nothing in it."""
    together.open("sides")
    found: list[tuple[tuple[str, ...], str, list[str]]] = []
    for present in OF_VIEWS:
        together.seat(present)
        view = together.screen.view
        assert isinstance(view, SidesView)
        shown = {one.id for row in view.sides.rows for one in row.said if one.id != row.id}
        for word, card in together.home.cards.items():
            if card not in shown:  # those of one row share its sheet
                text = together.sheet(RowSheet(together.home.inside, together.looking, card))
                found.append((present, word, hidden(text, present)))
    assert [each for each in found if each[2]] == []


def test_the_history_of_every_statement_shows_only_what_everyone_there_may_see(together: Screen) -> None:
    together.open("sides")
    found: list[tuple[tuple[str, ...], str, list[str]]] = []
    for present in OF_VIEWS:
        together.seat(present)
        for word, card in together.home.cards.items():
            text = together.sheet(HistorySheet(together.home.inside, together.looking, card))
            found.append((present, word, hidden(text, present)))
    assert [each for each in found if each[2]] == []


def test_what_goes_with_it_offers_only_what_everyone_there_may_see(together: Screen) -> None:
    together.open("sides")
    found: list[tuple[tuple[str, ...], list[str]]] = []
    for present in OF_VIEWS:
        together.seat(present)
        for one in together.looking.shown():
            text = together.sheet(GoesWith(together.home.inside, together.looking, one))
            found.append((present, hidden(text, present)))
    assert [each for each in found if each[1]] == []


def test_a_name_that_is_said_otherwise_cannot_be_found_by_looking_for_it(together: Screen) -> None:
    """A hit would tell who “a friend” is."""
    together.open("sides", ("Tom",))
    one = next(one for one in together.looking.shown() if one.id == together.home.cards["everyono"])
    sheet = GoesWith(together.home.inside, together.looking, one)
    sheet.show()
    QTest.keyClicks(sheet.search, NAME)
    assert sheet.list.entries() == []
    sheet.search.clear()
    QTest.keyClicks(sheet.search, "a friend shouts")
    assert [each.id for each in sheet.list.entries()] == [together.home.cards["namedo"]]


def test_a_difference_is_talked_about_only_where_both_accounts_may_be_seen(together: Screen) -> None:
    """The sheet shows both, and the names of those who may say yes."""
    together.open("sides")
    for present in OF_VIEWS:
        together.seat(present)
        sheet = RowSheet(together.home.inside, together.looking, together.home.cards["schoolsigno"])
        sheet.show()
        for panel in sheet.findChildren(DifferencePanel):
            for button in panel.buttons[::2]:
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
                (talk,) = sheet.findChildren(TalkSheet)
                assert hidden(together.sheet(talk), present) == [], present
        sheet.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_no_step_of_the_ladder_hints_at_one_between(together: Screen) -> None:
    """Its number, how long after the one before, and what is tied to it."""
    together.open("ladder")
    view = together.screen.view
    assert isinstance(view, LadderView)
    cards = {card: word for word, card in together.home.cards.items()}
    whole = ladder.made(together.home.store, together.home.person)
    assert whole is not None
    for present in OF_VIEWS:
        together.seat(present)
        numbers = [entry.before for entry in view.list.list.entries() if entry.before]
        assert numbers == [f"{at}." for at in range(1, len(numbers) + 1)]
        for sign in view.list.placed():
            view.list.list.go_to(sign)
            assert hidden(together.seen(), present) == [], (present, cards[sign])
            before = whole.signs[whole.signs.index(sign) - 1]
            if before not in view.list.placed():
                assert view.step.gap.value() == [], (present, cards[sign])
            for button in (view.step.helps.button, view.step.worse.button):
                if button.isEnabled():
                    button.click()
                    (choose,) = view.window().findChildren(ChooseLines)
                    assert hidden(together.sheet(choose), present) == [], (present, cards[sign])


def test_which_comes_first_asks_only_about_signs_that_everyone_there_may_see(together: Screen) -> None:
    together.open("ladder")
    view = together.screen.view
    assert isinstance(view, LadderView)
    for present in OF_VIEWS:
        together.seat(present)
        if not view.ground.signs or not view.pairs.isEnabled():
            continue
        view.ask_pairs()
        (sheet,) = view.window().findChildren(WhichFirstSheet)
        while sheet.asking.pair is not None:
            assert hidden(together.seen(sheet), present) == [], present
            sheet.pass_over()
        together.sheet(sheet)


ALONE_OR_NOT = [
    ("Nadia",),
    ("Tom",),
    ("Nadia", "Tom"),
    ("Amira", "Mr Reed"),
    ("Mr Reed",),
    ("Tom", SOMEONE_ELSE),
]


@pytest.mark.parametrize("present", ALONE_OR_NOT, ids="+".join)
def test_what_is_hidden_changes_nothing_on_the_screen_at_all(
    together: Screen, present: tuple[str, ...]
) -> None:
    """No count, no number, no order, no reason and no choice is another one without it: it can't be told from it."""
    for card in together.home.cards.values():  # that a title stays away looks as if none was given
        same_thing.rename(together.home.store, card, "")
    before = {view: as_shown(together.open(view, present)) for view in VIEWS_}
    shown = {one.id for one in together.looking.shown()}
    for one in said.about_person(together.home.store, together.home.person):
        if one.id not in shown:
            interviewing.remove(together.home.store, one.id)
    after = {view: as_shown(together.open(view, present)) for view in VIEWS_}
    assert {one.id for one in together.looking.shown()} == shown
    assert [view for view in VIEWS_ if after[view] != before[view]] == []


def as_shown(together: Screen) -> str:
    view = together.screen.view
    aloud = list(of_row(view)) if isinstance(view, SidesView) else [view.aloud()]
    return f"{together.seen(together.screen)} | {view.counts()} | {aloud}"


# While the screen is with them


@pytest.fixture
def handed(together: Screen) -> Iterator[Screen]:
    together.open("sides", ("Nadia", "Tom"))
    QTest.mouseClick(together.screen.hand_over, Qt.MouseButton.LeftButton)
    assert together.home.inside.desk.family.person_id == together.home.person
    yield together
    together.home.inside.desk.family.end()


def asks(together: Screen) -> bool:
    """Whether the passphrase is asked for, with their screen still behind it; it is left again."""
    shown = [each for each in together.home.inside.findChildren(TakeBack) if each.isVisible()]
    for each in shown:
        assert hidden(together.seen(each), ("Nadia", "Tom")) == []
        each.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return bool(shown) and isinstance(together.home.inside.shown, Together)


def test_with_the_family_every_view_still_shows_only_what_they_may_see(handed: Screen) -> None:
    for view in VIEWS_:
        QTest.mouseClick(
            next(chip for chip in handed.screen.tabs.chips() if chip.option.id == view),
            Qt.MouseButton.LeftButton,
        )
        handed.wait()
        assert handed.screen.tabs.one() == view
        assert hidden(handed.seen() + handed.screen.view.aloud(), ("Nadia", "Tom")) == [], view
        assert "Zebedee" not in handed.seen()


def test_with_the_family_nobody_else_can_be_seated(handed: Screen) -> None:
    who = handed.screen.who
    assert not who.isEnabled()
    QTest.mouseClick(who, Qt.MouseButton.LeftButton)
    who.setFocus()
    QTest.keyClick(handed.home.inside, Qt.Key.Key_Space)
    assert not handed.home.inside.findChildren(WhoLooks)
    assert handed.looking.sitting is not None and len(handed.looking.sitting.present) == 2


def test_with_the_family_there_is_no_button_to_summaries_and_no_rail(handed: Screen) -> None:
    assert not handed.screen.summary_button.isVisible()
    assert not handed.home.inside.rail.isVisible()


WAYS: dict[str, dict[str, str]] = {
    "guide": {"interview_id": "visit", "question_id": ""},
    "summaries": {"person_id": "person"},
    "person": {"person_id": "person"},
    "people": {},
    "settings": {},
    "board": {"person_id": "person"},
    "concerns": {"person_id": "person"},
    "start": {"person_id": "person"},
}


@pytest.mark.parametrize("way", WAYS)
def test_with_the_family_every_way_out_asks_for_the_passphrase(handed: Screen, way: str) -> None:
    about = {name: getattr(handed.home, what, "") for name, what in WAYS[way].items() if what}
    handed.home.inside.desk.go(way, **about)
    assert asks(handed)


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_with_the_family_keys_that_lead_away_ask_for_the_passphrase(
    handed: Screen, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    QTest.keyClick(handed.home.inside, key, modifier)
    assert asks(handed)


def test_with_the_family_another_person_is_not_opened_here_either(handed: Screen) -> None:
    other = people.add_person(handed.home.store, PersonFacts("Zebedee Quill")).made_id
    handed.home.inside.desk.go("together", person_id=other, view="known")
    assert asks(handed)


def test_with_the_family_it_does_not_open_as_for_the_practitioner_alone(handed: Screen) -> None:
    """A route that seats nobody means “for you alone”: everything would show."""
    handed.home.inside.desk.go("together", person_id=handed.home.person, view="sides")
    QApplication.processEvents()
    assert asks(handed) or hidden(handed.seen(), ("Nadia", "Tom")) == []


def test_with_the_family_an_account_leads_neither_to_the_interview_nor_to_others_words(
    handed: Screen,
) -> None:
    """Ctrl+O does nothing; Ctrl+R asks for the passphrase: there, whoever is ticked would see their own words."""
    card = handed.home.cards["everyono"]
    sheet = RowSheet(handed.home.inside, handed.looking, card)
    sheet.open()
    QApplication.processEvents()
    QTest.keyClick(sheet.cards[card], Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(handed.home.inside.shown, Together)
    QTest.keyClick(sheet.cards[card], Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert asks(handed)
