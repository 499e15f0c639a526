"""Each writer knows each block, and the page's tables know each stage."""

from typing import get_args

from coprod_desktop.questions.vocabulary import STAGES
from coprod_desktop.summaries.blocks import BLOCKS, Tone
from coprod_desktop.summaries.layout import STAGE_COLOURS, TONES
from coprod_desktop.summaries.lines import PAGE_ORDER, STAGE_COLUMNS, USUAL_STAGE, SectionId
from coprod_desktop.summaries.stage_table import SHAPES
from coprod_desktop.summaries.to_pdf import SETTERS
from coprod_desktop.summaries.to_text import WRITERS


def test_every_writer_knows_every_block() -> None:
    assert set(SETTERS) == set(BLOCKS)
    assert set(WRITERS) == set(BLOCKS)


def test_every_stage_has_its_shape_and_colour_on_paper() -> None:
    assert {stage.shape for stage in STAGES} == set(SHAPES)
    assert {stage.colour for stage in STAGES} == set(STAGE_COLOURS)


def test_every_section_has_its_place() -> None:
    assert {place.section for place in PAGE_ORDER} == set(get_args(SectionId))
    assert set(USUAL_STAGE) == set(STAGE_COLUMNS)
    assert set(USUAL_STAGE.values()) <= {stage.id for stage in STAGES}


def test_every_tone_has_a_colour() -> None:
    assert set(TONES) == set(get_args(Tone))
