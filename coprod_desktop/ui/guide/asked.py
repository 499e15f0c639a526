"""The question itself: turned to whoever is asked, and with the way to its own record."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.question_set import Question
from coprod_desktop.questions.vocabulary import TOPIC_PREFIX
from coprod_desktop.ui.guide.record_places import record_place
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Lead, Muted, Title
from coprod_desktop.work.people import PersonFacts


class Asked(QWidget):
    """Section, question and, when it turns to the person, what to ask the others. `record_asked`: go there."""

    record_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.section, self.title, self.other_words = Muted(), Title(), Lead()
        self.open_record = PlainButton("")
        self.open_record.clicked.connect(self.record_asked)
        box = Column(self, self.section, self.title, self.other_words, space=12)
        box.addWidget(self.open_record, 0, Qt.AlignmentFlag.AlignLeft)

    def show_question(self, question: Question, person: PersonFacts, person_is_here: bool) -> None:
        """In the words for who is here; a family's own topic stands as they put it."""
        fill = str if question.id.startswith(TOPIC_PREFIX) else person.fill
        turn = person_is_here and bool(question.ask_self)
        others = turn and question.ask != question.ask_self
        self.section.setText(person.fill(question.section_title))
        self.title.setText(fill(question.ask_self if turn else question.ask))
        self.other_words.setText(f"To others: {fill(question.ask)}" if others else "")
        self.other_words.setVisible(others)
        place = record_place(question)
        self.open_record.setVisible(place is not None)
        if place is not None:
            self.open_record.set_words(place.words)
