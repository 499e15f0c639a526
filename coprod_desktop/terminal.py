"""Words to and from a terminal: what is asked for in secret, what is said, and one sentence for a refusal."""

import getpass
import io
import sys
from collections.abc import Sequence

from coprod_desktop.errors import InputError

REFUSED = 2
LONGEST_LINE = 10_000


def speak_utf8() -> None:
    """A Windows console is neither UTF-8 by itself nor forgiving."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if isinstance(sys.stdin, io.TextIOWrapper) and not sys.stdin.isatty():
        sys.stdin.reconfigure(encoding="utf-8")


def new_passphrase() -> str:
    """One to remember: asked for twice at a terminal. Raises InputError when the two differ, or without one."""
    first = passphrase("Choose a passphrase: ")
    if sys.stdin.isatty() and passphrase("The same once more: ") != first:
        raise InputError("The two are not the same, so no store was made. Please try again.")
    return first


def passphrase(prompt: str) -> str:
    """What opens the store. Raises InputError without one."""
    return _secret(prompt, "No passphrase was given. It is the first line of standard input.")


def page_password() -> str:
    """What will open a page. Raises InputError without one."""
    return _secret(
        "Password for the page: ", "No password was given. It is the second line of standard input."
    )


def bundle_words() -> str:
    """What opens a bundle. Raises InputError without it."""
    return _secret(
        "The words of the bundle: ",
        "Nothing was given that opens the bundle. It is the second line of standard input.",
    )


def say(*lines: str) -> None:
    """Lines to standard output."""
    for line in lines:
        print(_plain(line))


def refuse(sentence: str, faults: Sequence[str] = ()) -> int:
    """One sentence and a line for each fault to standard error; the exit code that goes with them."""
    for line in (sentence, *faults):
        print(_plain(line), file=sys.stderr)
    return REFUSED


def _secret(prompt: str, none: str) -> str:
    """Asked for at a terminal, else the next line of standard input."""
    if sys.stdin.isatty():
        typed = getpass.getpass(prompt)
    else:
        typed = sys.stdin.readline(LONGEST_LINE).removeprefix("\ufeff").rstrip("\r\n")
    if not typed:
        raise InputError(none)
    return typed


def _plain(line: str) -> str:
    """People's words can't move the cursor or colour the terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in line)
