"""The work without a window: exit 0, or 2 with one sentence and the faults, and never a traceback."""

import getpass
import io
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from coprod_desktop import cli
from coprod_desktop.questions.vocabulary import AUDIENCE
from coprod_desktop.store.folder import DATA
from coprod_desktop.store.vault import Store
from coprod_desktop.work import opening, people, summarising
from coprod_desktop.work.eligibility import REASON_WORDS
from coprod_desktop.work.people import PersonFacts
from tests.cli.conftest import CASES, NAMES, PASSPHRASE, ROOT, SAMPLES, Run, opened, summary


def test_from_a_new_store_to_a_page_through_the_program_itself(tmp_path: Path) -> None:
    environment = {**os.environ, "COPROD_SETTINGS": str(tmp_path / "settings")}

    def main(*argv: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "main.py"), *argv]
        return subprocess.run(
            command,
            input=f"{PASSPHRASE}\n",
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env=environment,
            encoding="utf-8",
            check=False,
        )

    made = main("new", "store")
    assert (made.returncode, made.stderr) == (0, "")
    key = opening.unlock_with_recovery_key(tmp_path / "store", made.stdout.splitlines()[1])
    assert key.store_id == opening.unlock(tmp_path / "store", PASSPHRASE).store_id
    assert main("import", "store", str(SAMPLES / "teenager.csv")).returncode == 0
    page = main(
        "summary",
        "store",
        "--person",
        "Kay",
        "--document",
        "one-page",
        "--audience",
        "school",
        "--out",
        "p.pdf",
    )
    assert (page.returncode, page.stderr) == (0, "")
    assert page.stdout.startswith("77 statements: ")
    assert len(PdfReader(tmp_path / "p.pdf").pages) == 1
    refused = main("import", "store", str(SAMPLES / "teenager.csv"))
    assert (refused.returncode, refused.stdout, len(refused.stderr.splitlines())) == (2, "", 1)


@pytest.mark.parametrize("case", CASES)
def test_the_three_cases_come_in_and_are_listed(case: str, empty: Path, run: Run) -> None:
    code, out, err = run("import", empty, SAMPLES / f"{case}.csv")
    assert (code, err) == (0, [])
    assert out[-1].startswith("One answer about safety went to the separate part")
    code, out, _ = run("people", empty)
    assert code == 0
    assert len(out) == 1
    assert NAMES[case].casefold() in out[0].casefold()
    code, out, _ = run("check", empty)
    assert (code, out[-1]) == (0, "No fault found.")


@pytest.mark.parametrize("audience", AUDIENCE)
@pytest.mark.parametrize("case", CASES)
def test_chosen_left_over_and_excluded_add_up(
    case: str, audience: str, full: Path, tmp_path: Path, run: Run
) -> None:
    file = tmp_path / "page.pdf"
    argv = [
        "summary",
        full,
        "--person",
        NAMES[case],
        "--document",
        "one-page",
        "--audience",
        audience,
        "--out",
        file,
    ]
    code, out, err = run(*argv)
    assert (code, err) == (0, [])
    numbers = [int(part.split()[0]) for part in out[0].replace(": ", ", ").split(", ")]
    assert numbers[0] == sum(numbers[1:]) == {"primary_school": 86, "teenager": 77}.get(case, 78)
    reasons = [line.split(" × ") for line in out if line.startswith("Excluded: ")]
    assert sum(int(count.removeprefix("Excluded: ")) for count, _ in reasons) == numbers[3]
    assert {words for _, words in reasons} <= set(REASON_WORDS.values())
    assert sum(line.startswith("  ") for line in out) == numbers[2]
    assert len(PdfReader(file).pages) == 1


def test_what_is_left_over_is_said_in_its_words_and_is_not_on_the_page(
    full: Path, tmp_path: Path, run: Run
) -> None:
    file = tmp_path / "page.pdf"
    _, out, _ = run(*summary(full, file))
    with opened(full) as store:
        person = next(row for row in people_of(store) if row.name == "Isla Hartley")
        made = summarising.make(store, person.id, summarising.Wanted("school", date.today()))
    assert made.left_over
    told, printed = "\n".join(out), " ".join(PdfReader(file).pages[0].extract_text().split())
    for one in made.left_over:
        assert one.words in told
    for line in made.lines:
        if line.id in made.page.chosen and line.words:
            assert line.words not in told
            assert " ".join(line.words.split()) in printed


def people_of(store: Store) -> list[PersonFacts]:
    from coprod_desktop.work import listing

    return [row.facts for row in listing.people(store, date.today())]


