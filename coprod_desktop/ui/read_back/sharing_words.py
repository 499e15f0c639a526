"""A decision about who can see some words, told in one plain sentence."""

from coprod_desktop.questions.vocabulary import AUDIENCE, DECIDER
from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.ui.read_back.room import Room, listed
from coprod_desktop.work.said import Said
from coprod_desktop.work.sharing import Decision


def in_words(decision: Decision, one: Said, room: Room) -> str:
    """“Family and school can see it, but not Gran, until 3 Nov 2027. Decided by Nadia.”"""
    seen_by = listed([room.person.fill(AUDIENCE[each].inside) for each in decision.audiences])
    who = seen_by[:1].upper() + seen_by[1:] or f"Only {one.voice.name}"
    names = {voice.id: voice.name for voice in room.circle}
    but = [names[each] for each in decision.exceptions if each in names]
    kept_from = f", but not {listed(but, 'or')}" if but else ""
    until = f", until {day_in_words(decision.until)}" if decision.until else ""
    decided = DECIDER[decision.decider].told(one.voice.name, decision.decider_name)
    return f"{who} can see it{kept_from}{until}. Decided by {decided}."
