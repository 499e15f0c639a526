"""The dialog that shows what nobody expected, to be copied for whoever looks after the program."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from coprod_desktop.ui.widgets.flow_layout import FlowLayout
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Heading, Words

SAFE = (
    "Every card on the screen is already kept. Words that were half typed are kept up to the last second. "
    "You can go on. If it happens again, copy these lines and send them to whoever looks after your laptop: "
    "they hold nothing that anyone said."
)


class CrashReport(QDialog):
    """Shows the report, which can be copied."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Something went wrong")
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName("What went wrong, for whoever looks after the program")
        self.copy, close = PlainButton("Copy these lines", icon="page"), PrimaryButton("Go on")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        close.clicked.connect(self.accept)
        foot = QWidget()
        flow = FlowLayout(foot, self.copy)
        flow.add_spring()
        flow.addWidget(close)
        Column(
            self, Heading("Something went wrong"), Words(SAFE), self.report, foot, space=12, margins=(24,) * 4
        )
        self.resize(720, 480)