def test_a_draft_is_for_the_family_and_says_so(full: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "page.pdf"
    code, out, err = run(*summary(full, file, "--draft"))
    assert (code, out, len(err)) == (2, [], 1)
    assert not file.exists()
    code, _, _ = run(*summary(full, file, "--draft", "--audience", "family", "--paper", "letter"))
    assert code == 0
    page = PdfReader(file).pages[0]
    assert "DRAFT" in page.extract_text()
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (612, 792)


def test_a_reader_outside_the_audience_sees_their_own_words_alone(
    full: Path, tmp_path: Path, run: Run
) -> None:
    plain = run(*summary(full, tmp_path / "a.pdf"))[1]
    own = run(*summary(full, tmp_path / "b.pdf", "--reader", "gemma hartley"))[1]
    assert _kept_from(own) > _kept_from(plain)
    code, _, err = run(*summary(full, tmp_path / "c.pdf", "--reader", "Nobody"))
    assert (code, len(err)) == (2, 1)


def _kept_from(told: list[str]) -> int:
    (line,) = (line for line in told if line.endswith(REASON_WORDS["not_for_them"]))
    return int(line.split()[1])


def test_an_old_page_is_replaced_and_nothing_else_is_left(full: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "page.pdf"
    file.write_text("old")
    before = set(tmp_path.iterdir())
    assert run(*summary(full, file))[0] == 0
    assert file.read_bytes().startswith(b"%PDF")
    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize("out", ["nowhere/page.pdf", "page.txt", "page", "folder.pdf"])
def test_a_page_that_cannot_be_written_there(full: Path, tmp_path: Path, run: Run, out: str) -> None:
    (tmp_path / "folder.pdf").mkdir()
    code, said, err = run(*summary(full, tmp_path / out))
    assert (code, said, len(err)) == (2, [], 1)


def test_an_ambiguous_name_lists_what_to_say_instead(empty: Path, tmp_path: Path, run: Run) -> None:
    with opened(empty) as store:
        for born in (date(2017, 5, 11), date(2016, 1, 1)):
            people.add_person(store, PersonFacts("Isla Hartley", born=born))
    code, _, err = run(*summary(empty, tmp_path / "page.pdf"))
    assert code == 2
    assert len(err) == 3
    assert {line.partition(" for ")[2] for line in err[1:]} == {
        "Isla Hartley, born 11 May 2017",
        "Isla Hartley, born 1 Jan 2016",
    }
    assert run(*summary(empty, tmp_path / "page.pdf", person=err[1].partition(" for ")[0]))[0] == 0
    assert run(*summary(empty, tmp_path / "page.pdf", person="Nobody"))[0] == 2


def test_a_sheet_that_fits_several_people_needs_to_be_told_apart(
    empty: Path, tmp_path: Path, run: Run
) -> None:
    sheet = tmp_path / "sheet.csv"
    text = (SAMPLES / "primary_school.csv").read_text(encoding="utf-8")
    sheet.write_text(text.replace("@born,,,,2017-05-11", "@born,,,,"), encoding="utf-8")
    with opened(empty) as store:
        known = people.add_person(store, PersonFacts("Isla Hartley", born=date(2017, 5, 11))).made_id
    code, _, err = run("import", empty, sheet)
    assert code == 2
    assert err[1].endswith(" for Isla Hartley, born 11 May 2017")
    assert err[2].startswith("--new-person")
    assert run("import", empty, sheet, "--person", "Nobody")[0] == 2
    assert run("import", empty, sheet, *err[1].partition(" for ")[0].split())[0] == 0
    assert run("import", empty, sheet, "--person", known)[0] == 2
    assert run("import", empty, sheet, "--new-person", "--again")[0] == 0
    assert len(run("people", empty)[1]) == 2
    assert run("import", empty, sheet, "--new-person", "--person", known)[0] == 2


def test_the_same_sheet_twice_is_refused_until_it_is_meant(empty: Path, run: Run) -> None:
    sheet = SAMPLES / "teenager.csv"
    assert [run("import", empty, sheet)[0], run("import", empty, sheet)[0]] == [0, 2]
    code, _, err = run("import", empty, sheet)
    assert (code, len(err)) == (2, 1)
    assert "--again" in err[0]
    assert run("import", empty, sheet, "--again")[0] == 0


def test_a_faulty_sheet_is_refused_with_a_line_for_each_fault(empty: Path, tmp_path: Path, run: Run) -> None:
    sheet = tmp_path / "sheet.csv"
    text = (SAMPLES / "teenager.csv").read_text(encoding="utf-8")
    sheet.write_text(
        text.replace("A1,Kayden", "A99,Kayden").replace("B3,Kayden,self,answered", "B3,Kayden,self,x")
    )
    before = (empty / DATA).read_bytes()
    code, out, err = run("import", empty, sheet)
    assert (code, out) == (2, [])
    assert [line.split(":")[0] for line in err[1:]] == ["row 12, question", "row 23, state"]
    assert "2 faults" in err[0]
    assert (empty / DATA).read_bytes() == before


@pytest.mark.parametrize("name", ["missing.csv", ".", "large.csv"])
def test_a_sheet_that_cannot_be_read(empty: Path, tmp_path: Path, run: Run, name: str) -> None:
    (tmp_path / "large.csv").write_bytes(b"x" * (10 * 1024 * 1024))
    code, _, err = run("import", empty, tmp_path / name)
    assert (code, len(err)) == (2, 1)


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["people"],
        ["people", "nowhere"],
        ["frobnicate", "store"],
        ["people", "store", "extra"],
        ["new"],
        ["import", "store"],
        ["check", "nowhere"],
        ["summary", "store"],
        [
            "summary",
            "store",
            "--person",
            "x",
            "--document",
            "novel",
            "--audience",
            "school",
            "--out",
            "x.pdf",
        ],
        [
            "summary",
            "store",
            "--person",
            "x",
            "--document",
            "one-page",
            "--audience",
            "all",
            "--out",
            "x.pdf",
        ],
    ],
)
def test_a_command_with_a_slip_gets_one_sentence(run: Run, argv: list[str]) -> None:
    code, out, err = run(*argv)
    assert (code, out, len(err)) == (2, [], 1)


