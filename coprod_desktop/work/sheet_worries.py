"""An answer about safety in the shape of the separate part; all that its row says goes there with it."""

from collections.abc import Iterator

from coprod_desktop.questions.vocabulary import ANSWERED, RESPONSE_STATE, STAGE, WORKS
from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.work.concerns import Worry
from coprod_desktop.work.sheet_entries import Entry, Sheet


def worry_of(one: Entry, sheet: Sheet) -> Worry:
    """The concern that a row of the separate part holds; said on the day of the interview unless it says when."""
    get = {key: str(value) for key, value in one.fields.items()}.get
    return Worry(
        words=one.words,
        said_by=sheet.facts.person.called if one.speaker.is_person else one.speaker.name,
        answer=get("choice", ""),
        when=get("when", day_in_words(sheet.facts.held_on)),
        seen="\n".join(_seen(one, get("what was seen", ""))),
        wants=get("what {name} wants to happen", ""),
        told=get("who was told", ""),
    )


def _seen(one: Entry, seen: str) -> Iterator[str]:
    """What was seen, and whatever else the row says: the separate part has no other place for it."""
    stage = STAGE[one.stage].word if one.stage else ""
    works = "" if one.works is None else WORKS[one.works]
    state = "" if one.state == ANSWERED.id else RESPONSE_STATE[one.state].word
    yield from (words for words in (seen, state, stage, "; ".join(one.places), works, one.note) if words)
