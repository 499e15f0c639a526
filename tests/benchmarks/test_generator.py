"""A made-up store is the same each time, is sound, and is one that the program itself could have made."""

from pathlib import Path

import pytest

from coprod_desktop.questions.question_set import parse_question_set
from coprod_desktop.store.vault import check_store
from coprod_desktop.work import interviews, listing, said
from tests.backup_home import rows_in
from tests.benchmarks import generator, phrases, visits
from tests.benchmarks.compact import compact
from tests.benchmarks.schedule import TODAY, Size, spread

SMALL = Size("small", 6, 20, 400)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "store"
    generator.make(folder, SMALL)
    return folder


def test_it_is_the_same_each_time(made: Path, tmp_path: Path) -> None:
    generator.make(tmp_path / "again", SMALL)
    generator.make(tmp_path / "other", SMALL, seed=8)
    rows = rows_in(made)
    assert rows == rows_in(tmp_path / "again")
    assert rows["wording"] != rows_in(tmp_path / "other")["wording"]


def test_it_is_sound_and_as_large_as_was_asked(made: Path) -> None:
    with generator.open_kept(made) as store:
        assert check_store(store) == []
    rows = rows_in(made)
    assert [len(rows[name]) for name in ("person", "interview", "statement")] == [6, 20, 400]


def test_the_program_shows_what_was_made(made: Path) -> None:
    with generator.open_kept(made) as store:
        people = listing.people(store, TODAY)
        everything = [one for row in people for one in said.about_person(store, row.id)]
        states = {row.state for row in people}
    assert len(everything) == 400
    assert states <= set(interviews.STATES)
    assert {one.word for one in everything} == {word for word, _ in visits.READ_BACK}
    assert any(one.wordings > 1 for one in everything)
    assert any(one.same for one in everything)
    assert any(one.still_true for one in everything)
    assert any(one.short_words for one in everything)
    assert any(one.shared and one.shared.audiences for one in everything)


def test_a_store_half_made_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setenv(generator.HOME, str(tmp_path))
    monkeypatch.setattr(visits.Visit, "write", stopped)
    with pytest.raises(KeyboardInterrupt):
        generator.kept(SMALL)
    assert list(tmp_path.iterdir()) == []


def test_a_store_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(generator.HOME, str(tmp_path))
    first = generator.kept(SMALL)
    changed = (first / "data.db").stat().st_mtime_ns
    assert generator.kept(SMALL) == first
    assert (first / "data.db").stat().st_mtime_ns == changed
    assert generator.kept(Size("small", 6, 20, 401)) != first


def test_the_compact_set_has_every_question_that_is_asked() -> None:
    asked = parse_question_set(compact(interviews.usual_set().text), "compact")
    assert set(phrases.THEMES) <= {one.id for one in asked.questions}
    assert len(asked.text) < 10_000


def test_parts_make_up_the_whole() -> None:
    assert sum(spread(1_200, 60)) == 1_200
    assert min(spread(1_200, 60)) > 5
