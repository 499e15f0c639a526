"""Everything that tells of one statement: gathered as its history, forgotten without a trace, written again."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import or_
from sqlmodel import Session, SQLModel, col, select

from coprod_desktop.store import records
from coprod_desktop.work.linked import Linked

_BY_STATEMENT: tuple[type[Any], ...] = (
    records.Standing,
    records.Sharing,
    records.PrivateNote,
    records.FollowUp,
    records.Deed,
)
_BY_WORDING: tuple[type[Any], ...] = (
    records.ShortWords,
    records.ReadBack,
    records.Confirmation,
    records.NameChoice,
)
_LINKS: tuple[type[Any], ...] = (records.SeenDifferently, records.SameThing, records.TalkedAbout)
"""Rows that name two statements."""
_BESIDE_OTHERS: tuple[type[Any], ...] = (*_LINKS, records.RowTitle)
"""Rows that tell of more than one statement."""
_LISTING: tuple[type[Any], ...] = (records.TopThree, records.PageChoice)
"""Rows that list statements."""
_ALL: tuple[type[Any], ...] = (
    records.Statement,
    records.Wording,
    *_BY_STATEMENT,
    *_BY_WORDING,
    *_LINKS,
    records.RowTitle,
)
_TABLES: dict[str, type[Any]] = {table.__tablename__: table for table in (*_ALL, *_LISTING)}
_ORDER = tuple(str(table.__tablename__) for table in _ALL)
LINES = ("helps", "worse")
"""What a step of a ladder lists besides its sign."""
MENTIONS, PAPERS, LADDERS, ORDER = "mentions", "papers", "ladders", "order"


def history_of(session: Session, statement_id: str) -> dict[str, Any]:
    """Every row about a statement, by table, and where else it is named, ready to be kept as JSON."""
    tables: dict[str, list[Any]] = {"statement": [session.get_one(records.Statement, statement_id)]}
    wordings = _rows(session, records.Wording, "statement_id", [statement_id])
    tables["wording"] = wordings
    for table in _BY_STATEMENT:
        tables[table.__tablename__] = _rows(session, table, "statement_id", [statement_id])
    for table in _BY_WORDING:
        tables[table.__tablename__] = _rows(session, table, "wording_id", [one.id for one in wordings])
    for table in _LINKS:
        tables[table.__tablename__] = _links(session, table, statement_id)
    tables["row_title"] = _titles(session, statement_id)
    kept = {name: [row.model_dump(mode="json") for row in rows] for name, rows in tables.items()}
    return {
        **kept,
        MENTIONS: [list(each) for each in _mentions(session, statement_id)],
        PAPERS: _on_papers(session, statement_id, [one.id for one in wordings]),
        LADDERS: [[row.id, _rungs(row.steps, statement_id)] for row in _ladders(session, statement_id)],
    }


def _rows(session: Session, table: type[Any], key: str, ids: list[str]) -> list[Any]:
    return list(session.exec(select(table).where(col(getattr(table, key)).in_(ids)).order_by(table.id)))


def _links(session: Session, table: type[Any], statement_id: str) -> list[Any]:
    named = (col(table.statement_id) == statement_id) | (col(table.other_id) == statement_id)
    return list(session.exec(select(table).where(named).order_by(col(table.id))))


def _titles(session: Session, statement_id: str) -> list[records.RowTitle]:
    """What it was called, alone or with those joined with it: a title can say what its words say."""
    person_id = session.get_one(records.Statement, statement_id).person_id
    together = [statement_id, *Linked(session, [person_id]).same.get(statement_id, ())]
    return _rows(session, records.RowTitle, "statement_id", together)


def _ladders(session: Session, statement_id: str) -> list[records.LadderMade]:
    """Every ladder that it stands on, as a sign or as what helps or makes it worse."""
    table, statement = records.LadderMade, session.get_one(records.Statement, statement_id)
    rows = session.exec(select(table).where(table.person_id == statement.person_id))
    return [row for row in rows if statement_id in str(row.steps)]


def _mentions(session: Session, statement_id: str) -> list[tuple[str, Any, int]]:
    """(table, row, place in its list) of every list that names a statement."""
    return [
        (str(row.__tablename__), row.id, _listed(row).index(statement_id))
        for row in _lists(session, statement_id)
        if statement_id in _listed(row)
    ]


def _lists(session: Session, statement_id: str) -> list[Any]:
    """Rows that may list it: picks, choices for a page, and answers that put statements in order."""
    person = session.get_one(records.Statement, statement_id).person_id
    beside = select(records.Wording).join(
        records.Statement, col(records.Statement.id) == col(records.Wording.statement_id)
    )
    orders = session.exec(beside.where(records.Statement.person_id == person))
    return [*(row for table in _LISTING for row in session.exec(select(table))), *orders]


def _listed(row: Any) -> list[str]:  # noqa: ANN401 - a row of one of three tables
    return list(row.fields.get(ORDER, ()) if isinstance(row, records.Wording) else row.statements or ())


def _on_papers(session: Session, statement_id: str, wording_ids: list[str]) -> list[list[Any]]:
    """[row, place in its list, wording] of every paper in the log that holds the statement."""
    table, statement = records.HandOver, session.get_one(records.Statement, statement_id)
    rows = session.exec(select(table).where(table.person_id == statement.person_id))
    return [
        [row.id, place, wording]
        for row in rows
        for place, wording in enumerate(row.wordings)
        if wording in wording_ids
    ]


def _list_instead(session: Session, row: Any, listed: list[str]) -> None:  # noqa: ANN401
    if isinstance(row, records.Wording):
        rest = {key: value for key, value in row.fields.items() if key != ORDER}
        row.fields = {**rest, ORDER: listed} if listed else rest
    else:
        row.statements = listed
    session.add(row)


def forget(session: Session, statement_id: str, history: Mapping[str, Any]) -> None:
    """Delete every row about a statement, children first. The store overwrites deleted pages."""
    wording_ids = [row["id"] for row in history["wording"]]
    _forget_mentions(session, statement_id, history)
    _forget_on_papers(session, history)
    _forget_on_ladders(session, statement_id, history)
    for table in _BESIDE_OTHERS:
        _delete(session, [session.get_one(table, row["id"]) for row in history[table.__tablename__]])
    for table in _BY_WORDING:
        _delete(session, _rows(session, table, "wording_id", wording_ids))
    by_statement: tuple[type[Any], ...] = (*_BY_STATEMENT, records.Wording)
    for table in by_statement:
        _delete(session, _rows(session, table, "statement_id", [statement_id]))
    _delete(session, [session.get_one(records.Statement, statement_id)])


def _forget_mentions(session: Session, statement_id: str, history: Mapping[str, Any]) -> None:
    """Take the statement's id out of lists, half-typed text about it, the place, and undo rows that name it."""
    for table, row_id, _ in history[MENTIONS]:
        row = session.get_one(_TABLES[table], row_id)
        _list_instead(session, row, [one for one in _listed(row) if one != statement_id])
    draft = records.Draft
    named = or_(col(draft.question_id).contains(statement_id), col(draft.words).contains(statement_id))
    drafts = select(draft).where(named)
    _delete(session, session.exec(drafts).all())
    place = select(records.Interview).where(records.Interview.at_statement == statement_id)
    for interview in session.exec(place):
        interview.at_statement = ""
        session.add(interview)
    marks = select(records.ToErase).where(records.ToErase.row_id == statement_id)
    _delete(session, session.exec(marks).all())
    for deed in session.exec(select(records.Deed)):
        if statement_id in str(deed.undo):
            session.delete(deed)
    session.flush()


