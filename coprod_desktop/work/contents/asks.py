"""What was asked for, for “You said, we did”: the asks that these readers may see, with what came of them."""

from dataclasses import replace

from coprod_desktop.summaries.contents import Ask
from coprod_desktop.summaries.lines import Line
from coprod_desktop.work.contents.ground import Ground
from coprod_desktop.work.contents.told import Told, each_alone
from coprod_desktop.work.eligibility import with_names
from coprod_desktop.work.following_up import Followed, plan_in
from coprod_desktop.work.gathering import plain_lines


def asks(ground: Ground) -> Told:
    """Open asks first. What was promised stands with the ask it belongs to, or not at all."""
    every_line = plain_lines(ground.eligible, ground.page, ground.behind)
    everything = plan_in(ground.session, ground.person, ground.everything)
    plan = [one for one in everything if one.said.id in every_line]
    found = {one.said.id: replace(every_line[one.said.id], works=None) for one in plan}
    return each_alone(ground, found, asks=tuple(_ask(one, found[one.said.id]) for one in plan))


def _ask(one: Followed, line: Line) -> Ask:
    return Ask(
        line,
        what=with_names(one.what, one.said),
        who=with_names(one.who, one.said),
        by_when=one.by_when,
        outcome=one.outcome,
        outcome_on=one.outcome_on,
        why_not=with_names(one.why_not, one.said),
        told_on=one.told_on,
    )
