"""A document as a file of its own: its name says nothing about the person, and it is written whole or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from coprod_desktop.errors import StoreError
from coprod_desktop.questions.vocabulary import ONE_PAGE
from coprod_desktop.store.folder import whole_file
from coprod_desktop.summaries.documents import DOCUMENT
from coprod_desktop.work.contents.ground import Wanted
from coprod_desktop.work.summarising import Made


@dataclass(frozen=True)
class Format:
    """A kind of file. `how` is the way it leaves the program, as the log of papers names it."""

    id: str
    word: str
    suffix: str
    how: str
    write: Callable[[Made, Wanted], bytes]


def _pdf(made: Made, _wanted: Wanted) -> bytes:
    return made.page.pdf


def _word(made: Made, wanted: Wanted) -> bytes:
    from coprod_desktop.summaries.to_docx import to_docx  # noqa: PLC0415 - loads for a while, and few ask for it

    return to_docx(
        made.page.blocks,
        title=wanted.kind.title,
        paper=wanted.paper,
        landscape=wanted.kind.lies,
        reading=wanted.way,
    )


def _web_page(made: Made, wanted: Wanted) -> bytes:
    from coprod_desktop.summaries.to_html import to_html  # noqa: PLC0415 - few ask for it

    return to_html(made.page.blocks, title=wanted.kind.title, reading=wanted.way).encode()


def as_html(made: Made, wanted: Wanted) -> str:
    """The same words as a piece of a web page, for the clipboard and to be read out in the window."""
    from coprod_desktop.summaries.to_html import to_html  # noqa: PLC0415 - not before a page is made

    return to_html(made.page.blocks, title=wanted.kind.title, whole=False, reading=wanted.way)


FORMATS = (
    Format("pdf", "PDF", ".pdf", "saved", _pdf),
    Format("word", "Word", ".docx", "word", _word),
    Format("html", "Web page", ".html", "html", _web_page),
)
FORMAT = {one.id: one for one in FORMATS}
BY_SUFFIX = {one.suffix: one for one in FORMATS}


def locked(pdf: bytes, password: str) -> bytes:
    """The PDF, readable with the password only (AES-256). Raises InputError for a password that isn't safe to use."""
    from coprod_desktop.summaries.lock_pdf import locked as lock  # noqa: PLC0415 - few ask for it

    return lock(pdf, password)


def free_name(folder: Path, day: date, document: str = ONE_PAGE, suffix: str = ".pdf") -> Path:
    """Where to save a document: "One-page summary 2026-11-22.pdf", counted up while that is taken."""
    stem = f"{DOCUMENT[document].title} {day.isoformat()}"
    names = (
        folder / (f"{stem}{suffix}" if number == 1 else f"{stem} ({number}){suffix}") for number in count(1)
    )
    return next(name for name in names if not name.exists())


def write_page(file: Path, data: bytes) -> Path:
    """Write the file and return its place. Raises StoreError when that fails; what was there before then stays."""
    try:
        with whole_file(file) as out:
            out.write(data)
    except OSError as error:
        raise StoreError(
            f"The page could not be saved there: {error.strerror or 'the computer refused'}. "
            "It is still on the screen. Choose another folder and save it again."
        ) from None
    return file
