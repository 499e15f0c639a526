"""Writes a bundle into the store, within one open transaction."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import Session

from coprod_desktop.errors import InputError
from coprod_desktop.questions.vocabulary import SELF, TOPIC_PREFIX
from coprod_desktop.store import records
from coprod_desktop.store.going import Going, Steps
from coprod_desktop.store.vault import Store
from coprod_desktop.work.bundles.becoming import BOTH, NEW, NEWER, Meeting, beside
from coprod_desktop.work.bundles.bundle import (
    NOT_WHOLE,
    Bundle,
    InterviewPart,
    LinkKind,
    StatementPart,
    VoicePart,
)
from coprod_desktop.work.deeds import Changed, Place, begin
from coprod_desktop.work.interviewing import Addition, Words, add_statements, reword, standing_of
from coprod_desktop.work.joins import pair
from coprod_desktop.work.linked import set_link
from coprod_desktop.work.newest import newest
from coprod_desktop.work.people import rejoin_in
from coprod_desktop.work.sheet_cells import same_name
from coprod_desktop.work.voices import voices

UNNAMED_TOPIC = "Something of their own"
KINDS = frozenset(("people", "interviews", "participants", "statements", "readback", "sharing", "together"))


class Writing:
    """One bundle on its way in; without a person's id, about somebody new."""

    def __init__(
        self, store: Store, session: Session, bundle: Bundle, person_id: str, going: Going | None = None
    ) -> None:
        self.store, self.session, self.bundle = store, session, bundle
        self.steps = Steps(going, len(bundle.statements))
        self.person_id = person_id or self._new_person()
        self.doing = begin(store, session, Place(self.person_id))
        self._take_in_person(is_new=not person_id)
        self.voices = {part.id: self._voice(part) for part in bundle.voices}
        self.interviews_made: set[str] = set()
        meeting = Meeting(session, bundle.statements)
        self.kinds = {part.id: meeting.becomes(part) for part in bundle.statements}
        self.stands = {
            part.id: beside(part) if self.kinds[part.id] == BOTH else part.id for part in bundle.statements
        }

    def all(self) -> Changed:
        """Interviews with their statements, then what links them."""
        for interview in self.bundle.interviews:
            self._interview(interview)
            self._statements([one for one in self.bundle.statements if one.interview_id == interview.id])
        for link in self.bundle.links:
            self._link(link.kind, self.stands[link.one], self.stands[link.other])
        changed = self.doing.done("statements", "Bundle brought in", made_id=self.person_id)
        return Changed(**{**vars(changed), "kinds": KINDS})

    def _new_person(self) -> str:
        part = self.bundle.person
        row = records.Person(**part.model_dump())
        self.session.add(row)
        self.session.flush()
        if not any(voice.relationship == SELF for voice in self.bundle.voices):
            self.session.add(records.Contributor(person_id=row.id, name=part.name, relationship=SELF))
            self.session.flush()
        return row.id

    def _take_in_person(self, *, is_new: bool) -> None:
        """Undo takes somebody away again who was not among the people here before."""
        row = self.session.get_one(records.Person, self.person_id)
        if is_new or row.removed:
            row.removed = False
            self.session.add(row)
            self.doing.restore.append((records.Person, {"id": self.person_id, "removed": True}))

    def _voice(self, part: VoicePart) -> str:
        """Their voice here: the one of this id, the person's own, one of the same name, or a new one."""
        known = voices(self.session, self.person_id)
        is_person = part.relationship == SELF
        alike = (
            voice.id
            for voice in known.values()
            if voice.is_person == is_person and (is_person or same_name(voice.name) == same_name(part.name))
        )
        found = part.id if part.id in known else next(alike, "")
        if found:
            rejoin_in(self.doing, found)
            return found
        self.session.add(records.Contributor(person_id=self.person_id, place=len(known), **part.model_dump()))
        self.session.flush()
        self.doing.restore.append((records.Contributor, {"id": part.id, "removed": True}))
        return part.id

    def _interview(self, part: InterviewPart) -> None:
        row = self.session.get(records.Interview, part.id)
        if row is not None and not row.removed:
            return
        row = row or records.Interview(
            **part.model_dump(), person_id=self.person_id, ended_at=records.now(), removed=False
        )
        row.removed = False
        self.session.add(row)
        self.session.flush()
        self.doing.restore.append((records.Interview, {"id": row.id, "removed": True}))
        self.interviews_made.add(row.id)
        spoke = dict.fromkeys(one.voice_id for one in self.bundle.statements if one.interview_id == part.id)
        keys = {"interview_id": part.id, "presence": "here"}
        here = [{**keys, "contributor_id": self.voices[voice_id]} for voice_id in spoke]
        self.doing.add_many(records.Participation, here)

    def _statements(self, parts: Sequence[StatementPart]) -> None:
        if not parts:
            return
        interview = self.session.get_one(records.Interview, parts[0].interview_id)
        for part in parts:
            self._topic(part, interview.id)
        added = [part for part in parts if self.kinds[part.id] in (NEW, BOTH)]
        newer = [part for part in parts if self.kinds[part.id] == NEWER]
        try:
            add_statements(self.store, self.session, interview, [self._addition(part) for part in added])
            for part in newer:
                self._reword(part)
                self.steps.more()
        except InputError:
            raise InputError(
                NOT_WHOLE
            ) from None  # what it says is about somebody who types, not about a file
        for part in added:
            self._undoable(part)
            self.steps.more()
        self._decide([part for part in parts if self.kinds[part.id] in (NEW, NEWER)])

    def _addition(self, part: StatementPart) -> Addition:
        said = self._words(part)
        return Addition(part.question_id, said, id=self.stands[part.id], wording_id=part.wording_id)

    def _words(self, part: StatementPart) -> Words:
        return Words(
            part.words,
            self.voices[part.voice_id],
            part.arrived,
            part.through,
            part.stage,
            tuple(part.places),
            part.works,
            self._as_here(part.fields),
        )

    def _as_here(self, value: Any) -> Any:  # noqa: ANN401 - the parts of an answer are JSON
        """Ids of voices and statements in an answer's parts are those that they have here."""
        if isinstance(value, str):
            return self.voices.get(value, self.stands.get(value, value))
        if isinstance(value, list):
            return [self._as_here(each) for each in value]
        if isinstance(value, dict):
            return {self._as_here(key): self._as_here(each) for key, each in value.items()}
        return value

    def _topic(self, part: StatementPart, interview_id: str) -> None:
        if not part.question_id.startswith(TOPIC_PREFIX):
            return
        topic_id = part.question_id.removeprefix(TOPIC_PREFIX)
        row = self.session.get(records.Topic, topic_id)
        if row is None:
            words = part.topic or UNNAMED_TOPIC
            self.session.add(
                records.Topic(id=topic_id, interview_id=interview_id, words=words, by=self.doing.by)
            )
            self.session.flush()
        elif row.interview_id != interview_id:
            raise InputError(NOT_WHOLE)

    def _reword(self, part: StatementPart) -> None:
        before = standing_of(self.session, part.id)
        self.doing.restore.append((records.Standing, before))
        if self.session.get(records.Wording, part.wording_id) is None:
            reword(self.store, self.session, part.id, self._words(part), part.wording_id)
        else:  # it came in before, and that was undone
            self.doing.add(records.Standing(**{**before, "wording_id": part.wording_id}))

    def _undoable(self, part: StatementPart) -> None:
        """Words in an interview that was not here before go with it; among others they are taken away."""
        if part.interview_id not in self.interviews_made:
            standing = standing_of(self.session, self.stands[part.id])
            self.doing.restore.append((records.Standing, {**standing, "removed": True}))
        if self.kinds[part.id] == BOTH:
            self._link("same", part.id, self.stands[part.id])

    def _decide(self, parts: Sequence[StatementPart]) -> None:
        """What the speaker agreed, and that these readers may see it. What was decided here about sharing stays."""
        words = [
            {"wording_id": one.wording_id, "contributor_id": self.voices[one.voice_id], "word": one.word}
            for one in parts
        ]
        self.doing.add_many(records.ReadBack, words)
        undecided = [
            one for one in parts if newest(self.session, records.Sharing, statement_id=one.id) is None
        ]
        self.doing.add_many(records.Sharing, [self._sharing(one) for one in undecided])

    def _sharing(self, part: StatementPart) -> Mapping[str, Any]:
        return {
            "person_id": self.person_id,
            "statement_id": part.id,
            "contributor_id": self.voices[part.voice_id],
            "audiences": [self.bundle.audience],
            "until": part.until,
            "decider": "own",
        }

    def _link(self, kind: LinkKind, one: str, other: str) -> None:
        """What somebody decided here about two statements stays as it is."""
        if kind == "differ":
            if not self._is_linked(one, other):
                set_link(self.doing, one, other, stands=True)
            return
        first, second = pair(one, other)
        keys = {"person_id": self.person_id, "statement_id": first, "other_id": second}
        if newest(self.session, records.SameThing, **keys) is None:
            self.doing.step(records.SameThing, keys, {"same": None}, {"same": True})

    def _is_linked(self, one: str, other: str) -> bool:
        ends = ((one, other), (other, one))
        table = records.SeenDifferently
        return any(newest(self.session, table, statement_id=a, other_id=b) is not None for a, b in ends)
