"""Seen differently: both accounts beside each other, talked about together, and what came of it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.wording import day_in_words, in_a_row
from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.half_typed import KeptWhileTyped
from coprod_desktop.ui.together.looking import Looking
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import Panel, flow
from coprod_desktop.ui.widgets.fields import LongField
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Lead, Muted, SubHeading, Title, Words
from coprod_desktop.work import differences
from coprod_desktop.work.differences import AGREED, DIFFER, OUTCOMES, Talk
from coprod_desktop.work.eligibility import with_all_names
from coprod_desktop.work.joins import pair
from coprod_desktop.work.said import Said
from coprod_desktop.work.side_by_side import Row

TALK = "Talk about this together"
CHOOSE = "Please choose what came of it."


class DifferencePanel(Panel):
    """Every two accounts of a row that differ, with what came of talking about them."""

    def __init__(self, window: QWidget, looking: Looking, row: Row) -> None:
        super().__init__(SubHeading("Seen differently"), Muted("Both accounts stay, whatever comes of it."))
        self._window, self._looking = window, looking
        self.buttons: list[PlainButton] = []
        talks = looking.desk.look(differences.talks, looking.person_id)
        for one, other in pairs_of(row):
            both = pair(one.id, other.id)
            found = [talks[key] for key in (both, *row.links[both]) if key in talks]
            self._add(row, one, other, max(found, key=lambda talk: talk.talked_on, default=None))

    def _add(self, row: Row, one: Said, other: Said, talk: Talk | None) -> None:
        self.add(Words(f"{one.voice.introduced} and {other.voice.introduced}", role="key"))
        if talk is not None:
            for words in came_of(talk, one, other, self._looking):
                self.add(Words(words))
        talk_button = PlainButton(TALK if talk is None else "Talk about it again")
        talk_button.clicked.connect(partial(self._talk, one, other))
        away = PlainButton("They don’t differ", name=f"{one.voice.name} and {other.voice.name} don’t differ")
        away.clicked.connect(partial(self._unlink, row.links[pair(one.id, other.id)]))
        self.buttons += [talk_button, away]
        self.add(flow(talk_button, away))

    def _talk(self, one: Said, other: Said, *_: object) -> None:
        TalkSheet(self._window, self._looking, one, other).open()

    def _unlink(self, links: Sequence[tuple[str, str]], *_: object) -> None:
        self._looking.desk.do(differences.unlink, links)


class TalkSheet(Sheet):
    """What came of it: still seen differently, or words that both agreed on. Nothing is chosen beforehand."""

    def __init__(self, parent: QWidget, looking: Looking, one: Said, other: Said) -> None:
        super().__init__(parent, TALK, keep_words="Keep what came of it")
        self._looking, self._one, self._other = looking, one, other
        self.outcome = ChipGroup(
            "What came of it?", [Option(id_, word) for id_, word in OUTCOMES.items()], look="choice"
        )
        self.outcome.changed.connect(lambda _: self._show_agreed())
        self.words = LongField("The words you agree on", "Each account stays as it was said.")
        self.voices = ChipGroup("Who says yes to these words?", _speakers(looking, one, other), many=True)
        self.agreed = QWidget()
        Column(self.agreed, self.words, SubHeading("Who says yes to these words?"), self.voices, space=10)
        self.agreed.hide()
        self.wrong = Words("", role="error")
        self._fill()
        self._bring_back()
        self.keep_by(self._keep)

    def first_focus(self) -> QWidget:
        """The first answer."""
        return self.outcome.chips()[0]

    def ready(self) -> bool:
        """Whether it was said what came of it; of agreed words also which, and a yes from both."""
        lack = differences.lacking(self._came(), self._one, self._other) if self.outcome.one() else CHOOSE
        self.wrong.setText(lack)
        self.wrong.setVisible(bool(lack))
        return not lack

    def _fill(self) -> None:
        for each in (self._one, self._other):
            self.page.add(SubHeading(each.voice.introduced), Lead(f"“{self._looking.words(each)}”"))
        self.page.add(Title("What came of it?"), self.outcome, self.agreed, self.wrong)
        self.wrong.hide()

    def _bring_back(self) -> None:
        """Words are typed only for what was agreed, so whoever had begun them had chosen that."""
        one, other = self._one, self._other
        first = one if one.id < other.id else other
        key = ":".join(("talk", *pair(one.id, other.id)))
        as_read = partial(_open_words, said=(one, other), looking=self._looking)
        kept = KeptWhileTyped(self, self.words, self._looking.desk, first.interview_id, key, as_read)
        if kept.brought_back:
            self.outcome.set_value(AGREED)
            self.agreed.show()

    def _show_agreed(self) -> None:
        self.agreed.setVisible(self.outcome.one() == AGREED)
        self.resize(self.sizeHint())

    def _came(self) -> Talk:
        today, agreed_by = self._looking.desk.today(), tuple(self.voices.value())
        return Talk(self.outcome.one() or DIFFER, today, self.words.value(), agreed_by)

    def _keep(self) -> object:
        return self._looking.desk.do(differences.talk_about, self._one.id, self._other.id, self._came())


def pairs_of(row: Row) -> list[tuple[Said, Said]]:
    """Every two accounts of a row that are seen differently."""
    known = {one.id: one for one in row.said}
    return [(known[first], known[second]) for first, second in row.differing]


def came_of(talk: Talk, one: Said, other: Said, looking: Looking) -> list[str]:
    """What came of it, in sentences: what was agreed, by whom, and whether somebody said it anew since."""
    told = [f"{OUTCOMES[talk.outcome]}, {day_in_words(talk.talked_on)}."]
    if talk.outcome == AGREED:
        names = [voice.name for voice in looking.circle if voice.id in talk.agreed_by]
        told = [
            f"“{_open_words(talk.words, (one, other), looking)}”",
            f"{in_a_row(tuple(names))} agreed on this, {day_in_words(talk.talked_on)}.",
        ]
    if not talk.stands(one, other):
        told.append("The words were changed since. It may be time to talk about it again.")
    return told


def _open_words(words: str, said: tuple[Said, Said], looking: Looking) -> str:
    """The agreed words with names as both decided; as they were said for the practitioner alone."""
    return words if looking.sitting is None else with_all_names(words, said)


def _speakers(looking: Looking, one: Said, other: Said) -> list[Option]:
    """The two whose accounts they are first: without a yes from both, nothing is agreed."""
    own = [one.voice.id, other.voice.id]
    here = looking.sitting.present if looking.sitting else [voice.id for voice in looking.circle]
    voices = sorted(looking.circle, key=lambda voice: voice.id not in own)
    return [Option(voice.id, voice.introduced) for voice in voices if voice.id in (*own, *here)]
