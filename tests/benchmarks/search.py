"""How long search takes as somebody types, beside the same index asked bare for the same words."""

from collections.abc import Callable, Sequence
from functools import partial
from statistics import quantiles
from time import perf_counter

from sqlalchemy import Connection

from coprod_desktop.store.search import Looker, find
from coprod_desktop.store.search_match import Narrowed
from coprod_desktop.store.search_terms import typed
from coprod_desktop.store.vault import Store
from coprod_desktop.work import searching
from coprod_desktop.work.searching import Wanted
from tests.benchmarks.timing import Budget, Figure

BUDGET = Budget(ratio=2, milliseconds=50)
LETTERS = "abcdefghijklmnoprstuwy"
_BARE = "SELECT rowid FROM search_words WHERE search_words MATCH ? ORDER BY rowid LIMIT 50"
_COMMON = """SELECT term FROM temp.search_bench WHERE length(term) BETWEEN 3 AND 14
AND term < char(57344) AND term GLOB '[a-z]*' ORDER BY doc DESC LIMIT 400"""


def figure(store: Store) -> Figure:
    """p95 of ours (with all that a row shows) and of the bare query, over beginnings and words."""
    asked = queries(store)
    ours = [_taken(partial(searching.search_once, store, Wanted(text))) for text in asked]
    with Looker(store).looking() as session:
        connection = session.connection()
        bare = [_taken(partial(_bare, connection, text)) for text in asked]
    return Figure("search as you type, p95", p95(ours), p95(bare), "the bare FTS5 query", BUDGET)


def queries(store: Store) -> Sequence[str]:
    """Beginnings and words that the store's own index holds, common ones and less common ones."""
    with store.engine.connect() as connection:
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE temp.search_bench USING fts5vocab('main', 'search_words', 'row')"
        )
        words = list(connection.exec_driver_sql(_COMMON).scalars())
        connection.exec_driver_sql("DROP TABLE temp.search_bench")
    two = sorted({word[:2] for word in words})
    three = [word[:3] for word in words[::4]]
    pairs = [f"{one} {other}" for one, other in zip(words[:20], words[100:120], strict=False)]
    return [*LETTERS, *two, *three, *words[::5], *pairs, "xqzvk", "zzzz"]


def find_alone(store: Store, text: str) -> int:
    """Only what finds, without what a row shows."""
    with Looker(store).looking() as session:
        return len(find(session.connection(), typed(text), Narrowed(), 50).statements)


def p95(times: Sequence[float]) -> float:
    """The time that 95 of 100 stay under."""
    return quantiles(times, n=20)[-1]


def _bare(connection: Connection, text: str) -> None:
    words = " AND ".join(f'"{one}"' for one in text.split())
    connection.exec_driver_sql(_BARE, (f"{words}*",)).all()


def _taken(act: Callable[[], object]) -> float:
    begun = perf_counter()
    act()
    return (perf_counter() - begun) * 1000
