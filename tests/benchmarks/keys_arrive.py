"""Run in a process of its own: opens our first door or a bare window, and tells when its field took a key."""

import json
import sys
import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget

KEY = "a"


class FirstKey(QObject):
    """Looks at the field alone, since looking at everything would slow both; painted with the focus, it gets a key."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._watch)

    def _watch(self, _old: QWidget | None, field: QWidget | None) -> None:
        if isinstance(field, QLineEdit):
            field.installEventFilter(self)
            field.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A paint of the field that has the focus."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._press)
        return False

    def _press(self) -> None:
        from PySide6.QtTest import QTest

        field = QApplication.focusWidget()
        if not isinstance(field, QLineEdit):
            return
        taken = time.monotonic()
        QTest.keyClicks(field, KEY)
        if field.text() == KEY:
            print(json.dumps({"took": taken}), flush=True)
            time.sleep(60)


def ours() -> None:
    """The program itself; only its application is looked on by one filter more."""
    from coprod_desktop import app

    made = app.make_app

    def looked_on() -> QApplication:
        application = made()
        FirstKey(application)
        return application

    app.make_app = looked_on
    sys.exit(app.main(sys.argv[2:]))


def bare() -> None:
    """A window with a field in it."""
    application = QApplication(["bare"])
    FirstKey(application)
    window = QMainWindow()
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    window.setCentralWidget(field)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    sys.exit(application.exec())


if __name__ == "__main__":
    {"ours": ours, "bare": bare}[sys.argv[1]]()
