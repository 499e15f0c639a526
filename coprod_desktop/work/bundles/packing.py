"""Makes a bundle: what one group of readers may see of a person's statements, in the words that they may read."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from coprod_desktop.errors import InputError
from coprod_desktop.questions.vocabulary import TOPIC_PREFIX
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.bundles.bundle import (
    Bundle,
    InterviewPart,
    LinkPart,
    PersonPart,
    StatementPart,
    VoicePart,
)
from coprod_desktop.work.eligibility import DRAFT_AUDIENCES, printed_places, why_not, with_names
from coprod_desktop.work.people import person_in
from coprod_desktop.work.said import Said, said_by_person
from coprod_desktop.work.sharing_in_bulk import page_for
from coprod_desktop.work.voices import Voice, voices

_ID = re.compile(r"[0-9a-f]{32}")


def pack(store: Store, person_id: str, audience: str, today: date) -> Bundle:
    """The bundle of a person for an audience, under the very rule that documents follow.

    Private notes, worries, drafts and photos are never in it. Raises InputError when nothing may be handed on.
    """
    with store.read() as session:
        everyone = voices(session, person_id)
        everything = said_by_person(session, person_id)
        page = page_for(audience, today, everyone, everything)
        chosen = [one for one in everything if not one.is_a_tick and not why_not(one, page)]
        if not chosen:
            raise InputError(
                "Nothing that was said may be handed to these readers yet. Nothing was written. "
                "Read it back first, and decide together who can see it."
            )
        return _Packing(session, everyone, chosen, audience).bundle(person_id, store.practitioner, today)


class _Packing:
    """One bundle in the making."""

    def __init__(
        self, session: Session, everyone: Mapping[str, Voice], chosen: Sequence[Said], audience: str
    ) -> None:
        self.session, self.everyone, self.chosen, self.audience = session, everyone, chosen, audience
        self.ids = {one.id for one in chosen}
        self.speakers = {one.voice.id for one in chosen}

    def bundle(self, person_id: str, by: str, today: date) -> Bundle:
        """All parts of it."""
        person = person_in(self.session, person_id)
        return Bundle(
            made_on=today,
            made_by=by,
            audience=self.audience,
            person=PersonPart(
                id=person_id,
                name=person.name,
                likes_to_be_called=person.likes_to_be_called,
                pronouns=person.pronouns,
                born=person.born,
                setting=person.setting,
            ),
            voices=[_voice(voice) for voice in self.everyone.values() if voice.id in self.speakers],
            interviews=list(self._interviews()),
            statements=list(self._statements()),
            links=list(self._links()),
        )

    def _interviews(self) -> Iterator[InterviewPart]:
        table = records.Interview
        ids = {one.interview_id for one in self.chosen}
        for row in self.session.exec(
            select(table).where(col(table.id).in_(ids)).order_by(col(table.held_on))
        ):
            yield InterviewPart(
                id=row.id,
                held_on=row.held_on,
                interviewer=row.interviewer,
                set_id=row.set_id,
                set_version=row.set_version,
                set_text=row.set_text,
                visit=row.visit,
                sections=list(row.sections),
            )

    def _statements(self) -> Iterator[StatementPart]:
        earlier, topics = self._earlier(), self._topics()
        for one in self.chosen:
            yield StatementPart(
                id=one.id,
                interview_id=one.interview_id,
                voice_id=one.voice.id,
                question_id=one.question_id,
                topic=topics.get(one.question_id, ""),
                wording_id=one.wording_id,
                earlier=[key for key in earlier.get(one.id, ()) if key != one.wording_id],
                words=with_names(one.words, one),
                arrived=one.arrived,
                through=one.through,
                stage=one.stage,
                places=list(printed_places(one)),
                works=one.works,
                fields={name: self._cleaned(value, one) for name, value in one.fields.items()},
                word=one.word,
                until=one.shared.until if one.shared else None,
            )

    def _earlier(self) -> dict[str, list[str]]:
        table = records.Wording
        query = select(table.statement_id, table.id).where(col(table.statement_id).in_(self.ids))
        found: dict[str, list[str]] = {}
        for statement_id, wording_id in self.session.exec(query.order_by(col(table.id))):
            found.setdefault(statement_id, []).append(wording_id)
        return found

    def _topics(self) -> dict[str, str]:
        """A topic's own words were never read back, so only the person and the family read them."""
        if self.audience not in DRAFT_AUDIENCES:
            return {}
        asked = [one.question_id.removeprefix(TOPIC_PREFIX) for one in self.chosen]
        query = select(records.Topic).where(col(records.Topic.id).in_(asked))
        return {f"{TOPIC_PREFIX}{row.id}": row.words for row in self.session.exec(query)}

    def _cleaned(self, value: Any, one: Said) -> Any:  # noqa: ANN401 - the parts of an answer are JSON
        """Names as the speaker decided, and no id of anything that isn't in the bundle."""
        if isinstance(value, str):
            return with_names(value, one)
        if isinstance(value, list):
            return [self._cleaned(each, one) for each in value if self._may_stand(each)]
        if isinstance(value, dict):
            return {key: self._cleaned(each, one) for key, each in value.items() if self._may_stand(each)}
        return value

    def _may_stand(self, value: object) -> bool:
        is_id = isinstance(value, str) and _ID.fullmatch(value) is not None
        return not is_id or value in self.ids or value in self.speakers

    def _links(self) -> Iterator[LinkPart]:
        for one in self.chosen:
            first = min({one.id, *_among(one.same, self.ids)})
            if first != one.id:
                yield LinkPart(kind="same", one=first, other=one.id)
            for other in _among(one.differs, self.ids):
                if one.id < other:
                    yield LinkPart(kind="differ", one=one.id, other=other)


def _voice(voice: Voice) -> VoicePart:
    return VoicePart(id=voice.id, name=voice.name, relationship=voice.relationship, decider=voice.decider)


def _among(ids: Iterable[str], known: Collection[str]) -> list[str]:
    return [one for one in ids if one in known]
