"""The way through the questions of a visit: what is asked, what comes next, how far we are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from coprod_desktop.errors import InputError
from coprod_desktop.questions.question_set import Question, QuestionSet
from coprod_desktop.questions.vocabulary import DANGER_QUESTION, VISIT, VISIT_ORDER

BY_SECTION = "sections"
ABOUT_TODAY = frozenset({DANGER_QUESTION, "N7"})
"""Questions about the visit itself: asked in each, whatever was heard before. So are a screen's own records."""


@dataclass(frozen=True)
class SectionProgress:
    """How far one section of today's route is: `done` of `total` questions."""

    section_id: str
    title: str
    done: int
    total: int


def route(
    question_set: QuestionSet, visit: str, sections: Collection[str] = (), heard: Collection[str] = ()
) -> list[Question]:
    """The questions asked today, in order. A longer visit holds the shorter ones; M5 is never among them.

    `sections` are ids, for the visit of chosen sections. `heard` are ids answered in earlier interviews; they
    are left off, but for those about the visit itself. Raises InputError for an unknown visit or section.
    """
    return [one for one in _asked(question_set, visit, sections) if not _is_heard(one, heard)]


def heard_again(
    question_set: QuestionSet, visit: str, sections: Collection[str] = (), heard: Collection[str] = ()
) -> list[Question]:
    """The questions of this visit that were answered before: offered as "still true?", not asked again."""
    return [one for one in _asked(question_set, visit, sections) if _is_heard(one, heard)]


def next_question(on_route: Sequence[Question], current: Question | None = None) -> Question | None:
    """The next question of the route after `current`, which may be off it; without one, the first."""
    if current is None:
        return on_route[0] if on_route else None
    return next((one for one in on_route if one.place > current.place), None)


def previous_question(on_route: Sequence[Question], current: Question) -> Question | None:
    """The question of the route before `current`, which may be off it."""
    return next((one for one in reversed(on_route) if one.place < current.place), None)


def progress(on_route: Sequence[Question], answered: Collection[str]) -> list[SectionProgress]:
    """How far each section of the route is, in order. `answered` are ids with any response state but none."""
    by_section: dict[str, list[Question]] = {}
    for one in on_route:
        by_section.setdefault(one.section_id, []).append(one)
    return [
        SectionProgress(id_, some[0].section_title, sum(one.id in answered for one in some), len(some))
        for id_, some in by_section.items()
    ]


def _asked(question_set: QuestionSet, visit: str, sections: Collection[str]) -> list[Question]:
    if visit not in VISIT:
        raise InputError(f"There is no such visit. Choose one of: {', '.join(VISIT)}.")
    if visit == BY_SECTION:
        _check_sections(question_set, sections)
        return [one for one in question_set.questions if one.on_route and one.section_id in sections]
    visits = VISIT_ORDER[: VISIT_ORDER.index(visit) + 1]
    return [one for one in question_set.questions if one.visit in visits]


def _check_sections(question_set: QuestionSet, sections: Collection[str]) -> None:
    known = [section.id for section in question_set.sections]
    if not sections or not set(sections) <= set(known):
        raise InputError(f"Choose at least one of these sections: {', '.join(known)}.")


def _is_heard(question: Question, heard: Collection[str]) -> bool:
    return question.id in heard and question.id not in ABOUT_TODAY and question.answer.record is None
