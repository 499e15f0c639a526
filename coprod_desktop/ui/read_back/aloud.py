"""What is read aloud of a step: exactly what stands on the screen, as sentences."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.widgets.text import Lead, Title, Words

ENDS = (".", "?", "!", "…", ":", "”")


def sentences(parts: Iterable[str]) -> str:
    """The parts in a row, each with a stop, so that a voice pauses after it."""
    return " ".join(part if part.endswith(ENDS) else f"{part}." for part in map(str.strip, parts) if part)


def title_and_lead(widget: QWidget) -> list[str]:
    """The title that shows, and the lines that lead on from it."""
    shown = [each for each in widget.findChildren(Words) if each.isVisibleTo(widget)]
    return [each.text() for each in shown if isinstance(each, Title | Lead)]
