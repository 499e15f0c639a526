"""A decision about who can see some words, told in one plain sentence."""

from coprod_desktop.questions.vocabulary import AUDIENCES, DECIDER
from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.ui.read_back.room import Room, listed
from coprod_desktop.work.said import Said
from coprod_desktop.work.sharing import Decision


def in_words(decision: Decision, one: Said, room: Room) -> str:
    """“Family and school can see it, but not Gran, until 3 Nov 2027. Decided by Nadia.”"""
    seen_by = listed([_inside(room.audience_words(each)) for each in decision.audiences])
    who = seen_by[:1].upper() + seen_by[1:] or f"Only {one.voice.name}"
    names = {voice.id: voice.name for voice in room.circle}
    but = [names[each] for each in decision.exceptions if each in names]
    kept_from = f", but not {listed(but, 'or')}" if but else ""
    until = f", until {day_in_words(decision.until)}" if decision.until else ""
    return f"{who} can see it{kept_from}{until}. Decided by {_decider(decision, one)}."


def _inside(audience: str) -> str:
    """An audience in the middle of a sentence: “School” → “school”; “SENCO” and names stay."""
    usual = {each.word for each in AUDIENCES if not each.word[:2].isupper()}
    return audience[:1].lower() + audience[1:] if audience in usual else audience


def _decider(decision: Decision, one: Said) -> str:
    decider = DECIDER[decision.decider]
    words = decider.word.replace("{speaker}", one.voice.name)
    return f"{words}: {decision.decider_name}" if decider.named else words
