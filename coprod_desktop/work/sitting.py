"""Who is at the screen now, and so whose words may be on it: nobody is surprised by what others see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from coprod_desktop.work.decisions import audience_of
from coprod_desktop.work.eligibility import was_agreed
from coprod_desktop.work.reading_back import HOW_IT_WAS, visible_to
from coprod_desktop.work.said import Said
from coprod_desktop.work.voices import Voice

ALONE_QUESTIONS = (HOW_IT_WAS,)
"""How it was for each: answered alone, so never on a screen that somebody else looks at."""

SOMEONE_ELSE = "someone-else"
"""Whoever looks on without being in the circle: shared words are not meant for them either."""


@dataclass(frozen=True)
class Sitting:
    """Who can see the screen. `leave` holds the speakers who said that their words may be read out to all here."""

    present: tuple[str, ...]
    audiences: Mapping[str, str]
    today: date
    leave: frozenset[str] = frozenset()

    @property
    def alone(self) -> bool:
        """Whether one person alone looks at the screen."""
        return len(self.present) == 1

    def with_leave(self, voice_id: str) -> "Sitting":
        """The same people, after this speaker said yes to reading their words out here."""
        return replace(self, leave=self.leave | {voice_id})

    def all_may_see(self, one: Said) -> bool:
        """Whether everyone here may see these words by what their speaker decided."""
        return visible_to(self.present, one, self.audiences, self.today)

    def may_read(self, one: Said) -> bool:
        """Whether these words may be read back now.

        Their speaker is here, and everyone else here may see them; or the speaker hasn't decided who may, and
        said that they may be read out to those who are here. Words kept from somebody here wait for a turn alone.
        """
        if one.voice.id not in self.present or (one.question_id in ALONE_QUESTIONS and not self.alone):
            return False
        return self.all_may_see(one) or (undecided(one) and one.voice.id in self.leave)

    def to_ask(self, everything: Iterable[Said]) -> tuple[Voice, ...]:
        """The speakers here who have words to read back that the others may see only if they say so."""
        waiting = {
            one.voice.id: one.voice
            for one in everything
            if one.voice.id in self.present
            and one.question_id not in ALONE_QUESTIONS
            and not one.word
            and undecided(one)
            and not self.may_read(one)
        }
        return tuple(waiting[key] for key in self.present if key in waiting)

    def shows(self, one: Said) -> bool:
        """Whether everyone here may look at these words: a speaker alone at their own, others once it was agreed."""
        if self.present == (one.voice.id,):
            return True
        if one.question_id in ALONE_QUESTIONS:
            return False
        named = any(kept.choice == "leave_out" for kept in one.names)
        return was_agreed(one) and not named and self.all_may_see(one)

    def beside(self, one: Said, everything: Iterable[Said]) -> tuple[Said, ...]:
        """What others said about the same question, today or another day, as far as everyone here may see it.

        Of those who are here also what is being read back now; of others only what they agreed and shared.
        """
        return tuple(
            other
            for other in everything
            if other.question_id == one.question_id
            and other.voice.id != one.voice.id
            and other.word != "left_out"
            and (self.shows(other) or (other.interview_id == one.interview_id and self.may_read(other)))
        )

    def to_pick_from(self, everything: Iterable[Said]) -> tuple[Said, ...]:
        """The agreed lines that everyone here may see."""
        return tuple(one for one in everything if was_agreed(one) and not one.is_a_tick and self._open(one))

    def _open(self, one: Said) -> bool:
        if one.question_id in ALONE_QUESTIONS:
            return False
        return self.all_may_see(one) or self.may_read(one)


def sit(present: Sequence[str], circle: Iterable[Voice], today: date) -> Sitting:
    """The sitting of these people, before anybody has said that their words may be read out."""
    return Sitting(tuple(present), {voice.id: audience_of(voice.relationship) for voice in circle}, today)


def undecided(one: Said) -> bool:
    """Whether who may see these words is still open."""
    return one.shared is None or not one.shared.rightly_decided


def awaits_decision(one: Said) -> bool:
    """Whether somebody has yet to say who may see these words; what was taken back is decided."""
    return undecided(one) and not (one.shared is not None and one.shared.withdrawn)
