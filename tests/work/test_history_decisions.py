"""The history of a statement: each decision about it, and what others said and did beside it, in plain words."""

from datetime import date
from typing import Any

import pytest

from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work import (
    following_up,
    handing_over,
    heard,
    interviewing,
    interviews,
    moving,
    notes,
    reading_back,
    sharing,
)
from coprod_desktop.work.following_up import FollowUpFacts
from coprod_desktop.work.handing_over import Paper
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.sharing import Decision, Scope
from tests.work.history_home import TODAY, Home, a_home, link, talk, what


@pytest.fixture
def home(store: Store) -> Home:
    return a_home(store)


# Sharing


def test_sharing_for_one_line_with_all_that_goes_with_it(home: Home) -> None:
    one = home.say(home.nadia, "Hums.")
    until = date(2027, 1, 3)
    home.share(one, "family", "lead", "person", exceptions=(home.tom,), until=until)
    home.share(one)
    sharing.undecide(home.store, Scope(statement_id=one))
    assert home.told(one, "sharing") == [
        "Sharing: family, SENCO or manager and Amira, but not Tom, until 3 Jan 2027 – decided by Nadia",
        "Sharing: only Nadia – decided by Nadia",
        "Sharing: taken back",
    ]


def test_who_decided_for_the_person_and_whether_it_was_understood(home: Home) -> None:
    one = home.say(home.amira, "I like trains.")
    home.share(one, "family", understood="yes")
    decided = Decision(("family",), decider="parental", decider_name="Nadia Khan", understood="not_this")
    sharing.share(home.store, Scope(statement_id=one), decided)
    assert home.told(one, "sharing") == [
        "Sharing: family – decided by Amira (understood: yes)",
        "Sharing: family – decided by someone with parental responsibility: Nadia Khan "
        "(understood: not this one)",
    ]


def test_what_was_decided_for_a_part_or_the_whole_interview(home: Home) -> None:
    one = home.say(home.nadia, "Hums.")
    section = interviews.visit(home.store, home.visit).question_set.find("F1")
    assert section is not None
    whole = Scope(interview_id=home.visit, contributor_id=home.nadia)
    part = Scope(interview_id=home.visit, contributor_id=home.nadia, section=section.section_id)
    sharing.never(home.store, whole, [home.tom])
    sharing.share(home.store, whole, Decision(("family",)))
    sharing.share(home.store, part, Decision(("school",)))
    sharing.withdraw(home.store, whole, Decision())
    assert home.told(one, "sharing") == [
        "Sharing for the whole interview: never with Tom",
        "Sharing for the whole interview: family – decided by Nadia",
        "Sharing for this part: school – decided by Nadia",
        "Withdrawn for the whole interview",
    ]


def test_what_was_decided_about_other_words_is_no_part_of_it(home: Home) -> None:
    one, other = home.say(home.nadia, "Hums."), home.say(home.nadia, "Rocks.")
    home.share(other, "family")
    for scope in (
        Scope(interview_id=home.visit, contributor_id=home.tom),
        Scope(interview_id=home.later, contributor_id=home.nadia),
        Scope(interview_id=home.visit, contributor_id=home.nadia, section="agree-and-close"),
    ):
        sharing.share(home.store, scope, Decision(("school",)))
    assert home.told(one, "sharing") == []


def test_a_part_counts_when_it_was_decided_while_the_words_stood_there(home: Home) -> None:
    one = home.say(home.nadia, "Hums.")
    sections = interviews.visit(home.store, home.visit).question_set
    here, there = (sections.find(question) for question in ("F1", "C2"))
    assert here is not None
    assert there is not None
    about = {"interview_id": home.visit, "contributor_id": home.nadia}
    sharing.share(home.store, Scope(**about, section=here.section_id), Decision(("family",)))
    moving.move_to(home.store, one, "C2")
    sharing.share(home.store, Scope(**about, section=here.section_id), Decision(("school",)))
    sharing.share(home.store, Scope(**about, section=there.section_id), Decision(("health",)))
    assert home.told(one, "sharing") == [
        "Sharing for this part: family – decided by Nadia",
        "Sharing for this part: health team – decided by Nadia",
    ]


# Names, still true, notes


def test_a_choice_about_a_name_goes_on_in_new_words_without_a_word(home: Home) -> None:
    one = home.say(home.nadia, "Jaydon and Mo hit.")
    reading_back.choose_name(home.store, one, "Jaydon", "leave_out")
    reading_back.choose_name(home.store, one, "Mo", "keep")
    interviewing.edit(home.store, one, Words("Jaydon and Mo hit her.", home.nadia))
    reading_back.choose_name(home.store, one, "Mo", "keep")
    home.undo()
    assert home.told(one, "name") == [
        "The name Jaydon: leave the words out",
        "The name Mo: keep it",
        "The name Mo: keep it",
        "The name Mo: taken back",
    ]


def test_still_true_then_not_and_taken_back_without_putting_it_in_anybodys_mouth(home: Home) -> None:
    one = home.say(home.nadia, "Hums.")
    visit = interviews.visit(home.store, home.later)
    heard.confirm(home.store, visit, one, home.nadia, True)
    heard.confirm(home.store, visit, one, home.tom, False)
    home.undo()
    heard.confirm(home.store, visit, one, home.tom, False)
    assert home.told(one, "still_true") == [
        "Still true, says Nadia (visit of 1 Mar 2027)",
        "No longer true, says Tom (visit of 1 Mar 2027)",
        "No longer true, says Tom (visit of 1 Mar 2027): taken back",
        "No longer true, says Tom (visit of 1 Mar 2027)",
    ]


