"""What every form does: fields that scroll, one button that keeps them, and a question before typed words are lost."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from coprod_desktop.ui.widgets.containers import Page, flow
from coprod_desktop.ui.widgets.frame import FootBar, TopBar
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import SubHeading, Words
from coprod_desktop.ui.widgets.typed_fields import Field
from coprod_desktop.work.deeds import Changed


class Form(QWidget):
    """A form over a whole screen. `kept` carries what changed; `closed` when it goes away in any way.

    A form says what is in it (`raw`), what is wrong (`wrong`) and how it is stored (`store`).
    """

    kept = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, title: str, subtitle: str, keep_words: str) -> None:
        super().__init__()
        self.desk = desk
        self.setProperty("kind", "screen")
        self.page = Page(width=680, space=18, name=title)
        self.close_button, self.keep_button = PlainButton("Close"), PrimaryButton(keep_words)
        self.close_button.clicked.connect(self.leave)
        self.keep_button.clicked.connect(self.submit)
        self.asking = self._asking()
        foot = FootBar([self.close_button], [self.keep_button])
        column = Column(self, TopBar(title, subtitle), space=0)
        column.addWidget(self.page, 1)
        column.addWidget(self.asking)
        column.addWidget(foot)
        self._before: object = None

    def raw(self) -> object:
        """Everything that is typed or chosen, to see whether something changed."""
        raise NotImplementedError

    def wrong(self) -> list[Field]:
        """Say beside each field what is wrong with it; the fields that can't be kept so."""
        raise NotImplementedError

    def store(self) -> Changed | None:
        """Keep it. None: it could not be kept, and the person has been told."""
        raise NotImplementedError

    def first_field(self) -> QWidget:
        """Where the keyboard goes first."""
        raise NotImplementedError

    def settled(self) -> None:
        """What stands there now is what was there before: nothing is typed yet."""
        self._before = self.raw()

    def submit(self) -> None:
        """Keep it and go, or say what is wrong."""
        changed = self._kept()
        if changed is not None:
            self.kept.emit(changed)
            self.closed.emit()

    def keep(self) -> bool:
        """Keep what is half done, because somebody goes elsewhere. False: that can't be, and the form stays."""
        if self.raw() == self._before or self._kept() is not None:
            self.closed.emit()
            return True
        self._ask()
        return False

    def leave(self) -> None:
        """Close; asks first when something was typed, since that can't be brought back."""
        if self.raw() == self._before:
            self.closed.emit()
        else:
            self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes, or takes the question away."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.asking.isVisible():
            self._go_on()
        else:
            self.leave()

    def _kept(self) -> Changed | None:
        wrong = self.wrong()
        if wrong:
            wrong[0].control.setFocus()
            # Once the error has its place, so that it is in sight too.
            QTimer.singleShot(0, wrong[0], partial(self.page.show_whole, wrong[0]))
            return None
        changed = self.store()
        if changed is not None:
            self.settled()  # whoever goes elsewhere now finds nothing left to keep
        return changed

    def _asking(self) -> QFrame:
        self.go_on_button = PlainButton("Keep writing")
        self.lose_button = PlainButton("Close without keeping")
        self.go_on_button.clicked.connect(self._go_on)
        self.lose_button.clicked.connect(self.closed)
        bar = QFrame()
        bar.setProperty("kind", "message")
        words = (SubHeading("Close without keeping?"), Words("What was typed here can’t be brought back."))
        Column(bar, *words, flow(self.go_on_button, self.lose_button), margins=(28, 12, 28, 12))
        bar.hide()
        return bar

    def _ask(self) -> None:
        self.asking.show()
        self.go_on_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        self.asking.hide()
        self.first_field().setFocus()
