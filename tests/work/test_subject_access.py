import json
from base64 import b64encode
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfua
import pytest
from pypdf import PdfReader

from coprod_desktop.work import subject_access
from coprod_desktop.work.belongings import BELONGS, table_of
from coprod_desktop.work.held_tables import SHOWN
from coprod_desktop.work.subject_access import Stopped, everything, write_everything
from tests.work.leaving_home import TODAY, Leaving, planted_in, tables

APART = ("concern", "concern_entry", "legal_hold")


def of_the_person(leaving: Leaving, *, apart: bool) -> set[str]:
    """The planted words that the person's own rows hold, in the separate part or without it."""
    rows = tables(leaving.home.store)
    wanted = {name: some for name, some in rows.items() if apart or name not in APART}
    found = planted_in(repr(wanted).encode())
    return found & leaving.planted.those("SIP")


def written(
    leaving: Leaving, tmp_path: Path, *, with_concerns: bool = False
) -> tuple[str, dict[str, Any], Path]:
    out = tmp_path / "out"
    out.mkdir()
    pdf, plain = write_everything(
        leaving.home.store, leaving.home.person, out, TODAY, with_concerns=with_concerns
    )
    read = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf.read_bytes())).pages)
    return read, json.loads(plain.read_text(encoding="utf-8")), pdf


def test_every_table_about_a_person_is_told() -> None:
    assert set(SHOWN) == {name for name, through in BELONGS.items() if through}


@pytest.mark.parametrize("apart", [False, True], ids=["without", "with the separate part"])
def test_all_that_is_held_stands_in_both_files_and_nothing_of_anybody_else(
    leaving: Leaving, tmp_path: Path, apart: bool
) -> None:
    text, told, pdf = written(leaving, tmp_path, with_concerns=apart)
    held = of_the_person(leaving, apart=apart)
    plain = json.dumps(told)
    drawn = {word for word in held if b64encode(word.encode()).decode() in plain}
    assert planted_in(plain.encode()) | drawn == held
    read = planted_in("".join(text.split()).encode())
    assert read <= held
    assert {word for word in held - read if word not in only_in_undo(leaving)} == set()
    assert (set(APART) <= set(told["records"])) == apart
    assert leaving.other not in plain
    assert pdfua.validate(str(pdf)).findings == ()


def only_in_undo(leaving: Leaving) -> set[str]:
    """Words that only undo still has, or a drawn name: the PDF tells of the deed, JSON has them whole."""
    rows = tables(leaving.home.store)
    shown = {
        name: [{key: value for key, value in row.items() if key not in ("undo", "drawn")} for row in some]
        for name, some in rows.items()
    }
    return set(leaving.planted.words) - planted_in(repr(shown).encode())


def test_other_people_are_marked(leaving: Leaving, tmp_path: Path) -> None:
    text, told, _ = written(leaving, tmp_path)
    names = {one["name"]: one["why"] for one in told["third_parties"]}
    assert names["Tom"] == "voice" and names["Jaydon"] == "named" and "Amira" not in names
    home = leaving.home
    for row in told["records"]["wording"]:
        assert row.get("third_party", False) == (row["contributor_id"] != home.amira)
    assert any("Jaydon" in row.get("names_third_parties", ()) for row in told["records"]["wording"])
    assert "[someone else]" in text and "[names Jaydon]" in " ".join(text.split())


def test_its_name_says_nothing_and_nothing_is_replaced(leaving: Leaving, tmp_path: Path) -> None:
    *_, pdf = written(leaving, tmp_path)
    again, plain = write_everything(leaving.home.store, leaving.home.person, pdf.parent, TODAY)
    assert pdf.name == "Everything held 2026-11-28.pdf"
    assert (again.name, plain.name) == (
        "Everything held 2026-11-28 (2).pdf",
        "Everything held 2026-11-28 (2).json",
    )


def test_stopped_on_the_way_it_writes_nothing(leaving: Leaving, tmp_path: Path) -> None:
    def stop(step: str) -> None:
        if step == subject_access.STEPS[-1]:
            raise Stopped

    with pytest.raises(Stopped, match="Nothing was written"):
        write_everything(leaving.home.store, leaving.home.person, tmp_path, TODAY, step=stop)
    assert not list(tmp_path.glob("Everything*"))


def test_without_the_separate_part_nothing_hints_at_it(leaving: Leaving) -> None:
    """The same words for somebody with a concern and for somebody without one."""
    store = leaving.home.store
    before = subject_access.as_json(everything(store, leaving.home.person, TODAY))
    assert b"whether or not there is some" in before
    with store.session() as session:
        for name in ("legal_hold", "concern_entry", "concern"):
            session.execute(table_of(name).delete())
    assert subject_access.as_json(everything(store, leaving.home.person, TODAY)) == before
