"""Crashes, power cuts, failing disks and damage, in a table: python -m tests.faults --short, --ci or --full.

`--only` chooses among the kinds of rows, so that a long form can be run in parts.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.faults.harness import forms, jobs, shim
from tests.faults.harness.table import print_rows


def main(argv: list[str]) -> int:
    """Try all of one form, or only some kinds, and print the table; 1 when anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    which = parser.add_mutually_exclusive_group()
    for name in forms.FORMS:
        which.add_argument(f"--{name}", dest="form", action="store_const", const=name)
    parser.add_argument("--only", nargs="+", choices=forms.KINDS, default=tuple(forms.KINDS), metavar="KIND")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    wanted = parser.parse_args(argv)
    if shim.missing():
        print(f"Without power cuts and failing disks: {shim.missing()}.")
    parts = forms.parts(forms.FORMS[wanted.form or "short"], wanted.only)
    with tempfile.TemporaryDirectory(prefix="coprod-faults-") as folder:
        return 0 if print_rows(jobs.rows(Path(folder), parts, wanted.jobs)) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