def test_saying_again_that_it_is_true_takes_nobody_elses_word_back(home: Home) -> None:
    one = home.say(home.nadia, "Hums.")
    visit = interviews.visit(home.store, home.later)
    for voice, still_true in ((home.nadia, True), (home.tom, False), (home.nadia, True)):
        heard.confirm(home.store, visit, one, voice, still_true)
    assert home.told(one, "still_true")[2] == "Still true, says Nadia (visit of 1 Mar 2027)"


def test_two_say_that_it_is_still_true(home: Home) -> None:
    one = home.say(home.nadia, "Hums.")
    visit = interviews.visit(home.store, home.later)
    for voice in (home.nadia, home.tom):
        heard.confirm(home.store, visit, one, voice, True)
    assert len(home.told(one, "still_true")) == 2


def test_private_notes(home: Home) -> None:
    one = home.say(home.nadia, "Hums.")
    for words in ("Ask about sleep.", ""):
        notes.note(home.store, home.visit, "F1", words, one)
    notes.note(home.store, home.visit, "F1", "Beside the question.")
    events = [event for event in home.alone(one) if event.kind == "private_note"]
    assert [(event.what, event.words) for event in events] == [
        ("Private note written", "Ask about sleep."),
        ("Private note taken away", ""),
    ]


# Beside other words


def test_everything_between_two_accounts_is_told_from_both_sides(home: Home) -> None:
    one, other = home.say(home.nadia, "Hums."), home.say(home.tom, "Never hums.")
    reading_back.see_differently(home.store, one, other)
    home.add(
        talk(home, one, other, "differ"),
        talk(home, one, other, "agreed", "Hums at home.", home.nadia, home.tom),
    )
    reading_back.see_differently(home.store, one, other, stands=False)
    for about, who, end in ((one, "Tom", other), (other, "Nadia", one)):
        events = [event for event in home.alone(about) if event.kind in ("differently", "talked_about")]
        talked = f"Talked about together on 1 Mar 2027, with what {who} said"
        assert what(events) == [
            f"Seen differently from what {who} said",
            f"{talked}: still seen differently",
            f"{talked}: agreed together by Nadia and Tom",
            f"Seen differently from what {who} said: taken back",
        ]
        assert {event.others for event in events} == {(end,)}
        assert [event.words for event in events][2] == "Hums at home."


def test_a_talk_that_is_open_again(home: Home) -> None:
    one, other = home.say(home.nadia, "Hums."), home.say(home.tom, "Never hums.")
    home.add(talk(home, one, other, "differ"), talk(home, one, other, ""))
    told = "Talked about together on 1 Mar 2027, with what Tom said"
    assert home.told(one, "talked_about") == [f"{told}: still seen differently", f"{told}: taken back"]


def test_the_same_thing_and_what_it_is_called(home: Home) -> None:
    one, other, own_too = (
        home.say(home.nadia, "Hums."),
        home.say(home.tom, "She hums."),
        home.say(home.nadia, "Sings."),
    )
    for same in (True, False, None):
        home.add(records.SameThing(**link(home, one, other), same=same))
    home.add(records.SameThing(**link(home, one, own_too), same=True))
    for words in ("Humming", ""):
        home.add(records.RowTitle(person_id=home.person, statement_id=own_too, words=words))
    assert home.told(one, "same_thing", "title") == [
        "Same thing as what Tom said",
        "Not the same thing as what Tom said",
        "Not the same thing as what Tom said: taken back",
        "Same thing as something else that Nadia said",
        "Called “Humming” together",
        "Called “Humming” together: taken back",
    ]
    assert home.told(other, "title") == []


def test_on_the_ladder_and_off_again(home: Home) -> None:
    sign, helps = home.say(home.nadia, "Hums."), home.say(home.tom, "Quiet room.", "I2")
    step = {"sign": sign, "after": "", "helps": [helps], "worse": []}
    made: dict[str, Any] = {"person_id": home.person, "made_by": [home.amira, home.nadia]}
    for steps in ([step], [{**step, "after": "a minute"}], []):
        home.add(records.LadderMade(**made, steps=steps))
    by = ", by Amira and Nadia"
    assert home.told(sign, "ladder") == [f"Put on the ladder as a first sign{by}", "Taken off the ladder"]
    assert home.told(helps, "ladder") == [f"Put on the ladder as what helps then{by}", "Taken off the ladder"]


def test_picked_planned_and_handed_over(home: Home) -> None:
    one = home.say(home.nadia, "A key, please.", "N4")
    reading_back.pick_three(home.store, home.visit, home.nadia, [one])
    reading_back.pick_three(home.store, home.visit, home.nadia, [])
    plan = FollowUpFacts(what="Ask the office", who="Ruth", by_when=date(2027, 1, 3))
    following_up.follow_up(home.store, one, plan, TODAY)
    following_up.done(home.store, one, TODAY)
    following_up.told(home.store, one, TODAY)
    paper = Paper("one-page", "school", how="printed", wordings=(home.wording(one),))
    handing_over.handed_over(home.store, home.person, paper)
    handing_over.handed_over(home.store, home.person, Paper("one-page", "school"))
    today = f"{TODAY.day} {TODAY:%b} {TODAY.year}"
    picked = "Picked by Nadia as one of three lines to read first"
    assert home.told(one, "top_three", "plan", "handed_over") == [
        picked,
        f"{picked}: taken back",
        "Plan: Ruth, Ask the office, by 3 Jan 2027",
        f"Done on {today}: Ask the office",
        f"The family was told what came of it on {today}",
        "Handed over: One-page summary for everyday staff at school or work, sent to the printer",
    ]
