"""How what others did with a statement is told: links with other words, the ladder, picks, plans, papers."""

from collections.abc import Hashable
from typing import Any

from sqlmodel import col

from coprod_desktop.questions.wording import day_in_words, in_a_row
from coprod_desktop.store import records
from coprod_desktop.work.differences import OUTCOMES
from coprod_desktop.work.following_up import DONE, NOT_DONE
from coprod_desktop.work.handing_over import HOW, Handed, papers_in
from coprod_desktop.work.past.ground import OPEN, PRACTITIONER, Ground, To, Told, narrower

Row = Any
"""A row of the table that a function is about, or a paper of the log."""


def pair(row: Row) -> Hashable:
    """A pair is the same whichever way it was linked."""
    return frozenset((row.statement_id, row.other_id))


def tell_same(row: Row, before: Row | None, ground: Ground) -> Told:
    """Joined, or kept as two things."""
    other = ground.other_end(row)
    head = "Same thing as" if row.same else "Not the same thing as"
    return Told(f"{head} {ground.what_was_said(other)}", others=(other,))


def titles(ground: Ground) -> list[Row]:
    """Titles given to it, or to what is joined with it: they are titles of all of these."""
    group = {ground.id, *ground.joined}
    return [row for row in ground.of_person(records.RowTitle) if row.statement_id in group]


def tell_title(row: Row, before: Row | None, ground: Ground) -> Told:
    """A title speaks of every account that ever shared a row with this one."""
    those = ground.ever_beside
    return Told(f"Called “{ground.named(row.words, those)}” together", others=those)


def tell_differently(row: Row, before: Row | None, ground: Ground) -> Told:
    """A link to another account, or a mark that there is one which isn't here."""
    other = ground.other_end(row)
    if not other:
        return Told("Seen differently by somebody whose words are not here", to=PRACTITIONER)
    return Told(f"Seen differently from {ground.what_was_said(other)}", others=(other,))


def talk_says(row: Row, ground: Ground) -> Hashable:
    """What came of it; nothing once it is open again."""
    came = (row.outcome, row.talked_on, row.words, tuple(row.agreed_by), tuple(row.wordings))
    return came if row.outcome else None


def tell_talk(row: Row, before: Row | None, ground: Ground) -> Told:
    """What came of talking about a difference; words agreed there are both speakers'."""
    other, outcome = ground.other_end(row), OUTCOMES[row.outcome]
    by = f" by {ground.names(row.agreed_by)}" if row.agreed_by else ""
    return Told(
        f"Talked about together on {day_in_words(row.talked_on)}, with {ground.what_was_said(other)}",
        f"{outcome[:1].lower()}{outcome[1:]}{by}",
        words=row.words,
        others=(other,),
    )


_ROLES = (("sign", "a first sign"), ("helps", "what helps then"), ("worse", "what makes it worse"))


def on_ladder(row: Row, ground: Ground) -> Hashable:
    """As what it stands there. A number would hint at the steps before it, which may not be for everyone here."""
    steps = [{**step, "sign": [step["sign"]]} for step in row.steps]
    roles = [words for key, words in _ROLES if any(ground.id in step.get(key, ()) for step in steps)]
    return tuple(roles) or None


def tell_ladder(row: Row, before: Row | None, ground: Ground) -> Told:
    """Its place among the first signs."""
    roles: Any = on_ladder(row, ground)
    by = f", by {ground.names(row.made_by)}" if row.made_by else ""
    return Told(f"Put on the ladder as {in_a_row(roles)}{by}")


def picks(ground: Ground) -> list[Row]:
    """Everyone's picks in all interviews of the person."""
    table = records.TopThree
    return ground.rows(table, col(table.interview_id).in_(list(ground.visits)))


def tell_pick(row: Row, before: Row | None, ground: Ground) -> Told:
    """A pick is whose it is: somebody else's tells what they think of these words."""
    own = row.contributor_id
    return Told(f"Picked by {ground.name(own)} as one of three lines to read first", to=ground.own(own))


def plan_says(row: Row, ground: Ground) -> Hashable:
    """All of the plan."""
    plan = (row.what, row.who, row.by_when, row.outcome, row.outcome_on, row.why_not, row.told_on)
    return plan if any(plan) else None


def tell_plan(row: Row, before: Row | None, ground: Ground) -> Told:
    """The last step of what came of an ask: told, done, or still a plan."""
    if row.told_on and (before is None or before.told_on != row.told_on):
        return Told(f"The family was told what came of it on {day_in_words(row.told_on)}")
    on = f" on {day_in_words(row.outcome_on)}" if row.outcome_on else ""
    by = f"by {day_in_words(row.by_when)}" if row.by_when else ""
    head, parts = {
        DONE: (f"Done{on}", (row.what,)),
        NOT_DONE: (f"Can’t be done, noted{on}", (row.why_not,)),
    }.get(row.outcome, ("Plan", (row.who, row.what, by)))
    return Told(head, ground.named(", ".join(part for part in parts if part), ()))


def papers(ground: Ground) -> list[Handed]:
    """The papers that hold one of its wordings, the oldest first."""
    papers = reversed(papers_in(ground.session, ground.person_id))
    return [each for each in papers if ground.wordings.keys() & set(each.paper.wordings)]


def tell_paper(row: Row, before: Row | None, ground: Ground) -> Told:
    """For whom it was made tells with whom the words were shared, so it is for whoever said those."""
    to: To = OPEN
    for wording in ground.wordings.keys() & set(row.paper.wordings):
        to = narrower(to, ground.wordings[wording].contributor_id)
    title = f"{row.title} (draft)" if row.paper.draft else row.title
    return Told("Handed over", f"{title} for {row.for_whom}, {HOW[row.paper.how].word}", to=to)
