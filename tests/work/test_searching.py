"""What search finds, in which order, and what it never finds, whatever is typed."""

from datetime import date

import pytest

from coprod_desktop.store.vault import Store
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
    topics,
)
from coprod_desktop.work.concerns import Worry
from coprod_desktop.work.found_rows import AROUND
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.interviews import Plan
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.searching import Found, Searcher, StoppedError, Wanted, search_once
from coprod_desktop.work.searching_shown import Shown, search_shown
from coprod_desktop.work.sets import OWN_TOPICS
from coprod_desktop.work.sharing import Decision, Scope

MAY, JUNE = date(2026, 5, 3), date(2026, 6, 4)
HOSTILE = (
    *('"', "''", "*", "a*", '"unclosed', "NEAR(a b)", "NEAR", "AND", "OR NOT", "a OR", "-a", "^a", "text:a"),
    *(
        "a:b",
        "(",
        ")",
        "{a}",
        "%",
        "_",
        "\\",
        "\x00",
        "a\x00b",
        "😀",
        "👩‍👩‍👧",
        "…—–",
        "   ",
        "\n\t",
        "\ue000",
        "\ud800",
    ),
    *(
        "a" * 10_000,
        "wort " * 2_000,
        "'; DROP TABLE statement; --",
        "rank",
        "ﷺ",
        "\ud800",
        "e\u0301",
        "\u0301",
    ),
)


