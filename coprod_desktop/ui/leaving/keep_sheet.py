"""Until when a person's record is kept, and the store's own rule for everybody else."""

from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import Panel
from coprod_desktop.ui.widgets.fields import DateField
from coprod_desktop.ui.widgets.text import Muted, SubHeading, Title
from coprod_desktop.work import keeping

NO_RULE = ""
YEARS = (1, 3, 6, 10, 25)


class KeepSheet(Sheet):
    """A day of their own; blank follows the store's rule."""

    def __init__(self, parent: QWidget | None, desk: Desk, person_id: str) -> None:
        super().__init__(parent, "How long this is kept")
        kept = desk.look(keeping.kept, person_id)
        own = kept.until if kept.own else None
        self.day = DateField(
            "Keep until", "Blank: as long as the store’s rule says.", value=own, today=desk.today()
        )
        rule = f"As the store’s rule says: {day_in_words(kept.until)}." if kept.until and not kept.own else ""
        self.page.add(Title("How long this is kept"), self.day, Muted(rule or keep_note(desk)))
        self.keep_by(lambda: desk.do(keeping.keep_until, person_id, self.day.day()))

    def first_focus(self) -> QWidget:
        """The one field."""
        return self.day.line

    def ready(self) -> bool:
        """Blank, or a date."""
        return self.day.check()


class KeepRule(Panel):
    """The setting for the whole store: years after the last interview."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        options = [Option(NO_RULE, "No rule"), *(Option(str(one), _years(one)) for one in YEARS)]
        self.years = ChipGroup("Keep after the last interview", options, clearable=False)
        self.years.set_value(str(desk.look(keeping.keep_years) or NO_RULE))
        self.years.changed.connect(lambda _: self._keep(desk))
        self.add(
            SubHeading("How long a record is kept after the last interview"),
            self.years,
            Muted("Nothing is erased by itself. Whoever is due stands under “What is due” with the reviews."),
        )

    def _keep(self, desk: Desk) -> None:
        chosen = self.years.one()
        desk.do(keeping.set_keep_years, int(chosen) if chosen else None)


def keep_note(desk: Desk) -> str:
    """The store's rule in words."""
    years = desk.look(keeping.keep_years)
    return (
        f"The store’s rule: {_years(years)} after the last interview." if years else "The store has no rule."
    )


def _years(count: int) -> str:
    return "1 year" if count == 1 else f"{count} years"
