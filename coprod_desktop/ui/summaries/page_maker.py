"""Makes a document again after each wish: read on the window's thread, set on another, and never an older one shown."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from coprod_desktop.errors import AppError
from coprod_desktop.garbage import spare_what_stays
from coprod_desktop.ui.task import run_task
from coprod_desktop.work import page_file, summarising
from coprod_desktop.work.summarising import Made, Material, Wanted

WAIT = 15
"""Milliseconds: several changes in a row make one page."""


@dataclass(frozen=True)
class Ready:
    """A document that has come out, for what it was wanted, and the same as a piece of a web page."""

    made: Made
    wanted: Wanted
    html: str = field(repr=False)


class PageMaker(QObject):
    """`came` with each document that is still wanted when it has come out; `failed` with why there is none."""

    came = Signal(object)
    failed = Signal(object)

    def __init__(self, owner: QObject, read: Callable[[], Material]) -> None:
        super().__init__(owner)
        self._read = read
        self.ready: Ready | None = None
        self._busy = self._again = False
        self._waiting: list[Callable[[Ready], object]] = []
        self._timer = QTimer(self, singleShot=True, interval=WAIT)
        self._timer.timeout.connect(self.make)

    def ask(self) -> None:
        """Something has changed: make it soon."""
        self._timer.start()

    def forget_wishes(self) -> None:
        """What waited for a document was meant for another one."""
        self._waiting.clear()

    def is_true(self) -> bool:
        """Whether what came last is what would be made now."""
        return self.ready is not None and not (self._busy or self._timer.isActive())

    def is_settled(self) -> bool:
        """Whether it is, and no wish waits either."""
        return self.is_true() and not self._waiting

    def when_true(self, call: Callable[[Ready], object]) -> None:
        """Call it with the document, after any that is under way: an older one never leaves the program."""
        if self.is_true() and self.ready is not None:
            call(self.ready)
        else:
            self._waiting.append(call)

    def make(self) -> None:
        """Make it now; a change in the meantime makes it once more."""
        if self._busy:
            self._again = True
            return
        try:
            material = self._read()
        except AppError as error:
            self._fail(error)
            return
        self._busy = True
        run_task(self, lambda: _set(material), self._come, self._fail)

    def _come(self, ready: Ready) -> None:
        self._busy = False
        if self._again:
            self._again = False
            self.make()
            return
        self.ready = ready
        spare_what_stays()
        self.came.emit(ready)
        while self._waiting and self.is_true():
            self._waiting.pop(0)(ready)

    def _fail(self, error: AppError) -> None:
        self._busy = self._again = False
        self._waiting.clear()
        self.ready = None
        self.failed.emit(error)


def _set(material: Material) -> Ready:
    """On the worker: all that takes long, so that showing it doesn't."""
    made = summarising.set_page(material)
    made.page.text  # noqa: B018 - it is kept once it was written
    return Ready(made, material.wanted, page_file.as_html(made, material.wanted))
