"""The same work without a window: a new store, bringing in a sheet, who is there, a summary, a check, backups."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from coprod_desktop import cli_backups, cli_bundles, cli_everything, terminal
from coprod_desktop.cli_store import bytes_of, unlocked
from coprod_desktop.errors import AmbiguousError, AppError, InputError, StoreError

if TYPE_CHECKING:  # what a command needs is imported inside it: `--help` answers at once
    from coprod_desktop.work.bringing_in import Incoming
    from coprod_desktop.work.listing import PersonRow
    from coprod_desktop.work.page_file import Format

COMMANDS = (
    "new",
    "import",
    "people",
    "summary",
    "everything",
    "bundle",
    "bring-in-bundle",
    "check",
    "backup",
    "restore",
    "undo-restore",
)


def main(argv: Sequence[str]) -> int:
    """Run one command. Returns 0, or 2 after one sentence on stderr and a line for each fault."""
    terminal.speak_utf8()
    try:
        args = _parser().parse_args(argv)
        args.run(args)
    except AppError as error:
        return terminal.refuse(error.message, error.faults)
    except KeyboardInterrupt:
        return terminal.refuse("Stopped. What was there before is as it was.")
    except UnicodeError:
        return terminal.refuse(
            "What came in isn’t written in UTF-8, so it can’t be read. Nothing was changed."
        )
    except OSError as error:
        return terminal.refuse(
            f"The computer refused: {error.strerror or 'no reason given'}. What is in the store is whole."
        )
    return 0


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One sentence, as for any other refusal."""
        raise InputError(f"This command isn’t complete or has a slip in it: {' '.join(message.split())}.")


_STORE: dict[str, Any] = {
    "dest": "store",
    "metavar": "STORE",
    "type": Path,
    "help": "the folder of the store",
}
_FIRST: dict[str, dict[str, Any]] = {
    "restore": {"dest": "file", "metavar": "FILE", "type": Path, "help": "the backup"},
    "bring-in-bundle": {"dest": "file", "metavar": "FILE", "type": Path, "help": "the bundle"},
}
"""What stands first after a command, where that isn't the store."""


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="main.py", description="Coprod without a window.", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (run, help_, arguments) in _RUNS.items():
        command = commands.add_parser(name, help=help_, description=help_, allow_abbrev=False)
        command.add_argument(**_FIRST.get(name, _STORE))
        arguments(command)
        command.set_defaults(run=run)
    return parser


def _new_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--practitioner", metavar="NAME", default="", help="your own name, for the history")


def _new(args: argparse.Namespace) -> None:
    from coprod_desktop.work import opening  # noqa: PLC0415

    store, recovery_key = opening.create(args.store, terminal.new_passphrase(), args.practitioner)
    store.close()
    warning = opening.folder_warning(args.store)
    terminal.say("The store is ready. This is its recovery key:", recovery_key)
    terminal.say(
        "Write it down or print it, and keep it apart from the laptop. It opens the store without the passphrase."
    )
    if warning:
        terminal.say(warning)


def _import_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("sheet", metavar="SHEET.csv", type=Path, help="the sheet to bring in")
    cli_bundles.who_arguments(command, "whose interview it is: name, or the beginning of the id")
    command.add_argument("--again", action="store_true", help="bring the same sheet in once more")


def _import(args: argparse.Namespace) -> None:
    from coprod_desktop.work import bringing_in  # noqa: PLC0415
    from coprod_desktop.work.matching import Choice, meant  # noqa: PLC0415
    from coprod_desktop.work.sheet import LARGEST  # noqa: PLC0415

    data = bytes_of(args.sheet, LARGEST, "sheet")
    with unlocked(args.store) as store:
        incoming = bringing_in.look_at(store, data)
        _refuse_unclear(incoming, args)
        person_id = meant(args.person, incoming.match.known).id if args.person else ""
        done = bringing_in.bring_in(store, incoming, Choice(person_id, args.new_person, args.again))
    terminal.say(*done.told)


def _refuse_unclear(incoming: "Incoming", args: argparse.Namespace) -> None:
    if incoming.match.again and not args.again:
        raise AmbiguousError(
            "This sheet was brought in before, so nothing was changed. Say --again to bring it in once more."
        )
    cli_bundles.refuse_unsure(incoming.match, args, "sheet")


def _people_arguments(_command: argparse.ArgumentParser) -> None:
    """Nothing but the store."""


def _people(args: argparse.Namespace) -> None:
    from coprod_desktop.work import listing  # noqa: PLC0415

    with unlocked(args.store) as store:
        rows = listing.people(store, date.today())
    terminal.say(*(_row(row) for row in rows) if rows else ("Nobody is in this store yet.",))


def _row(row: "PersonRow") -> str:
    from coprod_desktop.questions.wording import day_in_words  # noqa: PLC0415
    from coprod_desktop.work.interviews import STATES  # noqa: PLC0415

    facts = row.facts
    parts = (
        facts.name,
        f"called {facts.called}" if facts.called != facts.name else "",
        f"born {day_in_words(facts.born)}" if facts.born else "",
        facts.setting,
        f"last talked {day_in_words(row.last_talked)}" if row.last_talked else "",
        STATES.get(row.state, ""),
        f"look again by {day_in_words(row.review_by)}" if row.review_by else "",
        f"id {row.id}",
    )
    return " · ".join(part for part in parts if part)


