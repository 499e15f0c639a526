"""How long nobody may stir before it locks itself, as a practitioner wants it: within limits, and never off."""

from functools import partial

from coprod_desktop import settings
from coprod_desktop.ui import idle, remembered
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import Panel
from coprod_desktop.ui.widgets.text import Muted, SubHeading, Words

USUAL, TALKING = "When nobody has typed or moved for", "While you talk with a family, for"
WHY = "Listening is not typing, so it waits longer then. It warns you half a minute before. Ctrl + L locks at once."

_CHOICES = {"lock_after": (USUAL, idle.USUAL), "lock_after_talking": (TALKING, idle.WHILE_TALKING)}
"""The setting → what it is called, and the minutes to choose from."""


class LockAfter(Panel):
    """Two choices; each holds as soon as another screen is shown."""

    def __init__(self) -> None:
        super().__init__(SubHeading("It locks itself"))
        kept = settings.load()
        self.choices: dict[str, ChipGroup] = {}
        for setting, (words, minutes) in _CHOICES.items():
            options = [Option(str(each), "1 minute" if each == 1 else f"{each} minutes") for each in minutes]
            choice = self.choices[setting] = ChipGroup(words, options, clearable=False)
            choice.set_value(str(idle.sensible(getattr(kept, setting), minutes)))
            choice.changed.connect(partial(self._keep, setting))
            self.add(Words(words, role="label"), choice)
        self.add(Muted(WHY))

    def _keep(self, setting: str, *_: object) -> None:
        remembered.remember(**{setting: int(self.choices[setting].one())})
