"""The same document for many people in one go: page after page, each whole or not at all; it can be stopped."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from coprod_desktop.errors import InputError
from coprod_desktop.store.vault import Store
from coprod_desktop.summaries.documents import ALL, Document
from coprod_desktop.work import names, page_file
from coprod_desktop.work.account import about_names
from coprod_desktop.work.contents.ground import Wanted
from coprod_desktop.work.handing_over import Paper, paper_of
from coprod_desktop.work.page_file import FORMAT, Format
from coprod_desktop.work.summarising import Made, chosen_lines, material, set_page

OFFERED: tuple[Document, ...] = tuple(one for one in ALL if one.needs != "board")
"""A board is made with one person, for one moment."""


@dataclass(frozen=True)
class Batch:
    """What is made of each of them and where it goes. `wanted` has no reader, no draft and no lines of its own."""

    wanted: Wanted
    folder: Path
    format: Format = field(default_factory=lambda: FORMAT["pdf"])


@dataclass(frozen=True)
class Outcome:
    """What became of one person's page.

    `file` and `paper` are None when there is none: nothing may stand on it yet, or (`trouble`) it could not be made.
    `look` are sentences about the page to read before it is handed out.
    """

    person_id: str
    file: Path | None = None
    paper: Paper | None = None
    look: tuple[str, ...] = ()
    trouble: str = ""


class Run:
    """A batch under way. `make_next` may run on any one thread at a time: it reads through a connection of its own.

    Whoever runs it logs the paper of each outcome as handed over.
    """

    def __init__(self, store: Store, people: Sequence[str], batch: Batch) -> None:
        self._store, self._people, self._batch = store, tuple(people), batch
        self.outcomes: list[Outcome] = []
        self.stopped = False

    @property
    def total(self) -> int:
        """How many people it is for."""
        return len(self._people)

    @property
    def done(self) -> int:
        """For how many it is done, one way or another."""
        return len(self.outcomes)

    @property
    def is_over(self) -> bool:
        """Whether nothing more will be made."""
        return self.stopped or self.done >= self.total

    @property
    def saved(self) -> list[Outcome]:
        """Those that have a file."""
        return [one for one in self.outcomes if one.file is not None]

    def stop(self) -> None:
        """Make no more after the page under way."""
        self.stopped = True

    def make_next(self) -> Outcome:
        """Make and save the next page. Raises StoreError when it can't be read or saved: then no other can either."""
        with self._store.beside() as own:
            outcome = make_page(own, self._people[self.done], self._batch)
        self.outcomes.append(outcome)
        return outcome


def make_page(store: Store, person_id: str, batch: Batch) -> Outcome:
    """One person's page, in a file whose name names nobody. Raises StoreError when it can't be read or saved."""
    wanted = batch.wanted
    chosen = chosen_lines(store, person_id, wanted.audience, wanted.document)
    wanted = wanted.with_lines(chosen)
    try:
        made = set_page(material(store, person_id, wanted))
    except InputError as error:
        return Outcome(person_id, trouble=error.message)
    if wanted.kind.has_lines and not made.page.chosen:
        return Outcome(person_id)
    place = page_file.free_name(batch.folder, wanted.today, wanted.document, batch.format.suffix)
    file = page_file.write_page(place, batch.format.write(made, wanted))
    return Outcome(person_id, file, paper_of(made, wanted, batch.format.how), tuple(_to_look_at(store, made)))


def _to_look_at(store: Store, made: Made) -> list[str]:
    undecided: Collection[str] = names.undecided(store, made.chosen)
    return [*made.page.warnings, *([about_names(tuple(undecided))] if undecided else [])]
