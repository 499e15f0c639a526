"""Keeps a change of many lines, and says in one sentence which papers hold words that may no longer stand on them."""

from collections.abc import Mapping, Sequence

from coprod_desktop.ui.desk import Desk
from coprod_desktop.work import handing_over, sharing_in_bulk, taken_back
from coprod_desktop.work.deeds import Changed
from coprod_desktop.work.handing_over import held_by
from coprod_desktop.work.said import Said
from coprod_desktop.work.sharing import Decision
from coprod_desktop.work.sharing_changes import Change

SOME = "some of these words"


def keep(desk: Desk, marked: Sequence[Said], change: Change, by: Mapping[str, Decision]) -> Changed | None:
    """One deed for all. Only for the practitioner or the speaker alone, who may know for whom papers were made."""
    person_id, today = marked[0].person_id, desk.today()
    before = desk.look(taken_back.taken_back, person_id, today)
    changed = desk.do(sharing_in_bulk.share_many, [one.id for one in marked], change, by, today)
    if changed is not None:
        now = desk.look(taken_back.taken_back, person_id, today)
        papers = desk.look(handing_over.papers, person_id) if now else ()
        newly = [each for each in papers if now.get(each.id, 0) > before.get(each.id, 0)]
        desk.tell_more(changed, held_by(newly, SOME))
    return changed
