"""Photos for boards: scaled, without what the camera wrote into them, and each only for its own person."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session, col, select

from coprod_desktop.errors import InputError
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.deeds import Changed, Place, begin
from coprod_desktop.work.photos import prepared


@dataclass(frozen=True)
class Photo:
    """A photo to pick. `words` are those that stood under it last, or empty."""

    id: str
    words: str
    jpeg: bytes


def add_photo(store: Store, person_id: str, photo: bytes, words: str = "") -> Changed:
    """Keep a photo to be put on boards. `made_id` is its id. Raises InputError for what isn't a picture."""
    with store.session() as session:
        if session.get(records.Person, person_id) is None:
            raise InputError("This person is no longer in the store. Go back to People and open them again.")
        doing = begin(store, session, Place(person_id))
        row = records.BoardPhoto(person_id=person_id, words=words.strip(), photo=prepared(photo))
        doing.add(row)
        session.flush()
        return doing.done("board_photos", made_id=row.id)


def photos(store: Store, person_id: str) -> tuple[Photo, ...]:
    """A person's photos for boards, the newest first."""
    table = records.BoardPhoto
    with store.read() as session:
        query = select(table).where(table.person_id == person_id).order_by(col(table.id).desc())
        said = _said_of(session, person_id)
        return tuple(Photo(row.id, said.get(row.id, row.words), row.photo) for row in session.exec(query))


def belongs(session: Session, person_id: str, photo_id: str) -> bool:
    """Whether this photo is there, and is this person's."""
    row = session.get(records.BoardPhoto, photo_id)
    return row is not None and row.person_id == person_id


def jpegs(session: Session, person_id: str, photo_ids: Iterable[str]) -> dict[str, bytes]:
    """The photos with these ids that are this person's."""
    table = records.BoardPhoto
    query = select(table).where(table.person_id == person_id, col(table.id).in_(list(photo_ids)))
    return {row.id: row.photo for row in session.exec(query)}


def _said_of(session: Session, person_id: str) -> dict[str, str]:
    """Photo → the words that stood under it on a board last."""
    table = records.Board
    rows = session.exec(select(table.cells).where(table.person_id == person_id).order_by(col(table.id)))
    cells = (cell for row in rows for cell in row)
    return {cell["picture"].partition(":")[2]: cell["words"] for cell in cells if cell["words"]}