def _summary_arguments(command: argparse.ArgumentParser) -> None:
    from coprod_desktop.questions.vocabulary import AUDIENCE, VISIT_ORDER  # noqa: PLC0415
    from coprod_desktop.summaries.documents import DOCUMENT  # noqa: PLC0415
    from coprod_desktop.summaries.reading import READING  # noqa: PLC0415

    command.add_argument("--person", metavar="NAME", required=True, help="name, or the beginning of the id")
    command.add_argument("--document", required=True, choices=tuple(DOCUMENT))
    command.add_argument("--audience", required=True, choices=tuple(AUDIENCE))
    command.add_argument(
        "--out",
        metavar="FILE",
        type=Path,
        required=True,
        help=".pdf, .docx or .html; replaced if it is there",
    )
    command.add_argument("--style", choices=tuple(READING), help="the way it reads")
    command.add_argument(
        "--draft", action="store_true", help="to check at home, for the family or the person"
    )
    command.add_argument("--reader", metavar="NAME", default="", help="for this one reader of the circle")
    command.add_argument("--paper", choices=("a4", "letter"), default="a4")
    command.add_argument("--visit", choices=VISIT_ORDER, default="first", help="whose questions are told of")
    command.add_argument(
        "--encrypt", action="store_true", help="a PDF with a password, the second line of standard input"
    )


def _summary(args: argparse.Namespace) -> None:
    format_ = _format_of(args)
    from coprod_desktop.work import account, handing_over, matching, names, page_file, summarising  # noqa: PLC0415

    with unlocked(args.store) as store:
        password = terminal.page_password() if args.encrypt else ""
        person = matching.meant(args.person, matching.everyone(store))
        wanted = summarising.Wanted(
            args.audience,
            date.today(),
            reader=matching.meant(args.reader, matching.circle(store, person.id)).id if args.reader else "",
            draft=args.draft,
            paper=args.paper,
            document=args.document,
            reading=args.style,
            visit=args.visit,
        )
        made = summarising.make(store, person.id, wanted)
        data = format_.write(made, wanted)
        _write(args.out, page_file.locked(data, password) if args.encrypt else data)
        paper = handing_over.paper_of(made, wanted, format_.how, locked=args.encrypt)
        handing_over.handed_over(store, person.id, paper)
        told = tuple(account.account(made, names.undecided(store, made.chosen)))
    terminal.say(*told)


_FAULTY = "This store has faults. Make a copy of its folder before anything else."


def _check_arguments(_command: argparse.ArgumentParser) -> None:
    """Nothing but the store."""


def _check(args: argparse.Namespace) -> None:
    from coprod_desktop.store.vault import check_store  # noqa: PLC0415
    from coprod_desktop.work import backing_up  # noqa: PLC0415

    with unlocked(args.store) as store:
        faults, damaged = check_store(store), backing_up.check(store)
        there = backing_up.in_words(store)
    if faults:
        raise StoreError(_FAULTY, [*faults, *damaged, there])
    if damaged:
        raise StoreError("The store is whole, but not all of its backups are.", [*damaged, there])
    terminal.say("Pages, keys, rows and what they name, and backups were checked.", there, "No fault found.")


_RUNS = {
    "new": (_new, "make a new store and print its recovery key", _new_arguments),
    "import": (_import, "bring in a sheet: the whole of it, or nothing", _import_arguments),
    "people": (_people, "list who is in a store", _people_arguments),
    "summary": (_summary, "make a document for one audience and say what is left over", _summary_arguments),
    "everything": (
        cli_everything.everything,
        "write out everything held on a person, as PDF and JSON",
        cli_everything.everything_arguments,
    ),
    "bundle": (
        cli_bundles.bundle,
        "seal what one group of readers may see of a person, for another machine",
        cli_bundles.bundle_arguments,
    ),
    "bring-in-bundle": (
        cli_bundles.bring_in,
        "bring in a bundle from another machine: the whole of it, or nothing",
        cli_bundles.bring_in_arguments,
    ),
    "check": (_check, "look for faults in a store and its backups", _check_arguments),
    "backup": (cli_backups.backup, "write a backup and verify it", cli_backups.backup_arguments),
    "restore": (
        cli_backups.restore,
        "make a store of a backup, in a new folder or in place",
        cli_backups.restore_arguments,
    ),
    "undo-restore": (
        cli_backups.undo,
        "bring back the store that a restore put aside",
        cli_backups.undo_arguments,
    ),
}


def _format_of(args: argparse.Namespace) -> "Format":
    """The kind of file that the name asks for. Refuses, before any work, a name that can't be written."""
    from coprod_desktop.work.page_file import BY_SUFFIX, FORMAT  # noqa: PLC0415

    format_ = BY_SUFFIX.get(args.out.suffix.casefold())
    if format_ is None:
        raise InputError(f"The name after --out ends with one of: {', '.join(BY_SUFFIX)}.")
    if args.encrypt and format_ is not FORMAT["pdf"]:
        raise InputError("Only a PDF can have a password, so the name after --out ends with .pdf.")
    if not args.out.parent.is_dir():
        raise InputError("The folder for the page isn’t there. Make it first, or choose another one.")
    return format_


def _write(file: Path, data: bytes) -> None:
    from coprod_desktop.store.folder import whole_file  # noqa: PLC0415

    try:
        with whole_file(file) as out:
            out.write(data)
    except OSError as error:
        raise InputError(f"The page can’t be written there: {error.strerror}. Nothing was changed.") from None
