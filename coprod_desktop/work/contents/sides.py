"""Every voice on every topic, for “Side by side”: only what these readers may see of each."""

from collections import defaultdict
from collections.abc import Mapping

from coprod_desktop.summaries.contents import Column, Topic
from coprod_desktop.summaries.lines import Line
from coprod_desktop.work.background import BROUGHT_UP
from coprod_desktop.work.contents.ground import Ground
from coprod_desktop.work.contents.told import Told, each_alone
from coprod_desktop.work.contents.topics import topic_words
from coprod_desktop.work.gathering import plain_lines, words_of
from coprod_desktop.work.joins import groups
from coprod_desktop.work.said import Said
from coprod_desktop.work.side_by_side import family_title, is_about_talking, short_title
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
    """What several say of one thing stands in a row of its own; all else is an answer to its question."""
    own = topic_words(ground, [visit.id for visit in ground.behind.visits])
    titles = _joined(ground, by_id)
    found: dict[tuple[str, str], dict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    order: dict[tuple[str, str], tuple[int, str, bool]] = {}
    for line in lines.values():
        one = by_id[line.id]
        section, question = _key(one, ground, own)
        key = (section, titles.get(one.id, question))
        order.setdefault(key, (ground.behind.place(one), question, key[1] == question))
        found[key][one.voice.id].append(line)
    return tuple(
        Topic(*key, {voice: tuple(there) for voice, there in found[key].items()})
        for key in sorted(found, key=lambda key: order[key])
    )


def _joined(ground: Ground, by_id: Mapping[str, Said]) -> dict[str, str]:
    """Statement → the title of its row, where several voices say the same thing or see it differently."""
    pairs = [
        (one.id, other) for one in by_id.values() for other in (*one.same, *one.differs) if other in by_id
    ]
    titles: dict[str, str] = {}
    for group in groups(pairs):
        members = sorted((by_id[key] for key in group), key=lambda one: (ground.behind.place(one), one.id))
        if len({one.voice.id for one in members}) > 1:
            title = family_title(members, by_id) or short_title(words_of(members[0], ground.behind))
            titles |= dict.fromkeys(group, title)
    return titles


def _key(one: Said, ground: Ground, own: dict[str, str]) -> tuple[str, str]:
    """Section and question: one row for all answers to it, whichever interview it was asked in."""
    question = ground.behind.question(one)
    if question is None:
        return BROUGHT_UP, own.get(one.question_id, BROUGHT_UP)
    newest = ground.behind.newest_question(question.id) or question
    return ground.person.fill(newest.section_title), ground.person.fill(newest.ask)
