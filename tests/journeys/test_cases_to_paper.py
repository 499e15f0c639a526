"""Each case of the field: the sheet comes in, one waiting statement is read back by keys, and a page comes out."""

import io
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from coprod_desktop import cli, paths
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import create_store
from coprod_desktop.summaries.lines import Line
from coprod_desktop.work import listing, opening, summarising
from coprod_desktop.work.eligibility import REASON_WORDS, printed_words
from coprod_desktop.work.said import Said
from coprod_desktop.work.summarising import Made, Wanted
from tests.journeys.hands import Hands, Open

PASSPHRASE = "winter lantern ferry moss"
TABLE_HEADS = Counter({"stage": 9, "you": 9, "see": 9, "do": 9, "don’t": 9})
"""The screen's plain words say them in each row, the table once above all rows."""
Run = Callable[..., list[str]]


@dataclass(frozen=True)
class Case:
    """A sheet, who reads back what alone, where that stands afterwards, and whom the page is for."""

    sheet: str
    person: str
    speaker: str
    begins: str
    stands: str
    audience: str = "school"
    statements: int = 0


CASES = (
    Case("primary_school", "Isla", "Dan*", "She doesn't tell you she's cold.", "chosen", statements=86),
    Case("supported_living_adult", "Rhi", "Carol*", "She'll tell you straight", "left over", "health", 78),
    Case("teenager", "Kay", "Mr Pennington*", "The cover lesson on the ninth.", "no place", statements=77),
)


def through_the_program(argv: Sequence[str], settings: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, str(paths.RESOURCES.parent / "main.py"), *argv],
        input=f"{PASSPHRASE}\n",
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "COPROD_SETTINGS": str(settings)},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


@pytest.fixture
def run(own_settings: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command and return its lines; as a process of its own for one of the cases."""

    def run_it(*argv: object, process: bool = False) -> list[str]:
        written = [str(one) for one in argv]
        if process:
            return through_the_program(written, own_settings)
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSPHRASE}\n"))
        assert cli.main(written) == 0
        return capsys.readouterr().out.splitlines()

    return run_it


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.sheet)
def test_from_the_sheet_to_the_page(case: Case, tmp_path: Path, run: Run, open_window: Open) -> None:
    folder, file = tmp_path / "store", tmp_path / "page.pdf"
    create_store(folder, PASSPHRASE, "Ruth Abara", Cost(memory_kib=8 * 1024, passes=1))[0].close()
    process = case is CASES[0]
    wanted = ["--person", case.person, "--document", "one-page", "--audience", case.audience, "--out", file]
    run("import", folder, paths.RESOURCES / "sample" / f"{case.sheet}.csv", process=process)
    before = run("summary", folder, *wanted)
    read_back(open_window(folder), case)
    after = run("summary", folder, *wanted, process=process)
    assert waiting(after) == waiting(before) - 1
    assert_adds_up(after, case)
    assert_page(file, made(folder, case.audience), case)


def read_back(hands: Hands, case: Case) -> None:
    hands.wait_at("Passphrase").type(PASSPHRASE).press("Return").wait_at("People").press("Return")
    hands.do("Read back: Read it back together").choose("Who can see this screen now?", case.speaker)
    hands.press("Ctrl+Return").wait_for("You told us…")
    for _ in range(40):
        if hands.cards()[0].startswith(case.begins):
            break
        hands.press("Ctrl+Return")
    hands.press("1").wait_for("Agreed.")
    assert hands.cards()[0].startswith(case.begins)
    hands.press("Ctrl+L")


def waiting(told: Sequence[str]) -> int:
    ends = f" × {REASON_WORDS['not_read_back']}"
    return next((int(line.split()[1]) for line in told if line.endswith(ends)), 0)


def assert_adds_up(told: Sequence[str], case: Case) -> None:
    total, on_page, left_over, excluded = map(int, re.findall(r"\d+", told[0]))
    reasons = [int(line.split()[1]) for line in told if line.startswith("Excluded: ")]
    assert total == on_page + left_over + excluded == case.statements
    assert sum(reasons) == excluded
    assert sum(line.startswith("  ") for line in told) == left_over


def made(folder: Path, audience: str) -> Made:
    """The same page by the same choice, with its account."""
    with opening.open_store(folder, opening.unlock(folder, PASSPHRASE)) as store:
        (person,) = listing.people(store, date.today())
        return summarising.make(store, person.id, Wanted(audience, date.today()))


def assert_page(file: Path, page: Made, case: Case) -> None:
    """All words of the chosen statements stand on it once, no other statement does, and nothing else is said."""
    (sheet,) = PdfReader(file).pages
    text = plain(sheet.extract_text())
    chosen = [plain(words) for line in page.lines if line.id in page.page.chosen for words in accounts(line)]
    assert all(text.count(words) == 1 for words in chosen)
    assert len(chosen) == len(page.chosen)
    for one in not_on_it(page):
        words = plain(printed_words(one))
        assert words not in text or any(words in other for other in chosen), words
    assert words_of(text) - TABLE_HEADS == words_of(page.page.text) - TABLE_HEADS
    assert stands(page, case) == case.stands


def accounts(line: Line) -> list[str]:
    return [words for _, words in line.difference.accounts] if line.difference else [line.words]


def not_on_it(page: Made) -> list[Said]:
    excluded = [one for some in page.excluded.values() for one in some]
    return [one for one in (*page.left_over, *excluded) if one.words]


def stands(page: Made, case: Case) -> str:
    where = {
        "chosen": page.chosen,
        "left over": page.left_over,
        "no place": page.excluded.get("no_place", ()),
    }
    return next(
        name for name, some in where.items() if any(one.words.startswith(case.begins) for one in some)
    )


def plain(words: str) -> str:
    return " ".join(words.split())


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"[\w’']+", text.casefold()))
