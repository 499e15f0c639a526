"""Thousands of hostile strings through screens and files: what comes out is what went in, and nothing was obeyed."""

import io
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from math import ceil
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.store.vault import Store, check_store
from coprod_desktop.ui import theme
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.screens.guide import Guide
from coprod_desktop.work import (
    interviewing,
    interviews,
    page_file,
    people,
    reading_back,
    said,
    sharing,
    subject_access,
    summarising,
)
from coprod_desktop.work.bundles import bundle as bundles
from coprod_desktop.work.bundles import packing
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.sharing import Decision, Scope
from coprod_desktop.work.summarising import Wanted
from tests.faults.eyes import everything_in
from tests.faults.generated import AMOUNT, hostile_strings, is_printed, plain_words, words_on_paper
from tests.faults.test_hostile_text import obeyed

TODAY = date(2026, 11, 22)
AT_ONCE, IN_A_STORE = 30, 480


def in_batches(part: int = 0) -> Iterator[list[str]]:
    """Those of one store, a family at a time."""
    strings = islice(hostile_strings(), part * IN_A_STORE, (part + 1) * IN_A_STORE)
    while some := list(islice(strings, AT_ONCE)):
        yield some


def a_family(store: Store, strings: Sequence[str]) -> str:
    """A person about whom all of these were said, agreed and shared."""
    person = people.add_person(store, PersonFacts("Amira Khan")).made_id
    voice = people.add_contributor(store, person, ContributorFacts("Nadia", "mother")).made_id
    visit = interviews.start(store, person, interviews.Plan(TODAY, visit="full")).made_id
    interviews.take_part(store, visit, voice, "here")
    for text in strings:
        card = interviewing.say(store, visit, "F1", Words(text, voice)).made_id
        reading_back.word(store, card, "agreed")
        sharing.share(store, Scope(statement_id=card), Decision(("family",)))
    return person


def together(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("part", range(ceil(AMOUNT.strings / IN_A_STORE)))
def test_they_are_kept_to_the_letter_and_every_file_holds_them_as_text(store: Store, part: int) -> None:
    for strings in in_batches(part):
        person = a_family(store, strings)
        kept = [one.words for one in said.about_person(store, person)]
        assert kept == [text.strip() for text in strings]
        made = summarising.make(store, person, Wanted("family", TODAY, document="record", whole_name=True))
        pdf = PdfReader(io.BytesIO(made.page.pdf))
        assert not any(page.get("/Annots") for page in pdf.pages)
        printed = together("".join(page.extract_text() for page in pdf.pages))
        word = page_file.FORMAT["word"].write(made, made_for(made))
        with zipfile.ZipFile(io.BytesIO(word)) as packed:
            assert not [name for name in packed.namelist() if "vba" in name.lower() or "ole" in name.lower()]
        read = together("".join(text for text in _runs(word)))
        page = page_file.as_html(made, made_for(made))
        assert re.search(r"<(img|a|script|font|!--)\b", page) is None
        held = json.loads(subject_access.as_json(subject_access.everything(store, person, TODAY)))
        assert {row["words"] for row in held["records"]["wording"]} == set(kept)
        handed = bundles.parse(bundles.as_bytes(packing.pack(store, person, "family", TODAY)))
        assert [one.words for one in handed.statements] == kept
        for text in strings:
            assert [one for one in words_on_paper(text) if not is_printed(one, printed)] == [], "in the PDF"
            assert [one for one in plain_words(text) if together(one) not in read] == [], "in Word"
    assert check_store(store) == []


def made_for(made: summarising.Made) -> Wanted:
    return Wanted("family", TODAY, document="record", whole_name=True)


def _runs(word: bytes) -> Iterator[str]:
    document = Document(io.BytesIO(word))
    yield from (
        paragraph.text for paragraph in document.element.body.iter() if isinstance(paragraph.text, str)
    )


def test_screens_show_them_as_text_and_keep_their_size(
    store: Store, qapp: QApplication, qtbot: QtBot
) -> None:
    theme.apply(qapp)
    strings = next(in_batches())
    person = a_family(store, strings)
    visit = interviews.visits_of(store, person)[0].id
    inside = Inside(store)
    qtbot.addWidget(inside)
    inside.resize(1366, 768)
    inside.show()
    for screen, about in (
        ("guide", {"interview_id": visit, "question_id": "F1"}),
        ("together", {"person_id": person, "view": "sides"}),
        ("together", {"person_id": person, "view": "known"}),
        ("person", {"person_id": person}),
    ):
        inside.desk.go(screen, **about)
        if isinstance(inside.shown, Guide):
            inside.shown.asking.card_list.earlier.click()
        QTest.qWait(20)
        assert obeyed(inside) == [] and inside.width() == 1366, screen
        if screen != "person":
            shown = everything_in(inside)
            assert [text for text in strings if _mark(text) not in shown] == [], screen


def _mark(text: str) -> str:
    at = text.index("mark")
    return text[at : at + len("mark00000end")]


@pytest.mark.parametrize("number", [0, 7])
def test_file_names_never_come_from_them(store: Store, tmp_path: Path, number: int) -> None:
    text = list(hostile_strings(number + 1))[-1]
    people.add_person(store, PersonFacts(text))
    assert page_file.free_name(tmp_path, TODAY).name == "One-page summary 2026-11-22.pdf"
