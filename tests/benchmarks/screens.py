"""Screens that are opened all day, from the click to the paint: the list, a person's page, the next question, sides."""

from collections.abc import Iterator

from coprod_desktop.work import listing
from tests.benchmarks import conversation, scrolling
from tests.benchmarks.room import Room, Setting, opened
from tests.benchmarks.schedule import TODAY
from tests.benchmarks.timing import FRAME, Budget, Figure, Took, figure_of

PAGES, STEPS, SIDES = 15, 60, 5
WHY_PAGE = "some hundred widgets are made and laid out"
WHY_NEXT = "the parts of the answer are made anew; the slowest puts other answers in order"
WHY_SIDES = "2,700 statements are put into rows before the first look"


def person_page(setting: Setting) -> Iterator[Figure]:
    """Pages of different people, each opened once."""
    with opened(setting) as room:
        ids = [row.id for row in listing.people(room.store, TODAY)]
        chosen = ids[:: max(1, len(ids) // PAGES)][: PAGES + 1]
        times = [room.go("person", person_id=id_) for id_ in chosen]
    yield figure_of("a person’s page", times[1:], budget=Budget(most=50), why=WHY_PAGE)


def next_question(setting: Setting) -> Iterator[Figure]:
    """Through the questions of a visit, one after the other."""
    with opened(setting) as room:
        guide = conversation.at(room, conversation.begun(room.store), "B5")
        times = [room.painted(guide.next) for _ in range(STEPS)][3:]
    yield figure_of("next question", times, FRAME, "one frame")
    yield figure_of("next question, p99", times, FRAME, "one frame", Budget(most=FRAME), WHY_NEXT, 99)


def side_by_side(setting: Setting) -> Iterator[Figure]:
    """Nine voices on three hundred things, opened."""
    with opened(setting) as room:
        person = scrolling.fill(room.store)
        times = [_opened(room, person) for _ in range(SIDES + 1)]
    what = f"side by side, {scrolling.THINGS} things × {scrolling.VOICES} voices"
    yield figure_of(what, times[1:], budget=Budget(most=100), why=WHY_SIDES)


def _opened(room: Room, person_id: str) -> Took:
    room.go("settings")
    return room.go("together", person_id=person_id)


def people_list(setting: Setting) -> Iterator[Figure]:
    """The list of everyone, opened from elsewhere while the store is open."""
    with opened(setting) as room:
        times = [_list(room) for _ in range(4)]
    what = f"people list, {setting.size.people:,} people"
    yield figure_of(what, times[1:])


def _list(room: Room) -> Took:
    room.go("settings")
    return room.go("people")
