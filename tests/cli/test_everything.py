import json
from pathlib import Path

import pytest

from coprod_desktop.work import concerns, handing_over, matching
from coprod_desktop.work.concerns import Worry
from tests.cli.conftest import SAMPLES, Run, opened


@pytest.fixture
def with_a_worry(empty: Path, run: Run) -> Path:
    assert run("import", empty, SAMPLES / "teenager.csv")[0] == 0
    with opened(empty) as store:
        (person,) = matching.everyone(store)
        concerns.record(store, person.id, Worry("Quillonbracken"))
    return empty


def test_everything_held_is_written_as_pdf_and_json(with_a_worry: Path, tmp_path: Path, run: Run) -> None:
    code, out, err = run("everything", with_a_worry, "--person", "Kay", "--out", tmp_path)
    assert (code, err) == (0, [])
    pdf, plain = (Path(line) for line in out)
    assert pdf.read_bytes().startswith(b"%PDF")
    told = json.loads(plain.read_text(encoding="utf-8"))
    assert len(told["records"]["statement"]) > 20
    assert "concern" not in told["records"] and "Quillonbracken" not in plain.read_text(encoding="utf-8")
    with opened(with_a_worry) as store:
        (person,) = matching.everyone(store)
        (paper,) = handing_over.papers(store, person.id)
    assert "Everything held for Kay" in handing_over.told(paper)
    assert set(paper.paper.wordings) == {row["id"] for row in told["records"]["wording"]}


def test_the_separate_part_takes_the_whole_name_once_more(
    with_a_worry: Path, tmp_path: Path, run: Run
) -> None:
    asked = ("everything", with_a_worry, "--person", "Kay", "--out", tmp_path, "--with-concerns")
    code, out, (refused,) = run(*asked, "Kay")
    assert code == 2 and not out and "whole name" in refused
    with opened(with_a_worry) as store:
        (person,) = matching.everyone(store)
    code, out, _ = run(*asked, person.name)
    assert code == 0
    assert "Quillonbracken" in Path(out[1]).read_text(encoding="utf-8")


def test_a_folder_that_is_not_there_is_refused_before_anything_is_opened(
    with_a_worry: Path, tmp_path: Path, run: Run
) -> None:
    code, out, (refused,) = run("everything", with_a_worry, "--person", "Kay", "--out", tmp_path / "none")
    assert (code, out) == (2, []) and "isn’t there" in refused
