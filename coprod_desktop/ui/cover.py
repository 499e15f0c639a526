"""Hides the screen at once when somebody walks in; what was typed stays underneath."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.layouts import Column, Row
from coprod_desktop.ui.widgets.text import Muted, Title


class Cover(QWidget):
    """A plain page over its parent. Nothing on it says whom the visit is about."""

    uncovered = Signal()

    def __init__(
        self,
        over: QWidget,
        title: str = "Coprod",
        words: str = "We are taking a moment.",
        button: str = "Show again",
        hint: str = "",
    ) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("kind", "cover")
        self._over = over
        self._focus_before: QWidget | None = None
        self._hidden: list[QWidget] = []
        self.back = PlainButton(button, hint=hint)
        self.back.clicked.connect(self.toggle)
        self.title = Title(title, centred=True)
        self.title.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build(words)
        over.installEventFilter(self)
        self.hide()

    def _build(self, words: str) -> None:
        self._buttons = Row(space=12)
        self._buttons.addStretch(1)
        self.add_button(self.back)
        self._buttons.addStretch(1)
        box = Column(self, space=14, margins=(40, 40, 40, 40))
        box.addStretch(1)
        box.addWidget(self.title, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(Muted(words, centred=True))
        box.addLayout(self._buttons)
        box.addStretch(1)

    def add_button(self, button: PlainButton) -> None:
        """Another way out, beside the first."""
        self._buttons.insertWidget(self._buttons.count() - 1 if self._buttons.count() > 1 else 1, button)

    def toggle(self) -> None:
        """Hide everything, or show it again with the keyboard where it was."""
        if self.isVisible():
            self._uncover()
        else:
            self._cover()

    def _cover(self) -> None:
        while popup := QApplication.activePopupWidget():
            popup.close()  # a menu or a list can hold a name
        self._focus_before = self._over.focusWidget()
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.title.setFocus()  # and no button: a blank or Enter that was on its way must not show it again
        self._hide_others()

    def _uncover(self) -> None:
        for child in self._hidden:
            child.show()
        self._hidden = []
        self.hide()
        self.uncovered.emit()
        if self._focus_before is not None:
            self._focus_before.setFocus()

    def _hide_others(self) -> None:
        """Beneath it there is nothing to type into, nor for a screen reader to read out."""
        beneath = self._over.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        self._hidden = [
            child for child in beneath if child is not self and not child.isHidden() and not child.isWindow()
        ]
        for child in self._hidden:
            child.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
        return False
