"""A key in the composer, with a thousand cards on the question, against a bare text field."""

from collections.abc import Iterator

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from tests.benchmarks import conversation
from tests.benchmarks.room import Room, Setting, opened
from tests.benchmarks.timing import FRAME, Budget, Figure, Took, figure_of, percentile

CARDS, KEYS = 1_000, 300


def figures(setting: Setting) -> Iterator[Figure]:
    """The usual key, and the slowest of a hundred."""
    with opened(setting) as room:
        composer = conversation.at(room, conversation.begun(room.store, CARDS)).asking.composer
        bare = QPlainTextEdit()
        bare.resize(composer.size())
        room.painted(bare.show, bare.viewport())
        ours, limit = _typed(room, composer, bare)
        bare.close()
    what = f"key to painted letter, {CARDS:,} cards"
    for name, share, budget in (("", 50, Budget(ratio=1.5)), (", p99", 99, Budget(most=FRAME))):
        bare_key = percentile([one.clock for one in limit], share)
        yield figure_of(f"{what}{name}", ours, bare_key, "QPlainTextEdit", budget, share=share)


def _typed(room: Room, *fields: QPlainTextEdit) -> list[list[Took]]:
    """Turn by turn, a letter each; words end, so that lines stay as long as those of people."""
    times: list[list[Took]] = [[] for _ in fields]
    for number in range(KEYS):
        letter = " " if number % 6 == 5 else "abcde"[number % 5]
        for field, taken in zip(fields, times, strict=True):
            if number % 120 == 0:
                field.clear()
            taken.append(_painted(room, field, letter))
    return [taken[5:] for taken in times]


def _painted(room: Room, field: QPlainTextEdit, letter: str) -> Took:
    return room.painted(lambda: QTest.keyClicks(field, letter), field.viewport())
