"""Every way we could think of to get words onto a page that must not be there; none of them works."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from coprod_desktop.errors import InputError
from coprod_desktop.questions.vocabulary import AUDIENCE, ONE_PAGE
from coprod_desktop.store.vault import Store
from coprod_desktop.summaries.documents import DOCUMENT
from coprod_desktop.summaries.to_text import to_text
from coprod_desktop.work import (
    deeds,
    following_up,
    heard,
    interviewing,
    interviews,
    moving,
    notes,
    people,
    reading_back,
    responding,
    said,
    sharing,
    summarising,
    topics,
)
from coprod_desktop.work.eligibility import DRAFT_AUDIENCES
from coprod_desktop.work.following_up import FollowUpFacts
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.sharing import Decision, Scope
from coprod_desktop.work.summarising import Wanted

TODAY = date(2026, 11, 22)
WORD = "zibbeldorn"
EVERYONE = Decision(tuple(AUDIENCE))
OTHERS = tuple(one for one in DOCUMENT if one != ONE_PAGE)
FULLEST = ("record", "side-by-side")
"""The documents that take every statement."""


@dataclass
class Family:
    """Amira (9), her mother, father and gran, a friend, a teacher and an uncle; one statement that stands."""

    store: Store
    person: str
    visit: str
    voices: dict[str, str]
    card: str = ""

    def say(self, who: str = "Nadia", question: str = "C2", words: str = f"She {WORD} before tea.") -> str:
        spoken = Words(words, self.voices[who], stage="early")
        return interviewing.say(self.store, self.visit, question, spoken).made_id

    def agree(self, card: str = "", decision: Decision = EVERYONE) -> str:
        card = card or self.card
        reading_back.word(self.store, card, "agreed")
        sharing.share(self.store, Scope(statement_id=card), decision)
        return card

    def text(self, audience: str = "school", reader: str = "", *, draft: bool = False) -> str:
        wanted = Wanted(audience, TODAY, reader=self.voices.get(reader, ""), draft=draft)
        made = summarising.make(self.store, self.person, wanted)
        shown = " ".join(str(line) for line in made.lines)
        return f"{made.page.text} {shown} {made.page.warnings}"

    def everywhere(self, *, own: tuple[str, ...] = (), drafts: bool = True) -> list[str]:
        """The pages on which the planted word stands, but for those of readers in `own`."""
        pages = [(audience, "", False) for audience in AUDIENCE]
        pages += [(audience, "", True) for audience in DRAFT_AUDIENCES if drafts]
        pages += [(audience, who, False) for audience in AUDIENCE for who in self.voices if who not in own]
        return [str(page) for page in pages if WORD in self.text(page[0], page[1], draft=page[2])]

    def in_document(self, document: str, audience: str, reader: str = "", *, draft: bool = False) -> str:
        """All that a document says for these readers, in small letters."""
        wanted = Wanted(audience, TODAY, reader=self.voices.get(reader, ""), draft=draft, document=document)
        contents = summarising.material(self.store, self.person, wanted).contents
        return to_text(DOCUMENT[document].make(contents.only(contents.lines))).casefold()

    def in_all_documents(self, *, own: tuple[str, ...] = (), drafts: bool = True) -> list[str]:
        """The other documents in which the planted word stands, but for those of readers in `own`."""
        places = [(document, audience, "", False) for document in OTHERS for audience in AUDIENCE]
        places += [(one, audience, "", True) for one in OTHERS for audience in DRAFT_AUDIENCES if drafts]
        readers = [who for who in self.voices if who not in own]
        places += [(one, audience, who, False) for one in FULLEST for audience in AUDIENCE for who in readers]
        return [str(place) for place in places if WORD in self.in_document(*place[:3], draft=place[3])]


@pytest.fixture
def family(store: Store) -> Family:
    person = people.add_person(store, PersonFacts("Amira Khan", born=date(2017, 1, 1))).made_id
    voices = {"Amira": people.circle(store, person)[0].id}
    for name, relationship in (
        ("Nadia", "mother"),
        ("Tom", "father"),
        ("Gran", "grandparent"),
        ("Josh", "friend"),
        ("Mr Reed", "teacher"),
        ("Somebody", "neighbour"),
    ):
        facts = ContributorFacts(name, relationship)
        voices[name] = people.add_contributor(store, person, facts).made_id
    visit = interviews.start(store, person, interviews.Plan(TODAY, visit="full")).made_id
    made = Family(store, person, visit, voices)
    made.card = made.say()
    return made


def edited(family: Family) -> None:
    family.agree()
    interviewing.edit(family.store, family.card, Words(f"She {WORD} after tea.", family.voices["Nadia"]))


def another_voice(family: Family) -> None:
    family.agree()
    interviewing.edit(family.store, family.card, Words(f"She {WORD} before tea.", family.voices["Tom"]))


def agreed_by_another_voice(family: Family) -> None:
    """Tom says yes to the words, but it was Nadia who had said that everyone may see them."""
    another_voice(family)
    reading_back.word(family.store, family.card, "agreed")


def agreed_by_another_voice_and_undone(family: Family) -> None:
    agreed_by_another_voice(family)
    sharing.share(family.store, Scope(statement_id=family.card), Decision(("family",)))
    deeds.undo_last(family.store, family.person, family.visit)


def moved_to_another_question(family: Family) -> None:
    family.agree()
    moving.move_to(family.store, family.card, "J1")


def moved_out_of_a_withdrawn_section(family: Family) -> None:
    scope = Scope(interview_id=family.visit, contributor_id=family.voices["Nadia"])
    family.agree()
    section = interviews.visit(family.store, family.visit).question_set.question("C2").section_id
    sharing.withdraw(family.store, replace(scope, section=section), Decision())
    moving.move_to(family.store, family.card, "J1")


def withdrawn(family: Family) -> None:
    family.agree()
    sharing.withdraw(family.store, Scope(statement_id=family.card), Decision())


def withdrawn_for_the_whole_interview(family: Family) -> None:
    scope = Scope(interview_id=family.visit, contributor_id=family.voices["Nadia"])
    sharing.withdraw(family.store, scope, Decision())
    family.agree()


def ended(family: Family) -> None:
    family.agree(decision=replace(EVERYONE, until=TODAY - timedelta(days=1)))


def taken_back(family: Family) -> None:
    family.agree()
    sharing.undecide(family.store, Scope(statement_id=family.card))


def agreement_undone(family: Family) -> None:
    sharing.share(family.store, Scope(statement_id=family.card), EVERYONE)
    reading_back.word(family.store, family.card, "agreed")
    deeds.undo_last(family.store, family.person, family.visit)
    reading_back.word(family.store, family.card, "left_out")


def shared_with_nobody(family: Family) -> None:
    family.agree(decision=Decision())


def picked_first(family: Family) -> None:
    family.agree(decision=Decision())
    for voice in family.voices.values():
        reading_back.pick_three(family.store, family.visit, voice, [family.card])
    for audience in AUDIENCE:
        summarising.choose_lines(family.store, family.person, audience, [family.card])


def interview_removed(family: Family) -> None:
    family.agree()
    interviews.remove(family.store, family.visit)


def card_removed(family: Family) -> None:
    family.agree()
    interviewing.remove(family.store, family.card)


def no_longer_true(family: Family) -> None:
    family.agree()
    later = interviews.start(family.store, family.person, interviews.Plan(TODAY)).made_id
    visit = interviews.visit(family.store, later)
    heard.confirm(family.store, visit, family.card, family.voices["Nadia"], False)


def private_note(family: Family) -> None:
    other = family.say(words="She hums.")
    family.agree(other)
    notes.note(family.store, family.visit, "C2", f"I think {WORD}", other)
    notes.note(family.store, family.visit, "C2", f"I think {WORD}")
    interviewing.remove(family.store, family.card)


def name_left_out(family: Family) -> None:
    family.agree()
    reading_back.choose_name(family.store, family.card, WORD, "leave_out")


def name_left_out_then_said_otherwise(family: Family) -> None:
    """The speaker says it in other words, which are agreed at once, with the name still in them."""
    name_left_out(family)
    reading_back.change_words(family.store, family.card, f"With {WORD} she hides.")


def name_said_otherwise_then_reworded(family: Family) -> None:
    family.agree()
    reading_back.choose_name(family.store, family.card, WORD, "instead", "a friend")
    reading_back.change_words(family.store, family.card, f"With {WORD} she hides.")


def name_said_otherwise_with_short_words(family: Family) -> None:
    """The whole name is replaced; the short words use half of it."""
    name = f"{WORD.title()} Brown"
    family.card = family.say(words=f"It is {name} who pushes.")
    family.agree()
    reading_back.choose_name(family.store, family.card, name, "instead", "a friend")
    interviewing.suggest_short_words(
        family.store, family.card, f"{WORD.title()} pushes.", family.voices["Nadia"]
    )


def short_words_not_agreed(family: Family) -> None:
    card = family.say(words="She hums.")
    family.agree(card)
    interviewing.suggest_short_words(family.store, card, WORD, family.voices["Nadia"])
    interviewing.suggest_short_words(family.store, card, WORD, None)


def short_words_of_words_since_changed(family: Family) -> None:
    card = family.say(words="She hums.")
    family.agree(card)
    interviewing.suggest_short_words(family.store, card, WORD, family.voices["Nadia"])
    reading_back.change_words(family.store, card, "She sings.")


def seen_differently_by_a_hidden_account(family: Family) -> None:
    other = family.say("Tom", words="She hums.")
    family.agree(other)
    family.agree(decision=Decision())
    reading_back.see_differently(family.store, other, family.card)


def an_order_of_hidden_signs(family: Family) -> None:
    shown, hidden = family.say("Tom", "F1", "She hums."), family.say("Nadia", "F1", f"She {WORD}.")
    order = Words("", family.voices["Tom"], fields={"order": [hidden, shown]})
    f2 = interviewing.say(family.store, family.visit, "F2", order).made_id
    for card in (shown, f2):
        family.agree(card)
    reading_back.pick_three(family.store, family.visit, family.voices["Tom"], [f2])
    page = family.text()
    assert "hums" in page
    assert hidden not in page
    assert not any(f"{number}. " in page for number in (2, 3)), "a gap would tell of a hidden sign"


def an_ask_that_is_shared_with_nobody(family: Family) -> None:
    """What will be done about it tells what was asked for."""
    ask = family.agree(family.say("Nadia", "N4", f"A {WORD} at lunch."), Decision())
    facts = FollowUpFacts(what=f"We will {WORD}.", who=WORD, outcome="not_done", why_not=WORD)
    following_up.follow_up(family.store, ask, facts, TODAY)
    interviewing.remove(family.store, family.card)


def a_topic_with_nothing_that_may_be_seen(family: Family) -> None:
    topic = topics.add_topic(family.store, family.visit, f"About {WORD}", "C2").made_id
    family.agree(family.say("Nadia", topic, "She hums."), Decision())
    interviewing.remove(family.store, family.card)


ATTACKS = (
    edited,
    another_voice,
    agreed_by_another_voice,
    agreed_by_another_voice_and_undone,
    moved_to_another_question,
    moved_out_of_a_withdrawn_section,
    withdrawn,
    withdrawn_for_the_whole_interview,
    ended,
    taken_back,
    agreement_undone,
    shared_with_nobody,
    picked_first,
    interview_removed,
    card_removed,
    no_longer_true,
    private_note,
    name_left_out,
    name_left_out_then_said_otherwise,
    name_said_otherwise_then_reworded,
    name_said_otherwise_with_short_words,
    short_words_not_agreed,
    short_words_of_words_since_changed,
    seen_differently_by_a_hidden_account,
    an_order_of_hidden_signs,
    an_ask_that_is_shared_with_nobody,
    a_topic_with_nothing_that_may_be_seen,
)
OWN: dict[Callable[[Family], None], tuple[str, ...]] = {
    withdrawn: ("Nadia",),
    withdrawn_for_the_whole_interview: ("Nadia",),
    ended: ("Nadia",),
    taken_back: ("Nadia",),
    shared_with_nobody: ("Nadia",),
    picked_first: ("Nadia",),
    seen_differently_by_a_hidden_account: ("Nadia",),
    an_ask_that_is_shared_with_nobody: ("Nadia",),
    a_topic_with_nothing_that_may_be_seen: ("Nadia",),
    agreed_by_another_voice: ("Tom",),
    agreed_by_another_voice_and_undone: ("Tom",),
}
"""Everyone may always see their own words."""
ONLY_NOT_READ_BACK = (edited, moved_to_another_question, moved_out_of_a_withdrawn_section)
"""Shared with everyone, so a draft to check at home may show them."""


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_it_stands_on_no_page(family: Family, attack: Callable[[Family], None]) -> None:
    attack(family)
    assert family.everywhere(own=OWN.get(attack, ()), drafts=attack not in ONLY_NOT_READ_BACK) == []
    assert family.in_all_documents(own=OWN.get(attack, ()), drafts=attack not in ONLY_NOT_READ_BACK) == []


def test_the_statement_itself_would_stand(family: Family) -> None:
    """So that the attacks can fail."""
    family.agree()
    assert len(family.everywhere()) > len(AUDIENCE)
    for document in ("about-me", *FULLEST):
        assert WORD in family.in_document(document, "school"), document


def test_the_ask_and_the_topic_themselves_would_stand(family: Family) -> None:
    ask = family.agree(family.say("Nadia", "N4", f"A {WORD} at lunch."))
    following_up.follow_up(family.store, ask, FollowUpFacts(what=f"We will {WORD}."), TODAY)
    assert family.in_document("you-said", "school").count(WORD) == 2
    topic = topics.add_topic(family.store, family.visit, f"About {WORD}s", "C2").made_id
    family.agree(family.say("Nadia", topic, "She hums."))
    assert f"about {WORD}s" in family.in_document("record", "family")
    assert "brought up by the family" in family.in_document("record", "school")


def test_a_name_that_was_hidden_in_a_card_is_hidden_in_its_topic(family: Family) -> None:
    topic = topics.add_topic(family.store, family.visit, "About Zelda and drinking", "C2").made_id
    card = family.agree(family.say("Nadia", topic, "It worries Zelda."))
    reading_back.choose_name(family.store, card, "Zelda", "instead", "a neighbour")
    for document in FULLEST:
        assert "about a neighbour" in family.in_document(document, "family")
        for audience in AUDIENCE:
            assert "zelda" not in family.in_document(document, audience), (document, audience)
        assert "and drinking" not in family.in_document(document, "school"), "a topic was never read back"


def test_what_we_agreed_names_only_those_whose_page_would_show_it(family: Family) -> None:
    family.agree(decision=replace(EVERYONE, exceptions=(family.voices["Mr Reed"],)))
    assert WORD not in family.in_document("about-me", "school")
    told = family.in_document("what-we-agreed", "family")
    assert "school or work" not in told
    assert "nurses, doctors and therapists" in told


def test_who_orders_the_signs_is_named_alone(family: Family) -> None:
    signs = [family.agree(family.say("Tom", "F1", f"She {word}.")) for word in ("hums", "pulls", "paces")]
    orders = {"Tom": [signs[2], signs[1], signs[0]], "Nadia": signs}
    for who, order in orders.items():
        said_so = Words("", family.voices[who], fields={"order": order})
        family.agree(interviewing.say(family.store, family.visit, "F2", said_so).made_id)
    plan = family.in_document("early-signs", "family")
    assert "the order is as nadia told it." in plan
    assert "1. she paces. → 2. she pulls. → 3. she hums." in plan, "the other order stands as it was told"
    assert plan.index("she hums.") < plan.index("she pulls.") < plan.index("she paces.")


def test_all_accounts_of_one_thing_stand_together_or_are_marked(family: Family) -> None:
    hum, drone, sing = (
        family.agree(family.say(who, "H3", f"She {word}.")) for who, word in
        (("Nadia", "hums"), ("Tom", "drones"), ("Gran", "sings"))
    )  # fmt: skip
    reading_back.see_differently(family.store, hum, drone)
    reading_back.see_differently(family.store, drone, sing)
    wanted = Wanted("family", TODAY)
    (line,) = [
        line for line in summarising.make(family.store, family.person, wanted).lines if line.difference
    ]
    assert line.difference is not None
    assert len(line.difference.accounts) == 3
    assert "tom sees it differently" in family.in_document("record", "family")


def test_a_record_looks_alike_whether_a_question_was_asked_or_its_answer_is_hidden(family: Family) -> None:
    """Only what may be seen makes a difference: not that something was said, nor that somebody would rather not."""
    interviewing.remove(family.store, family.card)
    family.agree(family.say("Tom", "B2", "She hums."))
    before = family.in_document("record", "school")
    family.agree(family.say("Nadia", "F1", f"She {WORD}."), Decision(("family",)))
    responding.respond(family.store, family.visit, "C1", "rather_not_say", family.voices["Nadia"])
    responding.respond(family.store, family.visit, "D1", "rather_not_say")
    responding.respond(family.store, family.visit, "F1", "answered")
    responding.arrive(family.store, family.visit, "G1")
    assert family.in_document("record", "school") == before
    assert "answered" not in family.in_document("record", "family", "Tom")
    assert "rather not say" in family.in_document("record", "family", "Nadia")
    assert family.in_document("record", "family", "Tom").count("rather not say") == 1


@pytest.mark.parametrize(
    ("reader", "audience", "reads"),
    [
        ("Tom", "family", True),
        ("Mr Reed", "school", True),
        ("Nadia", "health", True),
        ("Mr Reed", "family", False),
        ("Tom", "school", False),
        ("Amira", "family", False),
        ("Gran", "person", False),
        ("Josh", "family", False),
        ("Somebody", "school", False),
    ],
)
def test_a_named_reader_reads_only_what_is_for_their_own_group(
    family: Family, reader: str, audience: str, reads: bool
) -> None:
    family.agree()
    assert (WORD in family.text(audience, reader)) is reads


def test_the_person_s_own_words_are_not_read_by_another_reader_of_their_page(family: Family) -> None:
    card = family.say("Amira", words=f"My {WORD}.")
    reading_back.word(family.store, card, "agreed")
    assert WORD in family.text("person")
    assert WORD not in family.text("person", "Gran")
    assert WORD in family.text("person", "Amira", draft=True)
    assert WORD not in family.text("person", "Gran", draft=True)


@pytest.mark.parametrize("who", ["Josh", "Somebody"])
def test_an_exception_for_somebody_of_no_audience_holds_every_page_back(family: Family, who: str) -> None:
    family.agree(decision=replace(EVERYONE, exceptions=(family.voices[who],)))
    assert family.everywhere(own=("Nadia",)) == [
        str((audience, who, False))
        for audience, who in (
            ("person", "Amira"),
            ("family", "Tom"),
            ("family", "Gran"),
            ("school", "Mr Reed"),
        )
    ]


@pytest.mark.parametrize("question", ["M5", "Z9", ""])
def test_no_card_is_put_where_no_card_belongs(family: Family, question: str) -> None:
    with pytest.raises(InputError):
        family.say(question=question)
    with pytest.raises(InputError):
        moving.move_to(family.store, family.card, question)


def test_moving_back_by_undo_keeps_the_agreement(family: Family) -> None:
    family.agree()
    moving.move_to(family.store, family.card, "J1")
    assert WORD not in family.text()
    deeds.undo_last(family.store, family.person, family.visit)
    assert WORD in family.text()


def test_a_card_moved_before_it_was_read_back_has_one_wording(family: Family) -> None:
    moving.move_to(family.store, family.card, "J1")
    (moved,) = said.at_question(family.store, family.visit, "J1")
    assert moved.wordings == 1


def test_undecided_lines_of_a_draft_are_for_their_own_speaker(family: Family) -> None:
    assert WORD in family.text("family", "Nadia", draft=True)
    for reader in ("", "Tom", "Gran", "Mr Reed", "Amira"):
        assert WORD not in family.text("family", reader, draft=True)
    assert "DRAFT" in family.text("family", "Nadia", draft=True)
    for audience in set(AUDIENCE) - set(DRAFT_AUDIENCES):
        with pytest.raises(InputError):
            family.text(audience, draft=True)


def test_the_page_does_not_hint_at_whoever_spoke_only_in_private(family: Family) -> None:
    family.agree(family.say("Tom", words="She hums."), Decision(("school",)))
    family.agree(decision=Decision(("family",)))
    page = family.text()
    assert "Tom" in page
    assert "Nadia" not in page
    assert "left over" not in page.lower()
