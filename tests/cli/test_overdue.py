from datetime import date, timedelta
from pathlib import Path

from coprod_desktop.work import backing_up, erasing, matching, overdue
from coprod_desktop.work.erasing import PERSON, Thing, Wish
from tests.cli.conftest import SAMPLES, Run, opened


def test_what_is_overdue_goes_with_the_next_command_and_is_said(empty: Path, run: Run) -> None:
    assert run("import", empty, SAMPLES / "teenager.csv")[0] == 0
    with opened(empty) as store:
        before = backing_up.back_up(store).file
        (person,) = matching.everyone(store)
        asked = date.today() - timedelta(days=31)
        erasing.erase_later(store, Thing(PERSON, person.id), Wish("family", "asked"), asked)
    code, out, err = run("people", empty)
    assert (code, err) == (0, [])
    assert out == ["Thirty days are over: 1 person went for good.", "Nobody is in this store yet."]
    with opened(empty) as store:
        assert overdue.waiting(store) == []
        assert before not in backing_up.backups_in_reach(store)
