"""What erasing would take away and what it would leave, in counts alone: said before anything is erased."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.belongings import count_of, everything_under
from coprod_desktop.work.erasing import CONCERN, PERSON, Thing, needed_place
from coprod_desktop.work.taking_out import titled_with

_COUNTED: Mapping[str, tuple[str, str]] = {
    "interview": ("1 interview", "{} interviews"),
    "statement": ("1 statement", "{} statements"),
    "wording": ("1 wording of it, older ones included", "{} wordings, older ones included"),
    "private_note": ("1 private note", "{} private notes"),
    "draft": ("1 half-typed text", "{} half-typed texts"),
    "topic": ("1 topic of the family’s own", "{} topics of the family’s own"),
    "sign_off": ("1 name under what was read back", "{} names under what was read back"),
    "follow_up": ("1 entry of what came of it", "{} entries of what came of it"),
    "talked_about": (
        "1 note of what came of talking about a difference",
        "{} notes of what came of talking about differences",
    ),
    "contributor": ("1 voice of the circle", "{} voices of the circle"),
    "board": ("1 board", "{} boards, older states included"),
    "board_photo": ("1 photo for boards", "{} photos for boards"),
    "hand_over": ("1 entry in the list of papers", "{} entries in the list of papers"),
}
"""Table → how its rows are counted in words. What tells of a concern is counted nowhere."""
_APART_GOES = "What is in the separate part for worries about safety, whether or not there is anything."
_RECORD_GOES = (
    "This record in the separate part, with all that was written on it.",
    "A card that was moved here goes with its history: it can’t be put back among the cards.",
)
_APART: Mapping[str, tuple[str, ...]] = {PERSON: (_APART_GOES,), CONCERN: _RECORD_GOES}
_OTHER_RECORDS = "The other records in the separate part."
_SEPARATE = "What is in the separate part for worries about safety isn’t counted here."


@dataclass(frozen=True)
class Going:
    """Lines in words: what goes, and what stays."""

    goes: tuple[str, ...]
    stays: tuple[str, ...]


def what_goes(store: Store, thing: Thing) -> Going:
    """Count what would go and what would stay. Raises InputError when it is gone already."""
    with store.read() as session:
        person_id = needed_place(session, thing).person_id
        gone = everything_under(session, thing.id)
        goes = [line for name in _COUNTED if (line := _counted(session, name, gone))]
        titles = _titles(session, person_id, gone)
        apart = _APART.get(thing.kind, ())
        return Going((*goes, *titles, *apart), tuple(_stays(session, thing, person_id, gone)))


def _counted(session: Session, name: str, gone: Collection[str]) -> str:
    return _in_words(_COUNTED[name], count_of(session, name, gone))


def _in_words(words: tuple[str, str], count: int) -> str:
    return words[count > 1].format(count) if count else ""


def _titles(session: Session, person_id: str, gone: Collection[str]) -> Iterator[str]:
    shared = titled_with(session, person_id, gone) if person_id not in gone else frozenset[str]()
    count = count_of(session, "row_title", {*gone, *shared}) if shared else 0
    if count:
        yield _in_words(
            ("1 title that it shares with other words", "{} titles shared with other words"), count
        )


def _stays(session: Session, thing: Thing, person_id: str, gone: Collection[str]) -> Iterator[str]:
    if thing.kind == PERSON:
        yield "Everything about other people."
    else:
        yield from _of_the_person(session, person_id, gone)
        yield _OTHER_RECORDS if thing.kind == CONCERN else _SEPARATE
    yield from _on_paper(session, person_id, gone)
    yield "A receipt that something was erased, with no name and no words."


def _of_the_person(session: Session, person_id: str, gone: Collection[str]) -> Iterator[str]:
    table = records.Statement
    of_person = select(func.count()).where(table.person_id == person_id)
    rest = session.exec(of_person).one() - count_of(session, "statement", gone)
    yield _in_words(("1 other statement", "{} other statements"), rest) or "No other statement."


def _on_paper(session: Session, person_id: str, gone: Collection[str]) -> Iterator[str]:
    """Paper can't be erased: how many were handed over with some of it."""
    rows = session.exec(select(records.HandOver).where(col(records.HandOver.person_id) == person_id))
    count = sum(person_id in gone or not set(row.wordings).isdisjoint(gone) for row in rows)
    line = _in_words(("1 paper that was handed over", "{} papers that were handed over"), count)
    if line:
        yield f"{line}: paper and files outside the store can’t be erased from here."
