"""Easy read and large print: the same words, one idea a line, no columns too narrow to read."""

import pytest

from coprod_desktop.summaries.blocks import (
    BLOCKS,
    Block,
    Box,
    Columns,
    Heading,
    Item,
    Items,
    Label,
    Ladder,
    Paragraph,
    Pictured,
    Row,
    Section,
    Span,
    Step,
    Table,
    plain,
    spans_of,
    strong,
)
from coprod_desktop.summaries.easy import EASIER, in_reading
from coprod_desktop.summaries.reading import EASY, LARGE, STANDARD


def words(content: tuple[Block, ...]) -> str:
    return "".join("".join(span.words for span in spans_of(content)).split())


def only_idea(block: Block) -> Pictured:
    (idea,) = in_reading((block,), EASY)
    assert isinstance(idea, Pictured)
    return idea


def test_each_sentence_has_a_line_and_each_idea_a_picture() -> None:
    words = (Span("She loves swimming. Every Sunday!"), Span(" —\u00a0Mum", quiet=True))
    said = Items((Item(words, topic="She loves swimming."),))
    (idea,) = only_idea(said).items
    lines = ["".join(span.words for span in line) for line in idea.lines]
    assert lines == ["She loves swimming.", "Every Sunday! —\u00a0Mum"]
    assert idea.picture.symbol == "swimming"


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("Ask Mr. Reed. He knows.", ["Ask Mr. Reed.", "He knows."]),
        ("“Stop.” Then wait.", ["“Stop.”", "Then wait."]),
        ("At 2.30 she sleeps.", ["At 2.30 she sleeps."]),
        ("No full stop", ["No full stop"]),
        ("Hum… then nothing", ["Hum… then nothing"]),
        ("She gets 7 p.m. on school days.", ["She gets 7 p.m. on school days."]),
        ("She says “Stop!” and then runs.", ["She says “Stop!” and then runs."]),
        ("Ask Prof. Khan. 3 words.", ["Ask Prof. Khan.", "3 words."]),
        ("هي هادئة. لا تلمسها.", ["هي هادئة.", "لا تلمسها."]),
    ],
)
def test_sentences_end_where_they_end(said: str, lines: list[str]) -> None:
    (idea,) = only_idea(Paragraph(plain(said))).items
    assert ["".join(span.words for span in line) for line in idea.lines] == lines


def test_what_is_denied_has_no_picture() -> None:
    for words in ("No water.", "My mum died."):
        (idea,) = only_idea(Items((Item(plain(words), topic=words),))).items
        assert not idea.picture
    (idea,) = only_idea(Paragraph(plain("Water."))).items
    assert not idea.picture, "without a topic no picture is looked for"


def test_a_chosen_picture_is_shown() -> None:
    (idea,) = only_idea(Items((Item(plain("You can bring someone."), symbol="friends"),))).items
    assert idea.picture.symbol == "friends"


def test_a_table_is_told_row_by_row_under_the_heads_of_its_columns() -> None:
    cells = ((Paragraph(plain("hums")),), (), (Paragraph(plain("shout")),))
    table = Table(("Stage", "You see", "Do", "Don’t"), (Row(strong("Settled"), cells, "settled"),))
    for reading in (EASY, LARGE):
        (section,) = in_reading((table,), reading)
        assert isinstance(section, Section)
        assert (section.heading.words, section.heading.level, section.heading.stage) == (
            "Settled",
            3,
            "settled",
        )
        assert [one.words for one in section.blocks if isinstance(one, Label)] == ["You see", "Don’t"]
    assert in_reading((table,), STANDARD) == (table,)


def test_a_narrow_table_of_large_words_stays_a_table() -> None:
    table = Table(("When", "it means"), (Row(plain("Hums"), ((Paragraph(plain("calm")),),)),))
    assert in_reading((table,), LARGE) == (table,)


def test_a_row_headed_by_a_whole_sentence_is_no_heading() -> None:
    long = "A quiet place at lunch where nobody asks her anything for ten minutes or more."
    table = Table(("You said", "We did"), (Row(plain(long), ((Paragraph(plain("Done")),),)),), quotes=True)
    (section,) = in_reading((table,), EASY)
    assert isinstance(section, Section)
    assert section.heading.words == "You said"
    assert "".join(long.split()) in words((section,))


def test_steps_keep_their_number_and_what_goes_with_them() -> None:
    ladder = Ladder(
        (Step(plain("Goes quiet."), (("What helps then", (plain("Wait."),)),)), Step(plain("Paces."))), ""
    )
    ideas = in_reading((Section(Heading("First signs"), (ladder,)),), EASY)
    assert words(ideas) == "1.Goesquiet.Whathelpsthen:Wait.2.Paces."


def test_nothing_is_lost_on_the_way() -> None:
    inner = Section(Heading("Best"), (Items((Item(plain("Sings."), 2), Item(plain("Runs. Jumps.")))),))
    content = (Box(inner), Columns((inner, inner)), inner)
    easy = in_reading(content, EASY)
    assert words(easy).replace("2.", "") == words(content)


def test_what_is_told_otherwise_is_a_block() -> None:
    assert set(EASIER) <= set(BLOCKS)
