"""What is done before a document is pictured, alone or for many people: as a person would, through what is offered."""

from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from coprod_desktop.ui.batch.done import BatchDone
from coprod_desktop.ui.batch.progress import BatchProgress
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.shot_doors import wait
from coprod_desktop.ui.shot_states import shown
from coprod_desktop.ui.summaries.with_password import ToldOnce
from coprod_desktop.work import listing
from coprod_desktop.work.batch import Batch, Run
from coprod_desktop.work.summarising import Wanted


def page_made(inside: Inside) -> None:
    """The page has come out."""
    wait(lambda: bool(shown(inside).is_settled()))


def left_over(inside: Inside) -> None:
    """The lines for which there is no room."""
    page_made(inside)
    shown(inside).spread.show_lines()
    shown(inside).lines.show_list("over")


def not_on_page(inside: Inside) -> None:
    """What may not stand on the page, and why."""
    page_made(inside)
    shown(inside).toggle_private()


def as_words(inside: Inside) -> None:
    """The page as words."""
    page_made(inside)
    shown(inside).preview.toggle_words()


def in_reading(reading: str) -> Callable[[Inside], object]:
    """The document in another way to read."""

    def to_it(inside: Inside) -> None:
        page_made(inside)
        shown(inside).page_for.readings.choose(reading)
        page_made(inside)

    return to_it


def on_page(page: int) -> Callable[[Inside], object]:
    """A later page of a long document, with the small pages drawn."""

    def to_it(inside: Inside) -> None:
        page_made(inside)
        shown(inside).preview.go_to(page - 1)
        wait(lambda: shown(inside).preview.thumbnails.drawn() > page)

    return to_it


def ask_password(inside: Inside) -> None:
    """A PDF with a password."""
    page_made(inside)
    shown(inside).lock.click()


def type_password(inside: Inside) -> None:
    """A password of one's own that is too short."""
    page_made(inside)
    screen = shown(inside)
    dialog = screen.hand_out.ask_password(screen.maker.ready)
    dialog.which.choose("own")
    dialog.own.line.setText("fox")
    dialog.try_to_keep()


def tell_password(inside: Inside) -> None:
    """The password, once."""
    page_made(inside)
    ToldOnce(shown(inside), "ladder marmalade teapot orchard kite").open()


def choose_batch(inside: Inside) -> None:
    """Pages for many people at once."""
    shown(inside).many_button.click()


def batch_going(inside: Inside) -> None:
    """In the middle of it, each page taking three seconds."""
    with TemporaryDirectory() as place:
        run = _run(inside, Path(place), times=3)
        progress = BatchProgress(shown(inside), run, partial(next, count(0.0, 3.0)))
        for _ in range(4):
            run.make_next()
            progress.refresh()
    progress.open()


def batch_done(inside: Inside) -> None:
    """Which file is whose, and who has none."""
    with TemporaryDirectory() as place:
        run = _run(inside, Path(place))
        while not run.is_over:
            run.make_next()
    known = {row.id: row.facts.name for row in listing.people(inside.desk.store, inside.desk.today())}
    BatchDone(shown(inside), run, known, Path("Documents"), "school").open()


def _run(inside: Inside, folder: Path, times: int = 1) -> Run:
    store, today = inside.desk.store, inside.desk.today()
    everyone = [row.id for row in listing.people(store, today)]
    return Run(store, everyone * times, Batch(Wanted("school", today), folder))
