"""Finds a font for each letter people say, and names the letters that no font here can print."""

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

import uharfbuzz
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from ttf_opensans import OPENSANS_BOLD, OPENSANS_REGULAR

REGULAR, STRONG = "OpenSans", "OpenSans-Bold"
REPLACEMENT = "\ufffd"
"""Stands where a letter can't be printed, so that a reader sees that something is missing."""

FALLBACK_FILES = (
    "DejaVuSans.ttf", "NotoSans-Regular.ttf", "NotoSansArabic-Regular.ttf", "NotoSansHebrew-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf", "NotoSansBengali-Regular.ttf", "NotoSansGujarati-Regular.ttf",
    "NotoSansGurmukhi-Regular.ttf", "NotoSansTamil-Regular.ttf", "NotoSansTelugu-Regular.ttf",
    "NotoSansSinhala-Regular.ttf", "NotoSansThai-Regular.ttf", "NotoSansEthiopic-Regular.ttf",
    "NotoSansSymbols-Regular.ttf", "NotoSansSymbols2-Regular.ttf", "NotoEmoji-Regular.ttf", "FreeSans.ttf",
    "segoeui.ttf", "arial.ttf", "Nirmala.ttf", "Nirmala.ttc", "ebrima.ttf", "leelawui.ttf", "seguisym.ttf",
    "seguiemj.ttf", "msyh.ttc", "malgun.ttf", "YuGothR.ttc", "Arial Unicode.ttf", "Apple Symbols.ttf",
    "GeezaPro.ttc", "DroidSansFallbackFull.ttf", "wqy-zenhei.ttc",
)  # fmt: skip
"""Well-known files of Linux, Windows and macOS, the widest first."""

_FONT_FOLDERS = {
    "linux": ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"),
    "win32": ("%WINDIR%/Fonts", "%LOCALAPPDATA%/Microsoft/Windows/Fonts"),
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
}
_HARMLESS = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff") | {
    chr(n) for n in range(0xFE00, 0xFE10)
}
"""Nobody sees these; a font without them loses nothing."""


@dataclass(frozen=True)
class Run:
    """Neighbouring letters of one font. `shaped`: their form depends on their neighbours."""

    font: str
    text: str
    shaped: bool = False


@lru_cache(maxsize=1)
def register() -> None:
    """Make the fonts of every page known to ReportLab. Reads two files, once."""
    for name, file in ((REGULAR, OPENSANS_REGULAR), (STRONG, OPENSANS_BOLD)):
        pdfmetrics.registerFont(TTFont(name, str(file.path)))


def clean(words: str) -> str:
    """The words as they can be set: composed letters, no control characters and no hidden changes of direction."""
    lines = unicodedata.normalize("NFC", words).splitlines()
    return "\n".join(line.translate(_SHOWN) for line in lines if line.strip())


def runs(words: str, *, strong: bool = False) -> tuple[Run, ...]:
    """Cut clean words into runs of one font each; a letter that no font has becomes a replacement."""
    usual = STRONG if strong else REGULAR
    if _printed_by(usual).issuperset(words):
        return (Run(usual, words),) if words else ()
    placed = _placed(words, usual)
    return tuple(
        Run(font, "".join(letter for _font, letter in letters), shaped=font != usual)
        for font, letters in groupby(placed, key=lambda pair: pair[0])
    )


def trouble(texts: Iterable[str]) -> tuple[str, ...]:
    """A sentence for each kind of letter in the texts that paper can't show; empty when all is well."""
    letters = {letter for text in texts for letter in unicodedata.normalize("NFC", text)}
    hidden = sorted(letter for letter in letters if _is_unprintable(letter))
    missing = sorted(letter for letter in letters if _is_missing(letter))
    said = []
    if missing:
        said.append(
            f"No font on this computer has {_named(missing)}. {REPLACEMENT} stands there on the page."
        )
    if hidden:
        said.append(f"These can’t stand on paper and were taken out: {_named(hidden)}.")
    return tuple(said)


class _Shown(dict[int, str | None]):
    """What stands for a letter: a space for a tab, nothing for what is unprintable. Looked up once for each letter."""

    def __missing__(self, code: int) -> str | None:
        letter = chr(code)
        self[code] = " " if letter == "\t" else None if _is_unprintable(letter) else letter
        return self[code]


_SHOWN = _Shown()


def _is_unprintable(letter: str) -> bool:
    control = unicodedata.category(letter) in ("Cc", "Cs") and not letter.isspace()
    return control or "\u202a" <= letter <= "\u202e" or "\u2066" <= letter <= "\u2069"


def _is_missing(letter: str) -> bool:
    seen = not (letter.isspace() or _is_unprintable(letter) or letter in _HARMLESS)
    return seen and not _has(REGULAR, letter) and fallback_for(letter) is None


def _named(letters: Iterable[str]) -> str:
    return ", ".join(_name(letter) for letter in letters)


def _name(letter: str) -> str:
    code = f"U+{ord(letter):04X}"
    name = unicodedata.name(letter, "").lower()
    shown = f"“{letter}” " if letter.isprintable() else ""
    return f"{shown}({code} {name})" if name else f"{shown}({code})"


def _placed(words: str, usual: str) -> Iterator[tuple[str, str]]:
    """Each letter with its font. An accent stays with its letter, and a space is always as wide."""
    font = usual
    for letter in words:
        if letter == " ":
            yield usual, letter
        elif _stays(letter) and _has(font, letter):
            yield font, letter
        elif letter not in _HARMLESS:
            font, shown = _font_for(letter, usual)
            yield font, shown


def _stays(letter: str) -> bool:
    return letter in _HARMLESS or unicodedata.combining(letter) != 0


def _font_for(letter: str, usual: str) -> tuple[str, str]:
    if _has(usual, letter):
        return usual, letter
    other = fallback_for(letter)
    return (other, letter) if other else (usual, REPLACEMENT)


def _has(font: str, letter: str) -> bool:
    return letter in _printed_by(font)


@lru_cache(maxsize=64)
def _printed_by(font: str) -> frozenset[str]:
    register()
    return frozenset(map(chr, pdfmetrics.getFont(font).face.charToGlyph))


@lru_cache(maxsize=4096)
def fallback_for(letter: str) -> str | None:
    """The registered name of another font on this computer that has the letter, or None."""
    for path in _fallback_paths():
        if ord(letter) in _letters_of(path) and _registered(path):
            return path.stem
    return None


@lru_cache(maxsize=1)
def _fallback_paths() -> tuple[Path, ...]:
    places = _FONT_FOLDERS.get(sys.platform, _FONT_FOLDERS["linux"])
    found: dict[str, Path] = {}
    for place in places:
        for folder, _folders, files in os.walk(Path(os.path.expandvars(place)).expanduser()):
            found |= {file: Path(folder, file) for file in files if file in FALLBACK_FILES}
    return tuple(found[file] for file in FALLBACK_FILES if file in found)


@lru_cache(maxsize=64)
def _letters_of(path: Path) -> frozenset[int]:
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    return frozenset(face.unicodes)


@lru_cache(maxsize=64)
def _registered(path: Path) -> bool:
    """Whether ReportLab can embed this font: some hold other outlines or forbid it."""
    try:
        pdfmetrics.registerFont(TTFont(path.stem, str(path)))
    except TTFError:
        return False
    return True
