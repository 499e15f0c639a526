"""What people say becomes cards that are on disk at once: nothing waits for a Save button."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import bindparam, case
from sqlmodel import Session, col, func, select

from coprod_desktop.errors import InputError
from coprod_desktop.questions.fields import check_fields
from coprod_desktop.questions.question_set import Question
from coprod_desktop.questions.vocabulary import ARRIVAL, STAGE, TOPIC_PREFIX, WORKS
from coprod_desktop.store import records
from coprod_desktop.store.going import Steps
from coprod_desktop.store.vault import Store
from coprod_desktop.work.deeds import Changed, Doing, Place, begin
from coprod_desktop.work.drafts import forget_in
from coprod_desktop.work.interviews import needed
from coprod_desktop.work.newest import newest
from coprod_desktop.work.notes import note_row
from coprod_desktop.work.sets import find

LONGEST_WORDS = 20_000


@dataclass(frozen=True)
class Words:
    """What somebody said and how it reached us: the parts of one wording."""

    words: str
    contributor_id: str
    arrived: str = "said"
    through: str = ""
    stage: str = ""
    places: tuple[str, ...] = ()
    works: int | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)


def new_attempt() -> str:
    """What `say` takes to know one attempt and the next for the same."""
    return records.new_id()


def say(
    store: Store, interview_id: str, question_id: str, said: Words, note: str = "", attempt: str = ""
) -> Changed:
    """Keep a statement: committed on disk when this returns. The half-typed text of the question goes with it.

    A disk can fail after the last byte was written: the same `attempt` again then finds what it kept, and adds
    nothing.
    """
    with store.session() as session:
        interview = needed(session, interview_id)
        forget_in(session, interview_id, question_id)
        kept = bool(attempt) and session.get(records.Statement, attempt) is not None
        if kept and not standing_of(session, attempt)["removed"]:
            place = Place(interview.person_id, interview_id, attempt, question_id)
            return begin(store, session, place).done("statements", made_id=attempt)
        id_ = "" if kept else attempt  # taken away since: what is said now is said anew
        addition = Addition(question_id, said, id=id_ or records.new_id())
        (standing,) = _add(store, session, interview, [addition])
        doing = begin(store, session, Place(interview.person_id, interview_id, addition.id, question_id))
        if note.strip():
            doing.add(note_row(interview_id, question_id, addition.id, note))
        doing.restore.append((records.Standing, {**standing, "removed": True}))
        return doing.done("statements", "Added", made_id=addition.id)


@dataclass(frozen=True)
class Addition:
    """A statement to be added. Its id is settled beforehand, so that others can name it; `then` are changed words.

    Words from another machine keep the id that their wording has there.
    """

    question_id: str
    said: Words
    ref: str = ""
    then: Words | None = None
    id: str = field(default_factory=records.new_id)
    wording_id: str = ""


def add_statement(
    store: Store, session: Session, interview: records.Interview, question_id: str, said: Words, id_: str = ""
) -> str:
    """Check and add a statement within an open transaction, last in its question. Returns its id."""
    addition = Addition(question_id, said, id=id_ or records.new_id())
    add_statements(store, session, interview, [addition])
    return addition.id


def add_statements(
    store: Store,
    session: Session,
    interview: records.Interview,
    additions: Sequence[Addition],
    steps: Steps | None = None,
) -> dict[str, str]:
    """The same for many at once, in their order. Returns statement id → id of the wording it stands on."""
    standings = _add(store, session, interview, additions, steps)
    return {standing["statement_id"]: standing["wording_id"] for standing in standings}


def _add(
    store: Store,
    session: Session,
    interview: records.Interview,
    additions: Sequence[Addition],
    steps: Steps | None = None,
) -> list[dict[str, Any]]:
    """Returns how each wording stands, as the values of a row."""
    doing = begin(store, session, Place(interview.person_id, interview.id), steps)
    keys = {"person_id": interview.person_id, "interview_id": interview.id}
    doing.add_many(records.Statement, [{**keys, "id": one.id, "ref": one.ref} for one in additions])
    wordings = [wording for one in additions for wording in _wordings(interview, one)]
    doing.add_many(records.Wording, wordings)
    asked = {one.id: one.question_id for one in additions}
    places = _places(session, interview.id, additions)
    standings = [
        {
            "statement_id": wording["statement_id"],
            "wording_id": wording["id"],
            "question_id": asked[wording["statement_id"]],
            "place": places[wording["statement_id"]],
        }
        for wording in wordings
    ]
    doing.add_many(records.Standing, standings)
    return standings


def _wordings(interview: records.Interview, one: Addition) -> list[dict[str, Any]]:
    said = [one.said] if one.then is None else [one.said, one.then]
    rows = [_wording_row(one.id, _checked(interview, one.question_id, words)) for words in said]
    return [{"id": one.wording_id or records.new_id(), **row} for row in rows]


def _places(session: Session, interview_id: str, additions: Sequence[Addition]) -> dict[str, float]:
    """Each statement's place, counted on from the last one in its question."""
    last = _last_places(session, interview_id, {one.question_id for one in additions})
    places: dict[str, float] = {}
    for one in additions:
        last[one.question_id] += 1
        places[one.id] = last[one.question_id]
    return places


