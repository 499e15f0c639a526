"""The unlock screen comes before anything heavy; the rest loads behind it while somebody types."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from coprod_desktop import paths

HEAVY = ["sqlmodel", "sqlalchemy", "alembic", "reportlab", "pydantic", "zxcvbn", "PIL"]

_WATCH = """
import json, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from coprod_desktop import app
HEAVY = json.loads(sys.argv[1])
class Watch(QObject):
    at_first_paint = None
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.at_first_paint is None:
            self.at_first_paint = [name for name in HEAVY if name in sys.modules]
        return False
qt = app.make_app()
watch = Watch()
qt.installEventFilter(watch)
window = app.make_window()
window.start()
window.show()
def enough():
    if "sqlmodel" in sys.modules and "coprod_desktop.ui.inside" in sys.modules:
        qt.quit()
timer = QTimer(interval=50)
timer.timeout.connect(enough)
timer.start()
QTimer.singleShot(30_000, qt.quit)
qt.exec()
print(json.dumps({"first": watch.at_first_paint, "later": "sqlmodel" in sys.modules,
                  "door": type(window._shown).__name__}))
"""


@pytest.mark.parametrize(("has_store", "door"), [(True, "UnlockDoor"), (False, "WelcomeDoor")])
def test_nothing_heavy_before_the_first_door_shows(
    own_settings: Path, tmp_path: Path, has_store: bool, door: str
) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    if has_store:
        (folder / "data.db").touch()
    own_settings.mkdir()
    (own_settings / "settings.json").write_text(json.dumps({"store": str(folder)}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _WATCH, json.dumps(HEAVY)],
        cwd=paths.RESOURCES.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == {"first": [], "later": True, "door": door}
