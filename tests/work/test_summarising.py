"""A page from real stores: the three cases for every audience, what people chose, and what is never hinted at."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from coprod_desktop.errors import InputError
from coprod_desktop.paths import RESOURCES
from coprod_desktop.questions.vocabulary import AUDIENCES
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import Store, create_store
from coprod_desktop.work import (
    bringing_in,
    deeds,
    interviewing,
    listing,
    page_file,
    people,
    sharing,
    summarising,
)
from coprod_desktop.work.eligibility import REASON_WORDS, printed_words
from coprod_desktop.work.said import Said, about_person
from coprod_desktop.work.sharing import Decision, Scope
from coprod_desktop.work.summarising import Made, Wanted

TODAY = date(2026, 11, 22)
SHEETS = sorted(RESOURCES.glob("sample/*.csv"))
Pages = Callable[[str, str], Made]
EVERY_AUDIENCE = [one.id for one in AUDIENCES]


@pytest.fixture(scope="module")
def all_cases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The three cases in one store, only to be read."""
    folder = tmp_path_factory.mktemp("cases") / "store"
    store, _ = create_store(folder, "winter lantern ferry moss", "Ruth", Cost(memory_kib=8 * 1024, passes=1))
    with store:
        for sheet in SHEETS:
            bringing_in.bring_in(store, bringing_in.look_at(store, sheet.read_bytes()))
        yield store


@pytest.fixture(scope="module")
def made_for(all_cases: Store) -> Pages:
    """The page of one person for one audience, made once."""

    @cache
    def made(called: str, audience: str) -> Made:
        return summarising.make(all_cases, person_of(all_cases, called), Wanted(audience, TODAY))

    return made


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Isla's case alone, to be changed."""
    made, _ = create_store(
        tmp_path / "store", "winter lantern ferry moss", "Ruth", Cost(memory_kib=8 * 1024, passes=1)
    )
    with made:
        sheet = (RESOURCES / "sample" / "primary_school.csv").read_bytes()
        bringing_in.bring_in(made, bringing_in.look_at(made, sheet))
        yield made


def person_of(store: Store, called: str) -> str:
    return next(row.id for row in listing.people(store, TODAY) if row.facts.called == called)


def school(store: Store, **wanted: object) -> Made:
    return summarising.make(store, person_of(store, "Isla"), Wanted("school", TODAY, **wanted))  # type: ignore[arg-type]


def words_of(pdf: bytes) -> str:
    return squeezed(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))


def squeezed(words: str) -> str:
    """Without white space and the quotation marks that setting may turn."""
    return re.sub(r"[\s\u2018\u2019'\"\u201c\u201d]+", "", words)


def stands(one: Said, page: str) -> bool:
    return squeezed(printed_words(one)) in page


@pytest.mark.parametrize("audience", EVERY_AUDIENCE)
@pytest.mark.parametrize("called", ["Isla", "Kay", "Rhi"])
def test_every_statement_is_accounted_for_once(
    all_cases: Store, made_for: Pages, called: str, audience: str
) -> None:
    person, made = person_of(all_cases, called), made_for(called, audience)
    excluded = [one for some in made.excluded.values() for one in some]
    accounted = sorted(one.id for one in (*made.chosen, *made.left_over, *excluded))
    assert accounted == sorted(one.id for one in about_person(all_cases, person))
    assert made.total == len(accounted)
    assert set(made.excluded) <= set(REASON_WORDS)


@pytest.mark.parametrize("audience", EVERY_AUDIENCE)
@pytest.mark.parametrize("called", ["Isla", "Kay", "Rhi"])
def test_the_page_holds_what_was_chosen_and_nothing_else(made_for: Pages, called: str, audience: str) -> None:
    made = made_for(called, audience)
    page = words_of(made.page.pdf)
    assert [one.words for one in made.chosen if not stands(one, page)] == []
    chosen = squeezed(" ".join(printed_words(one) for one in made.chosen))
    others = [*made.left_over, *(one for some in made.excluded.values() for one in some)]
    long = [one for one in others if len(one.words.split()) > 2 and squeezed(one.words) not in chosen]
    assert long
    assert [one.words for one in long if squeezed(one.words) in page] == []


def test_no_page_counts_what_it_may_not_show(made_for: Pages) -> None:
    for called in ("Isla", "Kay", "Rhi"):
        for audience in EVERY_AUDIENCE:
            words = made_for(called, audience).page.text
            assert not re.search(r"not shared|left out|excluded|withdrawn", words), (
                called,
                audience,
            )


