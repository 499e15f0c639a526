"""What was heard last time: said again only if still true, and shown only to those who may see it."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, select

from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.current import current
from coprod_desktop.work.decisions import audience_of
from coprod_desktop.work.deeds import Changed, Place, begin
from coprod_desktop.work.eligibility import was_agreed
from coprod_desktop.work.interviews import Visit
from coprod_desktop.work.newest import newest
from coprod_desktop.work.reading_back import visible_to
from coprod_desktop.work.said import Said, said, said_elsewhere


def last_time(store: Store, this: Visit, question_id: str, today: date) -> list[Said]:
    """Earlier agreed answers to a question that everyone taking part today may see, newest interview first.

    What is no longer true, or was said anew since, is left out; what was confirmed today stays, to be changed again.
    """
    present = [voice.id for voice in this.voices]
    with store.read() as session:
        earlier = said_elsewhere(session, this.person_id, this.id, question_id)
        if not earlier:
            return []
        anew = {key for one in earlier for key in one.same} - {one.id for one in earlier}
        today_too = [one for one in said(session, anew).values() if one.question_id == question_id]
        confirmed_today = _confirmed_in(session, this.id)
    everywhere = [*earlier, *today_too]
    holds = {one.id for one in current(everywhere).said}
    holds |= {one.id for one in everywhere if one.wording_id in confirmed_today}
    shown = [
        one for one in earlier if one.id in holds and was_agreed(one) and _open(one, present, this, today)
    ]
    return sorted(shown, key=lambda one: (one.held_on, one.id), reverse=True)


def confirm(
    store: Store, this: Visit, statement_id: str, contributor_id: str, still_true: bool | None
) -> Changed:
    """“Still true” or “not now” of one wording by a named voice, in this interview; None takes it back.

    Everyone decides about their own words: what somebody else says of them is kept, and changes nothing that holds.
    """
    with store.session() as session:
        one = said(session, [statement_id])[statement_id]
        doing = begin(store, session, Place(this.person_id, this.id, one.id, one.question_id))
        keys = {"wording_id": one.wording_id, "interview_id": this.id, "contributor_id": contributor_id}
        before = newest(session, records.Confirmation, **keys)
        old = {"still_true": before.still_true if before else None}
        doing.step(records.Confirmation, keys, old, {"still_true": still_true})
        word = "Still true" if still_true else "Not now"
        own = contributor_id == one.voice.id
        return doing.done("heard", word if own else f"Noted. {one.voice.name}’s words are theirs, and stay")


def _open(one: Said, present: Sequence[str], this: Visit, today: date) -> bool:
    audiences = {part.voice.id: audience_of(part.voice.relationship) for part in this.present}
    left_out = any(kept.choice == "leave_out" for kept in one.names)
    return not left_out and visible_to(present, one, audiences, today)


def _confirmed_in(session: Session, interview_id: str) -> frozenset[str]:
    table = records.Confirmation
    return frozenset(session.exec(select(table.wording_id).where(col(table.interview_id) == interview_id)))
