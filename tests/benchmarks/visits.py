"""One made-up visit as rows: what was said, read back and shared, and how it hangs together with the last one."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random
from typing import Any

from coprod_desktop.questions.question_set import QuestionSet
from coprod_desktop.store import records
from coprod_desktop.work.joins import pair
from tests.benchmarks import phrases
from tests.benchmarks.families import REMEMBERED, Circle, Heard, Ids, Voice, choose
from tests.benchmarks.rows import Rows, as_moment
from tests.benchmarks.schedule import Due

READ_BACK = (("agreed", 82), ("", 10), ("not_sure", 3), ("changed", 3), ("left_out", 2))
SHARED = (
    ('["family", "school"]', 45),
    ('["family"]', 17),
    ('["family", "health", "social_care"]', 15),
    ('["health", "social_care"]', 10),
    ('["family", "school", "health"]', 8),
    ("", 5),
)
ARRIVED = (("said", 88), ("signed", 4), ("picture", 3), ("device", 2), ("seen", 3))
RATED = (("4", 45), ("3", 40), ("2", 7), ("1", 4), ("0", 4))
STATES = (("ask_later", 3), ("dont_know", 2), ("rather_not_say", 3), ("not_relevant", 2))
STATE = (("agreed", 80), ("to_read_back", 12), ("in_progress", 8))
"""Of a person's last visit; the ones before it are agreed."""
GUIDED = 0.25
"""So many visits were typed as they went, each card a deed; the others came in as sheets."""
_QUESTIONS = tuple(phrases.THEMES)
_OFTEN = tuple(accumulate(theme.often for theme in phrases.THEMES.values()))


