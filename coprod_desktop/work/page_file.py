"""A page as a file of its own: its name says nothing about the person, and it is written whole or not at all."""

from datetime import date
from itertools import count
from pathlib import Path

from coprod_desktop.errors import StoreError
from coprod_desktop.questions.vocabulary import ONE_PAGE
from coprod_desktop.store.folder import whole_file
from coprod_desktop.summaries.documents import DOCUMENT


def free_name(folder: Path, day: date, document: str = ONE_PAGE) -> Path:
    """Where to save a page: "One-page summary 2026-11-22.pdf", counted up while that is taken."""
    stem = f"{DOCUMENT[document].title} {day.isoformat()}"
    names = (folder / (f"{stem}.pdf" if number == 1 else f"{stem} ({number}).pdf") for number in count(1))
    return next(name for name in names if not name.exists())


def write_page(file: Path, pdf: bytes) -> Path:
    """Write the page and return its file. Raises StoreError when that fails; what was there before then stays."""
    try:
        with whole_file(file) as out:
            out.write(pdf)
    except OSError as error:
        raise StoreError(
            f"The page could not be saved there: {error.strerror or 'the computer refused'}. "
            "It is still on the screen. Choose another folder and save it again."
        ) from None
    return file
