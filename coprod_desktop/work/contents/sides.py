"""Every voice on every topic, for “Side by side”: only what these readers may see of each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from coprod_desktop.summaries.contents import Column, Topic
from coprod_desktop.summaries.lines import Line
from coprod_desktop.work.background import BROUGHT_UP
from coprod_desktop.work.contents.ground import Ground
from coprod_desktop.work.contents.told import Told, each_alone
from coprod_desktop.work.contents.topics import topic_words
from coprod_desktop.work.eligibility import differs_openly
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
    joined = _joined(ground, by_id)
    rows: dict[tuple[str, ...], dict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    heads: dict[tuple[str, ...], tuple[str, str]] = {}
    for line in lines.values():
        one = by_id[line.id]
        group = joined.get(one.id)
        section, question = _key(group[0] if group else one, ground, own)
        key = (section, question, group[0].id if group else "")
        heads.setdefault(key, (section, _title(group, ground, by_id) if group else question))
        rows[key][one.voice.id].append(line)
    order = {key: ground.behind.place(by_id[next(iter(there.values()))[0].id]) for key, there in rows.items()}
    return tuple(
        Topic(*heads[key], {voice: tuple(there) for voice, there in rows[key].items()})
        for key in sorted(rows, key=lambda key: (order[key], key[1], not key[2]))
    )


def _joined(ground: Ground, by_id: Mapping[str, Said]) -> dict[str, list[Said]]:
    """Statement → all that share its row, where several voices say the same thing or see it differently."""
    pairs = [(one.id, other) for one in by_id.values() for other in one.same if other in by_id]
    pairs += [
        (one.id, other.id)
        for one in by_id.values()
        for other in differs_openly(one, ground.page)
        if other.id in by_id
    ]
    found: dict[str, list[Said]] = {}
    for group in groups(pairs):
        members = sorted((by_id[key] for key in group), key=lambda one: (ground.behind.place(one), one.id))
        if len({one.voice.id for one in members}) > 1:
            found |= dict.fromkeys(group, members)
    return found


def _title(group: Sequence[Said], ground: Ground, by_id: Mapping[str, Said]) -> str:
    return family_title(group, by_id) or short_title(words_of(group[0], ground.behind))


def _key(one: Said, ground: Ground, own: dict[str, str]) -> tuple[str, str]:
    """Section and question: one row for all answers to it, whichever interview it was asked in."""
    question = ground.behind.question_now(one)
    asked = ground.person.fill(question.ask) if question else own.get(one.question_id, BROUGHT_UP)
    return ground.behind.section(one), asked
