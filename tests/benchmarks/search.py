"""How long search takes as somebody types, beside the same index asked bare for the same words."""

from collections.abc import Iterator, Sequence
from functools import partial

from sqlalchemy import Connection

from coprod_desktop.store.search import Looker
from coprod_desktop.store.vault import Store
from coprod_desktop.work import searching
from coprod_desktop.work.searching import Wanted
from tests.benchmarks.generator import open_kept
from tests.benchmarks.room import Setting
from tests.benchmarks.timing import Budget, Figure, milliseconds, percentile

WHY = "for each row shown it is read whose words they are, about whom, and whether they may be seen"
BUDGET = Budget(ratio=2, most=50)
LETTERS = "abcdefghijklmnoprstuwy"
_BARE = "SELECT rowid FROM search_words WHERE search_words MATCH ? ORDER BY rowid LIMIT 50"
_COMMON = """SELECT term FROM temp.search_bench WHERE length(term) BETWEEN 3 AND 14
AND term < char(57344) AND term GLOB '[a-z]*' ORDER BY doc DESC LIMIT 400"""


def figures(setting: Setting) -> Iterator[Figure]:
    """The one line."""
    with open_kept(setting.folder) as store:
        yield figure(store)


def figure(store: Store) -> Figure:
    """p95 of ours, with all that a row shows, and of the bare query: one, two and three letters, and whole words."""
    asked = queries(store)
    ours = [milliseconds(partial(searching.search_once, store, Wanted(text))) for text in asked]
    with Looker(store).looking() as session:
        connection = session.connection()
        bare = [milliseconds(partial(_bare, connection, text)) for text in asked]
    return Figure(
        "search as you type, p95",
        percentile(ours, 95),
        percentile(bare, 95),
        "the bare FTS5 query",
        BUDGET,
        WHY,
    )


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


def _bare(connection: Connection, text: str) -> None:
    words = " AND ".join(f'"{one}"' for one in text.split())
    connection.exec_driver_sql(_BARE, (f"{words}*",)).all()
