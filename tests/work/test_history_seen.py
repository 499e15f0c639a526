"""The history of a statement: whoever looks on learns nothing that isn't for them."""

import pytest

from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work import (
    concerns,
    handing_over,
    heard,
    interviewing,
    interviews,
    reading_back,
    sharing,
)
from coprod_desktop.work.handing_over import Paper
from coprod_desktop.work.history import history
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.past.kinds import KINDS
from coprod_desktop.work.sharing import Decision, Scope
from coprod_desktop.work.sitting import SOMEONE_ELSE
from tests.work.history_home import Home, a_home, everything, in_text, link, talk, what


@pytest.fixture
def home(store: Store) -> Home:
    return a_home(store)


@pytest.fixture
def eventful(home: Home) -> tuple[Home, str, str]:
    one, other = home.say(home.nadia, "Jaydon hits her."), home.say(home.tom, "Tom’s own account.")
    everything(home, one, other)
    return home, one, other


# Who may know

SPEAKER_ONLY = ("short_words", "name", "sharing", "handed_over")


def test_the_speaker_alone_sees_all_but_others_accounts_and_notes(eventful: tuple[Home, str, str]) -> None:
    home, one, _ = eventful
    seen = home.seen_by(one, home.nadia)
    others = {"differently", "talked_about", "same_thing", "title", "private_note"}
    assert set(KINDS) - {event.kind for event in seen} == others
    assert "Read back: left out by Nadia" in what(seen)
    assert [event.words for event in seen if event.kind == "said"] == ["Jaydon hits her.", "Jaydon hums."]
    assert not any(hidden in in_text(seen) for hidden in ("Tom", "Secret note", "somebody", "differently"))


@pytest.mark.parametrize("others", ["tom", "both", "stranger", "amira", "all"])
def test_others_see_what_is_open_and_nothing_that_is_for_the_speaker(
    eventful: tuple[Home, str, str], others: str
) -> None:
    home, one, _ = eventful
    present = {
        "tom": (home.tom,),
        "both": (home.nadia, home.tom),
        "stranger": (home.nadia, SOMEONE_ELSE),
        "amira": (home.amira,),
        "all": (home.amira, home.nadia, home.tom),
    }[others]
    seen = home.seen_by(one, *present)
    if SOMEONE_ELSE in present:
        assert seen == ()
        return
    assert not {event.kind for event in seen} & {*SPEAKER_ONLY, "private_note"}
    hidden = ("Jaydon", "hits", "left out", "Short secret", "Secret note", "health", "Handed", "Sharing")
    assert [word for word in hidden if word in in_text(seen)] == []
    assert what(seen, "said") == ["Said by Nadia (mother)", "Words changed"]
    assert [event.words for event in seen if event.kind == "said"] == ["", "a friend hums."]
    assert "Read back: agreed by Nadia" in what(seen)


def test_tom_sees_the_links_with_his_own_words_only_while_nadias_may_be_seen_too(
    eventful: tuple[Home, str, str],
) -> None:
    home, one, other = eventful
    between = {"differently", "talked_about", "same_thing"}
    assert {event.kind for event in home.seen_by(other, home.tom)} >= between
    sharing.withdraw(home.store, Scope(statement_id=one), Decision())
    seen = home.seen_by(other, home.tom)
    assert not {event.kind for event in seen} & {*between, "title"}
    assert "Nadia" not in in_text(seen)


def test_a_link_shows_to_all_once_both_accounts_may_be_seen(eventful: tuple[Home, str, str]) -> None:
    home, one, other = eventful
    between = {"differently", "talked_about", "same_thing", "title"}
    assert not {event.kind for event in home.seen_by(one, home.nadia)} & between
    home.open_to_all(other)
    seen = home.seen_by(one, home.nadia)
    assert {event.kind for event in seen} >= between
    assert "Seen differently by somebody whose words are not here" not in what(seen)
    together = home.seen_by(one, home.nadia, home.tom)
    assert "Called “a friend’s humming” together" in what(together)
    assert "Jaydon" not in in_text(together)


def test_names_in_agreed_words_stand_as_either_speaker_decided(home: Home) -> None:
    one, other = home.say(home.nadia, "Hums."), home.say(home.tom, "Mo annoys her.")
    reading_back.choose_name(home.store, other, "Mo", "instead", "a boy")
    for each in (one, other):
        home.open_to_all(each)
    home.add(talk(home, one, other, "agreed", "Mo is loud.", home.nadia, home.tom))
    (seen,) = [event for event in home.seen_by(one, home.nadia, home.tom) if event.kind == "talked_about"]
    assert seen.words == "a boy is loud."
    (alone,) = [event for event in home.alone(one) if event.kind == "talked_about"]
    assert alone.words == "Mo is loud."


def test_a_title_speaks_of_all_that_it_joins_also_through_others(home: Home) -> None:
    one, between, hidden = (
        home.say(home.nadia, "Hums."),
        home.say(home.nadia, "Sings."),
        home.say(home.tom, "Screams."),
    )
    for each in (one, between):
        home.open_to_all(each)
    home.add(records.SameThing(**link(home, one, between), same=True))
    home.add(records.SameThing(**link(home, between, hidden), same=True))
    home.add(records.RowTitle(person_id=home.person, statement_id=one, words="Screaming"))
    assert "Screaming" not in in_text(home.seen_by(one, home.nadia))
    assert what(home.seen_by(one, home.nadia), "same_thing") == [
        "Same thing as something else that Nadia said"
    ]
    home.open_to_all(hidden)
    assert "Called “Screaming” together" in what(home.seen_by(one, home.nadia))


