"""What stands on each document, in its order; and what is said kindly where nothing does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from coprod_desktop.questions.question_set import builtin_sets
from coprod_desktop.summaries.blocks import (
    Block,
    Blocks,
    Board,
    BoardCell,
    Cards,
    Chart,
    Heading,
    Ladder,
    Picture,
    Section,
    Table,
    spans_of,
)
from coprod_desktop.summaries.contents import (
    Ask,
    Asked,
    Chapter,
    Column,
    Contents,
    Conversation,
    Meeting,
    Rated,
    Seen,
    Topic,
)
from coprod_desktop.summaries.documents import ALL, DOCUMENT, Document
from coprod_desktop.summaries.documents.views import PARTS
from coprod_desktop.summaries.documents.you_said import OUTCOMES
from coprod_desktop.summaries.lines import Line, PageFacts
from coprod_desktop.summaries.making import How, make_document
from coprod_desktop.summaries.to_text import to_text
from coprod_desktop.work import following_up


def made(document: str, contents: Contents) -> Blocks:
    return DOCUMENT[document].make(contents)


def text(content: Blocks) -> str:
    return to_text(content)


def inside(content: object) -> Iterator[Block]:
    for block in content if isinstance(content, tuple) else ():
        yield block
        if isinstance(block, Section):
            yield from inside((block.heading, *block.blocks))


def headings(content: Blocks) -> list[str]:
    return [block.words for block in inside(content) if isinstance(block, Heading)]


def one(content: Blocks, kind: type) -> object:
    return next(block for block in inside(content) if isinstance(block, kind))


@pytest.mark.parametrize("document", ALL, ids=lambda document: document.id)
def test_without_anything_it_is_kind_and_still_a_document(document: Document, facts: PageFacts) -> None:
    page = make_document(How(document), Contents(facts))
    words = page.text
    assert page.pages >= 1
    assert words.startswith("Mira K")
    assert "None" not in words
    kind = ("yet", "Nothing has to be answered", "You can stop at any time", "until you say so")
    assert any(phrase in words for phrase in kind), words


def test_the_ladder_has_the_signs_in_their_order_with_what_helps_then(facts: PageFacts) -> None:
    lines = (
        Line("2", "see", "early", "Paces by the door.", "Dad", place=2, parts=(("mistaken for", "boredom"),)),
        Line("1", "see", "early", "Goes quiet.", "Mum", place=1),
        Line("h", "do", "early", "Wait with her.", "Mum", works=4, parts=(("which sign", "goes quiet"),)),
        Line("o", "see", "early", "", "Mum", ordered=True, question="F2"),
    )
    content = made("early-signs", Contents(facts, tuple(sorted(lines, key=lambda line: line.place or 9))))
    ladder = one(content, Ladder)
    assert isinstance(ladder, Ladder)
    steps = ["".join(span.words for span in spans_of(step)) for step in ladder.steps]
    assert steps[0].startswith("Goes quiet.")
    assert "Wait with her. works very well" in steps[0]
    assert steps[1].startswith("Paces by the door.")
    assert "boredom" in steps[1]
    assert "The order is as Mum told it." in text(content)
    table = one(content, Table)
    assert isinstance(table, Table)
    assert table.heads == ("Stage", "What you see", "Do", "Don’t")


def test_an_order_told_in_words_stands_as_it_was_said(facts: PageFacts) -> None:
    line = Line("o", "see", "early", "First quiet, then the door.", "Mum", question="F2")
    assert "First quiet, then the door." in text(made("early-signs", Contents(facts, (line,))))


def test_about_me_keeps_the_standards_order_and_says_me_only_for_own_words(facts: PageFacts) -> None:
    sections = [
        "also",
        "support",
        "please_dont",
        "please_do",
        "wellness",
        "communicate",
        "people",
        "matters_most",
    ]
    lines = tuple(Line(name, name, None, f"About {name}.", "Mum", group="family") for name in sections)
    content = made("about-me", Contents(facts, lines))
    assert headings(content) == [
        "What matters most to Mira", "People who are important to Mira", "How to communicate with Mira",
        "Mira’s wellness", "Please do", "Please don’t", "How and when to support Mira",
        "Also worth knowing about Mira", "Supported to write this by",
    ]  # fmt: skip
    assert "About Mira" in text(content).splitlines()[1]
    own = tuple(replace(line, group="self") for line in lines)
    assert "About me" in text(made("about-me", Contents(facts, own))).splitlines()[1]


def test_the_passport_tells_what_it_means_and_shows_each_message(facts: PageFacts) -> None:
    lines = (
        Line(
            "d",
            "dictionary",
            None,
            "Pulls her sleeves.",
            "Mum",
            parts=(("what it means", "too loud"), ("what to do", "go out")),
        ),
        Line("s", "yes_no_stop_pain", None, "A flat hand.", "Mira", parts=(("message", "stop"),)),
        Line("p", "yes_no_stop_pain", None, "Goes pale.", "Mum", parts=(("message", "pain"),)),
        Line("c", "choices", None, "", "Dad", parts=(("how many at once", "two"),)),
    )
    content = made("passport", Contents(facts, lines))
    table = one(content, Table)
    assert isinstance(table, Table)
    assert table.heads == ("When Mira does this", "it means", "please do")
    found = [block for block in inside(content) if isinstance(block, Heading) and block.level == 3]
    assert [(block.words, block.symbol) for block in found] == [("Stop", "stop"), ("Pain", "pain")]
    assert "two" in text(content)


def test_each_outcome_has_words_and_a_reason_stands_beside_a_no(facts: PageFacts) -> None:
    assert set(OUTCOMES) == set(following_up.OUTCOMES)
    asks = (
        Ask(
            Line("1", "said", None, "A quiet place.", "Mira"),
            "The reading room.",
            "Ms Marsh",
            date(2026, 12, 1),
        ),
        Ask(
            Line("2", "said", None, "The fox book.", "Dad"),
            outcome="not_done",
            why_not="It is the library’s.",
        ),
        Ask(
            Line("3", "said", None, "A card.", "Mum"),
            "Done.",
            outcome="done",
            outcome_on=date(2026, 11, 20),
            told_on=date(2026, 11, 21),
        ),
    )
    words = text(made("you-said", Contents(facts, tuple(ask.line for ask in asks), asks)))
    assert "3 ASKED FOR OR OFFERED: 1 DONE, 1 STILL TO DO, 1 WE COULD NOT DO" in words
    for phrase in ("Still to do", "1 Dec 2026", "Ms Marsh", "We could not do this", "Why: It is the library’s.",
                   "Done on 20 Nov 2026", "Told the family on 21 Nov 2026"):  # fmt: skip
        assert phrase in words


def test_the_person_stands_first_and_every_voice_has_a_column(facts: PageFacts) -> None:
    voices = ("Mira", "Mum", "Dad", "Gran", "Mr Reed", "Ms Marsh", "Jo")
    said = {name: (Line(name, "said", "early", f"{name} says.", name),) for name in voices}
    topic = Topic("First signs", "What is first?", said)
    lines = tuple(line for each in said.values() for line in each)
    content = made(
        "side-by-side", Contents(facts, lines, columns=tuple(Column(n, n) for n in voices), topics=(topic,))
    )
    tables = [block for block in inside(content) if isinstance(block, Table)]
    assert [name for table in tables for name in table.heads if name != "Topic"] == list(voices)
    assert max(len(table.heads) for table in tables) <= 6


def test_views_are_kept_apart(facts: PageFacts) -> None:
    questions = {one.id: one for one in next(iter(builtin_sets().values())).questions}
    printing = {
        id_ for id_, one in questions.items() if any(place.document == "views" for place in one.prints)
    }
    assert printing == {question for part in PARTS.values() for question in part}
    lines = (
        Line("1", "child", None, "I like dogs.", "Mira", group="self", question="B3"),
        Line("2", "child", None, "She likes dogs.", "Mum", group="family", question="B3"),
        Line("3", "parents", None, "She left in May.", "Ms Marsh", group="school", question="L1"),
    )
    words = text(made("views", Contents(facts, lines)))
    own, family, others = (
        words.index(part) for part in ("MIRA’S OWN VIEWS", "THE PARENTS’", "OTHERS WHO KNOW")
    )
    assert own < words.index("I like dogs.") < family < words.index("She likes dogs.") < others
    alone = text(made("views", Contents(facts, lines[1:2])))
    assert "Mira’s own words are not here yet." in alone


def test_what_we_agreed_says_who_sees_what_and_the_one_exception(facts: PageFacts) -> None:
    parts = ("Hopes", "Sleep", "Food", "Noise")
    seen = (
        Seen("the family", parts),
        Seen("everyday staff at school or work", ("First signs",), parts),
        Seen("nurses", parts, ("Before now",)),
        Seen("carers", parts, parts),
    )
    words = text(
        made("what-we-agreed", Contents(facts, seen=seen, danger="If someone is in danger, we must tell."))
    )
    for phrase in (
        "The family can see some words from every part.",
        "Everyday staff at school or work can see some words from First signs.",
        "Nurses can see some words from every part but Before now.",
        "Carers can see some words from 4 of 8 parts.",
        "If someone is in danger",
        "You can change your mind",
        "We look at this again by 22 Feb 2027",
        "Ms Marsh, SENCO",
    ):
        assert phrase in words


def test_before_we_meet_says_what_and_that_anyone_can_stop(facts: PageFacts) -> None:
    meeting = Meeting(("First signs", "Hopes"), ("Ruth Abara",), "about 45 minutes")
    words = text(made("before-we-meet", Contents(facts, meeting=meeting)))
    for phrase in ("First signs and Hopes", "Ruth Abara will come to talk with you.", "about 45 minutes",
                   "You can stop at any time", "You can bring someone"):  # fmt: skip
        assert phrase in words


def test_the_board_has_its_cells_its_cards_and_whose_choice_it_was(facts: PageFacts) -> None:
    cells = (BoardCell("Now", "Bath", Picture("bath")), BoardCell("Next", "Story", Picture("book")))
    content = made("now-next", Contents(facts, board=cells, chosen_by="Mira"))
    board, cards = one(content, Board), one(content, Cards)
    assert isinstance(board, Board)
    assert isinstance(cards, Cards)
    assert board.cells == cells
    assert set(cards.cells) == set(cells)
    assert len(cards.cells) == 6
    assert "Mira chose this." in text(content)


def test_the_record_shows_a_grid_as_a_chart_with_all_its_words(facts: PageFacts) -> None:
    rated = Rated(
        ("morning", "night"),
        ("home", "school"),
        ((3, None), (0, 1)),
        ("never", "rarely", "sometimes", "often", "always"),
        "Mum",
        "g",
    )
    asked = Asked(
        "H5", "When is it most likely?", (Line("g", "said", None, "Mornings.", "Mum"),), chart=rated
    )
    told = Conversation(date(2026, 11, 20), "", "Ruth", ("Mum",), (Chapter("What sets it off", (asked,)),))
    contents = Contents(facts, asked.lines, conversations=(told,))
    chart = one(made("record", contents), Chart)
    assert isinstance(chart, Chart)
    assert chart.words == "Mum: morning, home: often; night, home: never; night, school: rarely."
    assert not any(isinstance(block, Chart) for block in inside(made("record", contents.only(()))))
