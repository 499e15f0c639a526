"""People come and go, and a short visit can grow: both are changed on the start screen, while the visit goes on."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from coprod_desktop.questions.flow import route
from coprod_desktop.store.vault import Store
from coprod_desktop.ui.desk import Desk, Route
from coprod_desktop.ui.screens.guide import Guide
from coprod_desktop.ui.screens.start import WHO, Start
from coprod_desktop.work import interviews, people
from coprod_desktop.work.interviews import Plan
from coprod_desktop.work.people import ContributorFacts, PersonFacts

Show = Callable[..., None]


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


@pytest.fixture
def person(store: Store) -> str:
    made = people.add_person(store, PersonFacts("Amira Khan")).made_id
    people.add_contributor(store, made, ContributorFacts("Nadia", "Mum"))
    return made


@pytest.fixture
def visit(desk: Desk, person: str) -> str:
    made = interviews.start(desk.store, person, Plan(desk.today(), "At home", visit="short")).made_id
    nadia = people.circle(desk.store, person)[1].id
    interviews.take_part(desk.store, made, nadia, "here")
    return made


def here(desk: Desk, visit: str) -> dict[str, tuple[str, str]]:
    present = interviews.visit(desk.store, visit).present
    return {one.voice.name: (one.presence, one.interpreter) for one in present}


def test_a_visit_begins_with_whoever_is_here(desk: Desk, person: str, show: Show, qtbot: QtBot) -> None:
    went: list[Route] = []
    desk.went.connect(went.append)
    start = Start(desk, person_id=person)
    show(start)
    start.begin()
    assert not went  # nobody was said to be here
    start.who.rows[1].presence.choose("phone")
    start.begin()
    assert here(desk, went[0].about["interview_id"]) == {"Nadia": ("phone", "")}


def test_somebody_arrives_and_an_interpreter_joins(desk: Desk, visit: str, show: Show, qtbot: QtBot) -> None:
    start = Start(desk, interview_id=visit, part=WHO)
    show(start)
    assert start.first_focus() is start.who.rows[0].presence
    start.who.rows[0].presence.choose("here")
    nadia = start.who.rows[1]
    nadia.ask.click()
    qtbot.keyClicks(nadia.interpreter.line, "Mr Osei")
    nadia.interpreter.line.editingFinished.emit()
    assert here(desk, visit) == {"Amira": ("here", ""), "Nadia": ("here", "Mr Osei")}
    assert [chip.option.text for chip in start.understood.chips()] == ["Amira", "Nadia"]


def test_somebody_leaves(desk: Desk, visit: str, show: Show) -> None:
    start = Start(desk, interview_id=visit)
    show(start)
    start.who.rows[1].presence.choose("away")
    assert here(desk, visit)["Nadia"] == ("away", "")
    assert interviews.visit(desk.store, visit).voices == ()


def test_a_short_visit_grows(desk: Desk, visit: str, show: Show) -> None:
    start = Start(desk, interview_id=visit)
    show(start)
    start.visit.visit.choose("full")
    now = interviews.visit(desk.store, visit)
    assert (now.visit, now.place) == ("full", "At home")
    guide = Guide(desk, visit)
    show(guide)
    assert len(guide.way.route) == len(route(now.question_set, "full"))
    start.visit.visit.choose("sections")
    assert interviews.visit(desk.store, visit).visit == "full"  # until a section is chosen
    start.visit.sections.choose("first-signs")
    assert interviews.visit(desk.store, visit).sections == ("first-signs",)
