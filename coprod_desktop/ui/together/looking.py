"""Who looks at this screen, and so which of a person's statements may stand on it, and in which words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from coprod_desktop.questions.question_set import Question
from coprod_desktop.ui.card_views import card_view, told_parts
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.read_back.room import NOT_HERE
from coprod_desktop.ui.widgets.cards import Action, CardView
from coprod_desktop.work import interviews, people, said, sitting
from coprod_desktop.work.eligibility import printed_places, with_names
from coprod_desktop.work.overview import LEFT_OUT
from coprod_desktop.work.said import Said
from coprod_desktop.work.sitting import Sitting


class Looking(QObject):
    """What all views share. `sitting` is None while the practitioner looks alone, who has heard everything.

    `reseated` when somebody else looks on now.
    """

    reseated = Signal()

    def __init__(self, desk: Desk, person_id: str) -> None:
        super().__init__()
        self.desk, self.person_id = desk, person_id
        self.sitting: Sitting | None = None
        self._shown: dict[str, Said] | None = None
        self._names: Mapping[str, str] | None = None
        self.forget()

    def seat(self, present: Sequence[str]) -> None:
        """From now on these look on; nobody: the practitioner alone."""
        self.sitting = sitting.sit(present, self.circle, self.desk.today()) if present else None
        self._shown = self._names = None
        self.reseated.emit()

    def forget(self) -> None:
        """Something was changed: read it again."""
        self.person = self.desk.look(people.person, self.person_id)
        self.circle = tuple(self.desk.look(people.circle, self.person_id))
        self.everything: Sequence[Said] = self.desk.look(said.about_person, self.person_id)
        self._shown = self._names = None
        self._visits: dict[str, interviews.Visit] = {}

    def shows(self, one: Said) -> bool:
        """Whether these words may stand on the screen now. What was left out is kept, but no longer shown."""
        if one.word == LEFT_OUT or one.is_a_tick:
            return False
        if self.sitting is None:
            return one.question_id not in sitting.ALONE_QUESTIONS
        return self.sitting.shows(one)

    def is_shown(self, statement_id: str) -> bool:
        """Whether the statement of this id may stand on the screen now."""
        return statement_id in self._on_screen()

    def shown(self) -> list[Said]:
        """Every statement that may stand on the screen now."""
        return list(self._on_screen().values())

    def words(self, one: Said) -> str:
        """The words as they may be read here: names in them as their speaker decided, unless nobody else looks.

        An answer of parts alone is told by its parts.
        """
        told = one.words or "; ".join(told_parts(one, self.person, self.question(one), self.names()))
        return told if self.is_own(one) else with_names(told, one)

    def places(self, one: Said) -> tuple[str, ...]:
        """Where it is so, as it may be read here."""
        return one.places if self.is_own(one) else printed_places(one)

    def card(self, one: Said, actions: Sequence[Action] = ()) -> CardView:
        """The card as it may stand here. For others than its speaker: names as decided, short words once agreed."""
        view = card_view(one, self.person, self.question(one), self.names(), actions)
        if self.is_own(one):
            return view
        return replace(
            view,
            words=with_names(view.words, one),
            note=with_names(view.note, one) if one.short_agreed else "",
            tags=tuple(replace(tag, text=with_names(tag.text, one)) for tag in view.tags),
        )

    def states_of(self) -> list[str]:
        """Whose silence may be told: everyone's for the practitioner alone, else one's own, alone at the screen."""
        if self.sitting is None:
            return [voice.id for voice in self.circle]
        return list(self.sitting.present) if self.sitting.alone else []

    def left_out(self) -> list[Said]:
        """What was left out by those whose silence may be told."""
        told = self.states_of()
        return [one for one in self.everything if one.word == LEFT_OUT and one.voice.id in told]

    def is_own(self, one: Said) -> bool:
        """Whether nobody looks on but whoever said it, and the practitioner."""
        return self.sitting is None or self.sitting.present == (one.voice.id,)

    def question(self, one: Said) -> Question | None:
        """The question as it was asked; a topic of the family's own has none."""
        if one.interview_id not in self._visits:
            self._visits[one.interview_id] = self.desk.look(interviews.visit, one.interview_id)
        return self._visits[one.interview_id].question_set.find(one.question_id)

    def names(self) -> Mapping[str, str]:
        """What ids stand for in an answer of parts; words that may not be on this screen now stay away here too."""
        if self._names is None:
            voices = {voice.id: voice.name for voice in self.circle}
            told = {
                one.id: self._plain(one) if self.is_shown(one.id) else NOT_HERE for one in self.everything
            }
            self._names = {**voices, **told}
        return self._names

    def _plain(self, one: Said) -> str:
        return one.words if self.is_own(one) else with_names(one.words, one)

    def _on_screen(self) -> dict[str, Said]:
        if self._shown is None:
            self._shown = {one.id: one for one in self.everything if self.shows(one)}
        return self._shown
