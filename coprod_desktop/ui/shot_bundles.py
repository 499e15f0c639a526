"""How screens get to handing a person's words on and bringing them in, for their pictures."""

from datetime import date

from coprod_desktop.ui.dialogs.hand_on import HandOn
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.shot_states import shown
from coprod_desktop.work import listing
from coprod_desktop.work.bundles import merging, packing


def hand_on(inside: Inside) -> None:
    """For whom, and how many statements go."""
    shown(inside).tab.hand_on_button.click()
    (sheet,) = inside.window().findChildren(HandOn)
    sheet.readers.choose("school")


def ask_for_words(inside: Inside) -> None:
    """A bundle, before anybody typed its words."""
    shown(inside).ask_password(b"")


def offer_bundle(inside: Inside) -> None:
    """What would become of each statement."""
    screen = shown(inside)
    isla = next(
        row.id for row in listing.people(inside.desk.store, date.today()) if row.facts.called == "Isla"
    )
    made = packing.pack(inside.desk.store, isla, "school", date.today())
    screen.offer_bundle(merging.look_at(inside.desk.store, made))
