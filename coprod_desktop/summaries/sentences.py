"""Where one sentence ends and the next begins, without a change to either."""

import re
from functools import lru_cache

from coprod_desktop.questions.wording import TITLES

_GAP = re.compile(r"(?<=[.!?])[\"”’')]?\s+(?=\S)")
_OPENING = "\"“‘'(["


@lru_cache(maxsize=4096)
def parted(words: str) -> tuple[str, ...]:
    """The sentences of a text; the white space between them is left out.

    A sentence begins with a capital letter, a figure, or a letter of a script that knows no capitals; a full stop after
    a title (“Mr.”) or inside a line (“7 p.m. on school days”) ends none.
    """
    found, start = [], 0
    for gap in _GAP.finditer(words):
        end = gap.start() + len(gap[0].rstrip())
        if _begins(words[gap.end() :]) and not _is_title(words[start:end]):
            found.append(words[start:end])
            start = gap.end()
    return (*found, words[start:])


def _begins(rest: str) -> bool:
    first = rest.lstrip(_OPENING)[:1] or rest[:1]
    return not first.islower()


def _is_title(sentence: str) -> bool:
    last = sentence.split()[-1:]
    return bool(last) and last[0].rstrip(".").casefold() in (*TITLES, "st") and last[0].endswith(".")
