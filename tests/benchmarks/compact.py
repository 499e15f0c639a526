"""A question set with no more than made-up families are asked: a hundred thousand whole ones would take 3 GB."""

import re

from tests.benchmarks.phrases import THEMES

ALSO_ASKED = ("A8", "M1", "N7")
_KEYS = ("id", "visit", "ask", "answer", "prints", "title", "version")


def compact(text: str) -> str:
    """The same sections with the questions that are used, without what is said beside them."""
    head, *sections = re.split(r"^\[\[section]]\n", text, flags=re.MULTILINE)
    return _lines(head) + "".join(filter(None, map(_section, sections)))


def _section(text: str) -> str:
    head, *questions = re.split(r"^\[\[section\.question]]\n", text, flags=re.MULTILINE)
    used = [one for one in questions if re.search(r'^id = "(.*)"', one, re.MULTILINE)[1] in _USED]  # type: ignore[index]
    if not used:
        return ""
    return "[[section]]\n" + _lines(head) + "".join("[[section.question]]\n" + _lines(one) for one in used)


def _lines(text: str) -> str:
    kept = [line for line in text.splitlines() if line.split(" = ")[0] in _KEYS]
    return "\n".join(kept) + "\n"


_USED = frozenset((*THEMES, *ALSO_ASKED))
