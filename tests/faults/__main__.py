"""Crashes, power cuts, failing disks and damage, in a table: python -m tests.faults --short, --ci or --full."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.faults.harness import forms, shim
from tests.faults.harness.table import print_rows


def main(argv: list[str]) -> int:
    """Try all of one form and print the table; 1 when anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    which = parser.add_mutually_exclusive_group()
    for name in forms.FORMS:
        which.add_argument(f"--{name}", dest="form", action="store_const", const=name)
    form = forms.FORMS[parser.parse_args(argv).form or "short"]
    if shim.missing():
        print(f"Without power cuts and failing disks: {shim.missing()}.")
    with tempfile.TemporaryDirectory(prefix="coprod-faults-") as folder:
        return 0 if print_rows(forms.rows(Path(folder), form)) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
