"""What holds now: of what one voice said about the same thing on several days, the newest that was agreed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from coprod_desktop.work.eligibility import was_agreed
from coprod_desktop.work.said import Said


@dataclass(frozen=True)
class Current:
    """The statements that hold now, in the order given; `earlier` has what each of them was said as before."""

    said: tuple[Said, ...]
    earlier: Mapping[str, tuple[Said, ...]]

    @cached_property
    def anew(self) -> Mapping[str, str]:
        """Statement id → id of the one that stands for it by now."""
        return {old.id: new for new, those in self.earlier.items() for old in those}


def current(everything: Iterable[Said]) -> Current:
    """Without what is no longer true, nor what the same voice has said anew since. Nothing else is dropped.

    New words that nobody has agreed yet stand beside the agreed ones: they replace them once they are agreed.
    """
    known = {one.id: one for one in everything}
    held: list[Said] = []
    earlier: dict[str, list[Said]] = {}
    for one in known.values():
        newer = _newer(one, known)
        if newer is not None:
            earlier.setdefault(newer.id, []).append(one)
        elif one.still_true is not False:
            held.append(one)
    return Current(tuple(held), {key: tuple(those) for key, those in earlier.items()})


def _newer(one: Said, known: Mapping[str, Said]) -> Said | None:
    """The newest that stands in its place: an agreed one, or for words that nobody agreed any newer ones."""
    after = [known[key] for key in one.same if key in known and known[key].says_anew(one)]
    agreed = [other for other in after if was_agreed(other)]
    waiting = after if not was_agreed(one) else []
    return max(agreed or waiting, key=lambda each: (each.held_on, each.id), default=None)
