"""Everything that can show a family's words beside the window: dialogs, menus, tips, the clipboard."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from coprod_desktop.ui import theme

_UNSEEN = Qt.WidgetAttribute.WA_DontShowOnScreen


class OutOfSight(QObject):
    """Hides all other windows of the program, and those that would open meanwhile, until `show_again`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._hidden: list[QWidget] = []

    def hide_all(self) -> None:
        """At once; nothing is closed, so what is half typed in a dialog stays in it."""
        while popup := QApplication.activePopupWidget():
            popup.close()
        for other in QApplication.topLevelWidgets():
            if other is not self._window and other.isVisible():
                self._hidden.append(other)
                other.hide()
        theme.app().installEventFilter(self)

    def let_be(self) -> None:
        """What opens from now on is no longer held back."""
        theme.app().removeEventFilter(self)

    def show_again(self) -> None:
        """As it was before."""
        self.let_be()
        hidden, self._hidden = self._hidden, []
        for other in filter(isValid, hidden):
            other.hide()
            other.setAttribute(_UNSEEN, False)
            other.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What wants to open meanwhile, such as the outcome of work that has ended, is told so but isn't seen."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and self._is_other(watched):
            watched.setAttribute(_UNSEEN)
            self._hidden.append(watched)
        return False

    def _is_other(self, widget: QWidget) -> bool:
        return widget.isWindow() and widget is not self._window


def clear_clipboard() -> None:
    """Words that were copied go too."""
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    if clipboard.supportsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
