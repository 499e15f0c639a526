"""The practitioner's private notes: their own words, beside what the family said and never among it."""

from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.deeds import Changed, Place, begin
from coprod_desktop.work.interviews import needed
from coprod_desktop.work.newest import newest


def note(
    store: Store, interview_id: str, question_id: str, words: str, statement_id: str | None = None
) -> Changed:
    """Keep the practitioner's private note beside a question or a statement; empty takes it away."""
    with store.session() as session:
        interview = needed(session, interview_id)
        doing = begin(
            store, session, Place(interview.person_id, interview_id, statement_id or "", question_id)
        )
        doing.add(note_row(interview_id, question_id, statement_id, words))
        return doing.done("notes")


def question_note(store: Store, interview_id: str, question_id: str) -> str:
    """The private note beside a question, or empty."""
    beside = {"interview_id": interview_id, "question_id": question_id, "statement_id": None}
    with store.read() as session:
        row = newest(session, records.PrivateNote, **beside)
    return row.words if row else ""


def note_row(
    interview_id: str, question_id: str, statement_id: str | None, words: str
) -> records.PrivateNote:
    """A note to be added within an open deed."""
    return records.PrivateNote(
        interview_id=interview_id, question_id=question_id, statement_id=statement_id, words=words.strip()
    )
