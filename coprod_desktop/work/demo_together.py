"""What a made-up family said at a second visit, and what was made of both visits together."""

from collections.abc import Sequence
from dataclasses import replace

from coprod_desktop import paths
from coprod_desktop.store.vault import Store
from coprod_desktop.work import (
    bringing_in,
    differences,
    ladder,
    ladder_ground,
    reading_back,
    said,
    same_thing,
)
from coprod_desktop.work.differences import DIFFER, Talk
from coprod_desktop.work.ladder import Ladder
from coprod_desktop.work.said import Said

SHEET = paths.RESOURCES / "sample" / "second_visits" / "primary_school.csv"
TOGETHER = (
    ("When she pulls her sleeves", "She tugs her cuffs"),
    ("The humming goes flat", "The hum. It stops"),
    ("She starts looking for the door", "She keeps glancing at the door"),
    ("Giggling.", "She laughs, right up high"),
    ("She screams and she drops", "She went down like a dropped coat"),
    ("Move everyone else", "I took the rest of the class out"),
    ("Say it once and wait. Count", "Say it the once"),
    ("A picture in her hand", "If I put the card in her palm"),
    ("She hums up and down", "Her shoulders are down", "The kettle tune"),
    ("She leans.", "At story time she leant"),
    ("Goes off at eight", "It's come down"),
    ("It's not most nights", "One. I did all"),
    ("I send her to the office", "The envelope is wearing thin"),
    ("Big squeeze", "She backs herself up"),
    ("Blanket. Dog.", "Her and the dog under"),
)
"""How statements begin that were said to mean the same; other pairs are still to be asked about."""
TITLES = {"The hum. It stops": "The hum goes flat", "She tugs her cuffs": "Sleeves over her hands"}
"""How a statement begins → what the family calls it."""
TALKED_ABOUT = ("It's come down", "One. I did all of last week")
TO_TALK_ABOUT = ("It's the dinner hall smell", "It's the noise")
HELPS, WORSE = "I send her to the office", "'Calm down.'"


def second_visit(store: Store) -> None:
    """Bring it in and put some of it together."""
    person_id = bringing_in.bring_in(store, bringing_in.look_at(store, SHEET.read_bytes())).person_id
    everything = said.about_person(store, person_id)
    _join(store, everything)
    for begins, title in TITLES.items():
        same_thing.rename(store, _found(everything, begins).id, title)
    _differ(store, everything)
    _ladder(store, person_id, everything)


def _join(store: Store, everything: Sequence[Said]) -> None:
    for group in TOGETHER:
        first, *others = (_found(everything, begins) for begins in group)
        for other in others:
            same_thing.decide(store, first.id, other.id, True)


def _differ(store: Store, everything: Sequence[Said]) -> None:
    one, other = (_found(everything, begins) for begins in TO_TALK_ABOUT)
    reading_back.see_differently(store, one.id, other.id)
    one, other = (_found(everything, begins) for begins in TALKED_ABOUT)
    differences.talk_about(store, one.id, other.id, Talk(DIFFER, other.held_on))


def _ladder(store: Store, person_id: str, everything: Sequence[Said]) -> None:
    """In the order that was told, with what helps and what makes it worse at the first of them."""
    ground = ladder_ground.read(store, person_id, everything)
    first, *rest = ground.whole.steps
    helps, worse = (_found(everything, begins).id for begins in (HELPS, WORSE))
    steps = (
        replace(first, helps=(helps,), worse=(worse,)),
        *(replace(step, after=after) for step, after in zip(rest, ("minutes", "seconds"), strict=False)),
    )
    told_by = [one.voice.id for one in everything if one.id in ground.whole.signs]
    ladder.keep(store, person_id, Ladder(steps, tuple(dict.fromkeys(told_by))))


def _found(everything: Sequence[Said], begins: str) -> Said:
    return next(one for one in everything if one.words.startswith(begins))
