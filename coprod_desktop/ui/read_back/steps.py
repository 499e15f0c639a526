"""The steps in their order, one row each: what a step is called and what shows it."""

from dataclasses import dataclass

from coprod_desktop.ui.read_back.done import Done
from coprod_desktop.ui.read_back.how_it_was import HowItWas
from coprod_desktop.ui.read_back.review_date import ReviewDate
from coprod_desktop.ui.read_back.sign_off import SignOff
from coprod_desktop.ui.read_back.step import Step
from coprod_desktop.ui.read_back.top_three import TopThree
from coprod_desktop.ui.read_back.turns import Alone
from coprod_desktop.ui.read_back.who_is_here import WhoIsHere
from coprod_desktop.ui.read_back.words import WordsStep


@dataclass(frozen=True)
class Row:
    """A step's id, its short title on the step row, and its widget."""

    id: str
    title: str
    shows: type[Step]


STEPS = (
    Row("here", "Who is here", WhoIsHere),
    Row("words", "Your words", WordsStep),
    Row("alone", "A turn alone", Alone),
    Row("top_three", "Three lines", TopThree),
    Row("how_it_was", "How it was", HowItWas),
    Row("review_date", "Look again", ReviewDate),
    Row("sign_off", "Names", SignOff),
    Row("done", "Thank you", Done),
)
ORDER = tuple(row.id for row in STEPS)
ROW = {row.id: row for row in STEPS}
