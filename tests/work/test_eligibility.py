"""What may stand on a page: each reason alone keeps words off it, and nothing else does."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coprod_desktop.questions.vocabulary import AUDIENCES
from coprod_desktop.work.decisions import Shared
from coprod_desktop.work.eligibility import (
    NOT_ON_THIS_PAGE,
    REASON_WORDS,
    REASONS,
    Page,
    differs_openly,
    printed_words,
    was_agreed,
    why_not,
)
from coprod_desktop.work.said import NameKept, Said
from coprod_desktop.work.voices import Voice

TODAY = date(2026, 11, 22)
MUM = Voice("mum", "Nadia", "mother", 1)
PERSON = Voice("self", "Amira", "self", 0)
SCHOOL = Shared(("family", "school"))
SAID = Said("one", "p", "i", TODAY, "F1", "w1", MUM, "Goes quiet.", word="agreed", shared=SCHOOL)
OTHER = replace(SAID, id="two", wording_id="w2", words="Gets loud.", voice=PERSON)
CIRCLE = {
    "mum": "mother",
    "self": "self",
    "gran": "grandparent",
    "dad": "father",
    "reed": "teacher",
    "x": "neighbour",
}
PAGE = Page("school", TODAY, relationships=CIRCLE, known={"one": SAID, "two": OTHER})


def with_other(**values: object) -> Page:
    """A page whose other account, of the same thing, has these values."""
    other = replace(OTHER, differs=("one",), **values)  # type: ignore[arg-type]
    return replace(PAGE, known={"one": SAID, "two": other})


ALONE: dict[str, tuple[Said, Page]] = {
    "left_out": (replace(SAID, word="left_out"), PAGE),
    "not_sure": (replace(SAID, word="not_sure"), PAGE),
    "not_read_back": (replace(SAID, word=""), PAGE),
    "name_left_out": (replace(SAID, names=(NameKept("Jaydon", "leave_out", ""),)), PAGE),
    "no_longer": (replace(SAID, still_true=False), PAGE),
    "withdrawn": (replace(SAID, shared=replace(SCHOOL, withdrawn=True)), PAGE),
    "undecided": (replace(SAID, shared=None), PAGE),
    "not_for_them": (replace(SAID, shared=Shared(("family",))), PAGE),
    "excepted": (replace(SAID, shared=replace(SCHOOL, exceptions=("reed",))), PAGE),
    "ended": (replace(SAID, shared=replace(SCHOOL, until=TODAY - timedelta(days=1))), PAGE),
    "said_again": (
        replace(SAID, same=("two",)),
        replace(
            PAGE, known={"one": SAID, "two": replace(SAID, id="two", interview_id="later", same=("one",))}
        ),
    ),
    "waits": (replace(SAID, differs=("two",)), with_other(word="")),
}


def test_agreed_and_shared_words_may_stand() -> None:
    assert why_not(SAID, PAGE) == ""
    assert why_not(replace(SAID, word="changed"), PAGE) == ""


def test_each_reason_has_words_and_a_case() -> None:
    assert set(ALONE) == {key for key, _words, _holds in REASONS}
    assert set(REASON_WORDS) == {*ALONE, NOT_ON_THIS_PAGE}


@pytest.mark.parametrize("reason", ALONE)
def test_each_reason_holds_alone(reason: str) -> None:
    one, page = ALONE[reason]
    assert [key for key, _words, holds in REASONS if holds(one, page)] == [reason]
    assert why_not(one, page) == reason


@pytest.mark.parametrize("audience", [one.id for one in AUDIENCES])
def test_sharing_is_for_the_named_audience_alone(audience: str) -> None:
    page = replace(PAGE, audience=audience)
    expected = "" if audience in SCHOOL.audiences else "not_for_them"
    assert why_not(SAID, page) == expected


def test_sharing_holds_through_its_last_day() -> None:
    assert why_not(replace(SAID, shared=replace(SCHOOL, until=TODAY)), PAGE) == ""


def test_the_speaker_may_read_their_own_words_whatever_was_decided() -> None:
    for shared in (None, Shared(), replace(SCHOOL, withdrawn=True), replace(SCHOOL, exceptions=("mum",))):
        assert why_not(replace(SAID, shared=shared), replace(PAGE, reader="mum")) == ""
        own = replace(OTHER, shared=shared)
        assert why_not(own, replace(PAGE, audience="person")) == ""


def test_reading_your_own_words_does_not_make_them_read_back() -> None:
    assert why_not(replace(SAID, word=""), replace(PAGE, reader="mum")) == "not_read_back"
    assert why_not(replace(SAID, word="left_out"), replace(PAGE, reader="mum")) == "left_out"


def test_an_exception_by_name_holds_back_the_page_that_they_may_read() -> None:
    but_gran = replace(SAID, shared=replace(SCHOOL, exceptions=("gran",)))
    assert why_not(but_gran, replace(PAGE, audience="family")) == "excepted"
    assert why_not(but_gran, PAGE) == ""
    assert why_not(but_gran, replace(PAGE, audience="family", reader="gran")) == "excepted"
    assert why_not(but_gran, replace(PAGE, audience="family", reader="dad")) == ""


def test_an_exception_for_somebody_of_no_known_group_holds_back_every_page() -> None:
    but_neighbour = replace(SAID, shared=replace(SCHOOL, exceptions=("x",)))
    assert why_not(but_neighbour, PAGE) == "excepted"
    assert why_not(but_neighbour, replace(PAGE, audience="family")) == "excepted"


def test_a_child_who_did_not_understand_does_not_decide_alone() -> None:
    alone = replace(SCHOOL, decider="own", understood="not_this")
    assert why_not(replace(SAID, shared=alone), PAGE) == "undecided"
    parent = replace(alone, decider="parental", decider_name="Nadia")
    assert why_not(replace(SAID, shared=parent), PAGE) == ""
    assert why_not(replace(SAID, shared=replace(SCHOOL, decider="")), PAGE) == "undecided"


def test_a_draft_skips_the_read_back_and_nothing_else() -> None:
    draft = replace(PAGE, audience="family", draft=True)
    assert why_not(replace(SAID, word=""), draft) == ""
    assert why_not(replace(SAID, word="not_sure"), draft) == ""
    for reason in ("left_out", "name_left_out", "no_longer", "withdrawn", "undecided", "ended"):
        assert why_not(ALONE[reason][0], draft) == reason, reason


def test_a_draft_shows_undecided_words_to_their_own_speaker_only() -> None:
    draft = replace(PAGE, audience="family", draft=True)
    undecided = replace(SAID, word="", shared=None)
    assert why_not(undecided, draft) == "undecided"
    assert why_not(undecided, replace(draft, reader="mum")) == ""
    assert why_not(undecided, replace(draft, audience="person")) == "undecided"
    assert why_not(replace(OTHER, word="", shared=None), replace(draft, audience="person")) == ""


def test_seen_differently_both_wait_for_the_other_s_read_back() -> None:
    page = with_other(word="")
    assert why_not(replace(SAID, differs=("two",)), page) == "waits"
    assert why_not(page.known["two"], page) == "not_read_back"


def test_seen_differently_is_marked_only_where_both_may_be_seen() -> None:
    one = replace(SAID, differs=("two",))
    assert differs_openly(one, with_other()) == (with_other().known["two"],)
    for hidden in (
        with_other(shared=Shared(("family",))),
        with_other(word="left_out"),
        with_other(shared=None),
    ):
        assert why_not(one, hidden) == ""
        assert differs_openly(one, hidden) == ()


def test_short_words_print_only_when_agreed() -> None:
    short = replace(SAID, short_words="Quiet.")
    assert printed_words(short) == "Goes quiet."
    assert printed_words(replace(short, short_agreed=True)) == "Quiet."


def test_a_name_is_replaced_as_a_whole_word() -> None:
    names = (NameKept("Sam", "instead", "a friend"),)
    assert printed_words(replace(SAID, words="Sam does the same.", names=names)) == "a friend does the same."
    kept = replace(SAID, words="With Sam.", names=(NameKept("Sam", "keep", ""),))
    assert printed_words(kept) == "With Sam."


@pytest.mark.parametrize(
    ("word", "stands"), [("agreed", True), ("changed", True), ("left_out", False), ("", False)]
)
def test_only_agreed_words_were_agreed(word: str, stands: bool) -> None:
    assert was_agreed(replace(SAID, word=word)) is stands
