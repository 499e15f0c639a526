"""From statements to lines: where each one stands in a document, in which order, and what stands round them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from coprod_desktop.questions import slots
from coprod_desktop.questions.fields import question_fields, told_fields
from coprod_desktop.questions.question_set import Question
from coprod_desktop.questions.slots import Slot, slot_in
from coprod_desktop.questions.vocabulary import ARRIVAL, FIRST_SIGNS, GAP, SELF, group_of
from coprod_desktop.questions.wording import TITLES, day_in_words, in_a_row
from coprod_desktop.summaries.documents import Document
from coprod_desktop.summaries.lines import Difference, Group, Line
from coprod_desktop.work.background import ORDER, Background
from coprod_desktop.work.differences import AGREED, talk_between
from coprod_desktop.work.eligibility import Page, differs_openly, printed_words, with_all_names, with_names
from coprod_desktop.work.ladder import EARLY
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.reading_back import ENOUGH
from coprod_desktop.work.said import Said

TOP_THREE_QUESTION = "N3"
NO_HELP_GOES = {"do": "dont", "please_do": "please_dont"}
"""Where something stands that does not help, instead of where it would."""
NOT_RATED = ("safe", "talking", "see", "best", "read_first", "sets_off")
"""Where how well something works says nothing."""
WORDS_TO_USE = "B5"
"""The name and words to use stand with how to talk: the header has room for a name only."""


@dataclass(frozen=True)
class Gathered:
    """The lines that may stand on a page, and which statements each of them holds."""

    lines: tuple[Line, ...]
    holds: Mapping[str, tuple[str, ...]]
    no_place: tuple[Said, ...]


def gather(document: Document, eligible: Sequence[Said], page: Page, behind: Background) -> Gathered:
    """A line for each statement that has a place in the document.

    Where a document has a part for it, two accounts of one thing are one line, and lines were picked to be read
    first.
    """
    behind = behind.open_to(eligible)
    pairs = _pairs(document, eligible, page, behind) if Group("differently") in document.places else []
    paired = {one.id for pair in pairs for one in pair}
    first = _read_first(eligible, behind, paired) if Group("read_first") in document.places else []
    lines: list[Line] = [line_of(one, Slot("read_first"), rank, behind) for rank, one in enumerate(first)]
    taken = paired | {one.id for one in first}
    no_place: list[Said] = []
    for one in sorted((one for one in eligible if one.id not in taken), key=_by_order(behind)):
        slot = _slot(document, one, behind)
        if slot is None or Group(slot.section, slot.stage) not in document.places:
            no_place.append(one)
        else:
            lines.append(_seen_differently(line_of(one, slot, len(lines), behind), one, page, behind))
    differences = [_difference(pair, rank, behind) for rank, pair in enumerate(pairs)]
    holds: dict[str, tuple[str, ...]] = {line.id: (line.id,) for line in lines}
    holds |= {line.id: tuple(one.id for one in pair) for line, pair in zip(differences, pairs, strict=True)}
    return Gathered((*lines, *differences), holds, tuple(no_place))


def plain_lines(eligible: Sequence[Said], page: Page, behind: Background) -> dict[str, Line]:
    """A line for each statement, in the order of the questions, with its own stage: for tables of everything."""
    behind = behind.open_to(eligible)
    lines = {}
    for rank, one in enumerate(sorted(eligible, key=_by_order(behind))):
        slot = Slot(slots.EVERYWHERE, one.stage or None)
        lines[one.id] = _seen_differently(line_of(one, slot, rank, behind), one, page, behind)
    return lines


def short_name(name: str, everyone: Sequence[str]) -> str:
    """What stands behind a line: the first name, or the title and name, or all of it where two are alike."""
    parts = name.split()
    if len(parts) < 2 or parts[0].rstrip(".").casefold() in (*TITLES, "nana", "gran"):
        return name
    alike = [other for other in everyone if other != name and other.split()[:1] == parts[:1]]
    return name if alike else parts[0]


def words_of(one: Said, behind: Background) -> str:
    """The words to print; a statement of parts alone is told by its parts."""
    return printed_words(one) or with_names(_told_parts(one, behind), one)


def _told_parts(one: Said, behind: Background) -> str:
    question = behind.question(one)
    return "; ".join(told_fields(question, _open_fields(one, behind), behind.telling)) if question else ""


def _open_fields(one: Said, behind: Background) -> dict[str, Any]:
    """The parts of a statement; an order names only what may stand on this page."""
    order = [sign for sign in one.fields.get(ORDER, ()) if sign in behind.told]
    rest = {key: value for key, value in one.fields.items() if key != ORDER}
    return {**rest, ORDER: order} if order else rest


def _by_order(behind: Background) -> "_Order":
    return _Order(behind)


class _Order:
    """Sort key: the order of the questions; in it what works best, then the person's own words, then as said."""

    def __init__(self, behind: Background) -> None:
        self.behind = behind

    def __call__(self, one: Said) -> tuple[float, ...]:
        """First signs stand in their order first of all."""
        signs = self.behind.signs
        sign = signs.index(one.id) if one.id in signs else len(signs)
        works = -1 if one.works is None else one.works
        return (sign, -works, self.behind.place(one), not one.voice.is_person, one.place)


def _read_first(eligible: Sequence[Said], behind: Background, paired: set[str]) -> list[Said]:
    """At most three: picks of lines, else what was said at N3; the person's own before anybody else's."""
    by_id = {one.id: one for one in eligible if one.id not in paired and words_of(one, behind)}
    picked = [by_id[pick] for pick in behind.picks if pick in by_id]
    said = [one for one in by_id.values() if one.question_id == TOP_THREE_QUESTION and one not in picked]
    newest_first = sorted(
        said, key=lambda one: (not one.voice.is_person, -one.held_on.toordinal(), one.place)
    )
    return (picked + newest_first)[:ENOUGH]


