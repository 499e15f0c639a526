"""What a ladder is made from: the signs that may be shown, what helps and makes it worse, and an order told before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from coprod_desktop.store.vault import Store
from coprod_desktop.work.background import Background, background
from coprod_desktop.work.current import Current, current
from coprod_desktop.work.ladder import (
    EARLY,
    Ladder,
    Step,
    helps_then,
    is_sign,
    makes_worse,
    mapped,
    merged,
    one_of_each,
    seen_part,
)
from coprod_desktop.work.people import person_in
from coprod_desktop.work.said import Said


@dataclass(frozen=True)
class LadderGround:
    """`whole` is the ladder as it is kept, `seen` as far as it may be shown. `helps` and `worse` can be tied to a step.

    `told_in_words` names who told the order at F2, while nobody has put the ladder together yet.
    """

    whole: Ladder
    seen: Ladder
    signs: tuple[Said, ...]
    helps: tuple[Said, ...]
    worse: tuple[Said, ...]
    known: Mapping[str, Said]
    told_in_words: str = ""

    def changed(self, seen: Ladder) -> Ladder:
        """The whole ladder after a change to what was seen of it."""
        return merged(self.whole, seen, {one.id for one in self.signs}, self.known)


def read(store: Store, person_id: str, shown: Sequence[Said]) -> LadderGround:
    """Read it for those who look on. A sign that several tell is one step; the step's own statement speaks for it."""
    with store.read() as session:
        behind = background(session, person_in(session, person_id), shown)
    made, now = behind.ladder, current(shown)
    told = replace(behind, ladder=None).open_to(shown)
    known = {one.id: one for one in shown}
    whole = _as_it_holds(made or Ladder(tuple(Step(sign) for sign in told.signs)), now, known)
    signs = _signs(now.said, whole, behind, known)
    return LadderGround(
        whole,
        seen_part(whole, {one.id for one in signs}, known),
        tuple(signs),
        tuple(_early_first(one for one in now.said if helps_then(one, behind.question(one)))),
        tuple(_early_first(one for one in now.said if makes_worse(one, behind.question(one)))),
        known,
        "" if made else _told_by(told, known),
    )


def _as_it_holds(whole: Ladder, now: Current, known: Mapping[str, Said]) -> Ladder:
    """What was said anew since stands for what it was said as before; signs that mean the same are one step."""
    held = mapped(whole, now.anew, now.anew)
    first: dict[str, str] = {}
    for sign in held.signs:
        if sign in known and sign not in first:
            first |= {other: sign for other in known[sign].same if other not in first}
    return mapped(held, first, {})


def _signs(now: Sequence[Said], whole: Ladder, behind: Background, known: Mapping[str, Said]) -> list[Said]:
    """Those on the ladder first, so that of several that mean the same the one with a step stays."""
    placed = [known[sign] for sign in whole.signs if sign in known]
    others = [one for one in now if is_sign(one, behind.question(one)) and one.id not in whole.signs]
    return one_of_each(
        [*placed, *sorted(others, key=lambda one: (behind.place(one), one.held_on, one.place))]
    )


def _early_first(found: Iterable[Said]) -> list[Said]:
    """What belongs to the first signs, then the rest; of each what works best."""
    return sorted(found, key=lambda one: (one.stage != EARLY, -(one.works if one.works is not None else -1)))


def _told_by(behind: Background, known: Mapping[str, Said]) -> str:
    order = known.get(behind.order)
    return order.voice.name if order is not None else ""
