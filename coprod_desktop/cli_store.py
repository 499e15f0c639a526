"""How a command gets into a store, by the passphrase from standard input or the terminal; and what comes into it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from coprod_desktop import terminal
from coprod_desktop.errors import InputError

if TYPE_CHECKING:  # what a command needs is imported inside it: `--help` answers at once
    from coprod_desktop.store.vault import Store


@contextmanager
def unlocked(folder: Path) -> Iterator["Store"]:
    """The store in this folder, open until the end. Raises InputError when there is none, StoreError."""
    from coprod_desktop.work import opening  # noqa: PLC0415

    if not opening.is_store(folder):
        raise InputError(
            "There is no store in this folder. Check its name, or make one with the command new."
        )
    with opening.open_store(folder, opening.unlock(folder, terminal.passphrase("Passphrase: "))) as store:
        _erase_overdue(store)
        yield store


def _erase_overdue(store: "Store") -> None:
    """What was erased thirty days ago goes for good on the way in, and is said."""
    from coprod_desktop.work import overdue, renewing  # noqa: PLC0415

    gone = overdue.erase_overdue(store, date.today(), renewing.renew)
    terminal.say(*(line for line in (gone.words, *gone.trouble, *gone.others) if line))


def bytes_of(file: Path, most: int, what: str) -> bytes:
    """No more of a file that comes in than it takes to see that it is too large."""
    try:
        with file.open("rb") as opened:
            return opened.read(most + 1)
    except OSError as error:
        raise InputError(f"The {what} can’t be read: {error.strerror}. Nothing was changed.") from None
