"""Who can see these words: nothing ticked beforehand, each choice kept at once, taken back by the message bar."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.vocabulary import AUDIENCES, USUAL_AUDIENCES
from coprod_desktop.ui.read_back.room import Room
from coprod_desktop.ui.read_back.sharing_more import SharingMore
from coprod_desktop.ui.read_back.sharing_words import in_words
from coprod_desktop.ui.widgets.buttons import QuietButton
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.flow_layout import FlowLayout
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Words
from coprod_desktop.work import sharing
from coprod_desktop.work.handing_over import IT
from coprod_desktop.work.said import Said
from coprod_desktop.work.sharing import Decision, Scope

NOBODY = "nobody"
TAKEN_BACK = (
    "The sharing of these words was taken back. New pages leave them out. "
    "A page that was given out before stays as it is."
)
"""Said whether or not there are such pages, so it tells nobody here of one."""


class WhoSees(QWidget):
    """The speaker's decision about one statement. What still lacks a name is shown and said to be not kept yet."""

    def __init__(self, room: Room, one: Said) -> None:
        super().__init__()
        self.room, self.one = room, one
        self.audiences: list[str] = []
        self.nobody = False
        self.chips = ChipGroup("Who can see it?", self._options(), many=True)
        self.chips.changed.connect(self._ticked)
        usual = QuietButton(" and ".join(room.audience_words(one) for one in USUAL_AUDIENCES).capitalize())
        usual.clicked.connect(lambda: self._take(list(USUAL_AUDIENCES)))
        self.same = QuietButton("Same as last one")
        self.same.clicked.connect(self._same)
        self.take_back = QuietButton("Take the sharing back")
        self.take_back.clicked.connect(self._withdraw)
        self.more = SharingMore(room, one)
        self.more.changed.connect(self._more_changed)
        self.told = Words()
        quick = QWidget()
        FlowLayout(quick, usual, self.same, self.more.button, self.take_back)
        Column(self, self.chips, quick, self.more, self.told, space=8)

    def show_decision(self, one: Said) -> None:
        """Show what was decided; while something lacks, what was ticked stays as it is."""
        if self.lacks() and self.one.wording_id == one.wording_id and one.shared is None:
            return
        self.one = one
        decided = decision_of(one)
        self.nobody = decided is not None and not decided.audiences
        self.audiences = list(decided.audiences) if decided else []
        self.more.show_decision(decided or sharing.usual_decider(one.voice), self.audiences)
        self.same.setVisible(self._last() is not None)
        self._show()

    def lacks(self) -> str:
        """What the decision still needs before it can be kept; empty when nothing, or nothing is decided."""
        if not self.audiences and not self.nobody:
            return ""
        return sharing.still_needed(self._decision(), self.one.voice.name)

    def _options(self) -> list[Option]:
        own = self.one.voice.is_person
        shown = [one for one in AUDIENCES if not (own and one.id == "person")]
        options = [Option(one.id, self.room.audience_words(one.id), help=one.who) for one in shown]
        return [*options, Option(NOBODY, "Only me", help="nobody else")]

    def _ticked(self, ids: list[str]) -> None:
        if NOBODY in ids and not self.nobody:
            self.audiences, self.nobody = [], True
        else:
            self.audiences = [one for one in ids if one != NOBODY]
            self.nobody = NOBODY in ids and not self.audiences
        self._save()

    def _take(self, audiences: list[str]) -> None:
        self.audiences, self.nobody = audiences, False
        self._save()

    def _more_changed(self) -> None:
        if self.audiences or self.nobody:
            self._save()

    def _decision(self) -> Decision:
        return self.more.decision(tuple(self.audiences))

    def _save(self) -> None:
        """Keep it at once. A choice that the right person hasn't made yet holds nothing open meanwhile."""
        self.more.offer(self.audiences)
        scope = Scope(statement_id=self.one.id)
        if self.lacks() or not (self.audiences or self.nobody):
            self._open_again(scope)
        else:
            self.room.papers(self.one).do(IT, sharing.share, scope, self._decision())
        if self.lacks():
            self.more.open()
        self._show()

    def _withdraw(self) -> None:
        """From now on these words stay out of every new page, whatever was decided more widely."""
        self.room.papers(self.one).do(IT, sharing.withdraw, Scope(statement_id=self.one.id), self._decision())

    def _open_again(self, scope: Scope) -> None:
        """Nobody may see it meanwhile; a decision for more of the speaker's words can't be opened from here."""
        shared = self.one.shared
        if shared is None:
            return
        if shared.scope == "statement":
            self.room.papers(self.one).do(IT, sharing.undecide, scope)
        else:
            self.show_decision(self.one)
            self.room.desk.tell(
                "This was decided for more of your words. “Only me” keeps this one to yourself."
            )

    def _same(self) -> None:
        last = self._last()
        if last is not None:
            self.more.show_decision(replace(last, understood=""), last.audiences)
            self.audiences, self.nobody = list(last.audiences), not last.audiences
            self._save()

    def _last(self) -> Decision | None:
        """What the same speaker decided about the statement before this one that they decided about."""
        mine = [one for one in self.room.everything() if one.voice.id == self.one.voice.id]
        shown = [one for one in mine if one.id in self.room.route]
        place = next((at for at, one in enumerate(shown) if one.id == self.one.id), 0)
        before = (decision_of(one) for one in reversed(shown[:place]))
        return next((one for one in before if one is not None), None)

    def _show(self) -> None:
        self.chips.set_value([*self.audiences, *([NOBODY] if self.nobody else [])])
        lack = self.lacks()
        self.take_back.setVisible(bool(self.audiences) and not lack)
        withdrawn = self.one.shared is not None and self.one.shared.withdrawn
        if lack:
            words = f"Not kept yet. {lack}"
        elif withdrawn and not self.audiences:
            words = TAKEN_BACK
        elif self.audiences or self.nobody:
            words = in_words(self._decision(), self.one, self.room)
        else:
            words = ""
        self.told.setText(words)
        self.told.setVisible(bool(words))


def decision_of(one: Said) -> Decision | None:
    """What holds for a statement as a decision; None while it is open or was withdrawn."""
    shared = one.shared
    if shared is None or shared.withdrawn:
        return None
    return Decision(
        shared.audiences,
        shared.exceptions,
        shared.until,
        shared.decider,
        shared.decider_name,
        shared.understood,
    )
