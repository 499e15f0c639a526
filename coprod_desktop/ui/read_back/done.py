"""Thank you, and what happens next. Leaving from here ends the asking."""

from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.read_back.room import Room, listed
from coprod_desktop.ui.read_back.step import Step
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.flow_layout import FlowLayout
from coprod_desktop.ui.widgets.text import Lead, Point, Title
from coprod_desktop.work import interviews

NEXT = (
    "We make a page from the words you agreed, for the people you chose.",
    "You can see each page before anyone else does.",
    "You can change your mind at any time about who sees your words.",
)


class Done(Step):
    """Two ways on, both of which end the interview's asking."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        names = listed([voice.name for voice in room.voices])
        self.page = PlainButton("Make the one-page summary")
        self.leave = PlainButton(f"Back to {room.person.called}")
        self.page.clicked.connect(lambda: self._go("summaries"))
        self.leave.clicked.connect(lambda: self._go("person"))
        row = QWidget()
        FlowLayout(row, self.page, self.leave, space=14)
        title = Title(f"Thank you, {names}." if names else "Thank you.")
        self.box.addWidget(title)
        self.box.addWidget(Lead("What happens next:"))
        for words in NEXT:
            self.box.addWidget(Point(words, role="lead"))
        self.box.addWidget(row)

    def first_focus(self) -> QWidget:
        """The usual next thing."""
        return self.page

    def _go(self, screen: str) -> None:
        """Both ways leave the family's screen: first it is taken back, so that nothing ends by a slip of the finger."""
        room = self.room
        if room.desk.family.person_id:
            room.desk.family.back_asked.emit()
            return
        if room.visit.ended_at is None and room.desk.do(interviews.end, room.interview_id) is None:
            return
        room.desk.go(screen, person_id=room.visit.person_id)