def _forget_on_papers(session: Session, history: Mapping[str, Any]) -> None:
    for row_id, _, wording in history[PAPERS]:
        row = session.get_one(records.HandOver, row_id)
        row.wordings = [one for one in row.wordings if one != wording]
        session.add(row)


def _rungs(steps: Sequence[Mapping[str, Any]], statement_id: str) -> dict[str, Any]:
    """Where a statement stands on a ladder: its own step and its place, and (sign, key, place) where it is a line."""
    own = [[place, step] for place, step in enumerate(steps) if step["sign"] == statement_id]
    lines = [
        [step["sign"], key, step[key].index(statement_id)]
        for step in steps
        for key in LINES
        if statement_id in step[key]
    ]
    return {"own": own, "lines": lines}


def _forget_on_ladders(session: Session, statement_id: str, history: Mapping[str, Any]) -> None:
    for row_id, _ in history[LADDERS]:
        row = session.get_one(records.LadderMade, row_id)
        row.steps = [
            {**step, **{key: [one for one in step[key] if one != statement_id] for key in LINES}}
            for step in row.steps
            if step["sign"] != statement_id
        ]
        session.add(row)


def restore(session: Session, statement_id: str, history: Mapping[str, Any]) -> None:
    """Write every row of a history again, parents first, and name the statement where it was named."""
    for name in _ORDER:
        rows = [row for row in history.get(name, ()) if _can_return(session, name, row)]
        session.add_all(_again(session, _TABLES[name], row) for row in rows)
        session.flush()
    _mention_again(session, statement_id, history.get(MENTIONS, ()))
    _on_papers_again(session, history.get(PAPERS, ()))
    _on_ladders_again(session, statement_id, history.get(LADDERS, ()))


