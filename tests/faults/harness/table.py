"""The table that the harness prints."""

from collections.abc import Iterable

from tests.faults.harness.judging import MOST_TYPING_MS, Row

_HEADS = ("what", "times", "lost", "do not open", "typing lost", "", "")
_WIDTHS = (36, 6, 5, 12, 12, 5)


def print_rows(rows: Iterable[Row]) -> bool:
    """Print each row as soon as it is there, and what went wrong below it; whether all are fine."""
    print(_line(_HEADS), flush=True)
    fine = True
    for row in rows:
        print(_line(_cells(row)), flush=True)
        for words in sorted(set(row.finding.wrong)):
            print(f"    {row.finding.wrong.count(words)} × {words}", flush=True)
        fine = fine and row.finding.fine
    limit = f"at most {MOST_TYPING_MS:.0f} ms of typing may go, and nothing that was acknowledged"
    print(f"{'All fine' if fine else 'NOT FINE'}: {limit}.", flush=True)
    return fine


def _cells(row: Row) -> tuple[str, ...]:
    found = row.finding
    typing = f"{found.typing_ms:.0f} ms" if found.typing_ms else "–"
    verdict = "fine" if found.fine else "NOT"
    return (row.what, str(row.many), str(found.lost), str(found.shut), typing, verdict, row.beside)


def _line(cells: tuple[str, ...]) -> str:
    *first, last = cells
    return " ".join([*(cell.ljust(width) for cell, width in zip(first, _WIDTHS, strict=True)), last]).rstrip()
