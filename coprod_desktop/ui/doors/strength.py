"""Says while somebody types how long a passphrase would stand, and lets only a strong one through."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from coprod_desktop.errors import AppError
from coprod_desktop.ui.task import run_task
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Small
from coprod_desktop.ui.widgets.typed_fields import PassphraseField
from coprod_desktop.work import opening

if TYPE_CHECKING:
    from coprod_desktop.work.opening import Strength

ADVICE = "Four or more words that don’t belong together work well, such as things in four rooms."
DIFFERENT = "The two are not the same. Please type it again."
_PAUSE_MS = 250


class NewPassphrase(QWidget):
    """A new passphrase, typed twice. `own_words` gives what belongs to the practitioner and so doesn't count."""

    entered = Signal()

    def __init__(
        self, own_words: Callable[[], Sequence[str]] = tuple, label: str = "Passphrase", help: str = ADVICE
    ) -> None:
        super().__init__()
        self._own_words = own_words
        self.first = PassphraseField(label, help)
        self.again = PassphraseField("Type it again")
        self.again.show_it.hide()
        self.bar = QProgressBar()
        self.words = Small("")
        self._build()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._judge)
        self.first.changed.connect(self._typed)
        self.again.changed.connect(lambda: self.again.set_error(""))
        self.first.show_it.toggled.connect(self.again.show_it.setChecked)
        self.first.entered.connect(self.again.line.setFocus)
        self.again.entered.connect(self.entered)

    def _build(self) -> None:
        self.bar.setRange(0, 4)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("How strong it is")
        self.bar.hide()
        self.words.hide()
        self.setFocusProxy(self.first)
        Column(self, self.first, self.bar, self.words, self.again, space=8)

    def clear(self) -> None:
        """Forget both."""
        for field in (self.first, self.again):
            field.clear()
            field.set_error("")
        self.bar.hide()
        self.words.hide()

    def submit(self, on_good: Callable[[str], None]) -> None:
        """Call `on_good` with the passphrase if it is strong and typed twice alike; else say what is wrong."""
        passphrase = self.first.value()
        if passphrase != self.again.value():
            self._refuse(self.again, DIFFERENT)
            return

        def judged(found: "Strength") -> None:
            if found.enough:
                on_good(passphrase)
            else:
                self._refuse(self.first, f"{found.reason} {found.advice}")

        run_task(self, lambda: opening.strength(passphrase, self._own_words()), judged, _unexpected)

    def _refuse(self, field: PassphraseField, words: str) -> None:
        field.set_error(words)
        field.line.setFocus()
        field.line.selectAll()

    def _typed(self) -> None:
        self.first.set_error("")
        self._pause.start()

    def _judge(self) -> None:
        passphrase, own = self.first.value(), self._own_words()
        run_task(
            self,
            lambda: (passphrase, opening.strength(passphrase, own)),
            lambda found: self._show(*found),
            _unexpected,
        )

    def _show(self, passphrase: str, found: "Strength") -> None:
        if passphrase != self.first.value():
            return
        self.bar.setVisible(bool(passphrase))
        self.words.setVisible(bool(passphrase))
        self.bar.setValue(found.score)
        said = f"{found.word}. {found.reason} {found.advice}".strip()
        self.words.setText(said)
        self.bar.setAccessibleDescription(said)


def _unexpected(error: AppError) -> None:
    raise error
