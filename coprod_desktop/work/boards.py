"""Now and Next boards, made with the person: what stands in each cell, and whose choice it was."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from coprod_desktop.errors import InputError
from coprod_desktop.questions.vocabulary import ARRIVAL, SELF
from coprod_desktop.store import records
from coprod_desktop.store.columns import new_id
from coprod_desktop.store.vault import Store
from coprod_desktop.summaries.documents.now_next import HEADS
from coprod_desktop.summaries.symbols import symbols
from coprod_desktop.work.board_photos import belongs, jpegs
from coprod_desktop.work.deeds import Changed, Doing, Place, begin
from coprod_desktop.work.voices import Voice, voices

NOW_NEXT = "now-next"
"""The document's id, in question sets and on the command line."""
FEWEST = 2
LONGEST = 60
"""Letters in a cell: more would not be read at a glance."""
SYMBOL, PHOTO = "symbol", "photo"
INTERPRETER = "interpreter"
_STANDS = {"chosen_by", "arrived", "through", "chosen_on", "removed", "cells"}


@dataclass(frozen=True)
class Cell:
    """One cell. `picture` is "symbol:<id>", "photo:<id>" or empty; the words stand under it."""

    words: str = ""
    picture: str = ""

    @property
    def kind(self) -> str:
        """What the picture is: SYMBOL, PHOTO or empty."""
        return self.picture.partition(":")[0]

    @property
    def picture_id(self) -> str:
        """The id of the symbol or the photo."""
        return self.picture.partition(":")[2]

    @property
    def own_word(self) -> str:
        """The word that its symbol brings along; empty for a photo, and without a picture."""
        return next(iter(self._names), "")

    @property
    def is_in_own_words(self) -> bool:
        """Whether its words are somebody's own, and not just what its picture is called."""
        return self.words.casefold() not in {"", *(name.casefold() for name in self._names)}

    @property
    def _names(self) -> tuple[str, ...]:
        known = symbols().get(self.picture_id) if self.kind == SYMBOL else None
        return known.names if known else ()


BLANK = (Cell(), Cell())


@dataclass(frozen=True)
class NowNext:
    """A board as it stands. `chosen_by` None: nobody's choice is recorded for what stands there now."""

    id: str
    person_id: str
    cells: tuple[Cell, ...]
    chosen_by: Voice | None
    arrived: str
    through: str
    chosen_on: date | None
    made_at: datetime
    changed_at: datetime


@dataclass(frozen=True)
class ToPrint:
    """A board with the photos that stand on it: `photos` maps a cell's `picture` to its JPEG."""

    board: NowNext
    photos: Mapping[str, bytes]


def boards(store: Store, person_id: str) -> tuple[NowNext, ...]:
    """The boards of a person that hold anything, the one last changed first."""
    with store.read() as session:
        return tuple(_boards_in(session, person_id))


def board(store: Store, board_id: str) -> NowNext | None:
    """One board; None when it was removed, or never made."""
    with store.read() as session:
        rows = session.exec(_rows(board_id=board_id)).all()
        return _as_board(rows, voices(session, rows[-1].person_id)) if rows else None


def newest_board_in(session: Session, person_id: str) -> ToPrint | None:
    """The board that was changed (or brought forward) last, with its photos, for paper."""
    newest = next(_boards_in(session, person_id), None)
    if newest is None:
        return None
    pictures = [cell.picture for cell in newest.cells if cell.kind == PHOTO]
    kept = jpegs(session, person_id, [picture.partition(":")[2] for picture in pictures])
    return ToPrint(newest, {f"{PHOTO}:{photo_id}": jpeg for photo_id, jpeg in kept.items()})


def unfinished(cells: Sequence[Cell]) -> dict[int, str]:
    """What keeps a board from being printed: the place of a cell, and a sentence; nothing when all is there."""
    lacks = {place: _lacks(HEADS[place], cell) for place, cell in enumerate(cells)}
    return {place: words for place, words in lacks.items() if words}


def keep(
    store: Store,
    person_id: str,
    board_id: str | None,
    cells: Sequence[Cell],
    on: date,
    label: str = "Board changed",
    instead_of: Sequence[Cell] | None = None,
) -> Changed:
    """Keep a board as it stands, half done or not; without an id it is a new one, chosen by the person.

    A choice holds for the day on which it was made: a change on another day opens it again. Undo brings back
    what was kept before, or the cells `instead_of`; without a `label` (half-typed words) there is no undo.
    """
    with store.session() as session:
        doing = begin(store, session, Place(person_id))
        row = _newest(session, board_id, person_id=person_id) if board_id else None
        after = [asdict(cell) for cell in _checked(session, person_id, cells)]
        before: dict[str, Any] = _stands(row) if row else {"removed": True}
        if row and instead_of is not None:
            before["cells"] = [asdict(cell) for cell in instead_of]
        choice = _still_chosen(row, on) if row else _own_choice(session, person_id, cells, on)
        keys = {"board_id": row.board_id if row else new_id(), "person_id": person_id}
        doing.step(records.Board, keys, before, {**choice, "cells": after, "removed": False})
        return doing.done("board", label, made_id=keys["board_id"])


def choose(store: Store, board_id: str, by: str | None, arrived: str, on: date, through: str = "") -> Changed:
    """Record whose choice the board is: a contributor's id, or None for nobody's yet. It is never anybody else's."""
    if arrived not in ARRIVAL:
        raise InputError("Please choose from the list how this choice was made.")
    with store.session() as session:
        doing, row = _on_board(store, session, board_id)
        known = voices(session, row.person_id)
        if by is not None and by not in known:
            raise InputError("Please choose somebody from the circle.")
        told = _clean(through) if by and arrived == INTERPRETER else ""
        choice = {"chosen_by": by, "arrived": arrived, "through": told, "chosen_on": on if by else None}
        _step(doing, row, choice)
        label = f"{known[by].name} chose" if by else "Not chosen yet"
        return doing.done("board", label, made_id=board_id)


