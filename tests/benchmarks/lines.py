"""Every line of the table: its name for --only, and what measures it."""

from collections.abc import Callable, Iterator, Mapping

from tests.benchmarks import (
    backup,
    growth,
    keeping_cards,
    memory,
    one_page,
    peers,
    screens,
    search,
    sheet,
    start,
    typing_words,
    unlock,
)
from tests.benchmarks.room import Setting
from tests.benchmarks.timing import Figure

Line = Callable[[Setting], Iterator[Figure]]

INTERACTIVE: Mapping[str, Line] = {
    "people": screens.people_list,
    "key": typing_words.figures,
    "card": keeping_cards.figures,
    "next": screens.next_question,
    "person": screens.person_page,
    "sides": screens.side_by_side,
    "search": search.figures,
}
LINES: Mapping[str, Line] = {
    "start": start.figures,
    "peers": peers.figures,
    "unlock": unlock.figures,
    **INTERACTIVE,
    "one-page": one_page.figures,
    "sheet": sheet.figures,
    "backup": backup.figures,
    "memory": memory.figures,
    "growth": lambda _setting: growth.figures(INTERACTIVE),
}
