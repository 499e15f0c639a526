"""What papers still hold although it was taken back: the store follows the speaker's word at once, paper can't."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlmodel import Session

from coprod_desktop.store.vault import Store
from coprod_desktop.work.eligibility import Page, why_not
from coprod_desktop.work.handing_over import EVERYTHING, Handed, Paper, papers_in, papers_with_in
from coprod_desktop.work.said import Said, said, said_by_person
from coprod_desktop.work.voices import voices


def taken_back(store: Store, person_id: str, today: date) -> dict[int, int]:
    """Id of a paper → how many of its lines may no longer stand on such a paper; those without any are left out.

    Withdrawn, left out, changed, removed, no longer shared with these readers: whatever keeps it off a new one.
    """
    with store.read() as session:
        handed = papers_in(session, person_id)
        if not handed:
            return {}
        standing = {one.wording_id: one for one in said_by_person(session, person_id)}
        relationships = _relationships(session, person_id)
    counted = {each.id: _gone(each.paper, standing, relationships, today) for each in handed}
    return {key: count for key, count in counted.items() if count}


def to_ask_back(store: Store, statement_id: str, speaker_id: str, today: date) -> tuple[Handed, ...]:
    """The papers that hold words of this speaker's statement which may no longer stand on them, newest first."""
    with store.read() as session:
        handed = papers_with_in(session, statement_id, speaker_id)
        if not handed:
            return ()
        one = said(session, [statement_id]).get(statement_id)
        relationships = _relationships(session, one.person_id) if one else {}
    standing = {one.wording_id: one} if one else {}
    return tuple(each for each in handed if not _holds_rightly(each.paper, standing, relationships, today))


def may_be_named(present: Sequence[str], speaker_id: str) -> bool:
    """Whether papers that hold a speaker's words may be named to those who look at the screen.

    For whom a paper was made tells with whom the words were shared: that is for the speaker and the practitioner.
    """
    return tuple(present) == (speaker_id,)


def _gone(paper: Paper, standing: Mapping[str, Said], relationships: Mapping[str, str], today: date) -> int:
    if paper.document == EVERYTHING:
        return 0  # it holds what is held, older words and what was taken back included
    page = _page(paper, relationships, today)
    return sum(not _may_stay(standing.get(wording), page) for wording in paper.wordings)


def _holds_rightly(
    paper: Paper, standing: Mapping[str, Said], relationships: Mapping[str, str], today: date
) -> bool:
    """Whether the paper holds the wording that stands now, and may."""
    if paper.document == EVERYTHING:
        return True
    page = _page(paper, relationships, today)
    return any(_may_stay(standing.get(wording), page) for wording in paper.wordings)


def _may_stay(one: Said | None, page: Page) -> bool:
    return one is not None and not why_not(one, page)


def _page(paper: Paper, relationships: Mapping[str, str], today: date) -> Page:
    """Such a paper made today. Without the other accounts: that one of them waits takes nothing back."""
    return Page(paper.audience, today, paper.reader, paper.draft, relationships)


def _relationships(session: Session, person_id: str) -> dict[str, str]:
    return {key: voice.relationship for key, voice in voices(session, person_id).items()}
