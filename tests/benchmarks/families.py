"""Made-up families and their visits, as rows: proportions like those of the sample sheets and the demo."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from coprod_desktop.questions.vocabulary import SELF
from coprod_desktop.store import records
from tests.benchmarks import phrases
from tests.benchmarks.rows import Rows, as_moment

REMEMBERED = 15
"""So many statements of a visit may be confirmed or joined with others in the next one."""
BOARD = [{"words": "Bath", "picture": "symbol:bath"}, {"words": "Bed", "picture": "symbol:bed"}]


@dataclass(frozen=True)
class Voice:
    """Somebody in a circle."""

    id: str
    name: str
    own: bool


@dataclass(frozen=True)
class Heard:
    """A statement of the last visit."""

    id: str
    wording_id: str
    question_id: str
    voice: Voice


@dataclass
class Circle:
    """A person, whoever has a voice about them, and what was said last time."""

    person_id: str
    voices: tuple[Voice, ...]
    heard: list[Heard] = field(default_factory=list)


class Ids:
    """Ids as the program makes them, but the same each time: they sort by the moment they stand for."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance

    def at(self, moment: datetime) -> str:
        """A new id of this moment."""
        return f"{int(moment.timestamp() * 1000):012x}{self._chance.getrandbits(80):020x}"


def add_person(rows: Rows, chance: Random, ids: Ids, number: int, day: date) -> Circle:
    """A person with their circle, met on this day."""
    at = datetime.combine(day, time(8), UTC)
    called, family = chance.choice(phrases.FIRST_NAMES), chance.choice(phrases.LAST_NAMES)
    person_id, made = ids.at(at), as_moment(at)
    rows.add(
        records.Person,
        id=person_id,
        name=f"{called} {family}",
        likes_to_be_called=called if number % 3 else "",
        pronouns=chance.choice(phrases.PRONOUNS),
        born=f"{chance.randrange(1990, 2021)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
        setting=chance.choice(phrases.SETTINGS),
        created_at=made,
    )
    relationships = (SELF, *phrases.RELATIONSHIPS[: chance.choice((2, 2, 3, 3, 4, 5, 8))])
    voices = []
    for place, relationship in enumerate(relationships):
        own = relationship == SELF
        name = called if own else f"{chance.choice(phrases.FIRST_NAMES)} {family}"
        voices.append(Voice(ids.at(at), name, own))
        rows.add(
            records.Contributor,
            id=voices[-1].id,
            person_id=person_id,
            name=name,
            relationship=relationship,
            place=place,
            created_at=made,
        )
    _around_person(rows, chance, ids, Circle(person_id, tuple(voices)), at)
    return Circle(person_id, tuple(voices))


def _around_person(rows: Rows, chance: Random, ids: Ids, circle: Circle, at: datetime) -> None:
    """What not everybody has: a worry, a board, a changed fact, a choice of columns."""
    about = {"person_id": circle.person_id, "at": as_moment(at)}
    if chance.random() < 0.02:
        concern = ids.at(at)
        rows.add(records.Concern, id=concern, said_by=circle.voices[1].name, **about)
        rows.add(records.ConcernEntry, concern_id=concern, words="A bruise on the arm.", at=about["at"])
    if chance.random() < 0.03:
        chosen = {"chosen_by": circle.voices[0].id, "chosen_on": at.date().isoformat()}
        rows.add(records.Board, board_id=ids.at(at), cells=BOARD, **chosen, **about)
    if chance.random() < 0.05:
        change = {"field": "setting", "before": "", "after": phrases.SETTINGS[0]}
        rows.add(records.FactChange, row_id=circle.person_id, at=about["at"], **change)
    if chance.random() < 0.03:
        rows.add(records.ColumnChoice, contributors=[voice.id for voice in circle.voices], **about)


def choose(chance: Random, weighted: Sequence[tuple[str, int]]) -> str:
    """One of these, as often as its weight says."""
    drawn = chance.randrange(sum(weight for _, weight in weighted))
    for value, weight in weighted:
        drawn -= weight
        if drawn < 0:
            return value
    raise AssertionError("the weights are used up")


def moment_of(day: date, seconds: int) -> datetime:
    """So many seconds after eight in the morning."""
    return datetime.combine(day, time(8), UTC) + timedelta(seconds=seconds)
