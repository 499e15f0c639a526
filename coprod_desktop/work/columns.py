"""Which voices stand side by side on the screen, and in which order: chosen once, kept for the next time."""

from collections.abc import Collection, Iterable, Sequence

from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.deeds import Changed, Place, begin
from coprod_desktop.work.newest import newest
from coprod_desktop.work.voices import Voice, in_order


def chosen_columns(store: Store, person_id: str) -> tuple[str, ...]:
    """The contributors who were chosen to stand side by side, in their order; empty: nobody has chosen."""
    with store.read() as session:
        row = newest(session, records.ColumnChoice, person_id=person_id)
    return tuple(row.contributors) if row else ()


def choose_columns(store: Store, person_id: str, contributor_ids: Sequence[str]) -> Changed:
    """Choose which voices stand side by side, left to right."""
    with store.session() as session:
        doing = begin(store, session, Place(person_id))
        row = newest(session, records.ColumnChoice, person_id=person_id)
        before = {"contributors": list(row.contributors) if row else []}
        after = {"contributors": list(contributor_ids)}
        doing.step(records.ColumnChoice, {"person_id": person_id}, before, after)
        return doing.done("columns", "Columns kept")


def columns_of(everyone: Iterable[Voice], chosen: Sequence[str], heard: Collection[str]) -> list[Voice]:
    """The voices as chosen; without a choice everyone who was heard, the person first."""
    known = {voice.id: voice for voice in everyone}
    if any(key in known for key in chosen):
        return [known[key] for key in chosen if key in known]
    return in_order(voice for voice in known.values() if voice.is_person or voice.id in heard)