class Families:
    """Two families, a visit each and a later one."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.amira = people.add_person(store, PersonFacts("Amira Khan", "Mimi", "she/her")).made_id
        self.jaydon = people.add_person(store, PersonFacts("Jaydon O’Brien")).made_id
        self.nadia = self.joins(self.amira, "Nadia", "mother")
        self.ruth = self.joins(self.amira, "Ruth", "teaching assistant")
        self.gran = self.joins(self.jaydon, "Gran Paweł", "Gran")
        self.first = interviews.start(store, self.amira, Plan(MAY, visit="full")).made_id
        self.later = interviews.start(store, self.amira, Plan(JUNE, visit="full")).made_id
        self.other = interviews.start(store, self.jaydon, Plan(JUNE, visit="full")).made_id

    def joins(self, person: str, name: str, relationship: str) -> str:
        return people.add_contributor(self.store, person, ContributorFacts(name, relationship)).made_id

    def say(self, words: str, voice: str = "", visit: str = "", question: str = "F1", stage: str = "") -> str:
        visit, voice = visit or self.first, voice or self.nadia
        return interviewing.say(self.store, visit, question, Words(words, voice, stage=stage)).made_id

    def find(self, text: str = "", **narrowed: object) -> list[str]:
        return [row.id for row in self.found(text, **narrowed).rows]

    def found(self, text: str = "", **narrowed: object) -> Found:
        return search_once(self.store, Wanted(text, **narrowed))  # type: ignore[arg-type]


@pytest.fixture
def both(store: Store) -> Families:
    return Families(store)


def test_accents_case_and_letters_of_other_languages_do_not_matter(both: Families) -> None:
    one = both.say("Zażółć gęślą w École, über die Straße, Siân’s tŷ")
    for text in ("zazolc", "ECOLE", "école", "uber", "strasse", "sian", "ty", "Ŵ".lower() and "gesla"):
        assert both.find(text) == [one], text


def test_apostrophes_of_either_kind_or_none_find_each_other(both: Families) -> None:
    one, other = both.say("I don’t like it."), both.say("I dont want it.")
    for text in ("don't", "don’t", "dont"):
        assert set(both.find(text)) == {one, other}
        assert set(both.find(text, person_id=both.amira)) == {one, other}


def test_scripts_with_and_without_spaces(both: Families) -> None:
    chinese, arabic, hindi = (
        both.say("他在学校很安静"),
        both.say("هو يحب المدرسة"),
        both.say("उसे हिन्दी पसंद है"),
    )
    assert both.find("学校") == [chinese]
    assert both.find("学校", person_id=both.amira) == [chinese]
    assert both.find("校学") == []
    assert both.find("المدر") == [arabic]
    assert both.find("हिन्दी") == [hindi]
    assert both.found("学校").rows[0].parts == (("他在", False), ("学校", True), ("很安静", False))


def test_beginnings_count_from_the_first_letter_and_the_newest_comes_first(both: Families) -> None:
    old, new = both.say("Hums."), both.say("Hides.", visit=both.later)
    assert both.find("h") == [new, old]
    assert both.find("hu") == [old]
    assert both.find("ums") == []


def test_from_three_letters_on_whole_words_come_before_beginnings(both: Families) -> None:
    whole = both.say("The tie is too tight.")
    begins = both.say("He tied it.", visit=both.later)
    assert both.find("tie") == [whole, begins]
    assert both.find("ti") == [begins, whole]


def test_words_in_the_order_typed_come_before_words_anywhere(both: Families) -> None:
    together = both.say("A loud noise outside.")
    apart = both.say("Noise that gets loud.", visit=both.later)
    beginning = both.say("Loudly, noises.", visit=both.later)
    assert both.find("loud noise") == [together, apart, beginning]
    assert both.find("loud noise", person_id=both.amira) == [together, apart, beginning]


def test_a_word_that_is_a_name_stands_for_what_was_said_about_them(both: Families) -> None:
    mine = both.say("Hides under the table.", both.gran, both.other)
    both.say("Hides behind Mum.")
    assert both.find("jaydon table") == [mine]


def test_people_and_voices_are_found_by_their_names(both: Families) -> None:
    names = both.found("mimi").names
    assert [(one.person_id, one.circle_of) for one in names] == [(both.amira, "")]
    (gran,) = both.found("pawel").names
    assert (gran.person_id, gran.circle_of, gran.relationship) == (both.jaydon, "Jaydon O’Brien", "Gran")
    assert [one.words for one in both.found("o'br").names] == ["Jaydon O’Brien"]
    people.edit_person(both.store, both.amira, PersonFacts("Zara Khan"))
    assert [one.words for one in both.found("zara").names] == ["Zara Khan"]
    assert both.found("amira").names == ()
    people.remove_person(both.store, both.amira)
    assert both.found("zara").names == both.found("nadia").names == ()


def test_it_is_narrowed_by_person_section_stage_voice_and_days(both: Families) -> None:
    mum = both.say("She hums.", stage="early")
    staff = both.say("Hums a lot.", both.ruth, both.later, question="C1")
    gran = both.say("Hums too.", both.gran, both.other)
    assert set(both.find("hums")) == {mum, staff, gran}
    section = said.about_person(both.store, both.amira, "F1")[0].question_id
    assert section == "F1"
    assert both.find("hums", person_id=both.jaydon) == [gran]
    assert both.find("hums", stage="early") == [mum]
    assert both.find("hums", stage="early", person_id=both.amira) == [mum]
    assert both.find("hums", voice="school") == [staff]
    assert set(both.find("hums", voice="family")) == {mum, gran}
    assert both.find("hums", voice=both.ruth, person_id=both.amira) == [staff]
    assert both.find("hums", last=MAY) == both.find("hums", last=MAY, person_id=both.amira) == [mum]
    assert set(both.find("hums", first=JUNE)) == {staff, gran}
    by_section = interviews.usual_set().find("C1")
    assert by_section is not None
    for person in ("", both.amira):
        assert both.find("hums", section=by_section.section_id, person_id=person) == [staff]


def test_choices_alone_list_what_fits_them_and_nothing_lists_nothing(both: Families) -> None:
    early = both.say("One.", stage="early")
    both.say("Two.", stage="upset")
    assert both.find(stage="early") == [early]
    assert both.find() == both.find(person_id=both.amira) == []
    assert len(both.find(first=MAY)) == 2


def test_topics_of_their_own_are_a_section_and_say_what_they_are_about(both: Families) -> None:
    topic = topics.add_topic(both.store, both.first, "The new dog", "F1").made_id
    one = both.say("Barks at night.", question=topic)
    both.say("Barks back.")
    assert both.find("barks", section=OWN_TOPICS) == [one]
    assert both.found("barks night").rows[0].question == "The new dog"


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_typed_is_text_and_never_a_command(both: Families, text: str) -> None:
    both.say("a quiet one", stage="early")
    for person in ("", both.amira):
        both.found(text, person_id=person)
        both.found(text, person_id=person, stage="early", section="first-signs")
    assert both.find("quiet")


def test_worries_notes_and_half_typed_words_are_never_found(both: Families) -> None:
    card = both.say("Zibbeldorn here.")
    notes.note(both.store, both.first, "F1", "zibbeldorn note", card)
    notes.note(both.store, both.first, "F1", "zibbeldorn note")
    drafts.keep_draft(both.store, both.first, "F2", drafts.HalfTyped("zibbeldorn half"))
    concerns.record(both.store, both.amira, Worry("zibbeldorn worry", said_by="zibbeldorn"))
    assert both.find("zibbeldorn") == [card]
    concerns.move_there(both.store, card)
    found = both.found("zibbeldorn")
    assert (found.rows, found.names, found.more) == ((), (), False)


def test_how_it_was_answered_alone_is_on_no_list(both: Families) -> None:
    both.say("Zibbeldorn, since you ask.", question=reading_back.HOW_IT_WAS)
    assert both.find("zibbeldorn") == []


def test_what_is_special_about_a_statement_is_said_with_it(both: Families) -> None:
    one, other = both.say("Hums alone."), both.say("Hums apart.")
    reading_back.word(both.store, one, "left_out")
    sharing.share(both.store, Scope(statement_id=other), Decision(()))
    marks = {row.id: row.marks for row in both.found("hums").rows}
    assert marks == {one: ("Left out",), other: ("Only for Nadia",)}


def test_a_long_statement_shows_the_words_round_the_hit(both: Families) -> None:
    both.say("Filler words. " * 60 + "Then the zebra came. " + "More words. " * 60)
    (row,) = both.found("zebra").rows
    assert [text for text, is_hit in row.parts if is_hit] == ["zebra"]
    assert len(row.words) < AROUND + 10
    assert row.words.startswith("… ") and row.words.endswith(" …")


def test_a_hit_in_what_goes_with_the_words_is_shown_behind_them(both: Families) -> None:
    said_so = Words("She hums.", both.nadia, places=("Swimming pool", "Home"))
    interviewing.say(both.store, both.first, "F1", said_so)
    assert both.found("swimming").rows[0].words == "She hums. · Swimming pool"


@pytest.mark.parametrize("text", ["word", "wo", "a word"])
def test_every_page_comes_once_and_in_order(both: Families, text: str) -> None:
    said_so = [interviewing.Addition("F1", Words(f"a word {at}", both.nadia)) for at in range(720)]
    with both.store.session() as session:
        visit = interviews.needed(session, both.first)
        interviewing.add_statements(both.store, session, visit, said_so)
    seen: list[str] = []
    page = both.found(text)
    while True:
        seen += [row.id for row in page.rows]
        if page.then is None:
            break
        page = search_once(both.store, Wanted(text), page.then)
    assert len(seen) == len(set(seen)) == 720


def test_a_search_of_its_own_can_be_stopped_and_begun_again(both: Families) -> None:
    one = both.say("Hums.")
    searcher = Searcher(both.store)
    searcher.stop()
    with pytest.raises(StoppedError):
        searcher.search(Wanted("hums"))
    searcher.begin()
    assert [row.id for row in searcher.search(Wanted("hums")).rows] == [one]
    searcher.close()


def test_while_others_look_on_only_the_words_on_their_screen_are_searched(both: Families) -> None:
    card = both.say("Fights with Jaydon at lunch.", stage="early")
    (one,) = said.about_person(both.store, both.amira)
    person = people.person(both.store, both.amira)
    shown = [Shown(one, "Fights with a friend at lunch.")]

    def find(text: str, **more: object) -> list[str]:
        return [row.id for row in search_shown(person, shown, Wanted(text, **more)).rows]  # type: ignore[arg-type]

    assert find("jaydon") == []
    assert find("friend") == find("lun", stage="early") == find("l", voice="family") == [card]
    assert find("lunch", stage="upset") == find("lunch", first=JUNE) == find("lunch", voice="school") == []
