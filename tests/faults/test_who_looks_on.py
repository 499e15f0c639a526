"""Whoever sits in front of the screen sees only what everyone there may see, on every step and at every question."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.questions.vocabulary import AUDIENCE
from coprod_desktop.store.vault import Store
from coprod_desktop.ui import theme
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.read_back.steps import ORDER
from coprod_desktop.ui.screens.guide import Guide
from coprod_desktop.ui.screens.read_back import ReadBack
from coprod_desktop.work import interviewing, interviews, notes, people, reading_back, sharing
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.sharing import Decision, Scope
from coprod_desktop.work.sitting import SOMEONE_ELSE
from tests.faults.ears import words_in

TODAY = date(2026, 11, 22)
NOTE = "noteworthig"
CIRCLE = {"Amira": "person", "Nadia": "family", "Tom": "family", "Mr Reed": "school"}
RELATIONSHIP = {"Nadia": "mother", "Tom": "father", "Mr Reed": "teacher"}
YESTERDAY = TODAY - timedelta(days=1)


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
        words = Words(f"She says {line.word}.", self.voices[line.who])
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
