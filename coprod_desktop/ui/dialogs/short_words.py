"""Shorter words for a page, beside what was said; only the speaker can agree them."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import Panel
from coprod_desktop.ui.widgets.fields import LongField
from coprod_desktop.ui.widgets.tags import VoiceName
from coprod_desktop.ui.widgets.text import Small, Words
from coprod_desktop.work.spoken import Spoken

_AGREED = "agreed"


class ShortWords(Sheet):
    """`short_words` and `agreed_by` (the speaker's id, or None) when kept; empty words take them away.

    Nothing is ticked beforehand, and other words are not the ones that were agreed: the tick goes.
    """

    def __init__(self, parent: QWidget | None, said: Spoken) -> None:
        super().__init__(parent, "Short words")
        self._said = said
        self.short = LongField(
            "Short words for the page",
            "What was said stays as it is. These words stand for it where there is little room.",
            value=said.short_words,
            lines=2,
        )
        self.count = Small()
        speaker = said.voice.name
        self.agree = ChipGroup("Agreed?", [Option(_AGREED, f"{speaker} agrees these short words")], many=True)
        self.short.changed.connect(self._changed)
        name = VoiceName(speaker, said.voice.initial, said.voice.place)
        self.page.add(Panel(Words(f"“{said.words}”", role="statement"), name), self.short)
        self.page.add(self.count, self.agree)
        self._changed()

    def short_words(self) -> str:
        """The short words."""
        return self.short.value()

    def agreed_by(self) -> str | None:
        """The speaker, when they agreed these very words."""
        return self._said.voice.id if self.agree.value() and self.short_words() else None

    def first_focus(self) -> QWidget:
        """The box, behind what is there."""
        self.short.box.moveCursor(QTextCursor.MoveOperation.End)
        return self.short.box

    def _changed(self) -> None:
        self.agree.set_value([])
        self.agree.setEnabled(bool(self.short_words()))
        self.count.setText(f"{_counted(self.short_words())} – what was said has {_counted(self._said.words)}")


def _counted(words: str) -> str:
    number = len(words.split())
    return "1 word" if number == 1 else f"{number} words"
