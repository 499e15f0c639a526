"""Text from people is text: whatever it holds, no screen obeys it, no page breaks, and every word stays."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument, QTextFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.errors import InputError, StoreError
from coprod_desktop.store.vault import Store
from coprod_desktop.summaries.documents import ALL
from coprod_desktop.summaries.reading import READINGS
from coprod_desktop.summaries.setting import fonts
from coprod_desktop.ui import crash, theme
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.screens import SCREENS
from coprod_desktop.ui.summaries.words_view import WordsView
from coprod_desktop.ui.together.views import VIEWS
from coprod_desktop.work import (
    boards,
    concerns,
    drafts,
    interviewing,
    interviews,
    notes,
    page_file,
    people,
    reading_back,
    sharing,
    summarising,
    topics,
)
from coprod_desktop.work.boards import Cell
from coprod_desktop.work.concerns import Worry
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.sharing import Decision, Scope
from coprod_desktop.work.summarising import Wanted

TODAY = date(2026, 11, 22)
HOSTILE = {
    "markup": "<b>bold</b> <font color=red>& &lt;</font> <para>",
    "picture": "<img src='file:///etc/hostname'><img src=x onerror=1>",
    "link": "<a href='http://example.invalid'>here</a>",
    "blanks to fill": "{they} {name} {0} {} %s %(name)s {they.__class__}",
    "turned": "\u202eright to left\u202c \u2066kept\u2069 \u200b\ufeff",
    "control": "a\x00b\x01c\x1bd\x7f\x85e\r\nf\tg\vh\fi",
    "long word": "Z" * 120 + " " + "é" * 70,
    "faces": "👩‍👧‍👦 🧑🏽‍🦽 é́́́́ ﷽ 𝕳",
    "formula": "=cmd|' /C calc'!A0",
    "place": "../../etc/passwd CON C:\\x\\y ~/.ssh %2e%2e",
    "query": "'; DROP TABLE person; -- \" ` \\",
    "scripts": "ŵŷ Łukasz 佐藤 فاطمة דוד ᚠ",
}
SCREEN_NEEDS = {
    "person": ("person_id",),
    "start": ("person_id",),
    "guide": ("interview_id",),
    "read_back": ("interview_id",),
    "summaries": ("person_id",),
    "board": ("person_id",),
    "together": ("person_id",),
    "concerns": ("person_id",),
}


@dataclass
class Planted:
    person: str
    interview: str
    card: str


def plant(store: Store, text: str) -> Planted:
    """The text in every place that takes one."""
    facts = PersonFacts(text, likes_to_be_called=text, pronouns=text, setting=text, ask_today=text)
    person = people.add_person(store, facts).made_id
    voice = people.add_contributor(store, person, ContributorFacts(text, text)).made_id
    interview = interviews.start(store, person, interviews.Plan(TODAY, text, text, "full")).made_id
    interviews.take_part(store, interview, voice, "here", text)
    said = Words(text, voice, "interpreter", text, stage="early", places=(text,))
    card = interviewing.say(store, interview, "F1", said, text).made_id
    topics.add_topic(store, interview, text, "F1")
    reading_back.word(store, card, "agreed")
    sharing.share(store, Scope(statement_id=card), Decision(("school", "family")))
    notes.note(store, interview, "F1", text)
    concerns.record(store, person, Worry(text, text, seen=text))
    boards.keep(store, person, None, (Cell(text[: boards.LONGEST]), Cell()), TODAY)
    return Planted(person, interview, card)


def obeyed(widget: QWidget) -> list[str]:
    """Labels that would take text for more than text. The page as words has a test of its own."""
    labels = [label for label in widget.findChildren(QLabel) if label.textFormat() != Qt.TextFormat.PlainText]
    edits = [edit for edit in widget.findChildren(QTextEdit) if not isinstance(edit, WordsView)]
    return [*(label.objectName() for label in labels), *map(str, edits)]


@pytest.mark.parametrize("kind", HOSTILE)
def test_every_screen_shows_it_as_text(store: Store, qapp: QApplication, qtbot: QtBot, kind: str) -> None:
    theme.apply(qapp)
    planted = plant(store, HOSTILE[kind])
    inside = Inside(store)
    qtbot.addWidget(inside)
    inside.resize(1366, 768)
    inside.show()
    abouts = {"person_id": planted.person, "interview_id": planted.interview}
    for screen in SCREENS:
        inside.desk.go(screen, **{name: abouts[name] for name in SCREEN_NEEDS.get(screen, ())})
        QTest.qWait(20)
        assert inside.shown is not None
        assert obeyed(inside) == [], screen
        assert inside.width() == 1366, screen
    for view in VIEWS:
        inside.desk.go("together", person_id=planted.person, view=view.id)
        QTest.qWait(20)
        assert obeyed(inside) == [], view.id
        assert inside.width() == 1366, view.id
    assert "Coprod" in (inside.windowTitle() or "Coprod")
    QTest.qWait(100)
    assert inside.keep()


@pytest.mark.parametrize("kind", HOSTILE)
def test_the_page_prints_it_as_text(store: Store, kind: str, tmp_path: Path) -> None:
    planted = plant(store, HOSTILE[kind])
    made = summarising.make(store, planted.person, Wanted("school", TODAY, whole_name=True))
    assert [one.id for one in made.chosen + made.left_over] == [planted.card]
    name = page_file.free_name(tmp_path, TODAY).name
    assert name == "One-page summary 2026-11-22.pdf"


@pytest.mark.parametrize("kind", HOSTILE)
def test_the_page_as_words_shows_it_as_text(
    store: Store, qtbot: QtBot, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = plant(store, HOSTILE[kind])
    wanted = Wanted("school", TODAY, whole_name=True)
    made = summarising.make(store, planted.person, wanted)
    asked: list[object] = []
    monkeypatch.setattr(WordsView, "loadResource", lambda _self, *what: asked.append(what))
    view = WordsView()
    qtbot.addWidget(view)
    view.show_html(page_file.as_html(made, wanted))
    view.resize(600, 400)
    view.show()
    qtbot.waitExposed(view)
    shown = view.toPlainText().replace("\n", "")
    for word in HOSTILE[kind].split():
        if word.isascii() and word.isprintable():
            assert word in shown, word
    kept = [fragment.charFormat() for fragment in fragments(view.document())]
    assert kept and not any(each.isAnchor() or each.isImageFormat() for each in kept) and asked == []


def fragments(document: QTextDocument) -> Iterator[QTextFragment]:
    """Every run of letters of one look."""
    block = document.begin()
    while block.isValid():
        inside = block.begin()
        while not inside.atEnd():
            yield inside.fragment()
            inside += 1
        block = block.next()


@pytest.mark.parametrize("kind", HOSTILE)
def test_every_document_prints_it_as_text(store: Store, kind: str) -> None:
    planted = plant(store, HOSTILE[kind])
    plain = [word for word in HOSTILE[kind].split() if word.isascii() and word.isprintable()]
    for document in ALL:
        for reading in READINGS:
            wanted = Wanted("family", TODAY, whole_name=True, document=document.id, reading=reading.id)
            made = summarising.make(store, planted.person, wanted)
            pdf = PdfReader(io.BytesIO(made.page.pdf))
            text = "".join("".join(page.extract_text() for page in pdf.pages).split())
            assert [word for word in plain if word not in text] == [], (document.id, reading.id)
            assert not any(page.get("/Annots") for page in pdf.pages)
            assert len(pdf.pages) == made.page.pages


def test_a_letter_that_no_font_has_is_named_before_printing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "fallback_for", lambda _letter: None)
    planted = plant(store, "Look at the ☃")
    for document in ("one-page", "early-signs", "record", "side-by-side"):
        made = summarising.make(store, planted.person, Wanted("family", TODAY, document=document))
        assert any("snowman" in warning for warning in made.page.warnings), document


def test_the_longest_words_are_kept_and_shown(store: Store, qapp: QApplication, qtbot: QtBot) -> None:
    planted = plant(store, "Amira")
    voice = interviews.visit(store, planted.interview).voices[0].id
    text = "w" * 9 + " and" * ((interviewing.LONGEST_WORDS - 9) // 4)
    interviewing.say(store, planted.interview, "F1", Words(text, voice))
    inside = Inside(store)
    qtbot.addWidget(inside)
    inside.show()
    inside.desk.go("guide", interview_id=planted.interview, question_id="F1")
    assert any(text in label.text() for label in inside.findChildren(QLabel))
    with pytest.raises(InputError):
        interviewing.say(store, planted.interview, "F1", Words(text + "more", voice))


def test_half_a_sign_is_refused_in_words_that_quote_nothing(store: Store) -> None:
    """A broken emoji can't be written down as UTF-8; what was typed stays on the screen."""
    planted = plant(store, "Amira")
    half = drafts.HalfTyped("zibbeldorn \ud83d")
    with pytest.raises(StoreError, match="half of a sign") as raised:
        drafts.keep_draft(store, planted.interview, "F1", half)
    assert "zibbeldorn" not in crash.describe(raised.value)
    drafts.keep_draft(store, planted.interview, "F1", drafts.HalfTyped("whole again"))
    assert drafts.draft(store, planted.interview, "F1").words == "whole again"
