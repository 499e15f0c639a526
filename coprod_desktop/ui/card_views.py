"""How a statement looks as a card: the same tags in the same order on every screen."""

from collections.abc import Iterable, Mapping, Sequence

from coprod_desktop.questions.fields import told_fields
from coprod_desktop.questions.question_set import Question
from coprod_desktop.questions.simple_kinds import Telling
from coprod_desktop.questions.vocabulary import ARRIVAL, READ_BACK_WORD, STAGE, WORKS
from coprod_desktop.ui.widgets.cards import Action, CardView
from coprod_desktop.ui.widgets.chips import Speaker
from coprod_desktop.ui.widgets.tags import Tag
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.spoken import Spoken
from coprod_desktop.work.voices import Voice

_READ_BACK_TONES = {"agreed": "green", "changed": "green", "left_out": "plain", "not_sure": "amber"}


def stage_word(stage_id: str, person: PersonFacts) -> str:
    """The person's own word for a stage, else the usual one."""
    return (person.stage_words or {}).get(stage_id) or STAGE[stage_id].word


def stage_tag(stage_id: str, person: PersonFacts) -> Tag:
    """The stage as it stands on a card."""
    stage = STAGE[stage_id]
    return Tag(stage_word(stage_id, person), stage.shape, stage.colour)


def card_view(
    one: Spoken,
    person: PersonFacts,
    question: Question | None = None,
    names: Mapping[str, str] | None = None,
    actions: Sequence[Action] = (),
) -> CardView:
    """A statement as a card. `question` tells its fields in words, `names` the people named in them."""
    parts = told_parts(one, person, question, names or {})
    words = one.words or "; ".join(parts)
    return CardView(
        id=one.id,
        words=words,
        voice_name=one.voice.name,
        voice=one.voice.place,
        initial=one.voice.initial,
        tags=_tags(one, person, parts if one.words else ()),
        status=_status(one),
        note=_short(one),
        actions=tuple(actions),
        quoted=bool(one.words),
    )


def told_parts(
    one: Spoken, person: PersonFacts, question: Question | None, names: Mapping[str, str]
) -> tuple[str, ...]:
    """Each field that goes with a statement, in words."""
    if question is None:
        return ()
    return told_fields(question, one.fields, Telling(person.fill, names))


def speakers(voices: Iterable[Voice]) -> list[Speaker]:
    """Voices as chips to choose from."""
    return [Speaker(voice.id, voice.introduced, voice.initial, voice.place) for voice in voices]


def _tags(one: Spoken, person: PersonFacts, parts: Sequence[str]) -> tuple[Tag, ...]:
    tags: list[Tag] = []
    if one.stage:
        tags.append(stage_tag(one.stage, person))
    tags += [Tag(place) for place in one.places]
    if one.works is not None:
        tags.append(Tag(WORKS[one.works]))
    if one.arrived != "said":
        how = ARRIVAL[one.arrived].word
        tags.append(Tag(f"{how}: {one.through}" if one.through else how))
    return (*tags, *(Tag(part) for part in parts))


def _status(one: Spoken) -> Tag | None:
    word = READ_BACK_WORD.get(one.word)
    return Tag(word.word, word.mark, _READ_BACK_TONES[word.id]) if word else None


def _short(one: Spoken) -> str:
    if not one.short_words:
        return ""
    return f"Short words: {one.short_words}" + ("" if one.short_agreed else " (not agreed yet)")
