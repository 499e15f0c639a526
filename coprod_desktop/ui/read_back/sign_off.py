"""The end of reading back: names and the day under it, with a signature or without one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.ui.read_back.room import Room
from coprod_desktop.ui.read_back.step import Step
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.containers import Panel
from coprod_desktop.ui.widgets.fields import DateField
from coprod_desktop.ui.widgets.flow_layout import FlowLayout
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.sign import Marked
from coprod_desktop.ui.widgets.signature import SignaturePad
from coprod_desktop.ui.widgets.tags import VoiceName
from coprod_desktop.ui.widgets.text import Lead, Title
from coprod_desktop.ui.widgets.typed_fields import TextField
from coprod_desktop.work import reading_back
from coprod_desktop.work.reading_back import Signed
from coprod_desktop.work.voices import Voice


class SignOff(Step):
    """One panel for each who is here."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.panels = [SignPanel(room, voice) for voice in room.voices]
        self.box.addWidget(Title("We have read it back together"))
        self.box.addWidget(Lead("Your name says that you read your own words back. You don’t have to sign."))
        for panel in self.panels:
            self.box.addWidget(panel)

    def first_focus(self) -> QWidget | None:
        """The first name."""
        return self.panels[0].name.line if self.panels else None

    def refresh(self) -> None:
        """Show who has signed off."""
        for panel in self.panels:
            panel.refresh()


class SignPanel(Panel):
    """Name, day and, if they like, a signature of one voice."""

    def __init__(self, room: Room, voice: Voice) -> None:
        super().__init__()
        self.room, self.voice = room, voice
        self.name = TextField("Name", value=voice.name)
        self.day = DateField("Date", value=room.desk.today())
        self.pad = SignaturePad(voice.name)
        self.done = PlainButton("Put my name under it", name=f"Put {voice.name}’s name under it")
        self.done.clicked.connect(self.sign)
        self.form, self.said = QWidget(), Marked("check", "", tone="green", role="message")
        top = QWidget()
        FlowLayout(top, self.name, self.day, even=True, space=16)
        form = Column(self.form, top, self.pad, space=10)
        form.addWidget(self.done, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(VoiceName(voice.name, voice.initial, voice.place, big=True), self.said, self.form)
        for field in (self.name, self.day):
            field.control.setAccessibleName(f"{field.label.text()}: {voice.name}")
        self.refresh()

    def refresh(self) -> None:
        """The form, or that it is signed."""
        signed = self.room.desk.look(reading_back.sign_offs, self.room.interview_id).get(self.voice.id)
        self.form.setVisible(signed is None)
        self.said.setVisible(signed is not None)
        if signed is not None:
            self.said.set_words(f"{signed.name}, {day_in_words(signed.signed_on)}, {_how(signed)}")

    def sign(self) -> None:
        """Keep it as it is filled in."""
        day = self.day.day()
        if day is None:
            self.day.set_error("Please give the day, like 3 Nov 2026.")
            return
        signed = Signed(self.voice.id, self.name.value(), day, self.pad.name(), self.pad.png() or None)
        self.room.desk.do(reading_back.sign_off, self.room.interview_id, signed)


def _how(signed: Signed) -> str:
    if signed.drawn:
        return "signed by hand"
    return "signed by typing" if signed.typed else "no signature needed"
