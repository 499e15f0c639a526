"""Who must never see some of it is said once, and taken into account line by line until the speaker says else."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from coprod_desktop.store.vault import Store
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.screens.guide import Guide
from coprod_desktop.work import interviews, people, sharing
from coprod_desktop.work.interviews import Plan
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.sharing import Scope

Show = Callable[..., None]


@pytest.fixture
def guide(store: Store, show: Show) -> Guide:
    """The guide at A3 with Nadia and Gran in the circle, Nadia here."""
    person = people.add_person(store, PersonFacts("Amira Khan")).made_id
    nadia = people.add_contributor(store, person, ContributorFacts("Nadia", "mother")).made_id
    people.add_contributor(store, person, ContributorFacts("Gran", "grandparent"))
    interview = interviews.start(store, person, Plan(Desk(store).today(), visit="full")).made_id
    interviews.take_part(store, interview, nadia, "here")
    made = Guide(Desk(store), interview, "A3")
    show(made)
    return made


def test_a_speaker_names_somebody_who_must_never_see(guide: Guide, qtbot: QtBot, store: Store) -> None:
    assert guide.never.isVisible()
    assert guide.never.names.value() == []
    gran = next(chip for chip in guide.never.names.chips() if chip.option.text == "Gran")
    gran.click()
    nadia = guide.asking.voices.one()
    scope = Scope(interview_id=guide.interview_id(), contributor_id=nadia)
    assert sharing.never_for(store, scope) == (gran.option.id,)
    assert sharing.decided_for(store, scope) is None
    guide.desk.undo()
    assert sharing.never_for(store, scope) == ()
