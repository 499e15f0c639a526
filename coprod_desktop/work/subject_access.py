"""Everything that is held on a person, older states included, as a PDF to read and as JSON, with others marked."""

import json
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import Any

from sqlmodel import col, select

from coprod_desktop.errors import AppError
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.summaries.held import TITLE, Held, held_pdf
from coprod_desktop.work.belongings import everything_under, rows_of
from coprod_desktop.work.handing_over import EVERYTHING, Paper
from coprod_desktop.work.held_tables import APART, SHOWN, part_of
from coprod_desktop.work.held_words import Others, parts_of
from coprod_desktop.work.page_file import write_page
from coprod_desktop.work.people import PersonFacts, person_in
from coprod_desktop.work.voices import voices

NOT_HERE: Mapping[str, tuple[str, ...]] = {"interview": ("set_text",)}
"""Columns left out: the printed questions of an interview tell of nobody."""
_WITHOUT_APART = (
    "What a service may keep to protect somebody is asked for separately. This file never holds any of it, "
    "whether or not there is some."
)
_WITH_APART = (
    "What is kept in the separate part for worries about safety was asked for, and stands at the end."
)
_QUESTIONS = "The printed questions of each interview are left out: they are the same for everybody."
STEPS = ("Reading the store", "Setting the pages", "Writing the files")

Step = Callable[[str], None]
"""Told which of STEPS begins; it may raise Stopped."""


class Stopped(AppError):
    """Somebody asked to stop; nothing was written."""

    def __init__(self) -> None:
        super().__init__("Stopped. Nothing was written.")


@dataclass(frozen=True)
class Everything:
    """What is held on a person: table → its rows, and who else is in them."""

    facts: PersonFacts
    tables: Mapping[str, Sequence[Mapping[str, Any]]]
    others: Others
    made_on: date
    made_by: str
    with_concerns: bool


def everything(store: Store, person_id: str, today: date, *, with_concerns: bool = False) -> Everything:
    """Read all of it. `with_concerns` only after a second confirmation. Raises InputError for an unknown person."""
    with store.read() as session:
        facts = person_in(session, person_id)
        ids = everything_under(session, person_id)
        tables = {
            name: [row for row in rows_of(session, name, ids) if with_concerns or part_of(name, row) != APART]
            for name, shown in SHOWN.items()
            if with_concerns or shown.part != APART
        }
        others = Others.of(facts, voices(session, person_id), tables)
    return Everything(facts, tables, others, today, store.practitioner, with_concerns)


def as_json(held: Everything) -> bytes:
    """The whole of it for a program: every row with every column; `third_party` marks what is somebody else's."""
    told = {
        "person": held.facts.name,
        "made_on": held.made_on.isoformat(),
        "made_by": held.made_by,
        "notes": _notes(held),
        "third_parties": held.others.told(),
        "records": {
            name: [_as_plain(name, row, held.others) for row in rows] for name, rows in held.tables.items()
        },
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def as_pdf(held: Everything) -> bytes:
    """The same to read: part by part, each entry with who recorded it when."""
    facts = held.facts
    pdf, _ = held_pdf(
        Held(
            facts.name,
            facts.called,
            held.made_on,
            held.made_by,
            parts_of(held.tables, held.others, facts),
            held.others.names,
            tuple(_notes(held)),
            facts.photo,
        )
    )
    return pdf


def write_everything(
    store: Store,
    person_id: str,
    folder: Path,
    today: date,
    *,
    with_concerns: bool = False,
    step: Step = lambda _: None,
) -> tuple[Path, Path]:
    """Write both files into a folder and return their places; their names say nothing about the person.

    Raises Stopped when `step` does, StoreError when a file can't be written; then neither is left.
    """
    step(STEPS[0])
    held = everything(store, person_id, today, with_concerns=with_concerns)
    step(STEPS[1])
    files = {".pdf": as_pdf(held), ".json": as_json(held)}
    step(STEPS[2])
    stem = _free_stem(folder, today, tuple(files))
    pdf, plain = (folder / f"{stem}{suffix}" for suffix in files)
    write_page(pdf, files[".pdf"])
    try:
        write_page(plain, files[".json"])
    except AppError:
        pdf.unlink(missing_ok=True)
        raise
    return pdf, plain


def paper_of(store: Store, person_id: str) -> Paper:
    """What to note among the papers once both files are there; with the separate part or without, it says the same."""
    wording, statement = records.Wording, records.Statement
    query = select(wording.id).join(statement, col(statement.id) == col(wording.statement_id))
    with store.read() as session:
        ids = session.exec(query.where(statement.person_id == person_id).order_by(col(wording.id))).all()
    return Paper(EVERYTHING, "person", how="held", wordings=tuple(ids))


def _notes(held: Everything) -> list[str]:
    return [_WITH_APART if held.with_concerns else _WITHOUT_APART, _QUESTIONS]


def _free_stem(folder: Path, today: date, suffixes: Sequence[str]) -> str:
    stem = f"{TITLE} {today.isoformat()}"
    names = (stem if number == 1 else f"{stem} ({number})" for number in count(1))
    return next(
        name for name in names if not any((folder / f"{name}{suffix}").exists() for suffix in suffixes)
    )


def _as_plain(name: str, row: Mapping[str, Any], others: Others) -> dict[str, Any]:
    kept = {key: _json(value) for key, value in row.items() if key not in NOT_HERE.get(name, ())}
    marked: dict[str, Any] = {"third_party": True} if others.owns(name, row) else {}
    named = others.named_in(name, row)
    return {**kept, **marked, **({"names_third_parties": list(named)} if named else {})}


def _json(value: object) -> object:
    if isinstance(value, bytes):
        return {"base64": b64encode(value).decode("ascii")}
    return value.isoformat() if isinstance(value, date | datetime) else value