@pytest.mark.parametrize("typed", ["", "\n", "wrong\n", f" {PASSPHRASE}\n", PASSPHRASE.upper()])
def test_a_wrong_passphrase_opens_nothing_and_is_not_repeated(full: Path, run: Run, typed: str) -> None:
    code, out, err = run("people", full, typed=typed)
    assert (code, out, len(err)) == (2, [], 1)
    assert "wrong" not in err[0]
    assert PASSPHRASE not in err[0]


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\nanother line\n"])
def test_the_passphrase_is_the_first_line(full: Path, run: Run, end: str) -> None:
    assert run("people", full, typed=f"{PASSPHRASE}{end}")[0] == 0
    assert run("people", full, typed=f"\ufeff{PASSPHRASE}{end}")[0] == 0


def test_bytes_that_are_no_words_are_no_passphrase(
    full: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe\xff\n"), encoding="utf-8"))
    assert cli.main(["people", str(full)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("typed", "code"),
    [([PASSPHRASE, PASSPHRASE], 0), ([PASSPHRASE, "winter lantern ferry mist"], 2), (["weak", "weak"], 2)],
)
def test_at_a_terminal_a_new_passphrase_is_asked_for_twice(
    typed: list[str],
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = iter(typed)
    monkeypatch.setattr(sys, "stdin", _Terminal())
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(asked))
    assert cli.main(["new", str(tmp_path / "store")]) == code
    assert (tmp_path / "store" / DATA).exists() == (code == 0)
    assert len(capsys.readouterr().err.splitlines()) == (1 if code else 0)


def test_stopping_it_is_no_fault_of_the_program(
    full: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(_prompt: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", _Terminal())
    monkeypatch.setattr(getpass, "getpass", stop)
    assert cli.main(["people", str(full)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_new_store_is_refused_where_one_is_already_and_for_a_weak_passphrase(
    empty: Path, tmp_path: Path, run: Run
) -> None:
    assert run("new", empty)[0] == 2
    code, _, err = run("new", tmp_path / "other", typed="isla\n")
    assert (code, len(err)) == (2, 1)
    assert "stronger" in err[0]
    assert not (tmp_path / "other" / DATA).exists()


def test_a_damaged_store_is_said_to_be_damaged(empty: Path, run: Run) -> None:
    run("import", empty, SAMPLES / "teenager.csv")
    data = bytearray((empty / DATA).read_bytes())
    data[len(data) // 2] ^= 0xFF
    (empty / DATA).write_bytes(data)
    code, out, err = run("check", empty)
    assert (code, out) == (2, [])
    assert len(err) >= 1


def test_names_cannot_steer_the_terminal(empty: Path, run: Run) -> None:
    with opened(empty) as store:
        people.add_person(store, PersonFacts("Isla\x1b[2J\nHartley\u202e"))
    code, out, _ = run("people", empty)
    assert code == 0
    assert out[0].startswith("Isla [2J Hartley  · ")


def test_nobody_is_said_kindly(empty: Path, run: Run) -> None:
    assert run("people", empty)[:2] == (0, ["Nobody is in this store yet."])


def test_nothing_heavy_is_loaded_before_a_command_needs_it() -> None:
    program = (
        "import sys\nfrom coprod_desktop import cli\ncli.main(['people'])\n"
        "print(*{'sqlmodel', 'reportlab', 'alembic', 'PySide6', 'sqlcipher3'} & set(sys.modules))"
    )
    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert found.stdout.strip() == ""
