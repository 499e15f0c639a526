"""The command that writes out everything held on a person, for somebody who asks to see it."""

import argparse
from datetime import date
from pathlib import Path

from coprod_desktop import terminal
from coprod_desktop.cli_store import unlocked
from coprod_desktop.errors import InputError


def everything_arguments(command: argparse.ArgumentParser) -> None:
    """What the command takes."""
    command.add_argument("--person", metavar="NAME", required=True, help="name, or the beginning of the id")
    command.add_argument("--out", metavar="FOLDER", type=Path, required=True, help="where both files go")
    command.add_argument(
        "--with-concerns",
        metavar="NAME",
        default="",
        help="the separate part too: give the person's whole name once more, to confirm",
    )


def everything(args: argparse.Namespace) -> None:
    """Write the PDF and the JSON, and say where they are."""
    from coprod_desktop.work import handing_over, matching, subject_access  # noqa: PLC0415

    if not args.out.is_dir():
        raise InputError("The folder for the files isn’t there. Make it first, or choose another one.")
    with unlocked(args.store) as store:
        person = matching.meant(args.person, matching.everyone(store))
        if args.with_concerns and args.with_concerns != person.name:
            raise InputError(
                "The name after --with-concerns isn’t the person’s whole name. Nothing was written."
            )
        files = subject_access.write_everything(
            store, person.id, args.out, date.today(), with_concerns=bool(args.with_concerns)
        )
        handing_over.handed_over(store, person.id, subject_access.paper_of(store, person.id))
    terminal.say(*(str(file) for file in files))
