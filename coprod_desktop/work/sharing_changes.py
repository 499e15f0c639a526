"""What may become of who can see a line: each kind of change is a row, worked out line by line and store-free."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from coprod_desktop.questions.vocabulary import AUDIENCE, AUDIENCES, DECIDER
from coprod_desktop.work.decisions import Shared, audience_of
from coprod_desktop.work.deeds import Row
from coprod_desktop.work.said import Said
from coprod_desktop.work.sharing import Decision, still_needed
from coprod_desktop.work.voices import Voice

NOBODY_SAID_SO = "Please tick who says so. Everyone decides about their own words."
NOTHING_TO_CHANGE = (
    "Nothing would change: these words are like that already, or are not decided yet. "
    "Please choose who can see them first."
)


@dataclass(frozen=True)
class Change:
    """What is to become of the marked lines. `kind` is a key of KIND and says which of the other parts counts.

    `people` are contributor ids; no `until` means without an end.
    """

    kind: str
    audiences: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    until: date | None = None


@dataclass(frozen=True)
class Ground:
    """What a change stands on: the day, each voice's relationship, and whom a speaker left out of a whole interview."""

    today: date
    relationships: Mapping[str, str] = field(default_factory=dict)
    never: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    def left_out(self, one: Said, audiences: Iterable[str]) -> tuple[str, ...]:
        """Whom the speaker left out beforehand and who belongs to one of these audiences."""
        named = self.never.get((one.interview_id, one.voice.id), ())
        return tuple(who for who in named if audience_of(self.relationships.get(who, "")) in audiences)


Becomes = Callable[[Said, Change, Ground], Decision | None]


@dataclass(frozen=True)
class Kind:
    """A kind of change. `becomes` gives the decision for one line, None: this line stays as it is.

    `needs` names the part of Change that it can't do without, `lack` says so. With `strict` the right person has to
    decide; taking words away from readers needs no more than the speaker's wish.
    """

    id: str
    becomes: Becomes
    done: str = "Sharing of {lines} kept"
    needs: str = ""
    lack: str = ""
    row: Row = field(default_factory=dict)
    strict: bool = True


def becomes(one: Said, change: Change, by: Mapping[str, Decision], ground: Ground) -> Decision | None:
    """The decision that this change makes of one line, by its speaker's say-so; None: the line stays as it is.

    A withdrawal of more than this line beats whatever could be said about the line.
    """
    if one.shared is not None and one.shared.withdrawn and one.shared.scope != "statement":
        return None
    made = KIND[change.kind].becomes(one, change, ground)
    return made and _said_by(made, by[one.voice.id])


def lacking(some: Sequence[Said], change: Change, by: Mapping[str, Decision], today: date) -> str:
    """What stands in the way of a change, in words for the people in the room; empty when nothing does."""
    kind = KIND[change.kind]
    asked = [one for one in some if one.voice.id in by]
    lack = _change_lacks(kind, change, today) or ("" if asked else NOBODY_SAID_SO)
    if lack:
        return lack
    speakers = {one.voice.id: one.voice for one in asked}
    lacks = (_decider_lacks(kind, voice, by[voice.id]) for voice in speakers.values())
    if lack := next(filter(None, lacks), ""):
        return lack
    ground = Ground(today)
    return "" if any(becomes(one, change, by, ground) for one in asked) else NOTHING_TO_CHANGE


def _change_lacks(kind: Kind, change: Change, today: date) -> str:
    if kind.needs and not getattr(change, kind.needs):
        return kind.lack
    if any(one not in AUDIENCE for one in change.audiences):
        return "Somebody in this list isn't one of the groups that can be chosen."
    if change.until is not None and change.until < today:
        return "This day is over. Please give one that is still to come."
    return ""


def _decider_lacks(kind: Kind, voice: Voice, by: Decision) -> str:
    """Everyone decides about their own words; only for the person can somebody else, and then by name."""
    decider = DECIDER.get(by.decider)
    if decider is None:
        return "Please say who decided this."
    if decider.for_person_only and not voice.is_person:
        return "Everyone decides about their own words. Please let the speaker choose."
    return still_needed(by, voice.name) if kind.strict else ""


def _said_by(made: Decision, by: Decision) -> Decision:
    name = by.decider_name.strip()
    return replace(made, decider=by.decider, decider_name=name, understood=by.understood)


