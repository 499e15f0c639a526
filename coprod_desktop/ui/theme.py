"""One home for how everything looks: the tokens of theme.toml become colours, sizes, fonts and the style sheet."""

import json
import re
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from coprod_desktop import paths

FAMILY = "Open Sans"
SMALLEST, LARGEST = 100, 200
TEXT_STEPS = (100, 125, 150, 175, 200)
VOICES = 5
VOICE_MARKS = ("disc", "ring", "square", "frame")
"""How a voice is drawn; each further five voices take the next mark."""

_PLACEHOLDER = re.compile(r"@([a-z]+)\.([a-z0-9-]+)")
_WEIGHTS = ("Regular", "SemiBold", "Bold", "Italic")


class _Change(QObject):
    happened = Signal()


class _State:
    """What the window was last given."""

    def __init__(self) -> None:
        self.text_size, self.contrast = SMALLEST, False


_state = _State()
_change = _Change()
changed = _change.happened
"""Emitted after `apply`: layouts and painted widgets measure themselves again."""


class Voice(NamedTuple):
    """How one voice is told apart: a colour, and a mark that differs once colours repeat."""

    colour: QColor
    mark: str


@cache
def tokens() -> dict[str, Any]:
    """The whole of theme.toml, table by table.

    It is so plain that a few lines read it: those of the standard library take as long to load as a whole door.
    """
    found: dict[str, Any] = {}
    table = found
    for line in (paths.RESOURCES / "theme.toml").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            table = found
            for name in line.strip("[]").split("."):
                table = table.setdefault(name, {})
        elif line and not line.startswith("#"):
            name, _, value = line.partition(" = ")
            table[name] = json.loads(value)
    return found


def app() -> QApplication:
    """The application, which is there whenever anything of the window is."""
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found


def apply(app: QApplication, text_size: int = SMALLEST, contrast: bool | None = None) -> None:
    """Dress the application for a text size in per cent (100 to 200); may be called again at any time.

    `contrast` puts high contrast on or takes it off; None leaves it as it is.
    """
    _state.text_size = min(max(text_size, SMALLEST), LARGEST)
    if contrast is not None:
        _state.contrast = contrast
    _load_fonts()
    app.setFont(font("body"))
    app.setPalette(_palette())
    app.setStyleSheet(style_sheet())
    changed.emit()


def text_size() -> int:
    """The text size in force, in per cent."""
    return _state.text_size


def high_contrast() -> bool:
    """Whether the colours and lines of high contrast are in force."""
    return _state.contrast


def px(length: float) -> int:
    """A length that belongs to text (icons, marks, line-bound boxes), grown with the whole text size."""
    return round(length * _state.text_size / 100)


def gap(length: float) -> int:
    """A space, padding or panel width: grows half as fast as the text."""
    return round(length * (1 + (_state.text_size / 100 - 1) / 2))


def space(name: str) -> int:
    """A named space of theme.toml, in pixels for the text size in force."""
    return gap(tokens()["space"][name])


def radius(name: str) -> int:
    """A named corner radius, in pixels."""
    return gap(tokens()["radius"][name])


def border(name: str) -> int:
    """How thick a named line is, in pixels: the same at every text size, heavier under high contrast."""
    return int(_table("border", _state.contrast)[name])


def colour(name: str) -> QColor:
    """A named colour of the set in force; KeyError for a name that theme.toml doesn't have."""
    return QColor(_table("colour", _state.contrast)[name])


def voice(index: int) -> Voice:
    """How the index-th voice of a person (from 0) looks."""
    mark = VOICE_MARKS[index // VOICES % len(VOICE_MARKS)]
    return Voice(colour(f"v{index % VOICES + 1}"), mark)


def font(name: str, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Open Sans in a named text height. It is one for all: who wants another one copies it."""
    return _font(px(tokens()["text"][name]), weight)


@cache
def _font(height: int, weight: QFont.Weight) -> QFont:
    made = QFont(FAMILY)
    made.setPixelSize(height)
    made.setWeight(weight)
    return made


def style_sheet() -> str:
    """app.qss with each @table.name replaced by its value; KeyError for an unknown name."""
    sheet = (paths.RESOURCES / "app.qss").read_text(encoding="utf-8")
    return _PLACEHOLDER.sub(lambda found: _value(found[1], found[2]), sheet)


def restyle(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties that app.qss looks at, and let the style sheet see them."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.updateGeometry()
    widget.update()


@cache
def _table(name: str, contrast: bool) -> dict[str, Any]:
    """A table of theme.toml; under high contrast, what that puts in its place comes first."""
    instead = tokens()["contrast"].get(name, {}) if contrast else {}
    return {**tokens()[name], **instead}


def _value(table: str, name: str) -> str:
    grown: dict[str, Callable[[float], int]] = {"text": px, "space": gap, "radius": gap, "border": round}
    if table == "icon":
        return (paths.RESOURCES / "icons" / f"{name}.svg").as_posix()
    value = _table(table, _state.contrast)[name]
    return f"{grown[table](value)}px" if table in grown else str(value)


@cache
def _load_fonts() -> None:
    """The typeface ships as a package; its folder is found without importing it, since that would load Pillow."""
    spec = find_spec("ttf_opensans")
    if spec is None or spec.origin is None:
        return
    for weight in _WEIGHTS:
        QFontDatabase.addApplicationFont(str(Path(spec.origin).parent / "ttf" / f"OpenSans-{weight}.ttf"))


def _palette() -> QPalette:
    made = QPalette(colour("brand"), colour("paper"))
    role = QPalette.ColorRole
    for which, name in {
        role.Window: "paper",
        role.Base: "card",
        role.AlternateBase: "panel",
        role.Button: "card",
        role.WindowText: "ink",
        role.Text: "ink",
        role.ButtonText: "ink",
        role.PlaceholderText: "ink2",
        role.Highlight: "brand",
        role.HighlightedText: "on-brand",
        role.ToolTipBase: "ink",
        role.ToolTipText: "card",
    }.items():
        made.setColor(which, colour(name))
    return made