def edit(store: Store, statement_id: str, said: Words) -> Changed:
    """Give a statement new words, another voice or other parts. Its read back word falls: they are new words."""
    with store.session() as session:
        doing, before = on_statement(store, session, statement_id)
        reword(store, session, statement_id, said)
        doing.restore.append((records.Standing, before))
        return doing.done("statements", "Changed")


def reword(store: Store, session: Session, statement_id: str, said: Words, wording_id: str = "") -> str:
    """Append a wording (of this id) and stand on it, within an open transaction. Returns the wording's id."""
    before = standing_of(session, statement_id)
    statement = session.get_one(records.Statement, statement_id)
    interview = needed(session, statement.interview_id)
    wording = _wording(statement_id, _checked(interview, before["question_id"], said), store.practitioner)
    wording.id = wording_id or wording.id
    session.add(wording)
    session.flush()
    session.add_all(names_still_in(session, before["wording_id"], wording))
    session.add(records.Standing(**{**before, "wording_id": wording.id}, by=store.practitioner))
    session.flush()
    return wording.id


def names_still_in(session: Session, old_id: str, wording: records.Wording) -> list[records.NameChoice]:
    """A name that was not to be printed stays so while the new words hold it; a name that was kept is asked about."""
    table = records.NameChoice
    rows = session.exec(select(table).where(table.wording_id == old_id).order_by(col(table.id)))
    text = f"{wording.words} {wording.fields}"
    return [
        records.NameChoice(**row.model_dump(exclude={"id", "at"}) | {"wording_id": wording.id})
        for name, row in {row.name: row for row in rows}.items()
        if row.choice in ("instead", "leave_out") and name in text
    ]


def remove(store: Store, statement_id: str) -> Changed:
    """Take a card away; undo brings it back just as it was."""
    with store.session() as session:
        doing, _ = on_statement(store, session, statement_id)
        remove_in(doing, statement_id)
        return doing.done("statements", "Removed")


def remove_in(doing: Doing, statement_id: str) -> None:
    """The same within an open deed."""
    before = standing_of(doing.session, statement_id)
    doing.step(records.Standing, {}, before, {**before, "removed": True})


def check_place(interview: records.Interview, question_id: str) -> Question | None:
    """The question where words are to stand; None for a topic of the family's own. The separate part isn't one."""
    question = find(interview.set_text, question_id)
    if question is None and not question_id.startswith(TOPIC_PREFIX):
        raise InputError(f"There is no question {question_id} in this interview.")
    if question is not None and question.kept_apart:
        raise InputError("Answers about safety go to the separate part. Press Ctrl+Shift+W to open it.")
    return question


def suggest_short_words(store: Store, statement_id: str, words: str, agreed_by: str | None) -> Changed:
    """Put shorter words beside a statement. They print once its speaker has agreed them; empty: none."""
    with store.session() as session:
        doing, standing = on_statement(store, session, statement_id)
        wording = session.get_one(records.Wording, standing["wording_id"])
        if agreed_by not in (None, wording.contributor_id):
            raise InputError("Only the speaker can agree shorter words for what they said.")
        after = {"words": words.strip(), "agreed_by": agreed_by}
        doing.step(records.ShortWords, {"wording_id": wording.id}, _short_now(session, wording.id), after)
        return doing.done("statements", "Short words kept")