def _again(session: Session, table: type[Any], row: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a row of any table
    """The row as it was; its number may have gone to another one meanwhile."""
    taken = session.get(table, row["id"]) is not None
    return table.model_validate({key: value for key, value in row.items() if not (taken and key == "id")})


def _mention_again(session: Session, statement_id: str, mentions: Iterable[Any]) -> None:
    for table, row_id, place in mentions:
        row = session.get(_TABLES[table], row_id)
        if row is not None:
            listed = _listed(row)
            _list_instead(session, row, [*listed[:place], statement_id, *listed[place:]])


def _on_papers_again(session: Session, on_papers: Iterable[Any]) -> None:
    for row_id, place, wording in on_papers:
        row = session.get(records.HandOver, row_id)
        if row is not None:
            row.wordings = [*row.wordings[:place], wording, *row.wordings[place:]]
            session.add(row)


def _on_ladders_again(session: Session, statement_id: str, ladders: Iterable[Any]) -> None:
    """Back where it stood, on ladders as they are by now."""
    for row_id, rungs in ladders:
        row = session.get(records.LadderMade, row_id)
        if row is None:
            continue
        steps = [{**step, **{key: list(step[key]) for key in LINES}} for step in row.steps]
        for place, step in rungs["own"]:
            steps.insert(place, {**step, **{key: _here(session, step[key]) for key in LINES}})
        for sign, key, place in rungs["lines"]:
            for step in steps:
                if step["sign"] == sign and statement_id not in step[key]:
                    step[key].insert(place, statement_id)
        row.steps = steps
        session.add(row)


def _here(session: Session, ids: Iterable[str]) -> list[str]:
    """Those that didn't go apart too."""
    return [one for one in ids if session.get(records.Statement, one) is not None]


def _can_return(session: Session, table: str, row: Mapping[str, Any]) -> bool:
    """A link or a title comes back while the accounts that it names are still here."""
    if table not in _NAMES_OTHERS:
        return True
    ends = [row["statement_id"], row.get("other_id")]
    return all(session.get(records.Statement, end) is not None for end in ends if end)


_NAMES_OTHERS = {str(table.__tablename__) for table in _BESIDE_OTHERS}


def _delete(session: Session, rows: Iterable[SQLModel]) -> None:
    for row in rows:
        session.delete(row)
    session.flush()
