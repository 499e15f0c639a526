"""What the screen that brings in a sheet shows: before, what is wrong, what would come in, what did."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from coprod_desktop.errors import AppError
from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.ui import theme
from coprod_desktop.ui.screens.person_parts import stacked
from coprod_desktop.ui.screens.person_words import joined, many
from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import Panel, flow
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Heading, Muted, Small, SubHeading, Words
from coprod_desktop.work.bringing_in import BroughtIn, Incoming, counts
from coprod_desktop.work.matching import Choice, Known, Match
from coprod_desktop.work.sheet_entries import Sheet

NEW_PERSON = "new"
AGAIN = "This very sheet was brought in before. Once more means the same interview twice."
CHOOSE_FIRST = "Please choose first who this is. Nothing was changed."
WHAT_A_SHEET_IS = (
    "An interview taken on paper and typed up in a spreadsheet can come in as a CSV file, "
    "and so can a bundle from another Coprod. Either all of it comes in, or nothing does."
)


class ChooseSheet(Panel):
    """The way in: choose a file."""

    def __init__(self) -> None:
        super().__init__()
        self.button = PrimaryButton("Choose a file…", icon="folder")
        self.add(
            Heading("An interview from a sheet or a bundle"),
            Words(WHAT_A_SHEET_IS),
            Small(
                "Save a sheet from Excel or LibreOffice as “CSV UTF-8”. It can have up to 5 MB and 10,000 rows."
            ),
            flow(self.button),
        )


class Faults(Panel):
    """Everything that is wrong, to be read, scrolled and copied."""

    def __init__(self, error: AppError) -> None:
        super().__init__()
        self.again_button = PlainButton("Read it again")
        self.other_button = PlainButton("Choose another file…")
        self.copy_button = PlainButton("Copy the list")
        self.copy_button.clicked.connect(self._copy)
        self.add(Heading("This file can’t come in yet"), Words(error.message))
        self.list = _lines(error.faults)
        if error.faults:
            self.add(self.list)
        self.add(flow(self.again_button, self.other_button, right=(self.copy_button,)))
        self.copy_button.setVisible(bool(error.faults))

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.list.toPlainText())


class AtTheDoor(QWidget):
    """What would come in, and whose it is where that isn't certain; nobody is chosen beforehand."""

    def __init__(self, match: Match, about: Panel, asked: str) -> None:
        super().__init__()
        self.bring_button = (PlainButton if match.again else PrimaryButton)(
            "Bring it in once more" if match.again else "Bring it in"
        )
        self.other_button = PlainButton("Choose another file…")
        self.who = ChipGroup("Who is this?", _whom(match), look="choice", clearable=False)
        self.error = Small("", role="error")
        self.error.hide()
        self.who.changed.connect(self.error.hide)
        self._asks, self._again = bool(match.perhaps), match.again
        column = Column(self, about, space=16)
        if match.again:
            column.addWidget(Panel(SubHeading("It is here already"), Words(AGAIN)))
        if self._asks:
            column.addWidget(Panel(SubHeading("Who is this?"), Words(asked), self.who, self.error))
        column.addWidget(flow(self.bring_button, self.other_button))

    def choice(self) -> Choice | None:
        """What was chosen; None, and said so, while something is still to be chosen."""
        chosen = self.who.one()
        if self._asks and not chosen:
            self.error.setText(CHOOSE_FIRST)
            self.error.show()
            self.who.chips()[0].setFocus()
            return None
        new = chosen == NEW_PERSON
        return Choice("" if new else chosen, new, self._again)

    def first(self) -> QWidget:
        """Where the keyboard goes."""
        return self.who.chips()[0] if self._asks else self.bring_button


class Offer(AtTheDoor):
    """A sheet that waits."""

    def __init__(self, incoming: Incoming) -> None:
        name = incoming.sheet.facts.person.name
        asked = f"Somebody called {name} is here already, and the sheet doesn’t say whether it is the same person."
        super().__init__(incoming.match, _sheet_panel(incoming), asked)


class CameIn(Panel):
    """What came in, and the way to it."""

    def __init__(self, name: str, result: BroughtIn) -> None:
        super().__init__()
        self.open_button = PrimaryButton(f"Open {name}’s page")
        self.other_button = PlainButton("Bring in another file…")
        self.add(Heading("It came in"), *(Words(sentence) for sentence in result.told))
        self.add(flow(self.open_button, self.other_button))


def _sheet_panel(incoming: Incoming) -> Panel:
    facts = incoming.sheet.facts
    asked_by = f"asked by {facts.interviewer}" if facts.interviewer else ""
    panel = Panel(
        Heading(facts.person.name),
        Words(joined((day_in_words(facts.held_on), facts.place, asked_by))),
        SubHeading(counts(incoming.sheet)),
        stacked(*(Muted(words) for words in _by_voice(incoming.sheet)), space=2),
    )
    if where_to := _where_to(incoming):
        panel.add(Words(where_to))
    panel.add(*(Small(remark) for remark in incoming.sheet.remarks))
    return panel


def _by_voice(sheet: Sheet) -> Iterator[str]:
    """Gemma Hartley (mother): 28 statements."""
    for speaker, count in Counter(one.speaker for one in sheet.statements).items():
        who = sheet.facts.person.called if speaker.is_person else f"{speaker.name} ({speaker.relationship})"
        yield f"{who}: {many(count, 'statement')}"


def _where_to(incoming: Incoming) -> str:
    same, name = incoming.match.same, incoming.sheet.facts.person.name
    if same:
        return f"It becomes another interview of {same.name}, who is here already."
    return "" if incoming.match.perhaps else f"{name} is new here."


def _whom(match: Match) -> list[Option]:
    known = [Option(one.id, f"The same: {_known(one)}") for one in match.perhaps]
    return [*known, Option(NEW_PERSON, "Somebody new")]


def _known(one: Known) -> str:
    born = f"born {day_in_words(one.born)}" if one.born else "no date of birth"
    return f"{one.name}, {born}"


def _lines(faults: tuple[str, ...]) -> QPlainTextEdit:
    box = QPlainTextEdit("\n".join(faults))
    box.setReadOnly(True)
    box.setTabChangesFocus(True)
    box.setAccessibleName("What has to be put right")
    box.setMinimumHeight(theme.px(min(2 * len(faults), 16) * 24 + 24))
    return box
