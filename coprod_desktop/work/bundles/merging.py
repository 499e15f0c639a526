"""Brings a bundle in, statement by statement: all of it in one transaction, or nothing."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlmodel import Session, col, select

from coprod_desktop.errors import AppError, InputError
from coprod_desktop.store import records
from coprod_desktop.store.going import Going
from coprod_desktop.store.sealed_file import MOST_BYTES, looks_sealed, unseal
from coprod_desktop.store.vault import Store
from coprod_desktop.work.bringing_in import BroughtIn
from coprod_desktop.work.bundles.becoming import (
    BOTH,
    GONE,
    NEW,
    NEWER,
    OLDER,
    SAME,
    Meeting,
    beside,
    sliced,
)
from coprod_desktop.work.bundles.bundle import NOT_WHOLE, Bundle, InterviewPart, parse
from coprod_desktop.work.bundles.writing import Writing
from coprod_desktop.work.matching import NOTHING_CHOSEN, Choice, Known, Match, chosen, match_in
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.sets import set_from

__all__ = ["MOST_BYTES", "Offer", "bring_in", "look_at", "looks_sealed", "open_sealed", "told_of"]

Table = type[records.Interview] | type[records.Statement] | type[records.Contributor]
WORDS = {
    NEW: ("is new here", "are new here"),
    NEWER: ("has newer words, which come in", "have newer words, which come in"),
    BOTH: (
        "was changed here and there: both wordings are kept, for its speaker to say",
        "were changed here and there: both wordings are kept, for their speakers to say",
    ),
    SAME: ("is here already", "are here already"),
    OLDER: ("is older than what is here, which stays", "are older than what is here, which stays"),
    GONE: ("was taken away here, and stays away", "were taken away here, and stay away"),
}
"""What becomes of a statement → how one and how several are told; a completeness test holds the keys."""


@dataclass(frozen=True)
class Offer:
    """A bundle that waits at the door: whom it is about here, and how many statements become what."""

    bundle: Bundle = field(repr=False)
    match: Match
    becomes: Mapping[str, int]

    def told(self) -> tuple[str, ...]:
        """Sentences about what would happen; they quote nobody."""
        return told_of(self.becomes)


def told_of(becomes: Mapping[str, int]) -> tuple[str, ...]:
    """How many statements become what, a sentence for each."""
    return tuple(
        f"1 statement {one}." if becomes[kind] == 1 else f"{becomes[kind]:,} statements {many}."
        for kind, (one, many) in WORDS.items()
        if becomes.get(kind)
    )


def open_sealed(store: Store, data: bytes, passphrase: str) -> Offer:
    """What a sealed file offers. Raises WrongKeyError for another passphrase, InputError when it isn't sound."""
    return look_at(store, parse(unseal(data, passphrase)))


def look_at(store: Store, bundle: Bundle) -> Offer:
    """Find whom it is about and what would become of each statement; nothing is changed."""
    with store.read() as session:
        match = _match(session, bundle)
        meeting = Meeting(session, bundle.statements)
        return Offer(bundle, match, Counter(meeting.becomes(part) for part in bundle.statements))


def bring_in(
    store: Store, bundle: Bundle, choice: Choice = NOTHING_CHOSEN, going: Going | None = None
) -> BroughtIn:
    """Write it all in one transaction; it can be stopped until that is committed, and is then not there.

    Raises AmbiguousError when somebody has to choose the person first, InputError when something in it doesn't fit,
    StoppedError.
    """
    going = going or Going()
    with store.session() as session:
        person_id = chosen(_match(session, bundle), choice)
        writing = Writing(store, session, bundle, person_id, going)
        told = told_of(Counter(writing.kinds.values()))
        done = BroughtIn(**vars(writing.all()), told=told)
        going.reach(1.0)
        return done


def _match(session: Session, bundle: Bundle) -> Match:
    """Whoever an earlier bundle of these words was about, else somebody of this name and date of birth."""
    row = session.get(records.Person, _owner(session, bundle) or bundle.person.id)
    if row is not None:
        return Match(Known(row.id, row.name, born=row.born))
    return match_in(session, PersonFacts(bundle.person.name, born=bundle.person.born), "")


def _owner(session: Session, bundle: Bundle) -> str:
    """The one person here who has something of these ids; empty for nobody.

    Nothing in it may go by the id of something of somebody else's, and its question sets have to be readable.
    """
    owners = {
        *_owners(session, records.Interview, [one.id for one in bundle.interviews]),
        *_owners(session, records.Statement, [one.id for one in bundle.statements]),
        *_owners(session, records.Contributor, [one.id for one in bundle.voices]),
    }
    if len(owners) > 1 or _wordings_elsewhere(session, bundle):
        raise InputError(NOT_WHOLE)
    for interview in bundle.interviews:
        _check_set(interview)
    return next(iter(owners), "")


def _owners(session: Session, table: Table, ids: Sequence[str]) -> Iterator[str]:
    for some in sliced(ids):
        yield from session.exec(select(col(table.person_id)).where(col(table.id).in_(some)).distinct())


def _wordings_elsewhere(session: Session, bundle: Bundle) -> bool:
    """Whether a wording of it belongs to another statement here, or to two of its own."""
    table, worded = records.Wording, {one.wording_id: one for one in bundle.statements}
    for some in sliced(list(worded)):
        query = select(table.id, table.statement_id).where(col(table.id).in_(some))
        for wording_id, statement_id in session.exec(query):
            if statement_id not in (worded[wording_id].id, beside(worded[wording_id])):
                return True
    return len(worded) < len(bundle.statements)


def _check_set(interview: InterviewPart) -> None:
    try:
        asked = set_from(interview.set_text)
    except (AppError, RecursionError):
        raise InputError(NOT_WHOLE) from None
    if (asked.id, asked.version) != (interview.set_id, interview.set_version):
        raise InputError(NOT_WHOLE)
