"""What came of what the made-up families asked for: something late, something to tell, something that can't be."""

from collections.abc import Iterator
from datetime import date, timedelta

from coprod_desktop.store.vault import Store
from coprod_desktop.work import following_up, listing
from coprod_desktop.work.following_up import DONE, NOT_DONE, FollowUpFacts


def follow_up_all(store: Store, day: date) -> None:
    """Note what came of each ask, as it stands on `day`."""
    came_of = dict(_came_of(day))
    for row in listing.people(store, day):
        for one in following_up.plan(store, row.id):
            facts = next((facts for begins, facts in came_of.items() if one.words.startswith(begins)), None)
            if facts is not None:
                following_up.follow_up(store, one.said.id, facts, day)


def _came_of(day: date) -> Iterator[tuple[str, FollowUpFacts]]:
    """How an ask begins, and what is noted of it."""
    yield (
        "Somebody she knows at the gate",
        FollowUpFacts(
            what="Miss Lowe waits at the blue gate from twenty to nine.",
            who="Mr Reed",
            by_when=day - timedelta(days=9),
        ),
    )
    yield (
        "Tell us the day before",
        FollowUpFacts(
            what="The office sends a text by three o’clock.", who="Mr Reed", by_when=day + timedelta(days=12)
        ),
    )
    yield (
        "Somewhere quiet",
        FollowUpFacts(
            what="The reading room is hers at any time. She shows a card instead of asking.",
            who="Mr Reed",
            outcome=DONE,
            outcome_on=day - timedelta(days=3),
        ),
    )
    yield (
        "Let her bring the fox book",
        FollowUpFacts(
            who="Mr Reed",
            outcome=NOT_DONE,
            outcome_on=day - timedelta(days=40),
            why_not="Library books can’t leave the school. She can choose two pictures from it to take along.",
            told_on=day - timedelta(days=40),
        ),
    )
    yield (
        "I will move her lunch",
        FollowUpFacts(
            what="Lunch at ten to twelve, with a seat by the door.",
            who="Miss Okafor",
            outcome=DONE,
            outcome_on=day - timedelta(days=2),
        ),
    )
    yield (
        "I'll ask my manager about a key",
        FollowUpFacts(
            who="Tendai Moyo",
            outcome=NOT_DONE,
            outcome_on=day - timedelta(days=6),
            why_not="The landlord says no to a second key. We will ask again in the new year.",
            told_on=day - timedelta(days=6),
        ),
    )
    yield (
        "I will ask for period five",
        FollowUpFacts(
            what="Workshop in period five on Fridays.", who="Mr Pennington", by_when=day - timedelta(days=4)
        ),
    )
