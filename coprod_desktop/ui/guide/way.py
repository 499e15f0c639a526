"""The way through a visit: which questions are on it, where we are, and what became of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from coprod_desktop.questions import flow
from coprod_desktop.questions.question_set import Question
from coprod_desktop.questions.vocabulary import EVERYONE
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.widgets.steps import Step
from coprod_desktop.work import interviews, responding, spoken, topics
from coprod_desktop.work.interviews import Visit
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.responding import Responses
from coprod_desktop.work.sets import OWN_TOPICS
from coprod_desktop.work.topics import OwnTopic, topic_as_question

READ_BACK = "read-back"
_LEFT = ("rather_not_say", "not_relevant", "dont_know")


@dataclass(frozen=True)
class Way:
    """Today's route and what is known of it. `statements` counts the cards of each question."""

    visit: Visit
    route: tuple[Question, ...]
    again: tuple[Question, ...]
    topics: tuple[Question, ...]
    statements: Mapping[str, int]
    responses: Responses

    def find(self, question_id: str) -> Question | None:
        """A question of the set or a topic of the family's own."""
        own = next((topic for topic in self.topics if topic.id == question_id), None)
        return own or self.visit.question_set.find(question_id)

    def first(self) -> Question:
        """Where to begin: where we were, else the first of today's questions."""
        here = self.find(self.visit.at_question) if self.visit.at_question else None
        return here or (self.route or self.visit.question_set.questions)[0]

    def after(self, question: Question) -> Question | None:
        """The next question of the route; None: that was the last."""
        return flow.next_question(self.route, question)

    def before(self, question: Question) -> Question | None:
        """The one before on the route."""
        return flow.previous_question(self.route, question)

    def is_done(self, question_id: str) -> bool:
        """Whether anything was said or decided about it."""
        return question_id in self.statements or any(key[0] == question_id for key in self.responses.states)

    def with_cards(self, question_id: str, how_many: int) -> "Way":
        """The same, once so many cards stand at a question."""
        return replace(self, statements={**self.statements, question_id: how_many})

    def how_far(self) -> tuple[int, int]:
        """How many of today's questions have something to them, and how many there are."""
        return sum(self.is_done(one.id) for one in self.route), len(self.route)


def read_way(desk: Desk, interview_id: str) -> Way:
    """Look up how far a visit has come."""
    visit = desk.look(interviews.visit, interview_id)
    return make_way(
        visit,
        desk.look(interviews.answered_before, visit),
        desk.look(topics.brought_up, interview_id),
        desk.look(spoken.counts, interview_id),
        desk.look(responding.responses, interview_id),
    )


def make_way(
    visit: Visit,
    heard: frozenset[str],
    own_topics: Sequence[OwnTopic],
    statements: Mapping[str, int],
    responses: Responses,
) -> Way:
    """Put together what the store knows about a visit."""
    asked = (visit.question_set, visit.visit, visit.sections)
    own = tuple(topic_as_question(topic, visit.question_set) for topic in own_topics)
    return Way(
        visit,
        tuple(flow.route(*asked, heard=heard)),
        tuple(flow.heard_again(*asked, heard=heard)),
        own,
        statements,
        responses,
    )


def steps(way: Way, here: Question, person: PersonFacts) -> tuple[Step, ...]:
    """The lines of the way: a section each, its questions inside, and reading back at the end."""
    sections: dict[str, list[Question]] = {}
    shown = sorted((*way.route, *way.again), key=lambda one: one.place)
    if here.id not in {one.id for one in (*shown, *way.topics)}:
        shown = sorted((*shown, here), key=lambda one: one.place)
    for one in (*shown, *way.topics):
        sections.setdefault(one.section_id, []).append(one)
    lines = [_section(way, id_, some, here, person) for id_, some in sections.items()]
    return (*lines, Step(READ_BACK, "Read it back together", "star"))


def _section(
    way: Way, section_id: str, questions: Sequence[Question], here: Question, person: PersonFacts
) -> Step:
    at = next((number for number, one in enumerate(questions, 1) if one.id == here.id), 0)
    inside = tuple(_question(way, one, here, person) for one in questions)
    title = (
        person.fill(questions[0].section_title) if section_id != OWN_TOPICS else questions[0].section_title
    )
    second = f"question {at} of {len(questions)}" if at else ""
    return Step(section_id, title, "here" if at else _mark_of_all(inside), second, inside)


def _question(way: Way, one: Question, here: Question, person: PersonFacts) -> Step:
    asked = one.ask_self if way.visit.person_is_here and one.ask_self else one.ask
    words = asked if one.section_id == OWN_TOPICS else person.fill(asked)
    if one.id == here.id:
        return Step(one.id, words, "here")
    second = "heard before: still true?" if one in way.again and not way.is_done(one.id) else ""
    return Step(one.id, words, _mark(way, one.id), second)


def _mark(way: Way, question_id: str) -> str:
    if question_id in way.statements:
        return "done"
    states = {state for (question, _), state in way.responses.states.items() if question == question_id}
    if "ask_later" in states:
        return "later"
    if states & set(_LEFT):
        return "left"
    return "done" if states else "open"


def _mark_of_all(inside: Sequence[Step]) -> str:
    marks = {step.mark for step in inside}
    if marks == {"open"} or "open" in marks:
        return "open"
    return "later" if "later" in marks else "done"


def for_whom(contributor: str) -> str | None:
    """A contributor's id, or None for everyone here."""
    return None if contributor == EVERYONE else contributor