def test_chosen_lines_stand_in_their_order_until_taken_back(store: Store) -> None:
    person = person_of(store, "Isla")
    safe = [line.id for line in school(store).lines if line.section == "safe"]
    backwards = tuple(reversed(safe))
    changed = summarising.choose_lines(store, person, "school", backwards, label="Order changed")
    assert changed.label == "Order changed" and changed.person_id == person
    chosen = summarising.chosen_lines(store, person, "school")
    assert chosen == backwards
    assert school(store, chosen=chosen).page.chosen == backwards
    assert summarising.chosen_lines(store, person, "family") is None
    assert deeds.undo_last(store, person)
    assert summarising.chosen_lines(store, person, "school") is None


def test_choosing_nothing_is_a_choice_and_leaving_it_to_the_program_another(store: Store) -> None:
    person = person_of(store, "Isla")
    summarising.choose_lines(store, person, "school", ())
    assert summarising.chosen_lines(store, person, "school") == ()
    assert school(store, chosen=()).page.chosen == ()
    summarising.choose_lines(store, person, "school", None)
    assert summarising.chosen_lines(store, person, "school") is None


def test_a_line_that_may_no_longer_stand_leaves_though_it_was_chosen(store: Store) -> None:
    chosen = school(store).page.chosen
    gone = chosen[0]
    sharing.withdraw(store, Scope(statement_id=gone), Decision())
    made = school(store, chosen=chosen)
    assert gone not in made.page.chosen and gone in {one.id for one in made.excluded["withdrawn"]}
    assert made.total == 86


def test_short_words_stand_only_once_their_speaker_agreed(store: Store) -> None:
    one = max(school(store).chosen, key=lambda one: len(one.words))
    interviewing.suggest_short_words(store, one.id, "Zebra crossing only.", None)
    page = words_of(school(store).page.pdf)
    assert "Zebracrossingonly." not in page and stands(one, page)
    interviewing.suggest_short_words(store, one.id, "Zebra crossing only.", one.voice.id)
    page = words_of(school(store, chosen=(one.id,)).page.pdf)
    assert "Zebracrossingonly." in page and squeezed(one.words) not in page


def test_a_draft_is_for_the_family_or_the_person_and_says_so(store: Store) -> None:
    person = person_of(store, "Isla")
    for audience in EVERY_AUDIENCE:
        wanted = Wanted(audience, TODAY, draft=True)
        if audience in ("family", "person"):
            made = summarising.make(store, person, wanted)
            assert "DRAFT" in words_of(made.page.pdf)
            assert "not_read_back" not in made.excluded
        else:
            with pytest.raises(InputError, match="draft"):
                summarising.make(store, person, wanted)


def test_a_page_for_one_reader_names_them_and_may_hold_their_own_words(store: Store) -> None:
    person = person_of(store, "Isla")
    mum = next(one for one in people.circle(store, person) if one.relationship == "mother")
    hers = next(one for one in school(store).chosen if one.voice.id == mum.id)
    sharing.withdraw(store, Scope(statement_id=hers.id), Decision())
    for_all = summarising.make(store, person, Wanted("family", TODAY, chosen=(hers.id,)))
    assert for_all.page.chosen == ()
    for_her = summarising.make(store, person, Wanted("family", TODAY, reader=mum.id, chosen=(hers.id,)))
    assert for_her.page.chosen == (hers.id,)
    assert f"For{mum.name.replace(' ', '')}" in words_of(for_her.page.pdf)


def test_unknown_documents_audiences_and_people_are_refused(store: Store) -> None:
    person = person_of(store, "Isla")
    for wanted in (Wanted("nobody", TODAY), Wanted("school", TODAY, document="novel")):
        with pytest.raises(InputError):
            summarising.make(store, person, wanted)
    with pytest.raises(InputError):
        summarising.make(store, "no such person", Wanted("school", TODAY))


def test_file_names_say_nothing_of_the_person_and_count_up(tmp_path: Path) -> None:
    names = []
    for _ in range(3):
        file = page_file.free_name(tmp_path, TODAY)
        names.append(page_file.write_page(file, b"page").name)
    stem = "One-page summary 2026-11-22"
    assert names == [f"{stem}.pdf", f"{stem} (2).pdf", f"{stem} (3).pdf"]
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(names)
