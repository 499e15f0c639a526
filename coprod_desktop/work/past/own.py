"""How what the speaker said and decided is told: words, read back, short words, names, sharing, “still true”."""

from collections.abc import Hashable
from typing import Any

from coprod_desktop.questions.vocabulary import ARRIVAL, AUDIENCE, DECIDER, READ_BACK_WORD, UNDERSTANDS
from coprod_desktop.questions.wording import day_in_words, in_a_row
from coprod_desktop.store import records
from coprod_desktop.work.past.ground import PRACTITIONER, Ground, Told

Row = Any
"""A row of the table that a function is about."""

_PARTS = {
    "words": "words",
    "contributor_id": "who said it",
    "arrived": "how it reached us",
    "through": "who interpreted",
    "stage": "when",
    "places": "where",
    "works": "how well it works",
    "fields": "what goes with it",
}


def wording_says(row: Row, ground: Ground) -> Hashable:
    """All that a wording holds: the same words said again, to be read back anew, are no new ones."""
    return str(ground.wording(row).model_dump(include=set(_PARTS)))


def tell_wording(row: Row, before: Row | None, ground: Ground) -> Told:
    """The first words, or what is new about later ones. Words that don't stand any more are their speaker's alone."""
    wording, old = ground.wording(row), before and ground.wording(before)
    changed = [name for name in _PARTS if old is None or getattr(old, name) != getattr(wording, name)]
    details = [] if {"words", "contributor_id"} & set(changed) else [_PARTS[one] for one in changed]
    is_new = not wording.words or "words" in changed
    speaker = wording.contributor_id
    return Told(
        _said(row, ground) if before is None else _reworded(changed, ground.voices[speaker].introduced),
        body=in_a_row(details),
        words=ground.text(row) if is_new else "",
        quoted=bool(wording.words),
        to=ground.own(speaker),
        words_to=ground.own(speaker) if ground.text(row) == ground.text(ground.standings[-1]) else speaker,
    )


def _said(row: Row, ground: Ground) -> str:
    wording = ground.wording(row)
    how = "" if wording.arrived == "said" else f", {ARRIVAL[wording.arrived].word}"
    through = f": {wording.through}" if wording.through else ""
    held_on = ground.interview.held_on
    visit = "" if row.at.astimezone().date() == held_on else f", at the visit of {day_in_words(held_on)}"
    return f"Said by {ground.voices[wording.contributor_id].introduced}{visit}{how}{through}"


def _reworded(changed: list[str], introduced: str) -> str:
    what = "Words changed" if "words" in changed else "Put right"
    if "contributor_id" in changed:
        return f"{what}, said by {introduced}"
    return what if "words" in changed else "Details changed"


def tell_moved(row: Row, before: Row | None, ground: Ground) -> Told | None:
    """Another question; read back words say something else there."""
    if before is None:
        return None
    words = [word for word in ground.read_backs if word.wording_id == row.wording_id]
    was_read = any(word.at <= row.at for word in words)
    return Told("Moved to another question", "to be read back again" if was_read else "")


READ_BACK = {
    "agreed": "agreed by {who}",
    "changed": "changed by {who}",
    "left_out": "left out by {who}",
    "not_sure": "{who} is not sure",
}


def tell_read_back(row: Row, before: Row | None, ground: Ground) -> Told:
    """The speaker's word. That they left it out, or were not sure, is theirs alone."""
    prints, own = READ_BACK_WORD[row.word].prints, row.contributor_id
    body = READ_BACK[row.word].format(who=ground.name(own))
    return Told("Read back", body, to=ground.own(own) if prints else own)


def tell_short_words(row: Row, before: Row | None, ground: Ground) -> Told:
    """Short words, open to others while they are agreed and stand beside what holds now."""
    wording = ground.wording(row)
    own, agreed = wording.contributor_id, row.agreed_by is not None
    body = f"agreed by {ground.name(row.agreed_by)}" if agreed else "suggested, not agreed yet"
    to = ground.own(own) if agreed and wording is ground.now else own
    return Told("Short words", body, words=row.words, to=to, words_to=to)


_NAME = {"keep": "keep it", "instead": "say “{instead}”", "leave_out": "leave the words out"}


def name_says(row: Row, ground: Ground) -> Hashable:
    """A name that was kept is asked about again in new words; the other choices went on by themselves."""
    asked_in = row.wording_id if row.choice == "keep" else ""
    return (row.choice, row.instead, asked_in) if row.choice else None


def tell_name(row: Row, before: Row | None, ground: Ground) -> Told:
    """It holds the very name, so it is for the speaker alone."""
    body = _NAME[row.choice].format(instead=row.instead)
    return Told(f"The name {row.name}", body, to=ground.wording(row).contributor_id)


def shared_rows(ground: Ground) -> list[Row]:
    """Decisions about this statement, and those about more of the speaker's words that it is among."""
    table = records.Sharing
    here = (table.statement_id == ground.id) | (table.interview_id == ground.interview.id)
    return [row for row in ground.rows(table, here) if row.statement_id or ground.is_meant(row)]


def sharing_key(row: Row) -> Hashable:
    """What was decided about: the statement, a section or the interview."""
    return (row.statement_id, row.section, "" if row.statement_id else row.contributor_id)


def sharing_says(row: Row, ground: Ground) -> Hashable:
    """All of a decision; of one taken back who is never to see it, if anybody."""
    if not row.decided:
        return tuple(row.exceptions) or None
    whom = (tuple(row.audiences), tuple(row.exceptions), row.until, row.withdrawn)
    return (*whom, row.contributor_id, row.decider, row.decider_name, row.understood)


def tell_sharing(row: Row, before: Row | None, ground: Ground) -> Told:
    """Whom words are shared with is for whoever decided about their own."""
    speaker = row.contributor_id or ground.wording(ground.standing_at(row.at)).contributor_id
    scope = "" if row.statement_id else " for this part" if row.section else " for the whole interview"
    if row.withdrawn:
        return Told(f"Withdrawn{scope}", to=speaker)
    if not row.decided:
        return Told(f"Sharing{scope}", f"never with {ground.names(row.exceptions)}", to=speaker)
    return Told(
        f"Sharing{scope}", f"{_whom(row, speaker, ground)} – {_decided(row, speaker, ground)}", to=speaker
    )


def _whom(row: Row, speaker: str, ground: Ground) -> str:
    groups = in_a_row([ground.person.fill(AUDIENCE[one].inside) for one in row.audiences])
    but = ground.names(row.exceptions)
    until = f", until {day_in_words(row.until)}" if row.until else ""
    return f"{groups or f'only {ground.name(speaker)}'}{f', but not {but}' if but else ''}{until}"


def _decided(row: Row, speaker: str, ground: Ground) -> str:
    told = DECIDER[row.decider].told(ground.name(speaker), row.decider_name)
    understood = dict(UNDERSTANDS).get(row.understood, "").lower()
    return f"decided by {told}{f' (understood: {understood})' if understood else ''}"


def tell_confirmation(row: Row, before: Row | None, ground: Ground) -> Told:
    """Still true or not, in whose words. Somebody else's word about it is theirs."""
    word = "Still true" if row.still_true else "No longer true"
    visit = day_in_words(ground.visits[row.interview_id])
    own = row.contributor_id
    return Told(f"{word}, says {ground.name(own)} (visit of {visit})", to=ground.own(own))


def tell_note(row: Row, before: Row | None, ground: Ground) -> Told:
    """The practitioner's own."""
    return Told("Private note written", words=row.words, to=PRACTITIONER, words_to=PRACTITIONER)
