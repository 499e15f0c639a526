"""The separate part: a worry about somebody's safety is written here and nowhere else."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.vocabulary import WORRY_QUESTION
from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.leaving.erase_sheet import LATER, EraseSheet
from coprod_desktop.ui.leaving.overdue import goes_for_good
from coprod_desktop.ui.screen import Screen
from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton, SmallButton
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import Page, Panel, flow
from coprod_desktop.ui.widgets.fields import LongField
from coprod_desktop.ui.widgets.frame import FootBar, TopBar
from coprod_desktop.ui.widgets.layouts import empty
from coprod_desktop.ui.widgets.text import Heading, Lead, Muted, SubHeading, Words
from coprod_desktop.ui.widgets.typed_fields import TextField
from coprod_desktop.work import concerns, erasing, interviews, overdue, people
from coprod_desktop.work.concerns import ANSWERS, Concern, Worry
from coprod_desktop.work.deeds import Changed
from coprod_desktop.work.erasing import CONCERN, Thing
from coprod_desktop.work.overdue import Waiting

_LABELS = {
    "when": "When was this?",
    "seen": "What was seen?",
    "wants": "What does {name} want to happen?",
    "told": "Who was told, and when?",
}
BACK_HERE = "Erased. For 30 days it can be brought back here."


class Concerns(Screen):
    """Asks first whether it is safe to open; then takes down exact words, and draws no conclusion."""

    def __init__(self, desk: Desk, person_id: str, interview_id: str = "") -> None:
        super().__init__(desk)
        self.setProperty("kind", "screen")
        self._person_id, self._interview_id = person_id, interview_id
        self.person = desk.look(people.person, person_id)
        self._on: Concern | None = None
        self.page = Page(name="A worry about safety", margins=(34, 24, 34, 24))
        self.leave = PlainButton("Close", icon="back")
        self.leave.clicked.connect(self._leave)
        self.keep_it = PrimaryButton("Keep it here")
        self.keep_it.clicked.connect(self.keep_worry)
        self.keep_it.hide()
        for widget in (TopBar("The separate part"), self.page, FootBar((self.leave,), (self.keep_it,))):
            self.box.addWidget(widget, 1 if widget is self.page else 0)
        self._build_door()

    def interview_id(self) -> str:
        """Where this was opened from."""
        return self._interview_id

    def person_id(self) -> str:
        """Whom it is about."""
        return self._person_id

    def first_focus(self) -> QWidget:
        """Back is as near as in."""
        return self.leave

    def on_changed(self, changed: Changed) -> None:
        """What was written appears at once."""
        if changed.kinds & {"concerns", "statements"} and self._is_open():
            self._fill_list()

    def keep(self) -> bool:
        """What is half written is kept as a record of its own rather than lost."""
        return not self._has_words() or self.keep_worry()

    def _build_door(self) -> None:
        """A second confirmation: nobody opens this by accident with a family looking."""
        self.open = PlainButton("Open it")
        self.open.clicked.connect(self._open)
        self.door = Panel(
            Heading("A worry about somebody’s safety"),
            Lead("Who can see this screen? Open this part only when it is safe to."),
            Muted(
                "What is written here stands in no list, search, count, summary or record of the interview."
            ),
            flow(self.open),
        )
        self.page.add(self.door)

    def _open(self) -> None:
        self.door.hide()
        self._build_form()
        self.records = Panel()
        self.page.add(self.records)
        self.keep_it.show()
        self._fill_list()
        self.answer.setFocus()

    def _build_form(self) -> None:
        self.answer = ChipGroup("Answer", [Option(one, one[0].upper() + one[1:]) for one in ANSWERS])
        self.words = LongField("The exact words", "As they were said. No conclusion, no leading question.")
        self.said_by = TextField("Who said them?")
        self.more: dict[str, TextField] = {
            key: TextField(self.person.fill(label)) for key, label in _LABELS.items()
        }
        self.title = SubHeading(self.person.fill(self._question()))
        self.page.add(Panel(self.title, self.answer, self.words, self.said_by, *self.more.values()))

    def _question(self) -> str:
        question = interviews.usual_set().find(WORRY_QUESTION)
        return question.ask if question else "Is anyone unsafe at the moment?"

    def _worry(self) -> Worry:
        more = {key: field.value() for key, field in self.more.items()}
        return Worry(self.words.value(), self.said_by.value(), self.answer.one(), **more)

    def _is_open(self) -> bool:
        """Behind the door, whether or not the screen is hidden just now."""
        return not self.keep_it.isHidden()

    def _has_words(self) -> bool:
        """Whether something was written that isn't kept yet; an answer alone is chosen again in a moment."""
        before = self._on.worry if self._on else Worry()
        return self._is_open() and replace(self._worry(), answer=before.answer) != before

    def keep_worry(self) -> bool:
        """Write it down; what was written on a record before stays there."""
        if self._on is None:
            kept = self.desk.do(concerns.record, self._person_id, self._worry())
        else:
            kept = self.desk.do(concerns.write_on, self._on.id, self._worry())
        if kept is not None:
            self._show(None)
            self.desk.tell("Kept in the separate part.")
        return kept is not None

    def _fill_list(self) -> None:
        empty(self.records.body)
        found = self.desk.look(concerns.of_person, self._person_id)
        if self._on and self._on.id not in [concern.id for concern in found]:
            self._show(None)  # its words go with it
        self.records.add(SubHeading("What is kept here" if found else "Nothing is kept here yet."))
        for concern in found:
            self.records.add(self._record(concern))
        waiting = self.desk.look(overdue.concerns_waiting, self._person_id)
        if waiting:
            self.records.add(SubHeading("Erased, and can still be brought back"))
        for one in waiting:
            self.records.add(self._waiting(one))

    def _record(self, concern: Concern) -> Panel:
        worry = concern.worry
        lines = [f"{day_in_words(concern.begun.astimezone().date())} · recorded by {concern.by}"]
        lines += [f"Answer: {worry.answer}"] if worry.answer else []
        lines += [
            f"{self.person.fill(label)} {text}"
            for key, label in _LABELS.items()
            if (text := getattr(worry, key))
        ]
        write = SmallButton("Write more")
        write.clicked.connect(partial(self._show, concern))
        buttons: list[QWidget] = [write]
        if concern.moved_from and concern.entries == 1 and not concern.held:
            back = SmallButton("Put it back among the cards")
            back.clicked.connect(partial(self.desk.do, concerns.put_back, concern.id))
            buttons.append(back)
        lines += _held_words(concern)
        hold = SmallButton("It no longer has to be kept" if concern.held else "This has to be kept")
        hold.clicked.connect(partial(self.desk.do, concerns.hold, concern.id, not concern.held))
        buttons.append(hold)
        erase = SmallButton("Erase…")
        erase.clicked.connect(partial(self._erase, concern))
        buttons.append(erase)
        words = [Words(f"“{worry.words}” {worry.said_by}".strip())] if worry.words else []
        return Panel(*words, *(Muted(line) for line in lines), flow(*buttons), space=4)

    def _erase(self, concern: Concern, *_: object) -> None:
        sheet = EraseSheet(self, self.desk, Thing(CONCERN, concern.id), "Erase this record")
        sheet.accepted.connect(lambda: self.desk.tell(BACK_HERE) if sheet.when.one() == LATER else None)
        sheet.open()

    def _waiting(self, one: Waiting) -> Panel:
        back = SmallButton("Bring it back")
        back.clicked.connect(partial(self.desk.do, erasing.bring_back, one.thing))
        day = day_in_words(one.held_on) if one.held_on else ""
        return Panel(Muted(f"A record of {day}; it {goes_for_good(one)}"), flow(back), space=4)

    def _show(self, concern: Concern | None, *_: object) -> None:
        self._on = concern
        worry = concern.worry if concern else Worry()
        self.answer.set_value(worry.answer)
        self.words.set_value(worry.words)
        self.said_by.set_value(worry.said_by)
        for key, field in self.more.items():
            field.set_value(getattr(worry, key))

    def _leave(self) -> None:
        if self._interview_id:
            self.desk.go("guide", interview_id=self._interview_id)
        else:
            self.desk.go("person", person_id=self._person_id)


def _held_words(concern: Concern) -> list[str]:
    """Since when it has to be kept, or that somebody let it go."""
    if concern.held_on is None:
        return []
    day = day_in_words(concern.held_on.astimezone().date())
    if not concern.held:
        return [f"No longer has to be kept: {concern.held_by}, {day}"]
    return [
        f"Has to be kept since {day}: {concern.held_by}. While it does, nothing about this person is erased."
    ]
