"""However many worries are written down, no list, count, page, bundle or other output holds a word of any of them."""

import io
from collections.abc import Iterator
from datetime import date
from random import Random

from docx import Document
from pypdf import PdfReader

from coprod_desktop.questions.vocabulary import AUDIENCE
from coprod_desktop.store.vault import Store
from coprod_desktop.summaries.documents import ALL
from coprod_desktop.work import (
    concerns,
    listing,
    overview,
    page_file,
    said,
    subject_access,
    summarising,
)
from coprod_desktop.work.bundles import bundle as bundles
from coprod_desktop.work.bundles import packing
from coprod_desktop.work.concerns import ANSWERS, Worry
from coprod_desktop.work.summarising import Wanted
from tests.faults.generated import AMOUNT, FORM
from tests.work.together_home import a_sample

TODAY = date(2026, 11, 22)
WORD = "zibbeldorn"
AUDIENCES = ("school",) if FORM == "short" else tuple(AUDIENCE)


def worries() -> Iterator[Worry]:
    """Each part of each holds the word, in every place where something can stand."""
    for number in range(AMOUNT.worries):
        parts = [f"{WORD}{number} {Random(number).choice(('hits', 'shouts', 'locks'))}" for _ in range(6)]
        yield Worry(parts[0], parts[1], ANSWERS[number % len(ANSWERS)], *parts[2:])


def outputs(store: Store, person: str) -> Iterator[tuple[str, str]]:
    """Everything that lists, counts, prints or hands on, as text."""
    yield "people", repr(listing.people(store, TODAY))
    yield "overview", repr(overview.overview(store, person))
    yield "statements", repr(said.about_person(store, person))
    yield "bundle", bundles.as_bytes(packing.pack(store, person, "school", TODAY)).decode()
    held = subject_access.everything(store, person, TODAY)
    yield "held", subject_access.as_json(held).decode()
    yield "held, printed", _printed(subject_access.as_pdf(held))
    for document in ALL:
        for audience in AUDIENCES:
            wanted = Wanted(audience, TODAY, document=document.id)
            made = summarising.make(store, person, wanted)
            yield f"{document.id} for {audience}", f"{made.page.text} {made.page.warnings} {made.left_over!r}"
    yield "PDF", _printed(made.page.pdf)
    yield "Word", "".join(_words(page_file.FORMAT["word"].write(made, wanted)))


def _printed(pdf: bytes) -> str:
    read = PdfReader(io.BytesIO(pdf))
    return f"{read.metadata} " + "".join(page.extract_text() for page in read.pages)


def _words(word: bytes) -> Iterator[str]:
    body = Document(io.BytesIO(word)).element.body
    yield from (each.text for each in body.iter() if isinstance(each.text, str))


def test_no_output_holds_a_word_of_any_worry(store: Store) -> None:
    sample = a_sample(store)
    before = {name: len(text) for name, text in outputs(store, sample.person)}
    with store.session() as session:
        for worry in worries():
            concerns.record_in(store, session, sample.person, worry)
    found = concerns.of_person(store, sample.person)
    assert sum(WORD in one.worry.words for one in found) == AMOUNT.worries
    for name, text in outputs(store, sample.person):
        assert WORD not in text.lower(), name
        assert len(text) == before[name], f"{name} is as long as without them"