def on_statement(store: Store, session: Session, statement_id: str) -> tuple[Doing, dict[str, Any]]:
    """A deed on one statement, and the row that says how it stands now."""
    statement = session.get(records.Statement, statement_id)
    if statement is None:
        raise InputError("This card is no longer in the ordinary part of the store.")
    before = standing_of(session, statement_id)
    place = Place(statement.person_id, statement.interview_id, statement_id, before["question_id"])
    return begin(store, session, place), before


def standing_of(session: Session, statement_id: str) -> dict[str, Any]:
    """How a statement stands now, as the values of a row."""
    row = newest(session, records.Standing, statement_id=statement_id)
    if row is None:
        raise InputError("This card is no longer in the store.")
    return row.model_dump(include={"statement_id", "wording_id", "question_id", "place", "removed"})


def last_place(session: Session, interview_id: str, question_id: str) -> float:
    """The place of the last card of a question; 0 without any."""
    here = {"interview_id": interview_id, "question_id": question_id}
    return float(session.connection().execute(_LAST_PLACE, here).scalar() or 0)


def _last_place() -> Any:  # noqa: ANN401 - SQLAlchemy's own select type
    """From the interview's own statements: by its question, every interview of the store would be gone through."""
    table, statement = records.Standing, records.Statement
    at_question = case((col(table.question_id) == bindparam("question_id"), col(table.place)))
    query = select(func.max(at_question)).join(statement, col(statement.id) == col(table.statement_id))
    return query.where(col(statement.interview_id) == bindparam("interview_id"))


_LAST_PLACE = _last_place()


def _last_places(session: Session, interview_id: str, question_ids: Set[str]) -> dict[str, float]:
    """The same of some questions; of more than one, in one look at the interview."""
    if len(question_ids) == 1:
        return {each: last_place(session, interview_id, each) for each in question_ids}
    table, statement = records.Standing, records.Statement
    here = select(statement.id).where(statement.interview_id == interview_id)
    query = select(table.question_id, func.max(table.place)).where(col(table.statement_id).in_(here))
    return dict.fromkeys(question_ids, 0.0) | dict(session.exec(query.group_by(table.question_id)).all())


def _wording(statement_id: str, said: Words, by: str) -> records.Wording:
    return records.Wording(**_wording_row(statement_id, said), by=by)


def _wording_row(statement_id: str, said: Words) -> dict[str, Any]:
    return {
        "statement_id": statement_id,
        "contributor_id": said.contributor_id,
        "words": said.words,
        "arrived": said.arrived,
        "through": said.through.strip(),
        "stage": said.stage,
        "places": list(said.places),
        "works": said.works,
        "fields": dict(said.fields),
    }


def _checked(interview: records.Interview, question_id: str, said: Words) -> Words:
    """The door: tables don't validate, so whatever is written is looked at here."""
    if not said.words.strip() and not said.fields:
        raise InputError("There is nothing to keep yet. Please type what was said.")
    if len(said.words) > LONGEST_WORDS:
        raise InputError(f"This is longer than {LONGEST_WORDS:,} letters. Please keep it as two statements.")
    if not said.contributor_id:
        raise InputError("Please choose who said this.")
    _check_parts(said)
    question = check_place(interview, question_id)
    checked = check_fields(question, said.fields) if question else dict(said.fields)
    places = tuple(dict.fromkeys(place.strip() for place in said.places if place.strip()))
    return replace(said, words=said.words.strip(), fields=checked, places=places)


def _check_parts(said: Words) -> None:
    if said.stage and said.stage not in STAGE:
        raise InputError("This stage isn't one of the four.")
    if said.arrived not in ARRIVAL:
        raise InputError("Please choose how this reached us from the list.")
    if said.works is not None and not 0 <= said.works < len(WORKS):
        raise InputError("How well it works goes from 0 (does not help) to 4 (works very well).")


def _short_now(session: Session, wording_id: str) -> dict[str, Any]:
    row = newest(session, records.ShortWords, wording_id=wording_id)
    return {"words": row.words if row else "", "agreed_by": row.agreed_by if row else None}
