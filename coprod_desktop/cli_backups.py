"""Backups without a window: write one, put one back, undo that."""

import argparse
from pathlib import Path

from coprod_desktop import terminal
from coprod_desktop.cli_store import unlocked
from coprod_desktop.errors import InputError

OF_THAT_DAY = "It opens with the passphrase, or the recovery key, of the day the backup was made."


def backup_arguments(command: argparse.ArgumentParser) -> None:
    """Where to; without it, the store's own folder."""
    command.add_argument(
        "--out", metavar="FILE", type=Path, help="a name of your own; otherwise it goes beside the others"
    )


def backup(args: argparse.Namespace) -> None:
    """Write a backup and verify it."""
    from coprod_desktop.work import backing_up  # noqa: PLC0415

    with unlocked(args.store) as store:
        made = backing_up.write_file(store, args.out) if args.out else backing_up.back_up(store)
    terminal.say(f"Written and verified: {made.file} ({made.size:,} bytes).", OF_THAT_DAY)


def restore_arguments(command: argparse.ArgumentParser) -> None:
    """Where to, and whether a store that is there may make room."""
    command.add_argument(
        "--to", metavar="STORE", type=Path, required=True, help="a new folder, or the store it was made of"
    )
    command.add_argument(
        "--in-place", action="store_true", help="the store that is there makes room, and is kept aside"
    )


def restore(args: argparse.Namespace) -> None:
    """Make a store of a backup, in a new folder or in place."""
    from coprod_desktop.work import backing_up, opening  # noqa: PLC0415

    if opening.is_store(args.to) and not args.in_place:
        raise InputError(
            "There is a store in this folder already. Nothing was changed. Choose a new folder, or say --in-place: "
            "then the store that is there is kept aside, and undo-restore brings it back."
        )
    secret = terminal.passphrase("Passphrase or recovery key: ")
    if not args.in_place:
        backing_up.restore_to(args.file, args.to, secret)
        terminal.say("The backup is restored.", OF_THAT_DAY)
        return
    stays = backing_up.restore_over(args.file, args.to, secret)
    terminal.say(
        "The backup is restored. What was there before is kept aside; undo-restore brings it back.",
        "The passphrase stays the same." if stays else OF_THAT_DAY,
    )


def undo_arguments(_command: argparse.ArgumentParser) -> None:
    """Nothing but the store."""


def undo(args: argparse.Namespace) -> None:
    """Bring back what the last restore put aside."""
    from coprod_desktop.work import backing_up  # noqa: PLC0415

    backing_up.undo_restore(args.store)
    terminal.say("The store is as it was before the restore. Doing this once more swaps the two again.")
