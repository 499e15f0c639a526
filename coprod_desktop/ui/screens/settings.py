"""What a practitioner may want otherwise: their name, the size of text, backups, the passphrase, a recovery key."""

from PySide6.QtWidgets import QWidget

from coprod_desktop.ui import remembered, theme
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.doors.change_keys import ChangePassphrase, NewRecoveryKey
from coprod_desktop.ui.doors.new_data_key import NewDataKey
from coprod_desktop.ui.leaving.keep_sheet import KeepRule
from coprod_desktop.ui.screen import Screen
from coprod_desktop.ui.screens.settings_locking import LockAfter
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import Page, Panel, flow
from coprod_desktop.ui.widgets.frame import TopBar
from coprod_desktop.ui.widgets.text import Muted, SubHeading, Words
from coprod_desktop.ui.widgets.typed_fields import TextField
from coprod_desktop.work import backing_up, opening

SOMEBODY_KNOWS = (
    "When somebody may have a copy of this store and knows what opens it, or a colleague who knows it has left. "
    "A new passphrase alone would not lock them out of a copy that they kept."
)


class SettingsPage(Screen):
    """Each setting holds as soon as it is changed; there is no Save button here either."""

    rail = "settings"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setProperty("kind", "screen")
        self.folder = desk.store.folder
        self.name = TextField("Your name", "It stands in the history beside what you write down.")
        self.sizes = ChipGroup(
            "Text size",
            [Option(str(size), f"{size} %") for size in theme.TEXT_STEPS],
            clearable=False,
        )
        self.locks = LockAfter()
        self.page = Page(name="Settings", width=760, space=16)
        self._build()
        self._connect()

    def first_focus(self) -> QWidget:
        """The first setting."""
        return self.name.line

    def keep(self) -> bool:
        """Keep the name, if it was changed. False: it could not be kept."""
        name = self.name.value()
        if name == self.desk.store.practitioner:
            return True
        if not name:
            self._show_name()
            return True
        self.desk.do(opening.rename_practitioner, name)
        return self.desk.store.practitioner == name

    def _build(self) -> None:
        self._show_name()
        self.sizes.set_value(str(theme.text_size()))
        self.box.addWidget(TopBar("Settings"))
        self.box.addWidget(self.page, 1)
        self.page.add(
            Panel(self.name),
            Panel(
                SubHeading("Text size"), self.sizes, Muted("Ctrl + plus and Ctrl + minus work everywhere.")
            ),
            KeepRule(self.desk),
            self.locks,
            self._where(),
        )
        if not opening.is_made_up(self.folder):
            self.passphrase, self.recovery = (
                ChangePassphrase(self.desk.store),
                NewRecoveryKey(self.desk.store),
            )
            self.page.add(self._backups(), Panel(self.passphrase), Panel(self.recovery), self._new_keys())
            self.passphrase.done.connect(self.desk.tell)
            self.recovery.done.connect(self.desk.tell)

    def _connect(self) -> None:
        self.name.line.editingFinished.connect(self.keep)
        self.sizes.changed.connect(lambda _: remembered.set_text_size(int(self.sizes.one())))
        theme.changed.connect(self._show_size)

    def _show_name(self) -> None:
        self.name.set_value(self.desk.store.practitioner)

    def _show_size(self) -> None:
        self.sizes.set_value(str(theme.text_size()))

    def _backups(self) -> Panel:
        store = self.desk.store
        self.backups = PlainButton("Backups…")
        self.backups.clicked.connect(lambda: self.desk.go("backups"))
        reminder = backing_up.reminder(store)
        panel = Panel(SubHeading("Backups"), Words(backing_up.in_words(store)))
        if reminder:
            panel.add(Words(reminder, role="error"))
        panel.add(flow(self.backups))
        return panel

    def _new_keys(self) -> Panel:
        """For the day a new passphrase isn't enough: whoever kept a copy of the store could go on reading it."""
        self.new_keys = PlainButton("New keys for everything…")
        self.new_keys.clicked.connect(self.make_all_new)
        return Panel(SubHeading("Somebody saw it, or has left"), Muted(SOMEBODY_KNOWS), flow(self.new_keys))

    def make_all_new(self) -> None:
        """Write the store and its backups anew under another key, then lock."""
        if not self.keep():
            return
        sheet = NewDataKey(self, self.desk)
        sheet.taken.connect(self.desk.locked)
        sheet.open()

    def _where(self) -> Panel:
        panel = Panel(SubHeading("Where this store is"), Words(str(self.folder), selectable=True))
        risk = opening.folder_warning(self.folder)
        if risk:
            panel.add(Words(risk, role="error"))
        return panel
