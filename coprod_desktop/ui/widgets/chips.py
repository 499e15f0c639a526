"""Chips: small choices side by side, by touch, mouse or keyboard; nothing is chosen beforehand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.widgets.buttons import PillButton
from coprod_desktop.ui.widgets.chip import LOOKS, Chip, Option
from coprod_desktop.ui.widgets.flow_layout import FlowLayout
from coprod_desktop.ui.widgets.group import Group, move_focus, rove, step_of


@dataclass(frozen=True)
class Speaker:
    """A voice to choose: `index` is its place among the voices (from 0), which gives its colour and mark."""

    id: str
    name: str
    initial: str
    index: int


class ChipGroup(Group):
    """Chips of which one (or, with `many`, any number) can be chosen; nothing is chosen beforehand.

    Arrow keys move, Space or Enter chooses. `changed` carries the ids chosen, in the order shown.
    An exclusive choice can be taken back by choosing it again, unless `clearable` is False.
    """

    changed = Signal(list)

    def __init__(
        self,
        name: str,
        options: Sequence[Option] = (),
        parent: QWidget | None = None,
        *,
        many: bool = False,
        look: str = "",
        clearable: bool = True,
    ) -> None:
        super().__init__(name, parent)
        self._many, self._clearable = many, clearable
        self._look = LOOKS[look or ("box" if many else "chip")]
        self._chips: list[Chip] = []
        self._flow = FlowLayout(self, even=self._look.even)
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        """Show these choices instead; what was chosen and is still there stays chosen."""
        kept = self.value()
        had = next((chip.option.id for chip in self._chips if chip.hasFocus()), "")
        self._flow.clear()
        self._chips = [self._chip(option) for option in options]
        self.set_value(kept)
        if self._chips and not self.value():
            rove(self.stops(), self._chips[0])
        for chip in self._chips:
            if had and chip.option.id == had:
                chip.setFocus()
        self._keep_place()

    def chips(self) -> list[Chip]:
        """The chips in the order shown."""
        return list(self._chips)

    def stops(self) -> list[QWidget]:
        """What the arrow keys move over."""
        return list(self._chips)

    def value(self) -> list[str]:
        """The ids chosen."""
        return [chip.option.id for chip in self._chips if chip.isChecked()]

    def one(self) -> str:
        """The id chosen, or "" for none."""
        return next(iter(self.value()), "")

    def set_value(self, ids: Iterable[str] | str) -> None:
        """Choose these, silently; ids that are not shown are left aside."""
        wanted = {ids} if isinstance(ids, str) else set(ids)
        for chip in self._chips:
            self._set(chip, chip.option.id in wanted)
            if chip.isChecked():
                rove(self.stops(), chip)

    def choose(self, id_: str) -> None:
        """Choose one as a click would (Alt+1 … 9 in the guide)."""
        for chip in self._chips:
            if chip.option.id == id_:
                chip.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys move; Space and Enter choose."""
        if step := step_of(event.key()):
            move_focus(self.stops(), step)
            return
        super().keyPressEvent(event)

    def _keep_place(self) -> None:
        """Tab finds chips that came later where the group stands, not at the end of the window.

        Qt only orders widgets that take the focus, so the group does for a moment.
        """
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        before: QWidget = self
        for stop in self.stops():
            if stop.window() is self.window():
                QWidget.setTabOrder(before, stop)
                before = stop
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _chip(self, option: Option) -> Chip:
        chip = Chip(option, self._look, self)
        chip.setAutoExclusive(not self._many)
        chip.pressed.connect(lambda: chip.setProperty("was", chip.isChecked()))
        chip.clicked.connect(lambda: self._clicked(chip))
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _clicked(self, chip: Chip) -> None:
        if not self._many and self._clearable and chip.property("was"):
            self._set(chip, False)
        chip.setProperty("was", False)
        rove(self.stops(), chip)
        if any(stop.hasFocus() for stop in self.stops()):
            chip.setFocus()
        self.changed.emit(self.value())

    def _set(self, chip: Chip, chosen: bool) -> None:
        chip.setAutoExclusive(False)
        chip.setChecked(chosen)
        chip.setAutoExclusive(not self._many)


class VoiceChips(ChipGroup):
    """Who is speaking: one voice at a time, and a way to add a voice that nobody has listed yet."""

    someone_else = Signal()

    def __init__(
        self, name: str = "Who is telling us?", parent: QWidget | None = None, *, can_add: bool = True
    ) -> None:
        self._add = PillButton("Someone else", icon="plus")
        self._can_add = can_add
        super().__init__(name, (), parent, clearable=False)
        self._add.clicked.connect(self.someone_else)

    def set_voices(self, speakers: Sequence[Speaker]) -> None:
        """Show these voices; whoever was chosen and is still there stays chosen."""
        self.set_options([Option(s.id, s.name, s.initial, voice=s.index) for s in speakers])

    def set_options(self, options: Sequence[Option]) -> None:
        """Show these voices, and the way to add one behind them."""
        self._flow.removeWidget(self._add)
        super().set_options(options)
        self._add.setVisible(self._can_add)
        if self._can_add:
            self._flow.addWidget(self._add)
        chosen = [chip for chip in self._chips if chip.isChecked()]
        rove(self.stops(), (chosen or self.stops() or [self])[0])
        self._keep_place()

    def stops(self) -> list[QWidget]:
        """The voices, then the way to add one."""
        return [*self._chips, *([self._add] if self._can_add else [])]
