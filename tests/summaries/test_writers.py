"""Each writer knows each block, and the page's tables know each stage."""

from typing import get_args

from coprod_desktop.questions.prints import PRINT_SLOTS
from coprod_desktop.questions.vocabulary import STAGES
from coprod_desktop.summaries.blocks import BLOCKS, Tone
from coprod_desktop.summaries.documents import ALL, DOCUMENT
from coprod_desktop.summaries.setting.shapes import SHAPES
from coprod_desktop.summaries.setting.sizes import STAGE_COLOURS, TONES
from coprod_desktop.summaries.to_pdf import SETTERS
from coprod_desktop.summaries.to_text import WRITERS
from coprod_desktop.work.account import SECTION_WORDS


def test_every_writer_knows_every_block() -> None:
    assert set(SETTERS) == set(BLOCKS)
    assert set(WRITERS) == set(BLOCKS)


def test_every_stage_has_its_shape_and_colour_on_paper() -> None:
    assert {stage.shape for stage in STAGES} == set(SHAPES)
    assert {stage.colour for stage in STAGES} == set(STAGE_COLOURS)


def test_every_section_of_every_document_has_its_words() -> None:
    assert {place.section for document in ALL for place in document.places} <= set(SECTION_WORDS)


def test_every_document_that_the_questions_name_is_there() -> None:
    assert set(PRINT_SLOTS) <= set(DOCUMENT)
    for document, slots in PRINT_SLOTS.items():
        sections = {place.section for place in DOCUMENT[document].places}
        wanted = {slot.replace("-", "_") for slot in slots} - {"header"}
        assert wanted <= sections


def test_every_tone_has_a_colour() -> None:
    assert set(TONES) == set(get_args(Tone))
