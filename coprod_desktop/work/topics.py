"""What a family brings up themselves: it gets a place in the conversation like any question."""

from dataclasses import dataclass

from sqlmodel import col, select

from coprod_desktop.errors import InputError
from coprod_desktop.questions.answers import parse_answer
from coprod_desktop.questions.question_set import Question, QuestionSet
from coprod_desktop.questions.vocabulary import TOPIC_PREFIX
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.deeds import Changed, Place, begin
from coprod_desktop.work.interviews import needed
from coprod_desktop.work.sets import OWN_TOPICS

LONGEST_TOPIC = 300


@dataclass(frozen=True)
class OwnTopic:
    """A thing the family brought up; it stands after the question that was on screen."""

    id: str
    words: str
    after_question: str

    @property
    def question_id(self) -> str:
        """What statements about this topic name as their question."""
        return TOPIC_PREFIX + self.id


def add_topic(store: Store, interview_id: str, words: str, after_question: str) -> Changed:
    """Give something of the family's own a place. Raises InputError without words."""
    if not words.strip():
        raise InputError("Please say in a few words what this is about.")
    if len(words) > LONGEST_TOPIC:
        raise InputError(
            f"A topic can have {LONGEST_TOPIC} letters. Please shorten it; the rest can be said as cards."
        )
    with store.session() as session:
        row = needed(session, interview_id)
        doing = begin(store, session, Place(row.person_id, row.id))
        topic = records.Topic(interview_id=row.id, words=words.strip(), after_question=after_question)
        doing.add(topic)
        session.flush()
        doing.restore.append((records.Topic, {"id": topic.id, "removed": True}))
        return doing.done("topics", "Topic added", made_id=TOPIC_PREFIX + topic.id)


def brought_up(store: Store, interview_id: str) -> list[OwnTopic]:
    """The family's own topics in the order they came up."""
    table = records.Topic
    with store.read() as session:
        query = select(table).where(table.interview_id == interview_id, col(table.removed).is_(False))
        rows = session.exec(query.order_by(col(table.id))).all()
    return [OwnTopic(row.id, row.words, row.after_question) for row in rows]


def topic_as_question(topic: OwnTopic, question_set: QuestionSet) -> Question:
    """A topic in the shape of a question, so that one screen asks both."""
    after = question_set.find(topic.after_question)
    return Question(
        id=topic.question_id,
        place=after.place if after else -1,
        section_id=OWN_TOPICS,
        section_title="Brought up by you",
        visit="any",
        ask=topic.words,
        ask_self="",
        answer=parse_answer("text"),
        probes=(),
        asker_notes=(),
        prints=(),
        kept_apart=False,
    )
