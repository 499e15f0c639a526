"""Hands one person's words on: sealed, written, and noted among the papers that left the program."""

from datetime import date
from itertools import count
from pathlib import Path

from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.keys import EVERYDAY
from coprod_desktop.store.sealed_file import seal
from coprod_desktop.work.bundles.bundle import Bundle, as_bytes
from coprod_desktop.work.handing_over import BUNDLE, Paper
from coprod_desktop.work.page_file import write_page

SUFFIX = ".coprod"


def hand_on(bundle: Bundle, file: Path, passphrase: str, cost: Cost = EVERYDAY) -> Paper:
    """Write what was packed, whole or not at all; returns what to note among the papers once it is there.

    Takes about half a second. Raises InputError when it is too much for one file, StoreError when it can't be written.
    """
    write_page(file, seal(as_bytes(bundle), passphrase, cost))
    wordings = tuple(one.wording_id for one in bundle.statements)
    return Paper(BUNDLE, bundle.audience, how="bundle", locked=True, wordings=wordings)


def free_name(folder: Path, day: date) -> Path:
    """A name that is free and names nobody: "Bundle 2026-11-22.coprod", counted up while that is taken."""
    names = (
        folder / f"Bundle {day.isoformat()}{'' if number == 1 else f' ({number})'}{SUFFIX}"
        for number in count(1)
    )
    return next(name for name in names if not name.exists())
