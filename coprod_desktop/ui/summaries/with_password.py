"""A password for a PDF that goes by e-mail: made or typed, then shown once, to be told by telephone."""

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import Panel
from coprod_desktop.ui.widgets.text import Heading, Muted, Words
from coprod_desktop.ui.widgets.typed_fields import PassphraseField
from coprod_desktop.work.page_password import HOW_MANY, make_password

MADE, OWN = "made", "own"
SHORTEST = 8
"""Letters: whoever has the file can try shorter ones until one fits."""
TELL = "Tell it by telephone. It is not kept anywhere."
ONCE = "Not by e-mail, and not with the file: whoever finds both can read it."


class AskPassword(Sheet):
    """`password()` is what the PDF will be locked with: one that the program makes, or what was typed."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, "Save with a password", keep_words="Choose where to save…")
        self._made = make_password()
        self.which = ChipGroup(
            "Which password?",
            [Option(MADE, "The program makes one"), Option(OWN, "I type one")],
            look="choice",
            clearable=False,
        )
        self.which.set_value(MADE)
        self.about = Words(
            f"{HOW_MANY} everyday words, easy to say and to type. You see them once, when the file is saved."
        )
        self.own = PassphraseField("Password", f"At least {SHORTEST} letters or figures.")
        self.page.add(
            Words("The PDF can go by e-mail. Without the password nobody can open it."),
            self.which,
            self.about,
            self.own,
        )
        self.which.changed.connect(lambda _: self._show())
        self.own.changed.connect(lambda: self.own.set_error(""))
        self._show()

    def password(self) -> str:
        """The password as it stands now."""
        return self._made if self.which.one() == MADE else self.own.value()

    def ready(self) -> bool:
        """Long enough, if it is typed."""
        short = self.which.one() == OWN and len(self.own.value().strip()) < SHORTEST
        if short:
            self.own.set_error(f"That is too short: {SHORTEST} letters or figures are the least.")
            self.own.line.setFocus()
        return not short

    def first_focus(self) -> QWidget:
        """The choice."""
        return self.which.chips()[0]

    def _show(self) -> None:
        made = self.which.one() == MADE
        self.about.setVisible(made)
        self.own.setVisible(not made)
        self.own.set_error("")
        if not made:
            self.own.line.setFocus()
        self.resize(self.sizeHint())


class ToldOnce(Sheet):
    """Shows a password large, once. Nothing copies it; closing forgets it."""

    def __init__(self, parent: QWidget | None, password: str) -> None:
        super().__init__(parent, "The password", keep_words="I have told it or written it down")
        self.leave.hide()
        self.words = Words(password, role="big", centred=True)
        self.page.add(Heading(TELL), Panel(self.words, tone="brand", margins=(24, 28, 24, 28)), Muted(ONCE))
        self.finished.connect(lambda _: self.words.setText(""))

    def first_focus(self) -> QWidget:
        """The way out."""
        return self.keep

    def closeEvent(self, event: QCloseEvent) -> None:
        """Forget it however the window goes."""
        self.words.setText("")
        super().closeEvent(event)
