"""The speaker's decision about who may see: for one statement, or for a section or interview of theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from coprod_desktop.errors import InputError
from coprod_desktop.questions.vocabulary import AUDIENCE, DECIDER
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.deeds import Changed, Place, begin
from coprod_desktop.work.interviews import needed
from coprod_desktop.work.newest import newest
from coprod_desktop.work.said import said
from coprod_desktop.work.voices import Voice, voice_of

CAPACITY_PRESUMED = 16
"""From this age on, in years."""
NOT_THIS_ONE = "not_this"


@dataclass(frozen=True)
class Decision:
    """Who may see, but not whom, until when, and who decided. No audiences: nobody else."""

    audiences: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    until: date | None = None
    decider: str = "own"
    decider_name: str = ""
    understood: str = ""


@dataclass(frozen=True)
class Scope:
    """What a decision is about: one statement, or a contributor's words in an interview or one of its sections."""

    statement_id: str = ""
    interview_id: str = ""
    contributor_id: str = ""
    section: str = ""


def asks_understanding(age: int | None) -> bool:
    """Whether to ask if the person understands this choice: under 16. From 16 on, capacity is presumed."""
    return age is not None and age < CAPACITY_PRESUMED


def usual_decider(voice: Voice) -> Decision:
    """A decision of nothing yet, by whoever decides about this contributor's words."""
    return Decision(decider=voice.decider, decider_name=voice.decider_name)


def still_needed(decision: Decision, speaker: str) -> str:
    """What a decision lacks before it can be kept, in words for the people in the room; empty when nothing."""
    named = DECIDER[decision.decider].named
    name = decision.decider_name.strip()
    if decision.understood == NOT_THIS_ONE and not named:
        return (
            "This choice was not understood, so somebody else decides it with them. Please say who decided."
        )
    if named and not name:
        return "Please give the name of the person who decided."
    if decision.understood == NOT_THIS_ONE and name.casefold() == speaker.strip().casefold():
        return "Please give the name of somebody else: this choice was not understood."
    return ""


def share(store: Store, scope: Scope, decision: Decision) -> Changed:
    """Record a decision. Raises InputError when the wrong person would decide."""
    _check(decision)
    _check_speaker(store, scope, decision)
    return _write(store, scope, _columns(decision), "Sharing kept")


def withdraw(store: Store, scope: Scope, by: Decision) -> Changed:
    """Take the words out of every new document from now on, whatever else was decided."""
    return _write(store, scope, {**_columns(by), "audiences": [], "withdrawn": True}, "Withdrawn")


def never(store: Store, scope: Scope, contributor_ids: Sequence[str]) -> Changed:
    """Who must never see some of what a contributor says in an interview. It decides nothing by itself: these
    people are left out of each line's sharing until the speaker says else.
    """
    return _write(store, scope, {"decided": False, "exceptions": list(contributor_ids)}, "Kept")


def never_for(store: Store, scope: Scope) -> tuple[str, ...]:
    """Whom a contributor named for a whole interview."""
    with store.read() as session:
        row = _latest(session, scope)
    return tuple(row.exceptions) if row is not None else ()


def undecide(store: Store, scope: Scope) -> Changed:
    """Take the last decision back; the question is open again."""
    return _write(store, scope, {"decided": False}, "Sharing taken back")


def decided_for(store: Store, scope: Scope) -> Decision | None:
    """The decision made for exactly this scope, or None."""
    with store.read() as session:
        row = _latest(session, scope)
    if row is None or not row.decided or row.withdrawn:
        return None
    return Decision(
        tuple(row.audiences),
        tuple(row.exceptions),
        row.until,
        row.decider,
        row.decider_name,
        row.understood,
    )


def _write(store: Store, scope: Scope, values: dict[str, Any], label: str) -> Changed:
    with store.session() as session:
        place = _place(session, scope)
        doing = begin(store, session, place)
        keys = {**_keys(scope, place.person_id), "contributor_id": _speaker(session, scope).id}
        doing.restore.append((records.Sharing, {**keys, **_before(_latest(session, scope))}))
        doing.add(records.Sharing(**keys, **values))
        return doing.done("sharing", label)


def _check(decision: Decision) -> None:
    unknown = [one for one in decision.audiences if one not in AUDIENCE]
    if unknown:
        raise InputError("Somebody in this list isn't one of the groups that can be chosen.")
    if decision.decider not in DECIDER:
        raise InputError("Please say who decided this.")


def _check_speaker(store: Store, scope: Scope, decision: Decision) -> None:
    """Everyone decides about their own words; only for the person can somebody else, and then by name."""
    with store.read() as session:
        speaker = _speaker(session, scope)
    if lack := still_needed(decision, speaker.name):
        raise InputError(lack)
    if DECIDER[decision.decider].for_person_only and not speaker.is_person:
        raise InputError("Everyone decides about their own words. Please let the speaker choose.")


def _speaker(session: Session, scope: Scope) -> Voice:
    contributor_id = scope.contributor_id
    if scope.statement_id:
        found = said(session, [scope.statement_id]).get(scope.statement_id)
        if found is None:
            raise InputError("This card is no longer in the store.")
        return found.voice
    row = session.get(records.Contributor, contributor_id)
    if row is None:
        raise InputError("Please say whose words this is about.")
    return voice_of(row)


def _place(session: Session, scope: Scope) -> Place:
    if scope.statement_id:
        statement = session.get(records.Statement, scope.statement_id)
        if statement is None:
            raise InputError("This card is no longer in the store.")
        return Place(statement.person_id, statement.interview_id, statement.id)
    interview = needed(session, scope.interview_id)
    return Place(interview.person_id, interview.id)


def _keys(scope: Scope, person_id: str) -> dict[str, Any]:
    if scope.statement_id:
        return {"person_id": person_id, "statement_id": scope.statement_id}
    return {
        "person_id": person_id,
        "interview_id": scope.interview_id,
        "section": scope.section,
    }


def _latest(session: Session, scope: Scope) -> records.Sharing | None:
    if scope.statement_id:
        return newest(session, records.Sharing, statement_id=scope.statement_id)
    about = {"interview_id": scope.interview_id, "section": scope.section}
    return newest(session, records.Sharing, contributor_id=scope.contributor_id, **about)


def _columns(decision: Decision) -> dict[str, Any]:
    return {
        "audiences": list(decision.audiences),
        "exceptions": list(decision.exceptions),
        "until": decision.until,
        "decider": decision.decider,
        "decider_name": decision.decider_name.strip(),
        "understood": decision.understood,
    }


def _before(row: records.Sharing | None) -> dict[str, Any]:
    if row is None:
        return {"decided": False}
    return row.model_dump(
        include={
            "contributor_id",
            "decided",
            "audiences",
            "exceptions",
            "until",
            "withdrawn",
            "decider",
            "decider_name",
            "understood",
        }
    )
