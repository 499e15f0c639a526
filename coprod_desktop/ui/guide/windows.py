"""The windows that open over the guide: another question, a topic of the family's own, a private note."""

from collections.abc import Callable

from coprod_desktop.questions.question_set import Question
from coprod_desktop.ui.dialogs.move_statement import ChooseQuestion
from coprod_desktop.ui.dialogs.note import Note
from coprod_desktop.ui.dialogs.topic import Topic
from coprod_desktop.ui.half_typed import KeptWhileTyped
from coprod_desktop.ui.screen import Screen
from coprod_desktop.work import interviews, notes, topics
from coprod_desktop.work.deeds import Changed
from coprod_desktop.work.people import PersonFacts


class Windows:
    """Each opens over the guide at the question that is `here` and, where it leads to another, calls `go_on`."""

    def __init__(
        self, over: Screen, person: PersonFacts, here: Callable[[], Question], go_on: Callable[[str], None]
    ) -> None:
        self._over, self._desk, self._person = over, over.desk, person
        self._here, self._go_on = here, go_on

    def jump(self) -> None:
        """To any question, on today's route or not."""
        visit = self._desk.look(interviews.visit, self._over.interview_id())
        own_topics = self._desk.look(topics.brought_up, visit.id)
        asked = visit.question_set, own_topics, self._person.fill
        dialog = ChooseQuestion(self._over, "Jump to", *asked, current=self._here().id)
        dialog.accepted.connect(lambda: self._go_on(dialog.question_id()))
        dialog.open()

    def own_topic(self) -> None:
        """Something the family brings up: it gets a place at once."""
        dialog, after = Topic(self._over), self._here().id
        KeptWhileTyped(dialog, dialog.about, self._desk, self._over.interview_id(), "topic")
        dialog.keep_by(lambda: self._add_topic(dialog.words(), after))
        dialog.open()

    def write_note(self) -> None:
        """A private note beside the question."""
        asked = (self._over.interview_id(), self._here().id)
        dialog = Note(self._over, self._desk.look(notes.question_note, *asked), self._person.called)
        KeptWhileTyped(dialog, dialog.about, self._desk, asked[0], f"note:{asked[1]}")
        dialog.keep_by(lambda: self._desk.do(notes.note, *asked, dialog.note()))
        dialog.open()

    def _add_topic(self, words: str, after: str) -> Changed | None:
        changed = self._desk.do(topics.add_topic, self._over.interview_id(), words, after)
        if changed is not None:
            self._go_on(changed.made_id)
        return changed
