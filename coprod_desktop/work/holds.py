"""What has to be kept: while it does, nothing about its person is erased, and the refusal says no more than that."""

from collections.abc import Mapping

from sqlmodel import Session, col, select

from coprod_desktop.errors import InputError
from coprod_desktop.store import records
from coprod_desktop.work.newest import latest

HAS_TO_STAY = (
    "This can’t be erased at the moment: the service has to keep this record. Nothing was changed. "
    "Ask whoever is responsible for records in your service."
)


def refuse_if_held(session: Session, person_id: str) -> None:
    """Raise InputError while something about this person has to be kept."""
    if is_held(session, person_id):
        raise InputError(HAS_TO_STAY)


def is_held(session: Session, person_id: str) -> bool:
    """Whether something about this person has to be kept."""
    return any(hold.holds for hold in holds_of(session, person_id).values())


def holds_of(session: Session, person_id: str) -> Mapping[str, records.LegalHold]:
    """Each concern's latest word on whether it has to be kept, by the concern's id."""
    table, concern = records.LegalHold, records.Concern
    query = select(table).join(concern, col(concern.id) == col(table.concern_id))
    rows = session.exec(query.where(concern.person_id == person_id).order_by(col(table.id)))
    return latest(rows, "concern_id")
