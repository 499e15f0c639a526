"""What comes next for a person, worked out from what was held and when it is to be looked at again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.screens.person_words import day_words, many
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.containers import Panel, flow
from coprod_desktop.ui.widgets.tags import Tag, TagLabel
from coprod_desktop.ui.widgets.text import Heading, Small, Words
from coprod_desktop.work.interviews import IN_PROGRESS, TO_READ_BACK
from coprod_desktop.work.overview import Held, Overview


@dataclass(frozen=True)
class Step:
    """One thing to do: with a button, or with words (or a tag) about when."""

    words: str
    button: str = ""
    go: Callable[[], object] | None = None
    note: str = ""
    tag: Tag | None = None


def next_panel(desk: Desk, seen: Overview) -> Panel:
    """The panel of what comes next."""
    panel = Panel(Heading("Next"))
    for step in steps(desk, seen):
        panel.add(_line(step))
    return panel


def steps(desk: Desk, seen: Overview) -> Iterator[Step]:
    """What comes next, in its order."""
    open_one, waiting = seen.first(IN_PROGRESS), seen.first(TO_READ_BACK)
    if not seen.interviews:
        start = partial(desk.go, "start", person_id=seen.facts.id)
        yield Step("Have the first conversation", "Start", start)
    if open_one:
        guide = partial(desk.go, "guide", interview_id=open_one.id)
        yield Step("Finish the interview", "Continue", guide, _held(open_one, desk.today()))
    if waiting:
        back = partial(desk.go, "read_back", interview_id=waiting.id)
        yield Step("Read it back together", "Read back", back, _held(waiting, desk.today()))
    elif open_one:
        yield Step("Read it back together", note="after the interview")
    yield from _follow_ups(desk, seen)
    if seen.interviews:
        yield _review(seen.review_by, desk.today())


def _follow_ups(desk: Desk, seen: Overview) -> Iterator[Step]:
    """What was promised and is late, and what the family hasn't been told."""
    plan = partial(desk.go, "person", person_id=seen.facts.id, tab="plan")
    late = sum(one.is_overdue(desk.today()) for one in seen.plan)
    to_tell = sum(one.is_to_tell for one in seen.plan)
    if late:
        words = "1 ask is past its date" if late == 1 else f"{late:,} asks are past their date"
        yield Step(words, "Open the plan", plan)
    if to_tell:
        yield Step(f"Tell the family what came of {many(to_tell, 'ask')}", "Tell them", plan)


def _held(held: Held, today: date) -> str:
    return f"{day_words(held.held_on, today)}"


def _review(day: date | None, today: date) -> Step:
    words = "Look at it again"
    if day is None:
        return Step(words, note="no date yet")
    if day < today:
        return Step(words, tag=Tag(f"{day_in_words(day)} – overdue", "warning", "red"))
    return Step(words, note=f"by {day_in_words(day)}")


def _line(step: Step) -> QWidget:
    right: list[QWidget] = []
    if step.note:
        right.append(Small(step.note))
    if step.tag:
        right.append(TagLabel(step.tag))
    if step.go:
        button = PlainButton(step.button, name=f"{step.button}: {step.words}")
        button.clicked.connect(step.go)
        right.append(button)
    return flow(Words(step.words), right=right)