@dataclass
class Visit:
    """One visit being written, in the order in which it happened."""

    rows: Rows
    chance: Random
    ids: Ids
    circle: Circle
    due: Due
    begun: datetime
    set: QuestionSet
    set_text: str
    said: list[Heard] = field(default_factory=list)
    places: dict[str, float] = field(default_factory=dict)

    def write(self) -> None:
        """All of its rows; what was said is remembered for the next one."""
        chance = self.chance
        self.state = choose(chance, STATE) if self.due.last else "agreed"
        self.guided = self.state == "in_progress" or chance.random() < GUIDED
        self.id = self.ids.at(self.begun)
        self.at = self.begun
        self._interview()
        self.topic = self._topic() if chance.random() < 0.1 else ""
        for _ in range(self.due.statements):
            self._statement()
        self._around()
        if self.state != "in_progress":
            self._end()
        self.circle.heard = self.said[:REMEMBERED]

    @property
    def _about(self) -> dict[str, Any]:
        return {"person_id": self.circle.person_id, "at": as_moment(self.at)}

    @property
    def _in(self) -> dict[str, Any]:
        return {"interview_id": self.id, "at": as_moment(self.at)}

    def _interview(self) -> None:
        at, open_ = as_moment(self.begun), self.state == "in_progress"
        self.rows.add(
            records.Interview,
            id=self.id,
            person_id=self.circle.person_id,
            held_on=self.due.day.isoformat(),
            place="At home",
            interviewer="Ruth Abara",
            set_id=self.set.id,
            set_version=self.set.version,
            visit="full",
            at_question="F1" if open_ else "",
            sheet_digest="" if self.guided else f"{self.chance.getrandbits(256):064x}",
            started_at=at,
            paused_at=at if open_ else None,
            ended_at=None if open_ else as_moment(self.begun + timedelta(hours=1)),
            set_text=self.set_text,
        )
        here = (("here", 80), ("phone", 10), ("away", 10))
        for voice in self.circle.voices:
            self.rows.add(
                records.Participation, contributor_id=voice.id, presence=choose(self.chance, here), **self._in
            )
        if not self.guided:
            undo = f'[["interview", {{"id": "{self.id}", "removed": true}}]]'
            self._deed("Sheet brought in", "", undo)

    def _topic(self) -> str:
        made = self.ids.at(self.at)
        words = self.chance.choice(phrases.TOPICS)
        self.rows.add(records.Topic, id=made, words=words, after_question="C1", **self._in)
        return f"topic:{made}"

    def _statement(self) -> None:
        """One card, its wordings and standings, and what its speaker said of it."""
        chance, voices = self.chance, self.circle.voices
        self.at += timedelta(seconds=20)
        question = self._question()
        voice = voices[0] if chance.random() < 0.3 else chance.choice(voices)
        made = self.ids.at(self.at)
        self.rows.add(
            records.Statement,
            id=made,
            person_id=self.circle.person_id,
            interview_id=self.id,
            created_at=as_moment(self.at),
        )
        word = choose(chance, READ_BACK) if self.state == "agreed" else ""
        if self.guided:
            self._deed("Added", made, f'[["standing", {{"statement_id": "{made}", "removed": true}}]]')
        wording = self._wording(made, question, voice)
        if word == "changed" or chance.random() < 0.04:
            wording = self._wording(made, question, voice)
        one = Heard(made, wording, question, voice)
        self.said.append(one)
        self._read_back(one, word)
        self._links(one)

    def _question(self) -> str:
        if self.topic and self.chance.random() < 0.1:
            return self.topic
        return self.chance.choices(_QUESTIONS, cum_weights=_OFTEN)[0]

    def _wording(self, statement_id: str, question: str, voice: Voice) -> str:
        chance, made = self.chance, self.ids.at(self.at)
        theme = phrases.THEMES.get(question, phrases.THEMES["C1"])
        words, friend = (phrases.own_words(chance), "") if voice.own else phrases.sentence(chance, theme)
        self.rows.add(
            records.Wording,
            id=made,
            statement_id=statement_id,
            contributor_id=voice.id,
            words=words,
            arrived=choose(chance, ARRIVED),
            stage=theme.stage if chance.random() < 0.8 else "",
            places=[chance.choice(phrases.PLACES)] if chance.random() < 0.5 else "[]",
            works=int(choose(chance, RATED)) if theme.rated and chance.random() < 0.5 else None,
            at=as_moment(self.at),
        )
        place = self.places.setdefault(statement_id, float(len(self.said) + 1))
        self.rows.add(
            records.Standing,
            statement_id=statement_id,
            wording_id=made,
            question_id=question,
            place=place,
            at=as_moment(self.at),
        )
        self._beside(made, words, friend, voice)
        return made

    def _beside(self, wording_id: str, words: str, friend: str, voice: Voice) -> None:
        about = {"wording_id": wording_id, "at": as_moment(self.at)}
        if not voice.own and self.chance.random() < 0.03:
            self.rows.add(records.ShortWords, words=phrases.shorter(words), agreed_by=voice.id, **about)
        if friend and self.chance.random() < 0.5:
            self.rows.add(records.NameChoice, name=friend, choice="instead", instead="a friend", **about)

    def _read_back(self, one: Heard, word: str) -> None:
        by = {"contributor_id": one.voice.id}
        if word:
            self.rows.add(records.ReadBack, wording_id=one.wording_id, word=word, at=as_moment(self.at), **by)
            self._undoable("Agreed", one)
        audiences = choose(self.chance, SHARED) if self.state == "agreed" else ""
        if audiences:
            self.rows.add(records.Sharing, statement_id=one.id, audiences=audiences, **by, **self._shared)
            self._undoable("Sharing kept", one)
        if self.chance.random() < 0.05:
            words = self.chance.choice(phrases.NOTES)
            self.rows.add(
                records.PrivateNote,
                question_id=one.question_id,
                statement_id=one.id,
                words=words,
                **self._in,
            )

    @property
    def _shared(self) -> dict[str, Any]:
        return {"decider": "own", "understood": "yes", **self._about}

    def _undoable(self, label: str, one: Heard) -> None:
        if self.guided:
            self._deed(label, one.id, f'[["read_back", {{"wording_id": "{one.wording_id}", "word": ""}}]]')

    def _deed(self, label: str, statement_id: str, undo: str) -> None:
        at = {"statement_id": statement_id, "interview_id": self.id}
        self.rows.add(records.Deed, label=label, undo=undo, **at, **self._about)

    def _links(self, one: Heard) -> None:
        """What it has to do with what was said last time, or by somebody else today."""
        chance, before = self.chance, self.circle.heard
        if chance.random() < 0.02:
            other = next((each for each in self.said[:-1] if each.question_id == one.question_id), None)
            linked = {"statement_id": one.id, "other_id": other.id if other else None}
            self.rows.add(records.SeenDifferently, at=as_moment(self.at), **linked)
            if other and chance.random() < 0.3:
                self._talked(*pair(one.id, other.id), [one.wording_id, other.wording_id])
        if before and chance.random() < 0.1:
            old = chance.choice(before)
            first, second = pair(one.id, old.id)
            self.rows.add(records.SameThing, statement_id=first, other_id=second, same=True, **self._about)
            if chance.random() < 0.3:
                words = f"The thing about {self.due.day:%B}"
                self.rows.add(records.RowTitle, statement_id=one.id, words=words, **self._about)

    def _talked(self, one_id: str, other_id: str, wordings: list[str]) -> None:
        self.rows.add(
            records.TalkedAbout,
            statement_id=one_id,
            other_id=other_id,
            outcome="differ",
            talked_on=self.due.day.isoformat(),
            wordings=wordings,
            **self._about,
        )

    def _around(self) -> None:
        """What became of the questions, and what is still true of last time."""
        asked = {one.question_id for one in self.said}
        if self.guided:
            for question in sorted(asked):
                self.rows.add(records.Response, question_id=question, **self._in)
        for voice in self.circle.voices:
            states = {"contributor_id": voice.id, "state": choose(self.chance, STATES)}
            if self.chance.random() < 0.3:
                self.rows.add(records.Response, question_id="M1", **states, **self._in)
        for one in self.circle.heard:
            if self.chance.random() < 0.3:
                still = {"wording_id": one.wording_id, "contributor_id": one.voice.id}
                self.rows.add(
                    records.Confirmation, still_true=self.chance.random() < 0.85, **still, **self._in
                )
        if self.state == "in_progress":
            half = {"contributor_id": self.circle.voices[0].id, "words": "And then"}
            self.rows.add(records.Draft, question_id="F1", **half, **self._in)

    def _end(self) -> None:
        """Closing together: who looked on, three lines, a name, a day, a paper, what was done about an ask."""
        chance, voices, said = self.chance, self.circle.voices, self.said
        self.rows.add(records.Presence, contributors=sorted(voice.id for voice in voices), **self._in)
        if self.state != "agreed" or not said:
            return
        voice = chance.choice(voices)
        three = [one.id for one in said[:3]]
        self.rows.add(records.TopThree, contributor_id=voice.id, statements=three, **self._in)
        name = {"contributor_id": voice.id, "name": voice.name, "signed_on": self.due.day.isoformat()}
        self.rows.add(records.SignOff, **name, **self._in)
        review = (self.due.day + timedelta(days=chance.randrange(90, 300))).isoformat()
        self.rows.add(records.ReviewDate, interview_id=self.id, review_by=review, **self._about)
        if chance.random() < 0.5:
            paper = {
                "document": "one-page",
                "audience": chance.choice(("school", "family")),
                "how": "printed",
            }
            wordings = [one.wording_id for one in said[:12]]
            self.rows.add(records.HandOver, wordings=wordings, **paper, **self._about)
        for one in said:
            if one.question_id == "N4" and chance.random() < 0.6:
                done = {"statement_id": one.id, "outcome": chance.choice(("", "done", "not_done"))}
                self.rows.add(records.FollowUp, what="Asked the school.", **done, **self._about)
        self._ladder([one for one in said if one.question_id == "F1"])

    def _ladder(self, signs: list[Heard]) -> None:
        if len(signs) > 1 and self.chance.random() < 0.2:
            steps = [{"sign": one.id, "after": "minutes", "helps": [], "worse": []} for one in signs[:5]]
            made_by = [signs[0].voice.id]
            self.rows.add(records.LadderMade, made_by=made_by, steps=steps, **self._about)
