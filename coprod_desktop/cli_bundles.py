"""Bundles without a window: hand a person's words on to another machine, and bring in what came from one."""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from coprod_desktop import terminal
from coprod_desktop.cli_store import bytes_of, unlocked
from coprod_desktop.errors import AmbiguousError, InputError

if TYPE_CHECKING:  # what a command needs is imported inside it: `--help` answers at once
    from coprod_desktop.work.matching import Match


def bundle_arguments(command: argparse.ArgumentParser) -> None:
    """Whose words, for whom, and where to."""
    from coprod_desktop.questions.vocabulary import AUDIENCE  # noqa: PLC0415

    command.add_argument("--person", metavar="NAME", required=True, help="name, or the beginning of the id")
    command.add_argument("--audience", required=True, choices=tuple(AUDIENCE), help="who will read it there")
    command.add_argument(
        "--out", metavar="FILE", type=Path, required=True, help=".coprod; replaced if it is there"
    )


def bundle(args: argparse.Namespace) -> None:
    """Write what these readers may see, sealed with the second line, and note it among the papers."""
    from coprod_desktop.work import handing_over, matching  # noqa: PLC0415
    from coprod_desktop.work.bundles import handing_on, packing  # noqa: PLC0415

    if args.out.suffix.casefold() != handing_on.SUFFIX:
        raise InputError(f"The name after --out ends with {handing_on.SUFFIX}.")
    if not args.out.parent.is_dir():
        raise InputError("The folder for the bundle isn’t there. Make it first, or choose another one.")
    with unlocked(args.store) as store:
        words = terminal.bundle_words()
        person = matching.meant(args.person, matching.everyone(store))
        packed = packing.pack(store, person.id, args.audience, date.today())
        handing_over.handed_over(store, person.id, handing_on.hand_on(packed, args.out, words))
    count = len(packed.statements)
    terminal.say("1 statement is in it." if count == 1 else f"{count:,} statements are in it.")


def bring_in_arguments(command: argparse.ArgumentParser) -> None:
    """Into which store, and about whom where that isn't sure."""
    command.add_argument("--to", metavar="STORE", type=Path, required=True, help="the folder of the store")
    who_arguments(command, "whom it is about: name, or the beginning of the id")


def bring_in(args: argparse.Namespace) -> None:
    """Merge it statement by statement, all of it or nothing, and say what became of them."""
    from coprod_desktop.work.bundles import merging  # noqa: PLC0415
    from coprod_desktop.work.matching import Choice, meant  # noqa: PLC0415

    data = bytes_of(args.file, merging.MOST_BYTES, "bundle")
    with unlocked(args.to) as store:
        offer = merging.open_sealed(store, data, terminal.bundle_words())
        refuse_unsure(offer.match, args, "bundle")
        person_id = meant(args.person, offer.match.known).id if args.person else ""
        done = merging.bring_in(store, offer.bundle, Choice(person_id, args.new_person))
    terminal.say(*done.told)


def who_arguments(command: argparse.ArgumentParser, help_: str) -> None:
    """About whom something that comes in is, where its name alone doesn't tell."""
    who = command.add_mutually_exclusive_group()
    who.add_argument("--person", metavar="NAME", help=help_)
    who.add_argument("--new-person", action="store_true", help="it is somebody new of the same name")


def refuse_unsure(match: "Match", args: argparse.Namespace, what: str) -> None:
    """Raise AmbiguousError with what to say, unless it is sure or was said about whom it is."""
    from coprod_desktop.work.matching import told_apart  # noqa: PLC0415

    if match.perhaps and not (args.person or args.new_person):
        raise AmbiguousError(
            f"Somebody of this name is in the store already, and the {what} doesn’t say whether it is the same "
            "person. Nothing was changed. Say which:",
            [*(f"--person {line}" for line in told_apart(match.perhaps)), "--new-person: somebody else"],
        )
