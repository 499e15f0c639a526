"""Small sentences about people, days and voices that several screens share."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from coprod_desktop.questions.vocabulary import PRESENCE, RELATIONSHIPS, SELF, group_of
from coprod_desktop.questions.wording import day_in_words, in_a_row
from coprod_desktop.work.voices import Voice

MINUTE, HOUR = 60, 3600


def day_words(day: date, today: date) -> str:
    """Today, Yesterday, or 3 Nov 2026."""
    return {0: "Today", 1: "Yesterday"}.get((today - day).days) or day_in_words(day)


def ago(moment: datetime, now: datetime) -> str:
    """How long ago it was: "20 minutes ago", "yesterday", "on 3 Nov 2026". Both know their time zone."""
    seconds = max(0, int((now - moment).total_seconds()))
    days = (now.astimezone().date() - moment.astimezone().date()).days
    if seconds < MINUTE:
        return "just now"
    if seconds < HOUR:
        return f"{many(seconds // MINUTE, 'minute')} ago"
    if days == 0:
        return f"{many(seconds // HOUR, 'hour')} ago"
    return "yesterday" if days == 1 else f"on {day_in_words(moment.astimezone().date())}"


def many(count: int, what: str) -> str:
    """1 voice, 2 voices, 1,200 voices."""
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def age_words(age: int | None) -> str:
    """The age in years; nothing without a date of birth or before it."""
    if age is None or age < 0:
        return ""
    return str(age) if age else "under 1"


def joined(parts: Iterable[str]) -> str:
    """What is there, with a point between."""
    return " · ".join(part for part in parts if part)


def voice_words(voice: Voice) -> str:
    """Nadia · mother; the person by name alone."""
    return voice.name if voice.is_person else joined((voice.name, voice.relationship))


def took_part(people: Iterable[tuple[Voice, str]]) -> str:
    """Amira, Nadia and Tom (by phone)."""
    names = [
        voice.name if presence == "here" else f"{voice.name} ({PRESENCE[presence].word})"
        for voice, presence in people
    ]
    return in_a_row(names)


STAFF = frozenset({"school", "lead"})
OUTSIDE = frozenset(RELATIONSHIPS.values()) - STAFF - {"person", "family", "interpreter"}
CORNERS: Mapping[str, frozenset[str]] = {
    "{name}": frozenset({"person"}),
    "anyone at home": frozenset({"family"}),
    "everyday staff at school or work": STAFF,
    "anyone outside home, school or work": OUTSIDE,
}
"""Whom we name as not heard when no voice of these groups was."""


def missed(called: str, circle: Iterable[Voice], heard: frozenset[str]) -> str:
    """Who has not been heard. A relationship we don't know could be anybody, so nothing is claimed beside it."""
    relationships = {voice.relationship.strip() for voice in circle if voice.id in heard}
    if not relationships:
        return "Nobody has been heard yet."
    groups = {group_of(relationship) for relationship in relationships}
    found = [
        who.replace("{name}", called)
        for who, corner in CORNERS.items()
        if not corner & groups and ("" not in groups or corner == {RELATIONSHIPS[SELF]})
    ]
    return f"Not heard yet: {'; '.join(found)}." if found else "People from every side have been heard."