def test_somebody_elses_word_about_it_is_theirs(home: Home) -> None:
    one = home.say(home.nadia, "Hums.")
    home.open_to_all(one)
    visit = interviews.visit(home.store, home.later)
    heard.confirm(home.store, visit, one, home.nadia, True)
    heard.confirm(home.store, visit, one, home.tom, False)
    reading_back.pick_three(home.store, home.visit, home.tom, [one])
    for present in ((home.nadia,), (home.nadia, home.tom), (home.amira,)):
        seen = home.seen_by(one, *present)
        assert "Tom" not in in_text(seen)
        assert what(seen, "still_true") == ["Still true, says Nadia (visit of 1 Mar 2027)"]
    assert "No longer true, says Tom (visit of 1 Mar 2027)" in what(home.seen_by(one, home.tom))


def test_whoever_was_noted_as_the_speaker_before_keeps_what_they_decided(home: Home) -> None:
    one = home.say(home.tom, "Hums at Tom’s.")
    home.share(one, "health")
    home.agree(one)
    paper = Paper("one-page", "health", wordings=(home.wording(one),))
    handing_over.handed_over(home.store, home.person, paper)
    interviewing.edit(home.store, one, Words("Hums.", home.nadia))
    home.open_to_all(one)
    seen = home.seen_by(one, home.nadia)
    assert "Tom" not in in_text(seen)
    assert "health" not in in_text(seen)
    assert what(seen) == [
        "Words changed, said by Nadia (mother)",
        "Read back: agreed by Nadia",
        "Sharing: family and Amira – decided by Nadia",
    ]
    assert "Sharing: health team – decided by Tom" in what(home.seen_by(one, home.tom))
    assert "Sharing: family and Amira – decided by Nadia" not in what(home.seen_by(one, home.tom))


def test_others_do_not_learn_what_the_speaker_took_back(home: Home) -> None:
    one = home.say(home.nadia, "Hums.")
    home.open_to_all(one)
    reading_back.word(home.store, one, "left_out")
    home.undo()
    sharing.withdraw(home.store, Scope(statement_id=one), Decision())
    home.undo()
    sharing.never(home.store, Scope(interview_id=home.visit, contributor_id=home.nadia), [home.amira])
    assert what(home.seen_by(one, home.tom)) == ["Said by Nadia (mother)", "Read back: agreed by Nadia"]
    assert len(home.seen_by(one, home.nadia)) == 8


def test_short_words_for_words_that_no_longer_stand_are_the_speakers(home: Home) -> None:
    one = home.say(home.nadia, "Hums at the zoo.")
    interviewing.suggest_short_words(home.store, one, "Zoo.", home.nadia)
    home.open_to_all(one)
    assert "Zoo." in in_text(home.seen_by(one, home.tom))
    interviewing.edit(home.store, one, Words("Hums.", home.nadia))
    home.agree(one)
    assert "zoo" not in in_text(home.seen_by(one, home.tom)).lower()
    assert "Zoo." in in_text(home.seen_by(one, home.nadia))


def test_the_same_decision_by_another_speaker_is_another_one(home: Home) -> None:
    one = home.say(home.tom, "Hums.")
    home.share(one, "family")
    interviewing.edit(home.store, one, Words("Hums.", home.nadia))
    home.share(one, "family")
    home.undo()
    assert home.told(one, "sharing") == [
        "Sharing: family – decided by Tom",
        "Sharing: family – decided by Nadia",
        "Sharing: taken back, so again family – decided by Tom",
    ]
    assert what(home.seen_by(one, home.nadia), "sharing") == ["Sharing: family – decided by Nadia"]


def test_what_is_for_two_is_for_the_practitioner(home: Home) -> None:
    """A paper that holds words noted as Tom's, and again as Nadia's, tells each with whom the other shared."""
    one = home.say(home.tom, "Hums.")
    first = home.wording(one)
    interviewing.edit(home.store, one, Words("Hums.", home.nadia))
    paper = Paper("one-page", "family", wordings=(first, home.wording(one)))
    handing_over.handed_over(home.store, home.person, paper)
    assert what(home.seen_by(one, home.nadia), "handed_over") == []
    assert len(home.told(one, "handed_over")) == 1


def test_nothing_is_told_of_words_that_may_not_be_seen(eventful: tuple[Home, str, str]) -> None:
    home, one, other = eventful
    assert home.seen_by(other, home.nadia) == ()
    assert home.seen_by(other) == ()
    reading_back.word(home.store, one, "not_sure")
    assert home.seen_by(one, home.tom) == ()
    assert history(home.store, one, lambda _: False, alone_at_screen=True) == ()


def test_nobody_named_is_not_the_practitioner_alone(eventful: tuple[Home, str, str]) -> None:
    home, one, _ = eventful
    seen = history(home.store, one, lambda _: True, alone_at_screen=False)
    assert not {event.kind for event in seen} & {*SPEAKER_ONLY, "private_note"}
    both = history(home.store, one, lambda _: True, alone_at_screen=True, present=(home.tom,))
    assert "private_note" not in {event.kind for event in both}


def test_what_went_to_the_separate_part_leaves_no_trace(eventful: tuple[Home, str, str]) -> None:
    home, one, other = eventful
    concerns.move_there(home.store, other)
    assert home.alone(other) == ()
    assert not any(other in event.others for event in home.alone(one))
    assert "Tom" not in in_text(home.alone(one))
