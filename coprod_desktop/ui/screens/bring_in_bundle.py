"""What the screen that brings things in shows of a bundle: its password, and what would become of each statement."""

from coprod_desktop.errors import AppError
from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.ui.screens.bring_in_parts import AtTheDoor
from coprod_desktop.ui.screens.person_words import joined
from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from coprod_desktop.ui.widgets.containers import Panel, flow
from coprod_desktop.ui.widgets.text import Heading, Muted, Words
from coprod_desktop.ui.widgets.typed_fields import PassphraseField
from coprod_desktop.work.bundles.merging import Offer


class AskBundlePassword(Panel):
    """The words that were told by telephone."""

    def __init__(self) -> None:
        super().__init__()
        self.field = PassphraseField("Its words", "Whoever made it tells you. Capitals don’t matter.")
        self.open_button = PrimaryButton("Open it")
        self.other_button = PlainButton("Choose another file…")
        self.field.entered.connect(self.open_button.click)
        self.field.changed.connect(lambda: self.field.set_error(""))
        self.add(
            Heading("A bundle from another Coprod"),
            Words("It is sealed with a few words."),
            self.field,
            flow(self.open_button, self.other_button),
        )

    def refuse(self, error: AppError) -> None:
        """Say why it doesn’t open; what was typed stays, to be compared."""
        self.setEnabled(True)
        self.field.set_error(error.message)
        self.field.line.setFocus()
        self.field.line.selectAll()


class BundleOffer(AtTheDoor):
    """A bundle that waits."""

    def __init__(self, offer: Offer) -> None:
        asked = f"Somebody called {offer.bundle.person.name} is here already. Is it the same person?"
        super().__init__(offer.match, _about(offer), asked)


def _about(offer: Offer) -> Panel:
    bundle, same = offer.bundle, offer.match.same
    made = joined(
        (f"made on {day_in_words(bundle.made_on)}", f"by {bundle.made_by}" if bundle.made_by else "")
    )
    panel = Panel(Heading(bundle.person.name), Muted(made[:1].upper() + made[1:]))
    panel.add(*(Words(sentence) for sentence in offer.told()))
    if same:
        panel.add(Words(f"It is about {same.name}, who is here already."))
    elif not offer.match.perhaps:
        panel.add(Words(f"{bundle.person.name} is new here."))
    return panel
