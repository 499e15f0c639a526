"""The questions of a visit before anybody has answered: for “Before we meet” and the blank sheet."""

from coprod_desktop.questions.question_set import Question, Section
from coprod_desktop.questions.simple_kinds import Choice, Choices, Kind, Rating
from coprod_desktop.questions.vocabulary import VISIT, VISIT_ORDER
from coprod_desktop.summaries.contents import Asked, Chapter, Conversation, Meeting
from coprod_desktop.work.contents.agreed import danger
from coprod_desktop.work.contents.ground import Ground
from coprod_desktop.work.contents.told import Told, no_lines
from coprod_desktop.work.interviews import usual_set
from coprod_desktop.work.sets import ABOUT_TALKING


def meeting(ground: Ground) -> Told:
    """The parts that will be talked about, who comes, how long it takes."""
    titles = tuple(
        ground.person.fill(section.title)
        for section in usual_set().sections
        if section.id not in ABOUT_TALKING and _asked_today(section, ground)
    )
    comes = (ground.practitioner,) if ground.practitioner else ()
    told = Meeting(titles, comes, VISIT[ground.wanted.visit].length)
    return no_lines(ground, meeting=told, danger=danger(ground))


def questions(ground: Ground) -> Told:
    """Each question of the visit with what can go with its answer."""
    chapters = tuple(
        Chapter(ground.person.fill(section.title), tuple(_asked(one, ground) for one in asked))
        for section in usual_set().sections
        if (asked := _asked_today(section, ground))
    )
    return no_lines(ground, conversations=(Conversation(None, "", ground.practitioner, (), chapters),))


def _asked_today(section: Section, ground: Ground) -> list[Question]:
    """The questions of this visit: each visit holds the shorter ones before it."""
    visits = VISIT_ORDER[: VISIT_ORDER.index(ground.wanted.visit) + 1]
    return [one for one in section.questions if one.visit in visits and not one.kept_apart]


def _asked(question: Question, ground: Ground) -> Asked:
    fill = ground.person.fill
    ticks = tuple(tuple(map(fill, _ticks(part.kind))) for part in question.answer.parts)
    return Asked(
        question.id,
        fill(question.ask),
        ticks=tuple(one for one in ticks if one),
        parts=tuple(fill(field.key) for field in question.answer.fields),
        many=question.answer.is_list,
    )


def _ticks(kind: Kind) -> tuple[str, ...]:
    if isinstance(kind, Choice | Choices):
        return kind.options
    return kind.anchors if isinstance(kind, Rating) else ()
