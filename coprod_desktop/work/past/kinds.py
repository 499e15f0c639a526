"""What tells of a statement: a row for each kind of thing that can happen to it."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from coprod_desktop.store import records
from coprod_desktop.work.past import beside, own
from coprod_desktop.work.past.ground import Ground, Told

Row = Any
"""A row of any of the tables, or a paper of the log."""


def _always(row: Row, ground: Ground) -> Hashable:
    return True


def _no_key(row: Row) -> Hashable:
    return None


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of event. `find` gives its rows in the order they were written, `key` what each decides about.

    `says` is what a row decides, None for nothing; `who` decides it: the same again by the same is no event.
    `tell` gets the row, the one that counted before it, and the ground; None when there is nothing to tell.
    `gone` is said instead of “…: taken back”.
    """

    table: type[Any]
    find: Callable[[Ground], Iterable[Row]]
    tell: Callable[[Row, Row | None, Ground], Told | None]
    says: Callable[[Row, Ground], Hashable] = _always
    key: Callable[[Row], Hashable] = _no_key
    who: Callable[[Row], Hashable] = _no_key
    gone: str = ""


KINDS: dict[str, Kind] = {
    "said": Kind(
        table=records.Standing,
        find=lambda ground: ground.standings,
        tell=own.tell_wording,
        says=own.wording_says,
    ),
    "moved": Kind(
        table=records.Standing,
        find=lambda ground: ground.standings,
        tell=own.tell_moved,
        says=lambda row, ground: row.question_id,
    ),
    "taken_away": Kind(
        table=records.Standing,
        find=lambda ground: ground.standings,
        tell=lambda row, before, ground: Told("Taken away"),
        says=lambda row, ground: row.removed or None,
        gone="Brought back",
    ),
    "private_note": Kind(
        table=records.PrivateNote,
        find=lambda ground: ground.about(records.PrivateNote),
        tell=own.tell_note,
        says=lambda row, ground: row.words or None,
        gone="Private note taken away",
    ),
    "short_words": Kind(
        table=records.ShortWords,
        find=lambda ground: ground.beside(records.ShortWords),
        tell=own.tell_short_words,
        says=lambda row, ground: (row.words, row.agreed_by) if row.words else None,
        key=lambda row: row.wording_id,
    ),
    "name": Kind(
        table=records.NameChoice,
        find=lambda ground: ground.beside(records.NameChoice),
        tell=own.tell_name,
        says=own.name_says,
        key=lambda row: row.name,
    ),
    "read_back": Kind(
        table=records.ReadBack,
        find=lambda ground: ground.read_backs,
        tell=own.tell_read_back,
        says=lambda row, ground: row.word or None,
        key=lambda row: row.wording_id,
    ),
    "sharing": Kind(
        table=records.Sharing,
        find=own.shared_rows,
        tell=own.tell_sharing,
        says=own.sharing_says,
        key=own.sharing_key,
    ),
    "still_true": Kind(
        table=records.Confirmation,
        find=lambda ground: ground.beside(records.Confirmation),
        tell=own.tell_confirmation,
        says=lambda row, ground: row.still_true,
        key=lambda row: row.wording_id,
        who=lambda row: (row.contributor_id, row.interview_id),
    ),
    "differently": Kind(
        table=records.SeenDifferently,
        find=lambda ground: ground.linking(records.SeenDifferently),
        tell=beside.tell_differently,
        says=lambda row, ground: None if row.removed else True,
        key=beside.pair,
    ),
    "talked_about": Kind(
        table=records.TalkedAbout,
        find=lambda ground: ground.linking(records.TalkedAbout),
        tell=beside.tell_talk,
        says=beside.talk_says,
        key=beside.pair,
    ),
    "same_thing": Kind(
        table=records.SameThing,
        find=lambda ground: [row for row in ground.same if ground.id in (row.statement_id, row.other_id)],
        tell=beside.tell_same,
        says=lambda row, ground: row.same,
        key=beside.pair,
    ),
    "title": Kind(
        table=records.RowTitle,
        find=beside.titles,
        tell=beside.tell_title,
        says=lambda row, ground: row.words or None,
    ),
    "ladder": Kind(
        table=records.LadderMade,
        find=lambda ground: ground.of_person(records.LadderMade),
        tell=beside.tell_ladder,
        says=beside.on_ladder,
        gone="Taken off the ladder",
    ),
    "top_three": Kind(
        table=records.TopThree,
        find=beside.picks,
        tell=beside.tell_pick,
        says=lambda row, ground: ground.id in row.statements or None,
        key=lambda row: (row.interview_id, row.contributor_id),
    ),
    "plan": Kind(
        table=records.FollowUp,
        find=lambda ground: ground.about(records.FollowUp),
        tell=beside.tell_plan,
        says=beside.plan_says,
    ),
    "handed_over": Kind(
        table=records.HandOver, find=beside.papers, tell=beside.tell_paper, key=lambda row: row.id
    ),
}
"""Every kind of event, in the order in which those of one moment are told."""
