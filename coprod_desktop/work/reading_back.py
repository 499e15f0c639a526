"""Reading it back: each speaker's word on their own words, and what everyone agrees before leaving."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from coprod_desktop.errors import InputError
from coprod_desktop.questions.vocabulary import READ_BACK_WORD
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.deeds import Changed, Doing, Place, begin
from coprod_desktop.work.interviewing import Words, add_statement, reword
from coprod_desktop.work.interviews import needed
from coprod_desktop.work.linked import set_link
from coprod_desktop.work.newest import newest, newest_each
from coprod_desktop.work.said import Said, said, said_in
from coprod_desktop.work.sets import set_from

ENOUGH = 3
HOW_IT_WAS = "N7"


def seats(store: Store, interview_id: str, contributor_ids: Iterable[str]) -> Changed:
    """Record who can see the screen from now on."""
    with store.session() as session:
        doing = _in(store, session, interview_id)
        doing.add(records.Presence(interview_id=interview_id, contributors=sorted(contributor_ids)))
        return doing.done("presence")


def seated(store: Store, interview_id: str) -> tuple[str, ...]:
    """Who was last said to see the screen; empty when nobody has said so yet."""
    with store.read() as session:
        row = newest(session, records.Presence, interview_id=interview_id)
    return tuple(row.contributors) if row else ()


def visible_to(present: Sequence[str], one: Said, audiences: Mapping[str, str], today: date) -> bool:
    """Whether everyone present may see these words: each is the speaker, or is meant by its sharing today.

    `audiences` maps a contributor to the audience they belong to. Nobody present: nothing may be shown.
    """
    return bool(present) and all(_may_see(who, one, audiences, today) for who in present)


def _may_see(who: str, one: Said, audiences: Mapping[str, str], today: date) -> bool:
    if one.voice.id == who:
        return True
    shared = one.shared
    if shared is None or shared.withdrawn or not shared.rightly_decided or who in shared.exceptions:
        return False
    if shared.until is not None and shared.until < today:
        return False
    return audiences.get(who, "") in shared.audiences


def to_read(store: Store, interview_id: str, speakers: Sequence[str]) -> list[Said]:
    """The statements of these speakers in this interview, in the order they were asked; theirs alone."""
    with store.read() as session:
        interview = needed(session, interview_id)
        order = {q.id: at for at, q in enumerate(_questions(interview))}
        mine = [
            one for one in said_in(session, interview_id) if one.voice.id in speakers and not one.is_a_tick
        ]
    return sorted(mine, key=lambda one: (order.get(one.question_id, len(order)), one.place))


def word(store: Store, statement_id: str, word_id: str) -> Changed:
    """Keep the speaker's word on the words as they stand: agreed, left out or not sure; empty takes it back."""
    if word_id and (word_id not in READ_BACK_WORD or word_id == "changed"):
        raise InputError("Please choose one of the answers. Nothing was changed.")
    with store.session() as session:
        one = _one(session, statement_id)
        doing = _on(store, session, one)
        doing.step(records.ReadBack, {}, _word_row(one, one.word), _word_row(one, word_id))
        return doing.done("readback", READ_BACK_WORD[word_id].word if word_id else "Taken back")


def change_words(store: Store, statement_id: str, new_words: str) -> Changed:
    """The speaker says it again in other words: these are theirs and agreed; the old ones go to the history."""
    with store.session() as session:
        one = _one(session, statement_id)
        if new_words.strip() == one.words:
            raise InputError("The words are the same as before. Choose “Yes, that’s it” if they are right.")
        doing = _on(store, session, one)
        doing.restore.append((records.Standing, _standing_row(one)))
        wording_id = reword(store, session, statement_id, replace(as_words(one), words=new_words))
        doing.add(records.ReadBack(**{**_word_row(one, "changed"), "wording_id": wording_id}))
        return doing.done("readback", "Words changed")


def as_words(one: Said) -> Words:
    """The parts of a statement, ready to be said again with some of them changed."""
    return Words(
        one.words,
        one.voice.id,
        one.arrived,
        one.through,
        one.stage,
        one.places,
        one.works,
        one.fields,
    )


def choose_name(store: Store, statement_id: str, name: str, choice: str, instead: str = "") -> Changed:
    """What to do with somebody's name in these words: keep, say `instead` (such as “a friend”), or leave out."""
    if choice not in ("keep", "instead", "leave_out", ""):
        raise InputError("Please choose: keep the name, say something else, or leave it out.")
    if choice == "instead" and not instead.strip():
        raise InputError("Please say what should stand in place of the name.")
    with store.session() as session:
        one = _one(session, statement_id)
        doing = _on(store, session, one)
        before = next((kept for kept in one.names if kept.name == name), None)
        keys = {"wording_id": one.wording_id, "name": name}
        old = {"choice": before.choice, "instead": before.instead} if before else {"choice": ""}
        doing.step(records.NameChoice, keys, old, {"choice": choice, "instead": instead.strip()})
        return doing.done("readback", "Kept")


def see_differently(store: Store, statement_id: str, other_id: str | None, stands: bool = True) -> Changed:
    """Link two accounts that differ (or mark one whose other side isn't here), or take the link away."""
    if statement_id == other_id:
        raise InputError("These are the same words. Please choose what somebody else said.")
    with store.session() as session:
        doing = _on(store, session, _one(session, statement_id))
        set_link(doing, statement_id, other_id, stands)
        return doing.done("readback", "Seen differently" if stands else "Taken back")