def _decided(one: Said) -> Shared | None:
    """What was decided by the right person and still stands, though it may have ended."""
    shared = one.shared
    return shared if shared is not None and shared.rightly_decided and not shared.withdrawn else None


def _standing(one: Said, today: date) -> Decision:
    """What a new choice starts from. Whoever was left out by name stays so; nothing that had ended comes back."""
    shared, kept = _decided(one), one.shared.exceptions if one.shared else ()
    if shared is None or (shared.until is not None and shared.until < today):
        return Decision(exceptions=kept)
    return Decision(shared.audiences, kept, shared.until)


def _set(one: Said, change: Change, ground: Ground) -> Decision | None:
    before, wanted = _standing(one, ground.today), _for_others(one, change.audiences)
    newly = set(wanted) - set(before.audiences)
    left_out = _once((*before.exceptions, *ground.left_out(one, newly)))
    return replace(before, audiences=_in_order(wanted), exceptions=left_out)


def _add(one: Said, change: Change, ground: Ground) -> Decision | None:
    """Withdrawn words stay withdrawn: only choosing exactly who can see them brings them back."""
    before = _standing(one, ground.today)
    wanted = {*before.audiences, *_for_others(one, change.audiences)}
    if wanted == set(before.audiences) or (one.shared is not None and one.shared.withdrawn):
        return None
    return _set(one, replace(change, audiences=tuple(wanted)), ground)


def _take(one: Said, change: Change, ground: Ground) -> Decision | None:
    shared = _decided(one)
    if shared is None or not set(shared.audiences) & set(change.audiences):
        return None
    left = tuple(each for each in shared.audiences if each not in change.audiences)
    return Decision(left, shared.exceptions, shared.until)


def _but_not(one: Said, change: Change, ground: Ground) -> Decision | None:
    shared = _decided(one)
    named = {who for who in change.people if who != one.voice.id}
    if shared is None or named <= set(shared.exceptions):
        return None
    return Decision(shared.audiences, _once((*shared.exceptions, *sorted(named))), shared.until)


def _no_longer_but(one: Said, change: Change, ground: Ground) -> Decision | None:
    shared = _decided(one)
    if shared is None or not set(shared.exceptions) & set(change.people):
        return None
    left = tuple(who for who in shared.exceptions if who not in change.people)
    return Decision(shared.audiences, left, shared.until)


def _until(one: Said, change: Change, ground: Ground) -> Decision | None:
    shared = _decided(one)
    if shared is None or shared.until == change.until:
        return None
    return Decision(shared.audiences, shared.exceptions, change.until)


def _nobody(one: Said, change: Change, ground: Ground) -> Decision | None:
    return _set(one, replace(change, audiences=()), ground)


def _withdraw(one: Said, change: Change, ground: Ground) -> Decision | None:
    """Who was left out by name is still left out should the words be shared again."""
    if one.shared is not None and one.shared.withdrawn:
        return None
    return Decision(exceptions=one.shared.exceptions if one.shared else ())


def _undecide(one: Said, change: Change, ground: Ground) -> Decision | None:
    """What was decided for more of the speaker's words can't be opened for one line alone."""
    return Decision() if one.shared is not None and one.shared.scope == "statement" else None


_WHO = "Please choose who can see them."
_WHOM = "Please choose whom this is about."
KINDS = (
    Kind("set", _set, needs="audiences", lack=f"{_WHO} “Only the speaker” keeps them from everyone else."),
    Kind("add", _add, needs="audiences", lack=_WHO),
    Kind("take", _take, needs="audiences", lack="Please choose who can no longer see them."),
    Kind("but_not", _but_not, needs="people", lack=_WHOM),
    Kind("no_longer_but", _no_longer_but, needs="people", lack=_WHOM),
    Kind("until", _until),
    Kind("nobody", _nobody),
    Kind("withdraw", _withdraw, "{lines} withdrawn", row={"withdrawn": True}, strict=False),
    Kind("undecide", _undecide, "Sharing of {lines} taken back", row={"decided": False}, strict=False),
)
KIND = {kind.id: kind for kind in KINDS}


def _for_others(one: Said, audiences: Iterable[str]) -> set[str]:
    """The person always sees their own words, so for these that is no choice."""
    return {each for each in audiences if not (each == "person" and one.voice.is_person)}


def _in_order(audiences: Iterable[str]) -> tuple[str, ...]:
    wanted = set(audiences)
    return tuple(each.id for each in AUDIENCES if each.id in wanted)


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
