"""The made-up families: what somebody who looks round should find."""

from datetime import date
from pathlib import Path

from coprod_desktop.work import (
    carrying_on,
    following_up,
    handing_over,
    heard,
    interviews,
    listing,
    opening,
    people,
    taken_back,
)

TODAY = date.today()


def test_looking_round_finds_something_on_each_screen(tmp_path: Path) -> None:
    with opening.made_up(tmp_path / "coprod-made-up-x" / "store") as store:
        rows = {row.facts.called: row for row in listing.people(store, TODAY)}
        assert set(rows) == {"Amira", "Isla", "Kay", "Rhi"}
        assert rows["Amira"].state == interviews.IN_PROGRESS
        assert rows["Amira"].age == 9
        due = listing.reviews_due(store, TODAY)
        assert [rows[one.called].overdue for one in due] == [True, False]
        left = carrying_on.carry_on(store)
        assert left is not None and left.question_id == "F1" and left.person_id == rows["Amira"].id
        visit = interviews.visit(store, left.interview_id)
        assert [voice.name for voice in visit.voices] == ["Amira", "Nadia", "Tom"]
        assert {one.words for one in heard.last_time(store, visit, "F1", TODAY)} == {
            "Covers her ears.",
            "Asks for the tablet again and again.",
        }
        assert len(people.circle(store, left.person_id)) == 4
        assert opening.is_made_up(store.folder)
        plan = following_up.plan(store, left.person_id)
        assert [one.step for one in plan] == ["open", "open", "to_tell", "closed"]
        assert [one.is_overdue(TODAY) for one in plan] == [True, False, False, False]
        assert all(following_up.plan(store, row.id) for row in rows.values()), (
            "each family asked for something"
        )
        noted = {one.outcome for row in rows.values() for one in following_up.plan(store, row.id)}
        assert noted == set(following_up.OUTCOMES)
        for name, known_of in (("Amira", 3), ("Isla", 3)):
            papers = handing_over.papers(store, rows[name].id)
            assert len(papers) == known_of
            assert all(each.paper.wordings for each in papers)
        assert list(taken_back.taken_back(store, rows["Amira"].id, TODAY).values()) == [1, 1]
