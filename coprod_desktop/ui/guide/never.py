"""Who must never see some of this: said once for a whole visit, and offered again line by line."""

from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import Panel
from coprod_desktop.ui.widgets.text import Muted, SubHeading
from coprod_desktop.work import sharing
from coprod_desktop.work.sharing import Scope
from coprod_desktop.work.voices import Voice


class Never(Panel):
    """One speaker's answer at a time, since each decides about their own words."""

    def __init__(self, desk: Desk, interview_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.desk, self._interview_id = desk, interview_id
        self._speaker: Voice | None = None
        self.title = SubHeading("Choose who is telling us first.")
        self.names = ChipGroup("Who must never see some of this?", many=True)
        self.names.changed.connect(self._keep)
        self.add(
            self.title,
            self.names,
            Muted("When you read it back, these people are left out until you say else."),
        )

    def show_for(self, speaker_id: str, circle: list[Voice]) -> None:
        """The speaker's own answer; nothing is ticked until they say so."""
        self._speaker = speaker = next((one for one in circle if one.id == speaker_id), None)
        self.names.setVisible(speaker is not None)
        if speaker is None:
            self.title.setText("Choose who is telling us first.")
            return
        self.title.setText(f"{speaker.name}, who must never see some of what you say?")
        self.names.set_options([Option(one.id, one.name) for one in circle if one.id != speaker.id])
        self.names.set_value(self.desk.look(sharing.never_for, self._scope(speaker)))

    def _scope(self, speaker: Voice) -> Scope:
        return Scope(interview_id=self._interview_id, contributor_id=speaker.id)

    def _keep(self, chosen: list[str]) -> None:
        if self._speaker is not None:
            self.desk.do(sharing.never, self._scope(self._speaker), chosen)
