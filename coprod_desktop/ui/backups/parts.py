"""What the backups screen is made of: the list, what may become of one backup, what a restore put aside."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from coprod_desktop.ui.widgets.containers import Panel, flow
from coprod_desktop.ui.widgets.table import Cell, Column, Line, Table
from coprod_desktop.ui.widgets.tags import Tag
from coprod_desktop.ui.widgets.text import Heading, Muted, SubHeading, Words
from coprod_desktop.work.backing_up import ELSEWHERE, HERE, Aside, BackupRow, moment_in_words

WHERE = {HERE: "On this computer", ELSEWHERE: "In the second place"}
VERIFIED, DAMAGED = Tag("Verified", "✓", "green"), Tag("Damaged", "warning", "red")
COLUMNS = (Column("Made", 34), Column("Size", 14), Column("State", 20), Column("Where", 32))
UNITS = ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB"))

IN_PLACE = (
    "In place of this store: everything as it was then. The store as it is now is kept aside, so you can undo it. "
    "Coprod then locks; your passphrase of today opens it."
)
NEW_PLACE = "In a new folder: this store stays as it is, and the other one opens beside it whenever you like."
BY_ITSELF = (
    "Coprod makes one by itself after unlocking and on closing, when something has changed. Each is locked as the "
    "store is, and read back before it counts. Older ones are thinned out; those on a stick too."
)
FIRST_PLACE, OTHER_PLACE = "Copy to a stick or another place…", "Copy to another place…"
EARLIER_KEYS = (
    "The passphrase or the recovery key was changed after this backup was made. "
    "In a new folder it opens with the earlier one only."
)


def backups_table() -> Table:
    """An empty table of backups; Enter or a click opens one."""
    return Table("Backups", COLUMNS, whole=True)


def lines_of(rows: Sequence[BackupRow]) -> list[Line]:
    """One line a backup; its id is the path of its file."""
    return [Line(str(row.file), _cells(row)) for row in rows]


def size_in_words(size: int) -> str:
    """1.4 MB."""
    unit, name = next(((unit, name) for unit, name in UNITS if size >= unit), UNITS[-1])
    return f"{size / unit:.1f} {name}"


class OneBackup(Panel):
    """What may become of one backup."""

    here_asked = Signal()
    new_asked = Signal()
    left = Signal()

    def __init__(self, row: BackupRow, *, other_keys: bool) -> None:
        super().__init__()
        self.new_button = PlainButton("Restore into a new folder…")
        self.here_button = PlainButton("Restore in place of this store")
        self.back_button = PlainButton("Back to the list", icon="back")
        facts = f"{size_in_words(row.size)} · {WHERE[row.where]}"
        self.add(Heading(f"Backup of {moment_in_words(row.made)}"), Muted(facts))
        self.add(*self._ways(row, other_keys), flow(self.back_button))
        self.new_button.clicked.connect(self.new_asked)
        self.here_button.clicked.connect(self.here_asked)
        self.back_button.clicked.connect(self.left)

    def first(self) -> QWidget:
        """Where the keyboard goes."""
        return self.back_button if self.new_button.isHidden() else self.new_button

    def _ways(self, row: BackupRow, other_keys: bool) -> list[QWidget]:
        """A damaged one is only told of."""
        if row.fault:
            for button in (self.new_button, self.here_button):
                button.setParent(self)
                button.hide()
            return [Words(row.fault, role="error")]
        earlier = [Words(EARLIER_KEYS)] if other_keys else []
        here = [Words(IN_PLACE), flow(self.here_button)]
        return [Words(NEW_PLACE), *earlier, flow(self.new_button), *here]


class KeptAside(Panel):
    """A state of the store that made room for a backup, and the way back to it."""

    def __init__(self, aside: Aside) -> None:
        super().__init__(tone="amber")
        when = moment_in_words(aside.moment)
        self.button = PlainButton(
            "Undo: bring it back", name=f"Undo: bring back the store as it was on {when}"
        )
        self.add(
            SubHeading(f"A backup was put in place on {when}"),
            Words(
                "The store as it was before is still here. If you bring it back, today’s is kept aside in turn."
            ),
            flow(self.button),
        )


class Ways(Panel):
    """What can be done now. `place_name` is the folder of the last copy, empty without one."""

    def __init__(self, words: str, place_name: str, reminder: str) -> None:
        super().__init__()
        self.now = PrimaryButton("Back up now")
        self.again = PlainButton(f"Copy to “{place_name}”", self)
        self.elsewhere = PlainButton(OTHER_PLACE if place_name else FIRST_PLACE)
        self.again.setVisible(bool(place_name))
        copies = (self.again, self.elsewhere) if place_name else (self.elsewhere,)
        remind = [Words(reminder, role="error")] if reminder else []
        self.add(Words(words), Muted(BY_ITSELF), *remind, flow(self.now, *copies))


def _cells(row: BackupRow) -> tuple[Cell, ...]:
    tag = DAMAGED if row.fault else VERIFIED
    return (
        Cell(moment_in_words(row.made)),
        Cell(size_in_words(row.size)),
        Cell(tag=tag),
        Cell(WHERE[row.where]),
    )
