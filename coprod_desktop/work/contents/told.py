"""What was gathered for a document: its lines, which statements each holds, and its own parts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from coprod_desktop.summaries.lines import Line
from coprod_desktop.work.contents.ground import Ground
from coprod_desktop.work.gathering import gather
from coprod_desktop.work.said import Said
from coprod_desktop.work.voices import in_order


@dataclass(frozen=True)
class Told:
    """`holds` maps a line's id to the statements in it; `parts` are further fields of summaries.contents.Contents."""

    lines: tuple[Line, ...] = ()
    holds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    no_place: tuple[Said, ...] = ()
    parts: Mapping[str, Any] = field(default_factory=dict)


def lines(ground: Ground) -> Told:
    """Lines in the places of the document."""
    found = gather(ground.wanted.kind, ground.eligible, ground.page, ground.behind)
    return Told(found.lines, found.holds, found.no_place, {"ladder_by": _ladder_by(ground)})


def _ladder_by(ground: Ground) -> tuple[str, ...]:
    """Nobody is named who has no words that these readers may see."""
    made_by = ground.behind.ladder.made_by if ground.behind.ladder else ()
    heard = in_order({one.voice.id: one.voice for one in ground.eligible}.values())
    return tuple(ground.behind.named(voice) for voice in heard if voice.id in made_by)


def each_alone(ground: Ground, found: Mapping[str, Line], **parts: Any) -> Told:  # noqa: ANN401
    """A line for each of these statements; the others have no place in this document."""
    rest = tuple(one for one in ground.eligible if one.id not in found)
    return Told(tuple(found.values()), {line: (line,) for line in found}, rest, parts)


def no_lines(ground: Ground, **parts: Any) -> Told:  # noqa: ANN401 - fields of Contents
    """A document without anybody's statements."""
    return each_alone(ground, {}, **parts)
