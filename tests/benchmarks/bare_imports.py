"""Run in a process of its own: a bare window with every module that the program has loaded once it is open."""

import json
import sys
import time
from importlib import import_module

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

from coprod_desktop import app as program
from coprod_desktop.ui.doors import behind
from coprod_desktop.ui.screens import SCREENS
from tests.benchmarks.unlocking import resident


def tell() -> None:
    """Say how much memory that takes."""
    print(json.dumps({"resident": resident()}), flush=True)
    time.sleep(60)


def main() -> int:
    """Import, show, tell."""
    program._import_as_usual()
    application = QApplication(["bare"])
    behind.load()
    for module, _ in SCREENS.values():
        import_module(f"coprod_desktop.ui.screens.{module}")
    window = QMainWindow()
    window.setCentralWidget(QLineEdit())
    window.resize(1366, 768)
    window.show()
    QTimer.singleShot(1000, tell)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
