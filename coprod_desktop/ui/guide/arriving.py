"""That a question was asked is written once it is painted: no disk stands between a key and the next question."""

from PySide6.QtCore import QObject, QTimer

from coprod_desktop.ui.desk import Desk
from coprod_desktop.work import responding


class Arriving(QObject):
    """Notes where a visit is. None is left out, however fast one turns the pages; a failure is told as ever."""

    def __init__(self, desk: Desk, interview_id: str, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._interview_id = desk, interview_id
        self._waiting: list[str] = []
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.now)

    def at(self, question_id: str) -> None:
        """This question is on screen from now on."""
        self._waiting.append(question_id)
        self._timer.start()

    def now(self) -> None:
        """Write what waits, before anything that has to find it."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, []
        for question_id in waiting:
            self._desk.do(responding.arrive, self._interview_id, question_id)
