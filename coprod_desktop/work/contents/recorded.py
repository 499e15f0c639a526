"""Whole interviews for the record: every question, and of the answers what these readers may see.

A question that was asked and one that wasn't look alike where nothing of the answer may be shown: the record never
hints at what is kept from its readers.
"""

from collections.abc import Iterable, Sequence

from coprod_desktop.questions.kinds import Grid
from coprod_desktop.questions.question_set import Question
from coprod_desktop.questions.vocabulary import ANSWERED, RESPONSE_STATE, TOPIC_PREFIX
from coprod_desktop.summaries.contents import Asked, Chapter, Conversation, Rated
from coprod_desktop.summaries.lines import Line
from coprod_desktop.work.background import BROUGHT_UP
from coprod_desktop.work.contents.ground import Ground
from coprod_desktop.work.contents.told import Told, each_alone
from coprod_desktop.work.contents.topics import topic_words
from coprod_desktop.work.eligibility import DRAFT_AUDIENCES
from coprod_desktop.work.gathering import plain_lines
from coprod_desktop.work.interviews import Visit
from coprod_desktop.work.responding import Responses, responses_in
from coprod_desktop.work.said import Said


def recorded(ground: Ground) -> Told:
    """The newest interview first."""
    shown = [one for one in ground.eligible if not one.is_a_tick]
    lines = plain_lines(shown, ground.page, ground.behind)
    by_visit = {
        visit.id: [one for one in shown if one.interview_id == visit.id] for visit in ground.behind.visits
    }
    told = tuple(_conversation(visit, by_visit[visit.id], lines, ground) for visit in ground.behind.visits)
    return each_alone(ground, lines, conversations=told)


def _conversation(
    visit: Visit, shown: Sequence[Said], lines: dict[str, Line], ground: Ground
) -> Conversation:
    heard = {one.voice.id for one in shown}
    took_part = (one.voice for one in visit.present if one.voice.id in heard)
    names = tuple(map(ground.behind.named, took_part))
    at_home = ground.wanted.audience in DRAFT_AUDIENCES
    answers = responses_in(ground.session, visit.id)
    chapters = tuple(
        Chapter(
            ground.person.fill(section.title),
            tuple(
                _asked(one, shown, lines, answers, ground) for one in section.questions if not one.kept_apart
            ),
        )
        for section in visit.question_set.sections
    )
    return Conversation(
        visit.held_on,
        visit.place if at_home else "",
        visit.interviewer,
        names,
        (*chapters, *_own_topics(visit, shown, lines, ground)),
        f"{visit.question_set.title}, version {visit.question_set.version}",
    )


def _asked(
    question: Question, shown: Sequence[Said], lines: dict[str, Line], answers: Responses, ground: Ground
) -> Asked:
    here = [one for one in shown if one.question_id == question.id]
    return Asked(
        question.id,
        ground.person.fill(question.ask),
        tuple(lines[one.id] for one in here),
        tuple(_states(question, here, answers, ground)),
        chart=_rated(question, here, lines),
    )


def _states(
    question: Question, here: Sequence[Said], answers: Responses, ground: Ground
) -> Iterable[tuple[str, str]]:
    """“Rather not say” is nobody else's business: a voice's state stands only in a record for that voice."""
    reader = ground.reader_voice
    if not here and ground.wanted.audience in DRAFT_AUDIENCES:
        yield from _told("Everyone", answers.of(question.id))
    if reader:
        yield from _told(reader.name, answers.of(question.id, reader.id))


def _told(who: str, state: str) -> Iterable[tuple[str, str]]:
    """That it was answered is never told: where the answer is kept from these readers, that alone would tell."""
    if state not in ("", ANSWERED.id):
        yield who, RESPONSE_STATE[state].word


def _rated(question: Question, here: Sequence[Said], lines: dict[str, Line]) -> Rated | None:
    """A grid that somebody filled in, as boxes."""
    for part in question.answer.parts:
        for one in here:
            if isinstance(part.kind, Grid) and one.fields.get(part.key):
                values = one.fields[part.key]
                rows = tuple(
                    tuple(values.get(f"{row}/{column}") for column in part.kind.cols)
                    for row in part.kind.rows
                )
                who = lines[one.id].said_by
                return Rated(part.kind.rows, part.kind.cols, rows, part.kind.anchors, who, one.id)
    return None


def _own_topics(
    visit: Visit, shown: Sequence[Said], lines: dict[str, Line], ground: Ground
) -> Iterable[Chapter]:
    """A topic's own words stand only with something under it that these readers may see."""
    own = [one for one in shown if one.question_id.startswith(TOPIC_PREFIX)]
    if not own:
        return
    words = topic_words(ground, [visit.id])
    topics = dict.fromkeys(one.question_id for one in own)
    yield Chapter(
        BROUGHT_UP,
        tuple(
            Asked(
                "",
                words.get(topic, BROUGHT_UP),
                tuple(lines[one.id] for one in own if one.question_id == topic),
            )
            for topic in topics
        ),
    )
