"""The room while it is read back: who is here, what may be on the screen for them, and where they are."""

from collections.abc import Sequence

from coprod_desktop.questions.question_set import Question
from coprod_desktop.questions.vocabulary import AUDIENCE, TOPIC_PREFIX
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.held_papers import HeldPapers
from coprod_desktop.work import interviews, people, reading_back, said, sitting, topics
from coprod_desktop.work.current import current
from coprod_desktop.work.said import Said
from coprod_desktop.work.sitting import Sitting
from coprod_desktop.work.voices import Voice

NOT_HERE = "something that is not on this screen now"


class Room:
    """What all steps share. `route` holds the ids of the statements that may be read now, `at` the one on screen.

    Nothing of the family's stands on the screen before `seat` was called: whoever opens this again is asked again.
    """

    def __init__(self, desk: Desk, interview_id: str) -> None:
        self.desk, self.interview_id = desk, interview_id
        self.visit = desk.look(interviews.visit, interview_id)
        self.person = desk.look(people.person, self.visit.person_id)
        self.circle = desk.look(people.circle, self.visit.person_id)
        self.sitting: Sitting | None = None
        self.route: list[str] = []
        self.at = ""
        self._stopped_at = self.visit.at_statement
        self._resumed_at = ""
        self.put_off: set[str] = set()
        self.wanted = ""
        self._opened: set[str] = set()
        self._everything: Sequence[Said] | None = None

    @property
    def here(self) -> Sitting:
        """The sitting now. Steps that show anything are reached only once there is one."""
        assert self.sitting is not None
        return self.sitting

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Who takes part today and can see the screen now, the person first."""
        return tuple(voice for voice in self.visit.voices if voice.id in self.here.present)

    def seat(self, present: Sequence[str]) -> bool:
        """Record who can see the screen from now on, and show only what is meant for all of them."""
        if self.desk.do(reading_back.seats, self.interview_id, present) is None:
            return False
        self.sitting = sitting.sit(present, self.circle, self.desk.today())
        self.route, self.put_off, self._opened = [], set(), set()
        self.refresh()
        return True

    def give_leave(self, voice_id: str) -> None:
        """This speaker said: it's all right to read mine out here.

        Their words may come before those that could be read so far, so it begins with the first unread again,
        unless it goes on where it was stopped another day.
        """
        self.sitting = self.here.with_leave(voice_id)
        at, self.at = self.at, ""
        self.refresh()
        if at and at == self._resumed_at:
            self.at = at

    def open(self, statement_id: str) -> None:
        """Words that were said just now, in front of everyone here, can be read back at once."""
        self._opened.add(statement_id)
        self.at = statement_id
        self.refresh()

    def refresh(self) -> None:
        """Work out the route again. What was read out in this sitting stays in it, whatever was decided since."""
        before = {*self.route, *self._opened}
        found = self.everything()
        self.route = [one.id for one in found if one.id in before or self.here.may_read(one)]
        if self._stopped_at in self.route:
            self.at = self._resumed_at = self._stopped_at
            self._stopped_at = ""
        if self.at not in self.route:
            unread = [one.id for one in found if one.id in self.route and not one.word]
            self.at = next(iter([*unread, *self.route]), "")

    def everything(self) -> Sequence[Said]:
        """Every statement of the interview, in the order asked. Only rules look at it; screens show what they allow."""
        if self._everything is None:
            ids = [voice.id for voice in self.circle]
            self._everything = self.desk.look(reading_back.to_read, self.interview_id, ids)
        return self._everything

    def around(self, one: Said) -> Sequence[Said]:
        """What holds now at the same question, of this interview and of others. Only rules look at it."""
        at_question = self.desk.look(said.about_person, self.visit.person_id, one.question_id)
        others = [other for other in current(at_question).said if other.interview_id != self.interview_id]
        return [*self.everything(), *others]

    def names(self) -> dict[str, str]:
        """What ids stand for in an answer of parts; words that may not be on this screen now stay away here too."""
        people_named = {voice.id: voice.name for voice in self.circle}
        words = {one.id: one.words if one.id in self.route else NOT_HERE for one in self.everything()}
        return {**people_named, **words}

    def forget(self) -> None:
        """Something was changed: look it up again when it is needed."""
        self._everything = None

    def to_ask(self) -> list[Voice]:
        """The speakers to be asked whether their words may be read with the others here."""
        return [one for one in self.here.to_ask(self.everything()) if one.id not in self.put_off]

    def unread(self) -> list[str]:
        """The statements of the route that have no word yet."""
        return [one.id for one in self.everything() if one.id in self.route and not one.word]

    def question(self, one: Said) -> Question | None:
        """The question as it was asked, or the family's own topic in the shape of one."""
        if not one.question_id.startswith(TOPIC_PREFIX):
            return self.visit.question_set.find(one.question_id)
        own_topics = self.desk.look(topics.brought_up, self.interview_id)
        own = next((topic for topic in own_topics if topic.question_id == one.question_id), None)
        return topics.topic_as_question(own, self.visit.question_set) if own else None

    def others_than(self, voice_id: str) -> str:
        """The names of the others here, as one says them: “Tom, Amira and someone else”."""
        names = [voice.name for voice in self.voices if voice.id != voice_id]
        if sitting.SOMEONE_ELSE in self.here.present:
            names.append("someone else")
        return listed(names)

    def papers(self, one: Said) -> HeldPapers:
        """The papers that hold these words although they were taken back, for those who are here."""
        return HeldPapers(self.desk, self.here.present, one)

    def audience_words(self, audience_id: str) -> str:
        """An audience as this family reads it."""
        return self.person.fill(AUDIENCE[audience_id].word)


def listed(words: Sequence[str], last: str = "and") -> str:
    """“Family, School and Gran”."""
    return f" {last} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
