"""What follows when words are taken back: the papers that already hold them are named, to their speaker alone."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from coprod_desktop.ui.desk import Desk
from coprod_desktop.work import taken_back
from coprod_desktop.work.deeds import Changed
from coprod_desktop.work.handing_over import Handed, held_by
from coprod_desktop.work.spoken import Spoken

if TYPE_CHECKING:
    from coprod_desktop.work.opening import Store

P = ParamSpec("P")


class HeldPapers:
    """The papers that hold a statement although it was taken back, as far as those `present` may know of them."""

    def __init__(self, desk: Desk, present: Sequence[str], one: Spoken) -> None:
        self._desk, self._one = desk, one
        self._open = taken_back.may_be_named(present, one.voice.id)

    def now(self) -> tuple[Handed, ...]:
        """Those there are now; none while somebody else than the speaker looks on."""
        if not self._open:
            return ()
        return self._desk.look(taken_back.to_ask_back, self._one.id, self._one.voice.id, self._desk.today())

    def do(
        self,
        what: str,
        call: "Callable[Concatenate[Store, P], Changed]",
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Changed | None:
        """Do something with the statement, and say which papers hold `what` was taken back by it."""
        before = self.now()
        changed = self._desk.do(call, *args, **kwargs)
        if changed is not None:
            newly = [each for each in self.now() if each not in before]
            self._desk.tell_more(changed, held_by(newly, what))
        return changed
