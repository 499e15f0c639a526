"""All that a screen reader could find in a window: what is not meant to be heard must not be there."""

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget


def words_in(widget: QWidget) -> str:
    """Names, values, descriptions and texts of everything in a widget that isn't hidden."""
    waiting: list[QAccessibleInterface | None] = [QAccessible.queryAccessibleInterface(widget)]
    found: list[str] = []
    while waiting:
        face = waiting.pop()
        if face is None or not face.isValid() or face.state().invisible:
            continue
        kinds = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)
        found += [face.text(kind) for kind in kinds]
        if (text := face.textInterface()) is not None:
            found.append(text.text(0, text.characterCount()))
        waiting += [face.child(number) for number in range(face.childCount())]
    return " ".join(found)


def all_words() -> str:
    """The same for every window that is open."""
    return " ".join(words_in(window) for window in QApplication.topLevelWidgets() if window.isVisible())
