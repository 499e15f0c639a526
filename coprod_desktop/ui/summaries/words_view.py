"""The page as words, for whoever reads by ear: headings, lists and tables, nothing fetched, no link followed."""

import re

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QFrame, QTextBrowser

from coprod_desktop.ui import theme

_OWN_FONT = re.compile(r'\A(<div[^>]*?) style="[^"]*"')
"""Letters as large as on paper, for mail programs. In the window they are as large as all text is there."""


class WordsView(QTextBrowser):
    """Reads only what it is given: no picture, style or page is loaded from anywhere."""

    def __init__(self) -> None:
        super().__init__()
        self._html = ""
        self._stale = False
        self.setAccessibleName("The page as words")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        theme.changed.connect(self._dress)
        self._dress()

    def show_html(self, html: str) -> None:
        """Show another page; it is laid out only when it is seen."""
        self._html, self._stale = html, True
        if self.isVisible():
            self._fill()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing, whatever is asked for."""
        return None

    def showEvent(self, event: object) -> None:
        """Now it is seen."""
        super().showEvent(event)  # type: ignore[arg-type]
        if self._stale:
            self._fill()

    def _fill(self) -> None:
        self._stale = False
        self.setHtml(_OWN_FONT.sub(r"\1", self._html))

    def _dress(self) -> None:
        self.setFont(theme.font("body"))
        self.document().setDefaultFont(theme.font("body"))
        self.document().setDocumentMargin(theme.gap(24))
        self._stale = True
        if self.isVisible():
            self._fill()