def pick_three(store: Store, interview_id: str, contributor_id: str, statement_ids: Sequence[str]) -> Changed:
    """One contributor's pick of the lines to read first, in their order; at most three."""
    if len(statement_ids) > ENOUGH:
        raise InputError(
            "Three lines, please: somebody new will read them first. Take one out to add another."
        )
    with store.session() as session:
        doing = _in(store, session, interview_id)
        keys = {"interview_id": interview_id, "contributor_id": contributor_id}
        before = picks_in(session, interview_id).get(contributor_id, ())
        doing.step(records.TopThree, keys, {"statements": list(before)}, {"statements": list(statement_ids)})
        return doing.done("topthree", "Kept")


def picks(store: Store, interview_id: str) -> dict[str, tuple[str, ...]]:
    """Each contributor's pick of statement ids."""
    with store.read() as session:
        return picks_in(session, interview_id)


def picks_in(session: Session, interview_id: str) -> dict[str, tuple[str, ...]]:
    """The same within an open session."""
    return picks_of(session, [interview_id]).get(interview_id, {})


def picks_of(session: Session, interview_ids: Sequence[str]) -> dict[str, dict[str, tuple[str, ...]]]:
    """The same for several interviews, by their ids."""
    table = records.TopThree
    query = select(table).where(col(table.interview_id).in_(interview_ids)).order_by(col(table.id))
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in session.exec(query):
        found.setdefault(row.interview_id, {})[row.contributor_id] = tuple(row.statements)
    return found


@dataclass(frozen=True)
class Signed:
    """A contributor's sign-off. `drawn` is a PNG; both may be empty, since nobody has to sign."""

    contributor_id: str
    name: str
    signed_on: date
    typed: str = ""
    drawn: bytes | None = None


def sign_off(store: Store, interview_id: str, signed: Signed) -> Changed:
    """Put a contributor's name and the day under what was read back."""
    if not signed.name.strip():
        raise InputError("Please give the name. A signature isn't needed.")
    with store.session() as session:
        doing = _in(store, session, interview_id)
        keys = {
            "interview_id": interview_id,
            "contributor_id": signed.contributor_id,
            "name": signed.name.strip(),
            "signed_on": signed.signed_on,
        }
        after = {"typed": signed.typed.strip(), "drawn": signed.drawn}
        doing.step(records.SignOff, keys, {"removed": True}, after)
        return doing.done("signoff", "Signed off")


def sign_offs(store: Store, interview_id: str) -> dict[str, Signed]:
    """Who has signed off, by contributor."""
    with store.read() as session:
        rows = newest_each(session, records.SignOff, "contributor_id", interview_id=interview_id)
    return {
        key: Signed(key, row.name, row.signed_on, row.typed, row.drawn)
        for key, row in rows.items()
        if not row.removed
    }


def how_it_was(store: Store, interview_id: str, given: Words) -> Changed:
    """One voice's answer about how this was for them: given alone, so agreed at once; a later one replaces it."""
    with store.session() as session:
        before = _answered_alone(session, interview_id, given.contributor_id)
        if before is None:
            interview = needed(session, interview_id)
            now = _one(session, add_statement(store, session, interview, HOW_IT_WAS, given))
        else:
            reword(store, session, before.id, given)
            now = _one(session, before.id)
        doing = _on(store, session, now)
        doing.restore.append((records.Standing, {**_standing_row(before or now), "removed": before is None}))
        doing.add(records.ReadBack(**_word_row(now, "agreed")))
        return doing.done("statements", "Kept", made_id=now.id)


def answered_alone(store: Store, interview_id: str, contributor_id: str) -> Said | None:
    """What this voice answered about how it was; to be shown to nobody but them."""
    with store.read() as session:
        return _answered_alone(session, interview_id, contributor_id)


def _answered_alone(session: Session, interview_id: str, contributor_id: str) -> Said | None:
    given = said_in(session, interview_id, HOW_IT_WAS)
    return next((one for one in reversed(given) if one.voice.id == contributor_id), None)


def review_by(store: Store, interview_id: str, day: date | None) -> Changed:
    """Say when to look at it again."""
    with store.session() as session:
        doing = _in(store, session, interview_id)
        person_id = doing.place.person_id
        doing.add(records.ReviewDate(person_id=person_id, interview_id=interview_id, review_by=day))
        return doing.done("review")


def review_date(store: Store, person_id: str) -> date | None:
    """When a person's pages are to be looked at again."""
    with store.read() as session:
        return review_date_in(session, person_id)


def review_date_in(session: Session, person_id: str) -> date | None:
    """The same within an open session."""
    row = newest(session, records.ReviewDate, person_id=person_id)
    return row.review_by if row else None


def stop_at(store: Store, interview_id: str, statement_id: str) -> Changed:
    """Remember which statement is being read, so that another day begins there."""
    with store.session() as session:
        row = needed(session, interview_id)
        row.at_statement = statement_id
        session.add(row)
        return _in(store, session, interview_id).done("place")


def _questions(interview: records.Interview) -> Sequence[Any]:
    return set_from(interview.set_text).questions


def _one(session: Session, statement_id: str) -> Said:
    found = said(session, [statement_id]).get(statement_id)
    if found is None:
        raise InputError("This card is no longer in the ordinary part of the store.")
    return found


def _in(store: Store, session: Session, interview_id: str) -> Doing:
    return begin(store, session, Place(needed(session, interview_id).person_id, interview_id))


def _on(store: Store, session: Session, one: Said) -> Doing:
    return begin(store, session, Place(one.person_id, one.interview_id, one.id, one.question_id))


def _word_row(one: Said, word_id: str) -> dict[str, Any]:
    return {"wording_id": one.wording_id, "contributor_id": one.voice.id, "word": word_id}


def _standing_row(one: Said) -> dict[str, Any]:
    return {
        "statement_id": one.id,
        "wording_id": one.wording_id,
        "question_id": one.question_id,
        "place": one.place,
        "removed": False,
    }
