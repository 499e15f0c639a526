"""Finds the line of a question in the text of a set, because a parsed table no longer knows where it stood."""

import re
from dataclasses import dataclass, field

_QUESTION = re.compile(r"\s*\[\[\s*section\s*\.\s*question\s*\]\]")
_SECTION = re.compile(r"\s*\[\[\s*section\s*\]\]")
_KEY = re.compile(r"""\s*["']?([\w-]+)["']?\s*=\s*(?:"([^"]*)")?""")


@dataclass(eq=False)
class _Table:
    line: int
    keys: dict[str, int] = field(default_factory=dict)
    id: str = ""


class SetLines:
    """The lines of a set's tables. Numbers begin at 1; 0 means that the line isn't known."""

    def __init__(self, text: str) -> None:
        self._sections: list[_Table] = []
        self._questions: list[_Table] = []
        table = self._top = _Table(1)
        for number, line in enumerate(text.split("\n"), 1):
            table = self._opened(number, line) or table
            _note_key(table, number, line)

    def of_question(self, index: int, key: str = "") -> int:
        """The line of the key of the set's question number `index` (from 0), or of its beginning."""
        return _line(self._questions, index, key)

    def of_section(self, index: int, key: str = "") -> int:
        """The line of the key of the set's section number `index` (from 0), or of its beginning."""
        return _line(self._sections, index, key)

    def of_top(self, key: str) -> int:
        """The line of a key of the set itself, or its first line."""
        return self._top.keys.get(key, self._top.line)

    def question_at(self, line: int) -> str:
        """The id of the question that this line belongs to, or nothing."""
        begun = [table for table in self._sections + self._questions if table.line <= line]
        last = max(begun, key=lambda table: table.line, default=self._top)
        return last.id if last in self._questions else ""

    def _opened(self, number: int, line: str) -> _Table | None:
        for pattern, tables in ((_QUESTION, self._questions), (_SECTION, self._sections)):
            if pattern.match(line):
                tables.append(_Table(number))
                return tables[-1]
        return None


def _note_key(table: _Table, number: int, line: str) -> None:
    found = _KEY.match(line)
    if found and found[1] not in table.keys:
        table.keys[found[1]] = number
        if found[1] == "id":
            table.id = found[2] or ""


def _line(tables: list[_Table], index: int, key: str) -> int:
    if index >= len(tables):
        return 0
    return tables[index].keys.get(key, tables[index].line)
