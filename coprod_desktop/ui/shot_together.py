"""What is done while looking at it together before it is pictured: as a person would."""

from collections.abc import Callable

from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.shot_doors import wait
from coprod_desktop.ui.shot_states import shown
from coprod_desktop.ui.together.difference import DifferencePanel
from coprod_desktop.ui.together.row_sheet import RowSheet


def show_only(choice: str) -> Callable[[Inside], None]:
    """Where they agree, differ or were not asked."""
    return lambda inside: shown(inside).view.filters.show_.choose(choice)


def first_signs(inside: Inside) -> None:
    """One stage alone."""
    shown(inside).view.filters.choose("stage", "early")


def open_row(inside: Inside) -> None:
    """A row in which accounts differ."""
    view = shown(inside).view
    view.open_row(next(row.id for row in view.sides.rows if row.differs))


def talk(inside: Inside) -> None:
    """What came of it."""
    open_row(inside)
    sheet = inside.window().findChild(RowSheet)
    panel = sheet.findChild(DifferencePanel) if isinstance(sheet, RowSheet) else None
    assert isinstance(panel, DifferencePanel)
    panel.buttons[0].click()


def goes_with(inside: Inside) -> None:
    """What goes with a statement."""
    open_row(inside)
    sheet = inside.window().findChild(RowSheet)
    assert isinstance(sheet, RowSheet)
    one = next(one for one in shown(inside).looking.shown() if one.id in sheet.cards)
    sheet.doings.goes_with(one)


def choose_voices(inside: Inside) -> None:
    """Which voices stand there."""
    shown(inside).view.voices.click()


def who_looks(inside: Inside) -> None:
    """The question who can see it."""
    shown(inside).ask_who_looks()


def find_pairs(inside: Inside) -> None:
    """The pairs to ask about, once they are found."""
    view = shown(inside).view
    wait(lambda: bool(view.pairs))


def second_step(inside: Inside) -> None:
    """A step of the ladder that comes after another one."""
    shown(inside).view.list.list.setCurrentRow(1)


def which_first(inside: Inside) -> None:
    """Two signs at a time."""
    shown(inside).view.ask_pairs()


def for_the_parents(inside: Inside) -> None:
    """Both parents look on."""
    looking = shown(inside).looking
    looking.seat([voice.id for voice in looking.circle if voice.relationship in ("mother", "father")])


def handed_over(inside: Inside) -> None:
    """The screen is with them."""
    for_the_parents(inside)
    shown(inside).hand_over.click()


def as_school(inside: Inside) -> None:
    """What school would see."""
    shown(inside).view.tools.turn()


def change_many(inside: Inside) -> None:
    """Who can see several lines."""
    view = shown(inside).view
    view.matrix.mark(lambda line: line.one is not None and line.section == view.lines.all[0].section)
    view.change()
