"""A sheet of five thousand rows brought in, against parsing, checking and writing the same rows bare."""

import csv
import io
from collections.abc import Iterator
from contextlib import closing
from random import Random

from coprod_desktop.questions.question_set import QuestionSet
from coprod_desktop.questions.vocabulary import AUDIENCE, READ_BACK_WORD, STAGE
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work import bringing_in
from coprod_desktop.work.interviews import usual_set
from tests.benchmarks import phrases
from tests.benchmarks.families import Ids
from tests.benchmarks.generator import open_kept
from tests.benchmarks.room import Setting
from tests.benchmarks.rows import Rows, as_moment
from tests.benchmarks.timing import Budget, Figure, side_by_side

ROWS, ROUNDS = 5_000, 4
HEADS = (
    *("question", "who", "relationship", "state", "words", "stage"),
    *("where", "works", "share_with", "read_back", "private_note"),
)


def figures(setting: Setting) -> Iterator[Figure]:
    """One figure."""
    sheets = iter([made(number) for number in range(2 * (1 + ROUNDS))])
    with open_kept(setting.folder) as store:
        ours, limit = side_by_side(
            lambda: _brought_in(store, next(sheets)), lambda: _bare(store, next(sheets)), ROUNDS
        )
    against = "csv + checks + executemany"
    yield Figure(f"sheet of {ROWS:,} rows brought in", ours, limit, against, Budget(ratio=3))


def made(number: int) -> bytes:
    """A sheet about somebody new."""
    chance, out = Random(number), io.StringIO()
    sheet = csv.writer(out)
    sheet.writerow(HEADS)
    for key, value in (
        ("@name", f"Person {number}"),
        ("@date", "2026-10-15"),
        ("@question_set", "family-insight"),
    ):
        sheet.writerow([key, "", "", "", value, *[""] * 6])
    for row in range(ROWS):
        question = chance.choice(tuple(phrases.THEMES))
        theme = phrases.THEMES[question]
        words = f"{phrases.sentence(chance, theme)[0]} ({row})"
        who, how = (("Gemma", "mother"), ("Dan", "father"), ("Miss Okafor", "teacher"))[row % 3]
        sheet.writerow(
            [question, who, how, "answered", words, theme.stage, "home", "", "family;school", "agreed", ""]
        )
    return out.getvalue().encode()


def _brought_in(store: Store, sheet: bytes) -> None:
    bringing_in.bring_in(store, bringing_in.look_at(store, sheet))


def _bare(store: Store, sheet: bytes) -> None:
    """The same tables filled with the same words, with a look at each cell and no more."""
    asked, at = usual_set(), records.now()
    ids = Ids(Random(at.microsecond))
    with store.beside() as beside, closing(beside.engine.raw_connection()) as raw:
        cursor = raw.cursor()
        rows = Rows(cursor.executemany, store.practitioner)
        person, visit = ids.at(at), ids.at(at)
        moment = {"at": as_moment(at)}
        rows.add(records.Person, id=person, name="Somebody new", created_at=moment["at"])
        rows.add(
            records.Interview,
            id=visit,
            person_id=person,
            held_on="2026-10-15",
            set_id=asked.id,
            set_version=asked.version,
            started_at=moment["at"],
            set_text=asked.text,
        )
        voices: dict[str, str] = {}
        for place, cells in enumerate(csv.DictReader(io.StringIO(sheet.decode()))):
            if cells["question"].startswith("@"):
                continue
            _check(asked, cells)
            voice = voices.get(cells["who"])
            if voice is None:
                voice = voices[cells["who"]] = ids.at(at)
                who = {"name": cells["who"], "relationship": cells["relationship"]}
                rows.add(records.Contributor, id=voice, person_id=person, created_at=moment["at"], **who)
            statement, wording = ids.at(at), ids.at(at)
            rows.add(
                records.Statement, id=statement, person_id=person, interview_id=visit, created_at=moment["at"]
            )
            words = {"words": cells["words"], "stage": cells["stage"], "places": [cells["where"]]}
            rows.add(
                records.Wording, id=wording, statement_id=statement, contributor_id=voice, **words, **moment
            )
            stands = {"question_id": cells["question"], "place": float(place)}
            rows.add(records.Standing, statement_id=statement, wording_id=wording, **stands, **moment)
            rows.add(
                records.ReadBack, wording_id=wording, contributor_id=voice, word=cells["read_back"], **moment
            )
            shared = {"audiences": cells["share_with"].split(";"), "decider": "own"}
            rows.add(
                records.Sharing,
                person_id=person,
                statement_id=statement,
                contributor_id=voice,
                **shared,
                **moment,
            )
        cursor.execute("BEGIN IMMEDIATE")
        rows.write_all()
        cursor.execute("COMMIT")


def _check(asked: QuestionSet, cells: dict[str, str]) -> None:
    asked.question(cells["question"])
    assert not cells["stage"] or cells["stage"] in STAGE
    assert cells["read_back"] in READ_BACK_WORD
    assert all(one in AUDIENCE for one in cells["share_with"].split(";"))
    assert cells["words"].strip()
    cells["words"].encode()
