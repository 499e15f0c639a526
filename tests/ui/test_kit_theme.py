"""The tokens hold: contrast, sizes, fonts, icons for every mark."""

import ast
import re
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontInfo, QImage, QPainter, QRawFont
from PySide6.QtWidgets import QApplication

from coprod_desktop import paths
from coprod_desktop.questions import vocabulary
from coprod_desktop.ui import icons, theme
from coprod_desktop.ui.access import contrast

PAIRS = tomllib.loads((Path(__file__).parents[1] / "data" / "colour_pairs.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("least", "pair"),
    [
        *((4.5, tuple(pair)) for pair in PAIRS["text"]),
        *((7.0, tuple(pair)) for pair in PAIRS["read_back"]),
        *((3.0, tuple(pair)) for pair in PAIRS["shapes"]),
    ],
)
def test_colours_stand_out(least: float, pair: tuple[str, str]) -> None:
    assert contrast(theme.colour(pair[0]), theme.colour(pair[1])) >= least


@pytest.fixture
def strong(themed: QApplication) -> Iterator[None]:
    """High contrast, taken off again afterwards."""
    theme.apply(themed, contrast=True)
    yield
    theme.apply(themed, contrast=False)


@pytest.mark.parametrize(
    ("least", "pair"),
    [
        *((7.0, tuple(pair)) for pair in (*PAIRS["text"], *PAIRS["read_back"])),
        *((4.5, tuple(pair)) for pair in (*PAIRS["shapes"], ("line", "paper"), ("line", "card"))),
    ],
)
def test_colours_stand_out_further_in_high_contrast(
    strong: None, least: float, pair: tuple[str, str]
) -> None:
    assert contrast(theme.colour(pair[0]), theme.colour(pair[1])) >= least


def test_the_tokens_are_read_as_the_standard_library_reads_them() -> None:
    assert theme.tokens() == tomllib.loads((paths.RESOURCES / "theme.toml").read_text("utf-8"))


def test_high_contrast_only_takes_the_place_of_what_there_is() -> None:
    for table, instead in theme.tokens()["contrast"].items():
        assert set(instead) <= set(theme.tokens()[table])


def test_high_contrast_comes_over_everything_and_goes_again(themed: QApplication) -> None:
    looked: list[bool] = []
    theme.changed.connect(lambda: looked.append(theme.high_contrast()))
    usual, sheet = theme.colour("ink"), theme.style_sheet()
    theme.apply(themed, 150, contrast=True)
    theme.apply(themed, 175)
    assert (theme.text_size(), theme.high_contrast()) == (175, True)
    assert theme.colour("ink") != usual and themed.palette().windowText().color() == theme.colour("ink")
    assert theme.border("edge") > 2 and f"{theme.border('edge')}px solid" in themed.styleSheet()
    assert len({theme.voice(n).colour.name() for n in range(theme.VOICES)}) == theme.VOICES
    theme.apply(themed, contrast=False)
    assert (theme.colour("ink"), theme.style_sheet()) == (usual, sheet)
    assert looked == [True, True, False]


def test_contrast_is_wcags() -> None:
    assert contrast(theme.colour("card"), theme.colour("card")) == pytest.approx(1)
    black, white = theme.colour("ink"), theme.colour("card")
    black.setRgb(0, 0, 0)
    assert contrast(black, white) == contrast(white, black) == pytest.approx(21)


def test_every_ink_of_the_sheet_is_in_a_pair() -> None:
    sheet = (paths.RESOURCES / "app.qss").read_text(encoding="utf-8")
    inks = set(re.findall(r"[ {;]color: @colour\.([a-z0-9-]+)", sheet))
    assert inks
    assert inks <= {ink for ink, _ in PAIRS["text"]} | {"card"}


def test_sheet_has_no_colour_or_word_left_open() -> None:
    sheet = (paths.RESOURCES / "app.qss").read_text(encoding="utf-8")
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet)
    assert "@" not in theme.style_sheet()


def test_text_grows_whole_and_spaces_half(themed: QApplication) -> None:
    theme.apply(themed, 200)
    assert (theme.px(16), theme.gap(16), theme.space("target")) == (32, 24, 66)
    assert themed.font().pixelSize() == 32
    theme.apply(themed, 900)
    assert theme.text_size() == theme.LARGEST
    theme.apply(themed, 10)
    assert theme.text_size() == theme.SMALLEST


def test_the_typeface_is_ours(themed: QApplication) -> None:
    assert QFontInfo(theme.font("body")).family() == theme.FAMILY


def test_twenty_voices_look_different(themed: QApplication) -> None:
    looks = [(theme.voice(n).colour.name(), theme.voice(n).mark) for n in range(20)]
    assert len(set(looks)) == 20


def test_every_mark_of_the_vocabulary_is_drawn() -> None:
    marks = [
        *(stage.shape for stage in vocabulary.STAGES),
        *(state.mark for state in vocabulary.RESPONSE_STATES),
        *(word.mark for word in vocabulary.READ_BACK_WORDS),
    ]
    assert {icons.named(mark) for mark in marks} <= icons.names()
    with pytest.raises(ValueError, match="No icon"):
        icons.named("☃")


@pytest.mark.parametrize("name", sorted(icons.names()))
def test_every_icon_draws_something(themed: QApplication, name: str) -> None:
    image = QImage(24, 24, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    icons.paint(painter, QRectF(image.rect()), name, theme.colour("ink"))
    painter.end()
    inked = sum(image.pixelColor(x, y).alpha() > 40 for x in range(24) for y in range(24))
    assert 5 < inked < 24 * 24
    edge = chain(((x, y) for x in range(24) for y in (0, 23)), ((x, y) for y in range(24) for x in (0, 23)))
    assert not any(image.pixelColor(x, y).alpha() > 40 for x, y in edge), "drawn out of its box"


def _said_in(source: str) -> set[str]:
    """Every letter of the strings of a module, without its docstrings and without marks that icons draw."""
    tree = ast.parse(source)
    said = {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    notes = {
        n.value.value for n in ast.walk(tree) if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)
    }
    return {letter for words in said - notes if words not in icons.GLYPHS for letter in words}


def test_the_typeface_has_every_letter_that_the_window_says(themed: QApplication) -> None:
    font = QRawFont.fromFont(theme.font("body"))
    for file in Path(theme.__file__).parent.rglob("*.py"):
        if file.name in {"kit_sheet.py", "icons.py"}:
            continue
        said = _said_in(file.read_text(encoding="utf-8"))
        missing = {
            letter for letter in said if letter.isprintable() and not font.supportsCharacter(ord(letter))
        }
        missing -= {"⏎"}  # buttons draw it in their hints
        assert not missing, f"{file.name}: {missing}"
