"""What a document is made of, free of any store: the lines that may stand on it and the facts around them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from coprod_desktop.summaries.blocks import BoardCell
from coprod_desktop.summaries.lines import Line, PageFacts


def _only(lines: tuple[Line, ...], standing: Collection[str]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.id in standing)


@dataclass(frozen=True)
class Ask:
    """Something asked for, what will be done, by whom and by when, and what came of it.

    `line` holds the asker's own words. `outcome` is empty (open), "done" or "not_done"; the family heard on `told_on`.
    """

    line: Line
    what: str = ""
    who: str = ""
    by_when: date | None = None
    outcome: str = ""
    outcome_on: date | None = None
    why_not: str = ""
    told_on: date | None = None


@dataclass(frozen=True)
class Column:
    """One voice of a side by side: its contributor id and name. The person's stands first."""

    id: str
    name: str


@dataclass(frozen=True)
class Topic:
    """A question and what each voice said to it: voice id → lines. `section` is the title it stands under."""

    section: str
    words: str
    said: Mapping[str, tuple[Line, ...]]

    def holds(self, standing: Collection[str]) -> bool:
        """Whether any of these lines belongs here."""
        return any(line.id in standing for lines in self.said.values() for line in lines)

    def only(self, standing: Collection[str]) -> "Topic":
        """The same with these lines alone."""
        return replace(self, said={voice: _only(lines, standing) for voice, lines in self.said.items()})


@dataclass(frozen=True)
class Asked:
    """One question as it stands in a record or on a blank sheet. `many`: it takes a list of statements.

    `states` are (who, word) of those who didn't answer in words, where these readers may know it. `ticks` are the
    options to choose from, a row for each choice, `parts` the names of what can go with a statement, `chart` boxes
    that were rated.
    """

    id: str
    words: str
    lines: tuple[Line, ...] = ()
    states: tuple[tuple[str, str], ...] = ()
    ticks: tuple[tuple[str, ...], ...] = ()
    parts: tuple[str, ...] = ()
    many: bool = False
    chart: "Rated | None" = None

    def only(self, standing: Collection[str]) -> "Asked":
        """The same with these lines alone."""
        chart = self.chart if self.chart and self.chart.line_id in standing else None
        return replace(self, lines=_only(self.lines, standing), chart=chart)


@dataclass(frozen=True)
class Rated:
    """A grid that somebody filled in: box values as in blocks.Chart."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[int | None, ...], ...]
    anchors: tuple[str, ...]
    said_by: str
    line_id: str


@dataclass(frozen=True)
class Chapter:
    """A section of questions."""

    title: str
    asked: tuple[Asked, ...]


@dataclass(frozen=True)
class Conversation:
    """One interview of a record, or the visit of a blank sheet: day, place, who took part, and its chapters."""

    held_on: date | None
    place: str
    interviewer: str
    took_part: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    set_title: str = ""

    def only(self, standing: Collection[str]) -> "Conversation":
        """The same with these lines alone."""
        chapters = (
            replace(one, asked=tuple(asked.only(standing) for asked in one.asked)) for one in self.chapters
        )
        return replace(self, chapters=tuple(chapters))


@dataclass(frozen=True)
class Seen:
    """Who may see which parts: audiences in words, the titles of sections, and those they see nothing of."""

    who: str
    titles: tuple[str, ...] = ()
    but: tuple[str, ...] = ()


@dataclass(frozen=True)
class Meeting:
    """What is told before we meet: the parts that will be talked about, who comes, how long it takes."""

    titles: tuple[str, ...]
    who_comes: tuple[str, ...]
    length: str
    held_on: date | None = None
    place: str = ""


@dataclass(frozen=True)
class Contents:
    """All that any document may need; each document reads what it is about."""

    facts: PageFacts
    lines: tuple[Line, ...] = ()
    asks: tuple[Ask, ...] = ()
    board: tuple[BoardCell, ...] = ()
    chosen_by: str = ""
    columns: tuple[Column, ...] = ()
    topics: tuple[Topic, ...] = ()
    conversations: tuple[Conversation, ...] = ()
    seen: tuple[Seen, ...] = ()
    meeting: Meeting | None = None
    danger: str = ""
    ladder_by: tuple[str, ...] = ()
    """Who put the ladder together, of those whose words stand here."""
    nothing_agreed: bool = False
    """Whether there was nothing to choose lines from."""
    left_over: tuple[Line, ...] = ()
    """Lines that may stand here too, but don't."""

    def _voices_of(self, lines: tuple[Line, ...]) -> tuple[str, ...]:
        """Whose words stand here. Lines that name no voice, as in a list made by hand, change nothing."""
        heard = {voice for line in lines for voice in line.voices}
        named = any(line.voices for line in self.lines)
        return tuple(voice for voice in self.facts.voices if voice in heard) if named else self.facts.voices

    def only(self, lines: tuple[Line, ...]) -> "Contents":
        """The same with these lines alone: what was taken off stands nowhere in the document."""
        standing = {line.id for line in lines}
        return replace(
            self,
            facts=replace(self.facts, voices=self._voices_of(lines)),
            lines=lines,
            nothing_agreed=not self.lines,
            left_over=tuple(line for line in self.lines if line.id not in standing),
            asks=tuple(ask for ask in self.asks if ask.line.id in standing),
            topics=tuple(topic.only(standing) for topic in self.topics if topic.holds(standing)),
            conversations=tuple(one.only(standing) for one in self.conversations),
        )
