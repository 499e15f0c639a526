"""What stands above the matrix: as whom to look, and which lines to show."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.together.narrow import Narrow
from coprod_desktop.ui.together.sharing.as_seen import CYCLE, after, question
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import flow
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Words
from coprod_desktop.work.people import PersonFacts

OPEN = "open"
SEE_AS = "As seen by"


class Tools(QWidget):
    """`changed` when other lines are to be shown."""

    changed = Signal()

    def __init__(self, person: PersonFacts, heads: dict[str, str]) -> None:
        super().__init__()
        self._person = person
        names = {"": "Everything", **heads}
        self.as_seen = ChipGroup(SEE_AS, [Option(each, names[each]) for each in CYCLE], clearable=False)
        self.as_seen.set_value("")
        self.next = PlainButton("", hint="F6")
        self.narrow = Narrow([("section", "All sections", "Section"), ("voice", "All voices", "Voice")])
        self.open = ChipGroup("Show only", [Option(OPEN, "Not decided yet")], many=True)
        self._see = flow(Words(SEE_AS, role="label"), self.as_seen)
        Column(self, self._see, flow(self.narrow, self.open, right=[self.next]), space=8)
        self._connect()
        self.say_next()

    def lend_eyes(self, alone: bool) -> None:
        """Nobody who looks on sees as others would: a line that goes away then tells with whom it isn't shared."""
        if not alone:
            self.as_seen.set_value("")
        for widget in (self._see, self.next):
            widget.setVisible(alone)

    def show_open(self, count: int | None) -> None:
        """How many are not decided yet; None: that isn't for whoever looks on."""
        if count is None:
            self.open.set_value(())
        else:
            words = f"Not decided yet: {count}"
            if [chip.option.text for chip in self.open.chips()] != [words]:
                self.open.set_options([Option(OPEN, words)])
        self.open.setVisible(count is not None)

    def turn(self) -> None:
        """Look as the next readers would, and at last at everything again; only for the practitioner alone."""
        if self.next.isHidden():
            return
        self.as_seen.set_value(after(self.as_seen.one()))
        self._seen_changed()

    def say_next(self) -> None:
        """The button says what the key does next."""
        words = question(after(self.as_seen.one()), self._person)
        self.next.set_words(words, words)

    def _connect(self) -> None:
        self.as_seen.changed.connect(self._seen_changed)
        self.next.clicked.connect(self.turn)
        self.narrow.changed.connect(self.changed)
        self.open.changed.connect(lambda _: self.changed.emit())

    def _seen_changed(self, *_: object) -> None:
        self.say_next()
        self.changed.emit()
