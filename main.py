"""Starts Coprod: `python main.py` for the window, `python main.py --help` for the rest."""

import sys

from coprod_desktop.app import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