def _slot(document: Document, one: Said, behind: Background) -> Slot | None:
    question = behind.question(one)
    if question is None:
        return None
    said = slots.Said(one.stage or None, one.fields, one.words, one.voice.is_person)
    slot = slot_in(document.id, question, said)
    if slot is None:
        return _tied(document, one, behind)
    if question.id == WORDS_TO_USE and slot.section == "header":
        return Slot("talking")
    if slot.section in NO_HELP_GOES and one.does_not_help:
        return replace(slot, section=NO_HELP_GOES[slot.section])
    return slot


def _tied(document: Document, one: Said, behind: Background) -> Slot | None:
    """What was tied to a first sign stands with what to do and not to do then, wherever it was asked for."""
    column = behind.tied(one)
    return Slot(column, EARLY) if column and document.id == FIRST_SIGNS else None


def line_of(one: Said, slot: Slot, rank: int, behind: Background) -> Line:
    """One statement as a line in this place."""
    signs = behind.signs
    question = behind.question(one)
    step = behind.step(one) if slot.section == "see" else None
    return Line(
        id=one.id,
        section=slot.section,
        stage=slot.stage,
        words=words_of(one, behind),
        said_by=attributed(one, behind),
        works=one.works if slot.section not in NOT_RATED else None,
        rank=rank,
        label=_label(one, slot, behind.person),
        place=signs.index(one.id) + 1 if slot.section == "see" and one.id in signs else None,
        parts=_parts(one, question, behind) if one.words else (),
        ordered=one.id == behind.order,
        group=SELF if one.voice.is_person else group_of(one.voice.relationship),
        question=one.question_id,
        voices=(behind.named(one.voice),),
        after=GAP.get(step.after, "") if step else "",
        helps=step.helps if step else (),
        worse=step.worse if step else (),
    )


def _parts(one: Said, question: Question | None, behind: Background) -> tuple[tuple[str, str], ...]:
    """What goes with the words: the answer's own fields, by their keys."""
    if question is None:
        return ()
    values = _open_fields(one, behind)
    return tuple(
        (field.key, with_names(field.kind.in_words(values[field.key], behind.telling), one))
        for field in question_fields(question)
        if field.key in values
    )


def _seen_differently(line: Line, one: Said, page: Page, behind: Background) -> Line:
    """Where both accounts stand apart, each names who sees it differently: only those who may be seen here."""
    others = tuple(attributed(other, behind) for other in differs_openly(one, page))
    return replace(line, differs=others) if others else line


def _label(one: Said, slot: Slot, person: PersonFacts) -> str:
    """What matters has a small heading of its own among what the person is like at their best."""
    return person.fill("What matters to {name}") if slot.section == "best" and one.question_id == "C1" else ""


def attributed(one: Said, behind: Background) -> str:
    """Who said it, and how it reached us unless it was simply said."""
    name = (
        behind.person.called
        if one.voice.is_person
        else short_name(one.voice.name, list(behind.names.values()))
    )
    if one.arrived == "said":
        return name
    how = ARRIVAL[one.arrived].word
    return f"{name}, {how} ({one.through})" if one.through else f"{name}, {how}"


def _pairs(
    document: Document, eligible: Sequence[Said], page: Page, behind: Background
) -> list[tuple[Said, ...]]:
    """Accounts that differ and may both be seen, each once; at least one of them has a place on the page."""
    pairs: list[tuple[Said, ...]] = []
    seen: set[str] = set()
    for one in sorted(eligible, key=_by_order(behind)):
        if one.id in seen:
            continue
        group = sorted(_all_accounts(one, page), key=lambda each: (not each.voice.is_person, each.place))
        if len(group) > 1 and any(_slot(document, each, behind) for each in group):
            pairs.append(tuple(group))
            seen |= {each.id for each in group}
    return pairs


def _all_accounts(one: Said, page: Page) -> list[Said]:
    """Every account that is linked with this one, also through others, and that may be seen."""
    found, waiting = {one.id: one}, [one]
    while waiting:
        for other in differs_openly(waiting.pop(), page):
            if other.id not in found:
                found[other.id] = other
                waiting.append(other)
    return list(found.values())


def _difference(pair: tuple[Said, ...], rank: int, behind: Background) -> Line:
    accounts = tuple((attributed(one, behind), words_of(one, behind)) for one in pair)
    question = behind.question(pair[0])
    topic = question.section_title if question else ""
    difference = Difference(behind.person.fill(topic), accounts, *_came_of(pair, behind))
    voices = tuple(behind.named(one.voice) for one in pair)
    return Line(pair[0].id, "differently", None, "", "", rank=rank, difference=difference, voices=voices)


def _came_of(pair: tuple[Said, ...], behind: Background) -> tuple[str, str]:
    """What came of talking about it, in a sentence, and the words that were agreed: both accounts stand here too."""
    talk = talk_between(behind.talks, {one.id: one for one in pair})
    if talk is None:
        return "", ""
    day = day_in_words(talk.talked_on)
    if talk.outcome != AGREED:
        return f"We talked about it on {day}, and still see it differently.", ""
    names = in_a_row(tuple(attributed(one, behind) for one in pair if one.voice.id in talk.agreed_by))
    return f"{names} agreed on {day}:", with_all_names(talk.words, pair)
