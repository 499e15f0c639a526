"""The unlock screen comes before anything that it doesn't show; the rest loads behind it while somebody types."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from coprod_desktop import paths

HEAVY = ("sqlmodel", "sqlalchemy", "sqlcipher3", "alembic", "reportlab", "pydantic", "zxcvbn", "PIL")

NOT_YET = (
    *HEAVY,
    *("argon2", "cryptography", "ctypes", "hashlib", "platformdirs", "subprocess", "tomllib", "xml"),
    *("PySide6.QtDBus", "PySide6.QtNetwork", "PySide6.QtPdf", "PySide6.QtSvg", "PySide6.QtTextToSpeech"),
)

OURS = {
    "": {"app", "errors", "garbage", "paths", "settings", "store", "ui", "work"},
    "store": {"folder"},
    "work": {"store_folders"},
    "ui": {
        *(
            "backups",
            "crash",
            "doors",
            "icons",
            "meeting",
            "remembered",
            "task",
            "theme",
            "widgets",
            "window",
        ),
        *("window_size",),
    },
    "ui.backups": {"keeper"},
    "ui.doors": {"behind", "door", "unlock"},
    "ui.widgets": {
        *("buttons", "containers", "flow_layout", "focus_ring", "layouts", "text", "typed_fields", "typeset"),
    },
}
"""Package → what the unlock door may load of it. Whatever is added here, everybody waits for at each start."""

_WATCH = """
import json, linecache, sys
from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QObject, QTimer
from coprod_desktop import app
class Watch(QObject):
    loaded = None
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.loaded is None:
            self.loaded = sorted(sys.modules)
            self.every_class = "QWizard" in vars(QtWidgets)
        return False
qt = app.make_app()
watch = Watch()
window = app.make_window()
window.start()
window._shown.inside.installEventFilter(watch)
window.show()
def enough():
    if "sqlmodel" in sys.modules and "coprod_desktop.ui.screens.people" in sys.modules:
        qt.quit()
timer = QTimer(interval=50)
timer.timeout.connect(enough)
timer.start()
QTimer.singleShot(30_000, qt.quit)
qt.exec()
print(json.dumps({"loaded": watch.loaded, "every_class": watch.every_class, "later": "sqlmodel" in sys.modules,
                  "door": type(window._shown).__name__,
                  "sources": sum(name.endswith(".py") for name in linecache.cache)}))
"""


def started(own_settings: Path, tmp_path: Path, *, has_store: bool) -> dict[str, Any]:
    """What a fresh process had loaded when its first door was painted."""
    folder = tmp_path / "store"
    folder.mkdir()
    if has_store:
        (folder / "data.db").touch()
    own_settings.mkdir()
    (own_settings / "settings.json").write_text(json.dumps({"store": str(folder)}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _WATCH], cwd=paths.RESOURCES.parent, capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_nothing_that_the_unlock_door_does_not_show_is_loaded_before_it(
    own_settings: Path, tmp_path: Path
) -> None:
    found = started(own_settings, tmp_path, has_store=True)
    assert (found["door"], found["later"]) == ("UnlockDoor", True)
    assert [name for name in NOT_YET if name in found["loaded"]] == []
    own = {name.removeprefix("coprod_desktop.") for name in found["loaded"] if "coprod_desktop." in name}
    assert own <= {f"{package}.{name}".lstrip(".") for package, names in OURS.items() for name in names}
    assert not found["every_class"], "something made PySide set up every class there is, 30 ms of a start"
    assert found["sources"] < 100, "PySide read the source of each module, and keeps them all in memory"


def test_nothing_heavy_is_loaded_before_the_welcome_of_a_first_run(
    own_settings: Path, tmp_path: Path
) -> None:
    found = started(own_settings, tmp_path, has_store=False)
    assert (found["door"], found["later"]) == ("WelcomeDoor", True)
    assert [name for name in HEAVY if name in found["loaded"]] == []
