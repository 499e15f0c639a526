"""Every voice on every topic, for “Side by side”: only what these readers may see of each."""

from collections import defaultdict

from coprod_desktop.summaries.contents import Column, Topic
from coprod_desktop.summaries.lines import Line
from coprod_desktop.work.background import BROUGHT_UP
from coprod_desktop.work.contents.ground import Ground
from coprod_desktop.work.contents.told import Told, each_alone
from coprod_desktop.work.contents.topics import topic_words
from coprod_desktop.work.gathering import plain_lines
from coprod_desktop.work.said import Said
from coprod_desktop.work.side_by_side import is_about_talking
from coprod_desktop.work.voices import in_order


def sides(ground: Ground) -> Told:
    """The person's column first; topics in the order of the questions, the family's own last."""
    said = [one for one in ground.eligible if not is_about_talking(one, ground.behind)]
    lines = plain_lines(said, ground.page, ground.behind)
    by_id = {one.id: one for one in said}
    voices = in_order({one.voice.id: one.voice for one in said}.values())
    columns = tuple(Column(voice.id, ground.behind.named(voice)) for voice in voices)
    return each_alone(ground, lines, columns=columns, topics=_topics(ground, lines, by_id))


def _topics(ground: Ground, lines: dict[str, Line], by_id: dict[str, Said]) -> tuple[Topic, ...]:
    own = topic_words(ground, [visit.id for visit in ground.behind.visits])
    found: dict[tuple[str, str], dict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    order: dict[tuple[str, str], tuple[int, str]] = {}
    for line in lines.values():
        one = by_id[line.id]
        key = _key(one, ground, own)
        order.setdefault(key, (ground.behind.place(one), key[1]))
        found[key][one.voice.id].append(line)
    return tuple(
        Topic(*key, {voice: tuple(there) for voice, there in found[key].items()})
        for key in sorted(found, key=lambda key: order[key])
    )


def _key(one: Said, ground: Ground, own: dict[str, str]) -> tuple[str, str]:
    """Section and topic: one row for all answers to a question, whichever interview it was asked in."""
    question = ground.behind.question(one)
    if question is None:
        return BROUGHT_UP, own.get(one.question_id, BROUGHT_UP)
    newest = ground.behind.newest_question(question.id) or question
    return ground.person.fill(newest.section_title), ground.person.fill(newest.ask)
