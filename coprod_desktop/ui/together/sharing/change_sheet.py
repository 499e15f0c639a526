"""Changes who can see the marked words: what changes, and who says so. Nothing and nobody is ticked beforehand."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.vocabulary import AUDIENCE, AUDIENCES
from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.read_back.who_decided import WhoDecided
from coprod_desktop.ui.together.looking import Looking
from coprod_desktop.ui.together.sharing import kind_words
from coprod_desktop.ui.together.sharing.kind_words import KIND_WORD, KIND_WORDS
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import Panel
from coprod_desktop.ui.widgets.fields import DateField
from coprod_desktop.ui.widgets.text import Lead, Muted, SubHeading, Title, Words
from coprod_desktop.work import sharing
from coprod_desktop.work.decisions import audience_of
from coprod_desktop.work.said import Said
from coprod_desktop.work.sharing import Decision
from coprod_desktop.work.sharing_changes import Change, lacking
from coprod_desktop.work.sitting import awaits_decision
from coprod_desktop.work.voices import Voice, in_order

TITLE = "Change who can see these"
CHOOSE = "Please choose what changes."
FEW = 3
"""Lines that stand in the window, so that everyone sees what is meant."""
UNREADABLE = "We can’t read this as a date. Try it like 3 Nov 2026, or leave it blank."


class ChangeSheet(Sheet):
    """`change` and `by` say what was chosen. `kind` is chosen from the start when a key asked for it."""

    WIDTH = 820

    def __init__(self, parent: QWidget, looking: Looking, marked: Sequence[Said], kind: str = "") -> None:
        super().__init__(parent, TITLE, keep_words="Change who can see", leave_words="Don’t change it")
        self.looking, self.marked = looking, tuple(marked)
        self.kinds = ChipGroup(
            "What changes?", [Option(each.id, each.word) for each in KIND_WORDS], look="box", clearable=False
        )
        self.kinds.set_value(kind)
        self.note = Muted("")
        self._build_fields()
        self._build_speakers()
        self.wrong_words = Words("", role="error")
        self.wrong = Panel(self.wrong_words, tone="red", margins=(28, 8, 28, 8))
        self.box.insertWidget(1, self.wrong)
        self.page.add(Title(TITLE), Lead(_how_many(len(self.marked))))
        for one in self.marked[:FEW]:
            self.page.add(Words(f"“{looking.words(one)}” – {one.voice.name}"))
        if len(self.marked) > FEW:
            self.page.add(Muted(f"and {len(self.marked) - FEW} more"))
        self.page.add(SubHeading("What changes?"), self.kinds, self.note, *self._fields.values())
        self.page.add(SubHeading("Who says so?"), Muted(self._rule()), self.speakers)
        if self.who is not None:
            self.page.add(self.who)
        for group in (self.kinds, self.speakers):
            group.changed.connect(self._fit)
        self._fit()

    def first_focus(self) -> QWidget | None:
        """What changes; or, when that is known, who says so."""
        group = self.speakers if self.kinds.one() else self.kinds
        return next(iter(group.chips()), None)

    def change(self) -> Change:
        """What is to become of the marked words."""
        asks = KIND_WORD[self.kinds.one()].asks
        audiences = self.audiences.value() if asks == kind_words.AUDIENCES else ()
        people = self.people.value() if asks == kind_words.PEOPLE else ()
        until = self.until.day() if asks == kind_words.UNTIL else None
        return Change(self.kinds.one(), tuple(audiences), tuple(people), until)

    def by(self) -> Mapping[str, Decision]:
        """Who says so: for each speaker ticked, who decided."""
        said: dict[str, Decision] = dict.fromkeys(self.speakers.value(), Decision())
        person = self.looking_person()
        if self.who is not None and person is not None and person.id in said:
            said[person.id] = self.who.by()
        return said

    def looking_person(self) -> Voice | None:
        """The person, when words of theirs are marked."""
        return next((one.voice for one in self.marked if one.voice.is_person), None)

    def ready(self) -> bool:
        """Whether it can be kept; says what is missing when it can't."""
        lack = self._lack()
        self.wrong_words.setText(lack)
        self.wrong.setVisible(bool(lack))
        return not lack

    def _lack(self) -> str:
        if not self.kinds.one():
            return CHOOSE
        if self.kinds.one() == "until" and not self.until.check():
            return UNREADABLE
        return lacking(self.marked, self.change(), self.by(), self.looking.desk.today())

    def _rule(self) -> str:
        if len({one.voice.id for one in self.marked}) > 1:
            return "Everyone decides about their own words. Tick those who said so: only their words change."
        return "Everyone decides about their own words. Tick it when they said so."

    def _build_fields(self) -> None:
        fill = self.looking.person.fill
        readers = [Option(each.id, fill(each.word), help=fill(each.who)) for each in AUDIENCES]
        self.audiences = ChipGroup("Which readers?", readers, many=True)
        self.people = ChipGroup("Which people?", self._people(), many=True)
        self.until = DateField("Until when? Leave it empty for no end.", today=self.looking.desk.today())
        self._fields: dict[str, QWidget] = {
            kind_words.AUDIENCES: self.audiences,
            kind_words.PEOPLE: self.people,
            kind_words.UNTIL: self.until,
        }

    def _people(self) -> list[Option]:
        """Those of the circle who belong to a group of readers, and whoever is left out of these words already."""
        named = set(chain.from_iterable(one.shared.exceptions for one in self.marked if one.shared))
        return [
            Option(voice.id, voice.introduced)
            for voice in self.looking.circle
            if audience_of(voice.relationship) in AUDIENCE or voice.id in named
        ]

    def _build_speakers(self) -> None:
        voices = in_order({one.voice.id: one.voice for one in self.marked}.values())
        counts = Counter(one.voice.id for one in self.marked)
        open_ = Counter(one.voice.id for one in self.marked if awaits_decision(one))
        options = [Option(voice.id, _says_so(voice, counts[voice.id], open_[voice.id])) for voice in voices]
        self.speakers = ChipGroup("Who says so?", options, many=True)
        self.who = self._who_decided()

    def _who_decided(self) -> WhoDecided | None:
        person = self.looking_person()
        if person is None:
            return None
        age = self.looking.person.age_on(self.looking.desk.today())
        made = WhoDecided(person, asks_understanding=sharing.asks_understanding(age))
        made.show_by(sharing.usual_decider(person))
        return made

    def _fit(self, *_: object) -> None:
        """Show what the chosen kind asks for, and who decided once the person's words are among those to change."""
        kind = KIND_WORD.get(self.kinds.one())
        for asks, field in self._fields.items():
            field.setVisible(kind is not None and kind.asks == asks)
        self.note.setText(kind.note if kind else "")
        self.note.setVisible(kind is not None)
        person = self.looking_person()
        if self.who is not None and person is not None:
            self.who.setVisible(person.id in self.speakers.value())
        self.wrong.hide()
        if self.isVisible():
            self._resize()


def _how_many(count: int) -> str:
    return "1 line is marked." if count == 1 else f"{count} lines are marked."


def _says_so(voice: Voice, count: int, open_: int) -> str:
    """“Nadia says so about 5 lines (2 not decided yet)”."""
    about = f"{voice.name} says so about {'1 line' if count == 1 else f'{count} lines'}"
    return f"{about} ({open_} not decided yet)" if open_ else about
