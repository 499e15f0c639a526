"""Everything that was said about a person, looked at together: side by side, then and now, who may see what."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QFrame, QWidget

from coprod_desktop.questions.wording import in_a_row
from coprod_desktop.ui import theme
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.family_screen import HandOverButton
from coprod_desktop.ui.keys import bind_keys
from coprod_desktop.ui.read_aloud import ReadAloudButton
from coprod_desktop.ui.screen import Screen
from coprod_desktop.ui.search.scope import Scope
from coprod_desktop.ui.together.looking import Looking
from coprod_desktop.ui.together.view import View
from coprod_desktop.ui.together.views import VIEW, VIEWS
from coprod_desktop.ui.together.who_looks import WhoLooks
from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton, QuietButton
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.frame import TopBar
from coprod_desktop.ui.widgets.layouts import Column, Row
from coprod_desktop.work.deeds import Changed
from coprod_desktop.work.gathering import short_name
from coprod_desktop.work.searching_shown import Shown
from coprod_desktop.work.sitting import SOMEONE_ELSE

SUMMARY = "Make a summary"
BIG = 150
"""From this text size (per cent) on, words in the bar are fewer."""


class Together(Screen):
    """One view at a time of the same statements. `present` look on from the start; `about` is for the view.

    With `interview_id` it was opened while that interview is read back, and leads back there. Handed over here, reading
    back takes the passphrase: whoever has the screen could say there that somebody else looks on.
    """

    rail = "people"
    about_person = True
    for_family = frozenset(("together",))

    def __init__(
        self,
        desk: Desk,
        person_id: str,
        view: str = "",
        present: tuple[str, ...] = (),
        interview_id: str = "",
        **about: Any,  # noqa: ANN401 - each view names what it needs
    ) -> None:
        super().__init__(desk)
        self._interview_id = interview_id
        self.looking = Looking(desk, person_id)
        self.view: View
        nobody_known = (SOMEONE_ELSE,) if desk.family.person_id else ()
        here = present or desk.looking_on.get(person_id, ()) or nobody_known
        if here:
            self.looking.seat(here)
        self.looking.reseated.connect(self._reseated)
        self._build()
        self._show(view if view in VIEW else VIEWS[0].id, about)

    def first_focus(self) -> QWidget | None:
        """Where the view wants it."""
        return self.view.first_focus()

    def person_id(self) -> str:
        """Whose words these are."""
        return self.looking.person_id

    def interview_id(self) -> str:
        """The interview that is being read back meanwhile; empty without one."""
        return self._interview_id

    def scope(self) -> Scope | None:
        """What stands here for those who look on; for the practitioner alone there is a rail, and everything."""
        looking = self.looking
        if looking.sitting is None:
            return None
        shown = tuple(Shown(one, looking.words(one)) for one in looking.shown())
        return Scope(looking.person, shown, looking.sitting.present, reading_back=self._interview_id)

    def back(self) -> None:
        """To the person's page; or on with reading back, where it was left."""
        if self._interview_id:
            self.desk.go("read_back", interview_id=self._interview_id, step="words")
        else:
            self.desk.go("person", person_id=self.looking.person_id)

    def on_changed(self, changed: Changed) -> None:
        """Read and show it again when it is about this person."""
        if changed.person_id == self.looking.person_id:
            self.looking.forget()
            self.view.refresh()

    def open_view(self, view: str, **about: Any) -> None:  # noqa: ANN401
        """Go to another view, with the keyboard in it."""
        self.desk.hush()
        self._show(view, about)
        here = next(chip for chip in self.tabs.chips() if chip.option.id == view)
        (self.view.first_focus() or here).setFocus()

    def turn(self, step: int) -> None:
        """The next view (1) or the one before (-1), round the end."""
        ids = [row.id for row in VIEWS]
        self.open_view(ids[(ids.index(self._view_id) + step) % len(ids)])

    def ask_who_looks(self) -> None:
        """Ask again who can see this screen."""
        WhoLooks(self, self.looking).open()

    def _build(self) -> None:
        self.who = PlainButton("", icon="eye")
        self.who.clicked.connect(self.ask_who_looks)
        self.summary_button = PrimaryButton(SUMMARY)
        self.summary_button.clicked.connect(
            partial(self.desk.go, "summaries", person_id=self.looking.person_id, document="side-by-side")
        )
        self._where = "Reading" if self._interview_id else self.looking.person.called
        self.back_button = QuietButton(self._where, icon="back", name=f"Back to {self._where}")
        self.back_button.clicked.connect(self.back)
        self.hand_over = HandOverButton(self.desk, self.looking.person_id, self.for_family)
        self.aloud = ReadAloudButton(self.desk, self._what_stands_here)
        self.bar = TopBar(
            "",
            right=(self.aloud, self.who, self.hand_over, self.summary_button),
            before=(self.back_button,),
        )
        self.tabs = ChipGroup(
            "Ways to look at it", [Option(row.id, row.word) for row in VIEWS], look="tab", clearable=False
        )
        self.tabs.changed.connect(lambda ids: self.open_view(ids[0]))
        tab_bar = QFrame()
        tab_bar.setProperty("kind", "top")
        Row(tab_bar, self.tabs, margins=(18, 4, 28, 0))
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            bind_keys(self, keys, partial(self.turn, step))
        self._place = Column(None, space=0)
        for widget in (self.bar, tab_bar):
            self.box.addWidget(widget)
        self.box.addLayout(self._place, 1)
        theme.changed.connect(self._say_where)
        self.desk.family.changed.connect(self._say_who_looks)
        self._say_who_looks()

    def _show(self, view_id: str, about: dict[str, Any]) -> None:
        self.aloud.stop()
        view = self.view = VIEW[view_id].shows(self.looking, **about)
        old = self._place.takeAt(0)
        if old is not None and (widget := old.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        self._place.addWidget(view, 1)
        view.asked.connect(self.open_view)
        view.counted.connect(self._say_where)
        view.show()  # at once, so that it can take the focus
        self.tabs.set_value(view_id)
        self._view_id = view_id
        self._say_where()

    def _say_where(self) -> None:
        """Whose words, and how much of them; at large text the tab alone says which view it is."""
        big = theme.text_size() >= BIG
        self.back_button.set_words("" if big else self._where, f"Back to {self._where}")
        self.bar.set_words(
            self.looking.person.called if big else VIEW[self._view_id].word, self.view.counts()
        )
        self.summary_button.set_words("Summary" if big else SUMMARY, name=SUMMARY)

    def _reseated(self) -> None:
        """What was said before somebody else looked on was not for them."""
        self.aloud.stop()
        self.desk.hush()
        self._say_who_looks()
        self.view.refresh()

    def _say_who_looks(self) -> None:
        """While the screen is with them, whoever looks on stays as it is: nobody reads what is for somebody else."""
        sitting = self.looking.sitting
        self.desk.looking_on[self.looking.person_id] = sitting.present if sitting else ()
        rail = "" if sitting else Together.rail  # other families' names are one step away from it
        if self.rail != rail:
            self.rail = rail
            self.redressed.emit()
        words, with_them = who_looks_words(self.looking), bool(self.desk.family.person_id)
        self.who.set_words(words, name=f"Who can see this screen now? {words}")
        self.who.setEnabled(not with_them)
        self.hand_over.setVisible(self.looking.sitting is not None)
        self.aloud.setVisible(self.looking.sitting is not None)
        self.summary_button.setVisible(self.looking.sitting is None)

    def _what_stands_here(self) -> str:
        return self.view.aloud()


def who_looks_words(looking: Looking) -> str:
    """For whom the screen shows something now: “For you alone”, “For Nadia and Tom”."""
    if looking.sitting is None:
        return "For you alone"
    everyone = [voice.name for voice in looking.circle]
    here = (voice.name for voice in looking.circle if voice.id in looking.sitting.present)
    names = [short_name(name, everyone) for name in here]
    if SOMEONE_ELSE in looking.sitting.present:
        names.append("someone else")
    return f"For {in_a_row(names)}"
