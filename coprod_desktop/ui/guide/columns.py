"""Where the parts of the guide stand: three columns where there is room, one under the other where there is not."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coprod_desktop.ui.screens.guide import Guide


def arrange(guide: "Guide", wide: bool) -> None:
    """Put them there. The question and its cards keep the middle."""
    guide.way_through.setVisible(wide)
    guide.side_page.setVisible(wide)
    guide.asked.section.setVisible(wide)
    if not wide:
        guide.middle.add(guide.foot.outcome)
    guide.foot.set_narrow(not wide)
    guide.top.set_narrow(not wide)
    (guide.side_page if wide else guide.middle).add(guide.side)