def copy(store: Store, board_id: str) -> Changed:
    """The same cells as a board of its own, which nobody has chosen yet."""
    with store.session() as session:
        doing, row = _on_board(store, session, board_id)
        keys = {"board_id": new_id(), "person_id": row.person_id}
        doing.step(records.Board, keys, {"removed": True}, {"cells": row.cells})
        return doing.done("board", "Copied as a new board", made_id=keys["board_id"])


def remove(store: Store, board_id: str) -> Changed:
    """Take a board off the list; undo brings it back."""
    with store.session() as session:
        doing, row = _on_board(store, session, board_id)
        _step(doing, row, {"removed": True})
        return doing.done("board", "Board removed")


def bring_forward(store: Store, board_id: str) -> Changed:
    """Let an earlier board be the one that is printed, just as it stands."""
    with store.session() as session:
        doing, row = _on_board(store, session, board_id)
        newest = next(_boards_in(session, row.person_id), None)
        if newest is None or newest.id != board_id:
            _step(doing, row, {})
        return doing.done("board", made_id=board_id)


def _boards_in(session: Session, person_id: str) -> Iterator[NowNext]:
    known = voices(session, person_id)
    histories: dict[str, list[records.Board]] = {}
    for row in session.exec(_rows(person_id=person_id)):
        histories.setdefault(row.board_id, []).append(row)
    for rows in sorted(histories.values(), key=lambda rows: rows[-1].id or 0, reverse=True):
        made = _as_board(rows, known)
        if made and any(cell != Cell() for cell in made.cells):
            yield made


def _as_board(rows: Sequence[records.Board], known: Mapping[str, Voice]) -> NowNext | None:
    row = rows[-1]
    if row.removed:
        return None
    return NowNext(
        row.board_id,
        row.person_id,
        tuple(Cell(**cell) for cell in row.cells),
        known.get(row.chosen_by or ""),
        row.arrived,
        row.through,
        row.chosen_on,
        rows[0].at,
        row.at,
    )


def _rows(**values: str) -> Any:  # noqa: ANN401 - SQLAlchemy's own select type
    return select(records.Board).filter_by(**values).order_by(col(records.Board.id))


def _newest(session: Session, board_id: str, **values: str) -> records.Board:
    rows = session.exec(_rows(board_id=board_id, **values)).all()
    if not rows:
        raise InputError("This board is no longer in the store. Nothing was changed. Please open it again.")
    newest: records.Board = rows[-1]
    return newest


def _on_board(store: Store, session: Session, board_id: str) -> tuple[Doing, records.Board]:
    row = _newest(session, board_id)
    return begin(store, session, Place(row.person_id)), row


def _step(doing: Doing, row: records.Board, changes: Mapping[str, Any]) -> None:
    keys = {"board_id": row.board_id, "person_id": row.person_id}
    doing.step(records.Board, keys, _stands(row), {**_stands(row), **changes})


def _stands(row: records.Board) -> dict[str, Any]:
    return row.model_dump(include=_STANDS)


def _still_chosen(row: records.Board, on: date) -> dict[str, Any]:
    nobody = {"chosen_by": None, "chosen_on": None, "through": "", "arrived": row.arrived}
    kept = {name: value for name, value in _stands(row).items() if name in nobody}
    return kept if row.chosen_on == on else nobody


def _own_choice(session: Session, person_id: str, cells: Sequence[Cell], on: date) -> dict[str, Any]:
    own = next((one.id for one in voices(session, person_id).values() if one.relationship == SELF), None)
    arrived = "picture" if any(cell.picture for cell in cells) else "said"
    return {"chosen_by": own, "arrived": arrived, "chosen_on": on}


def _lacks(head: str, cell: Cell) -> str:
    if cell == Cell():
        return f"“{head}” is still empty. Pick a picture or type a word."
    return "" if cell.words else f"Please type a word for the photo in “{head}”."


def _checked(session: Session, person_id: str, cells: Sequence[Cell]) -> list[Cell]:
    """The door: tables don't validate, so each cell is looked at here, and a symbol brings its word along."""
    if not FEWEST <= len(cells) <= len(HEADS):
        raise InputError("A board has two or three cells. Nothing was changed.")
    return [_checked_cell(session, person_id, cell) for cell in cells]


def _checked_cell(session: Session, person_id: str, cell: Cell) -> Cell:
    words = _clean(cell.words)
    if len(words) > LONGEST:
        raise InputError(
            f"A cell has room for {LONGEST} letters. Nothing was changed. Please use fewer words."
        )
    if cell.picture and not _is_there(session, person_id, cell):
        raise InputError("This picture is no longer there. Nothing was changed. Please pick another one.")
    return replace(cell, words=words or cell.own_word)


def _is_there(session: Session, person_id: str, cell: Cell) -> bool:
    if cell.kind == PHOTO:
        return belongs(session, person_id, cell.picture_id)
    return cell.kind == SYMBOL and cell.picture_id in symbols()


def _clean(words: str) -> str:
    """One line without control characters: all else that was typed stays."""
    spaced = "".join(" " if letter.isspace() else letter for letter in words)
    return " ".join("".join(one for one in spaced if unicodedata.category(one) != "Cc").split())
