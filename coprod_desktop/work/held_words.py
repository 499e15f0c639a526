"""Rows of the store in words, grouped as a person would look for them, and who else is in them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.summaries.held import Entry, Part
from coprod_desktop.work.held_tables import PART_TITLES, SHOWN, Shown, part_of
from coprod_desktop.work.names import Known, noticed
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.voices import Voice

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]
_FREE_TEXT = frozenset(
    (
        "words",
        "through",
        "what",
        "who",
        "why_not",
        "typed",
        "instead",
        "seen",
        "wants",
        "told",
        "when",
        "answer",
    )
)
"""Columns in which people write as they like: where other people's names are looked for."""
_FLAGS = frozenset(("removed", "withdrawn", "undone", "draft", "locked"))
"""Columns that say something only where it is so."""
_SHORT = 60


@dataclass(frozen=True)
class Others:
    """Everybody but the person: the voices of the circle, and names that were decided about or noticed in words."""

    circle: Mapping[str, str]
    own: frozenset[str]
    known: Known
    decided: frozenset[str] = field(default=frozenset())

    @classmethod
    def of(cls, facts: PersonFacts, circle: Mapping[str, Voice], tables: Tables) -> "Others":
        """Who that is for this person."""
        own = frozenset(key for key, voice in circle.items() if voice.is_person)
        names = {key: voice.name for key, voice in circle.items()}
        others = tuple(name for key, name in names.items() if key not in own)
        decided = frozenset(row["name"] for row in tables["name_choice"])
        return cls(names, own, Known((*others, *decided), (facts.name, facts.called)), decided)

    @property
    def names(self) -> tuple[str, ...]:
        """Each of them by name, in the order of the alphabet."""
        circle = {name for key, name in self.circle.items() if key not in self.own}
        return tuple(sorted(circle | self.decided, key=str.casefold))

    def told(self) -> list[dict[str, str]]:
        """Name, and why they are in it."""
        circle = {name for key, name in self.circle.items() if key not in self.own}
        return [{"name": name, "why": "voice" if name in circle else "named"} for name in self.names]

    def owns(self, table: str, row: Row) -> bool:
        """Whether this row is another person's: their own words, answers or details."""
        who = row["id"] if table == "contributor" else row.get("contributor_id")
        return bool(who) and who not in self.own

    def named_in(self, table: str, row: Row) -> tuple[str, ...]:
        """Other people's names in what was written freely in this row."""
        texts = [value for key, value in row.items() if key in _FREE_TEXT and isinstance(value, str)]
        texts += [value for value in dict(row.get("fields") or {}).values() if isinstance(value, str)]
        found = [name for text in texts if text for name in noticed(text, self.known)]
        found += [name for name in self.decided for text in texts if name in text]
        return tuple(dict.fromkeys(found))


def parts_of(tables: Tables, others: Others, facts: PersonFacts) -> tuple[Part, ...]:
    """The person first, then each interview with its statements, the newest first, then what was made of it all."""
    return tuple(part for part in _Telling(tables, others).parts(facts) if part.entries or part.parts)


class _Telling:
    """Puts each row where somebody would look for it."""

    def __init__(self, tables: Tables, others: Others) -> None:
        self._tables, self._others = tables, others
        self._statement_of = {row["id"]: row["statement_id"] for row in tables["wording"]}
        self._said = {row["statement_id"]: row["words"] for row in tables["wording"]}
        self._days = {row["id"]: row["held_on"] for row in tables["interview"]}
        self._at: dict[str, list[tuple[datetime, Entry]]] = {}
        for name, rows in tables.items():
            for row in rows:
                self._at.setdefault(self._place(name, row), []).append(self._entry(name, row))

    def parts(self, facts: PersonFacts) -> Iterator[Part]:
        """In the order of the document."""
        yield Part(f"What is known of {facts.called}", self._entries(facts.id))
        newest = sorted(self._tables["interview"], key=lambda row: (row["held_on"], row["id"]), reverse=True)
        for row in newest:
            yield self._interview(row)
        for part, title in PART_TITLES.items():
            yield Part(title, self._entries(part))

    def _interview(self, row: Row) -> Part:
        own = [one["id"] for one in self._tables["statement"] if one["interview_id"] == row["id"]]
        statements = tuple(
            Part(f"Statement {number} of {day_in_words(row['held_on'])}", self._entries(one))
            for number, one in enumerate(own, 1)
        )
        return Part(f"Interview of {day_in_words(row['held_on'])}", self._entries(row["id"]), statements)

    def _entries(self, place: str) -> tuple[Entry, ...]:
        return tuple(entry for _, entry in sorted(self._at.get(place, ()), key=lambda each: each[0]))

    def _place(self, name: str, row: Row) -> str:
        """Its own part, or the statement, the interview or the person that it is about."""
        if part := part_of(name, row):
            return part
        if name in {"statement", "interview"}:
            return str(row["id"])
        statement = row.get("statement_id") or self._statement_of.get(str(row.get("wording_id")))
        person = str(self._tables["person"][0]["id"])
        return str(statement or row.get("interview_id") or person)

    def _entry(self, name: str, row: Row) -> tuple[datetime, Entry]:
        shown = SHOWN[name]
        at = next((row[key] for key in ("at", "created_at", "started_at") if row.get(key)), None)
        when = at if isinstance(at, datetime) else datetime.min.replace(tzinfo=UTC)
        words = "; ".join(self._told(shown, row))
        recorded = f"({_moment(at)}{', ' + row['by'] if row.get('by') else ''})" if at else ""
        others = self._others
        return when, Entry(shown.what, words, recorded, others.owns(name, row), others.named_in(name, row))

    def _told(self, shown: Shown, row: Row) -> Iterator[str]:
        for column, label in shown.columns:
            words = "" if row[column] is False and column in _FLAGS else self._in_words(row[column])
            if words:
                yield f"{label}: {words}" if label else words

    def _in_words(self, value: Any) -> str:  # noqa: ANN401 - whatever a column holds
        if isinstance(value, list):
            return ", ".join(filter(None, map(self._in_words, value)))
        if isinstance(value, dict):
            pairs = ((key, self._in_words(one)) for key, one in value.items())
            return ", ".join(f"{key}: {words}" for key, words in pairs if words)
        return self._one(value)

    def _one(self, value: object) -> str:
        if value is None:
            return ""
        return next((tell(value) for kind, tell in _TELL if isinstance(value, kind)), None) or self._named(
            str(value)
        )

    def _named(self, value: str) -> str:
        """Ids are told by what they stand for."""
        if value in self._others.circle:
            return self._others.circle[value]
        if value in self._days:
            return day_in_words(self._days[value])
        statement = self._statement_of.get(value, value)
        if statement in self._said:
            said = self._said[statement]
            return f"“{said[:_SHORT]}…”" if len(said) > _SHORT else f"“{said}”"
        return value


def _moment(at: datetime) -> str:
    local = at.astimezone()
    return f"{day_in_words(local.date())}, {local:%H:%M}"


_TELL: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (bool, lambda so: "yes" if so else "no"),
    (bytes, lambda _: "kept as a picture"),
    (datetime, _moment),
    (date, day_in_words),
)
"""How values that aren't text are told; a moment is a date too, so it comes first."""
