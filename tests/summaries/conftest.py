"""A made-up child and what people said about her, small enough to check by eye."""

from collections.abc import Sequence
from datetime import date

import pytest

from coprod_desktop.summaries.contents import Contents
from coprod_desktop.summaries.documents import DOCUMENT
from coprod_desktop.summaries.lines import Difference, Line, PageFacts
from coprod_desktop.summaries.making import How, Printed, make_document
from coprod_desktop.summaries.setting.sizes import Paper


def make_one_page(
    facts: PageFacts,
    lines: Sequence[Line],
    chosen: Sequence[str] | None = None,
    paper: Paper = "a4",
    *,
    invariant: bool = False,
) -> Printed:
    """The one-page summary in its usual size."""
    how = How(DOCUMENT["one-page"], paper=paper)
    return make_document(how, Contents(facts, tuple(lines)), chosen, invariant=invariant)


@pytest.fixture
def facts() -> PageFacts:
    return PageFacts(
        called="Mira",
        full_name="Amira Khan",
        surname_initial="K",
        setting="Year 5, Oakfield Primary",
        made_on=date(2026, 11, 22),
        look_again_by=date(2027, 2, 22),
        ask_today="Ms Marsh, SENCO",
        voices=("Mira", "Mum", "Dad"),
        audience_word="school",
        not_yet_asked=("sleep and food", "before now"),
        pronoun="her",
    )


@pytest.fixture
def lines() -> list[Line]:
    """Eleven lines, given out of order on purpose."""
    pacing = Difference(
        "Pacing", (("Mum", "She is calming herself."), ("School", "It is when we ask her to sit."))
    )
    return [
        Line("off", "sets_off", None, "Hand dryers.", "Dad"),
        Line("pace", "differently", None, "", "", difference=pacing),
        Line("wait", "do", "early", "Say her name once, then wait.", "Mum", works=2),
        Line("ears", "do", "early", "Ear defenders and a quiet corner.", "Dad", works=4),
        Line("hold", "dont", "upset", "Never hold her hands.", "Mum"),
        Line("blanket", "dont", "upset", "The heavy blanket.", "Dad", works=0),
        Line("hum", "see", "settled", "She hums and watches the others.", "Mum"),
        Line("swim", "best", None, "Swimming on a Sunday.", "Mira", label="What matters to Mira"),
        Line("find", "best", None, "She finds anything that is lost.", "Dad"),
        Line("water", "safe", None, "She walks straight to water.", "Mum"),
        Line("three", "read_first", None, "Three words at a time.", "Mira"),
    ]
