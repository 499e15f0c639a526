"""Reads the bytes of a sheet as lines of named cells, within limits that hold before anything is looked at."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from coprod_desktop.errors import InputError

LARGEST = 5 * 1024 * 1024
MOST_ROWS = 10_000
MOST_COLUMNS = 100
LONGEST_CELL = 20_100
"""The longest words that can be kept, and room for `changed:` before them."""

NEEDED = (
    "question",
    "who",
    "relationship",
    "state",
    "words",
    "stage",
    "where",
    "works",
    "share_with",
    "read_back",
    "private_note",
)
OPTIONAL = ("ref", "about", "fields", "until")
COLUMNS = NEEDED + OPTIONAL
VERBATIM = frozenset(("words", "read_back", "private_note", "fields"))
"""Columns of free words: kept letter by letter. The others are names and keys, and composed (NFC) to compare them."""

_DELIMITERS = (",", ";", "\t")
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_LONGEST_TITLE = 40


@dataclass(frozen=True)
class Line:
    """One row of the sheet, as a spreadsheet numbers it, with its cells by column; a missing cell is empty."""

    row: int
    cells: Mapping[str, str] = field(repr=False)

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


class Faults:
    """Everything that is wrong with a sheet, told all at once and in the order of its rows; never a cell's words."""

    def __init__(self) -> None:
        self._found: list[tuple[int, str]] = []

    def add(self, row: int, column: str, what: str) -> None:
        """Note a fault; `column` is empty when it is the row itself."""
        self._found.append((row, f"row {row}, {column}: {what}" if column else f"row {row}: {what}"))

    def refuse(self) -> None:
        """Raise InputError with every fault, if there is any."""
        if not self._found:
            return
        told = [line for _, line in sorted(self._found, key=lambda fault: fault[0])]
        count = "a fault" if len(told) == 1 else f"{len(told):,} faults"
        raise InputError(
            f"This sheet has {count}, so nothing was brought in. Put it right and try again.", told
        )


def read_lines(data: bytes, faults: Faults) -> tuple[tuple[Line, ...], int]:
    """The rows below the header that hold anything, and how many invisible characters were left out of them.

    Faults of single rows are added to `faults`. Raises InputError when the sheet can't be read as a whole: too
    large, not text, no header.
    """
    rows = _rows(_decoded(data))
    header = _header(rows)
    dropped = sum(
        len(_CONTROLS.findall(_LINE_ENDS.sub("\n", cell)))
        for row in rows[1:]
        for cell in row
        if not cell.isprintable()
    )
    lines = [
        _line(number, cells, header, faults)
        for number, cells in enumerate(rows[1:], 2)
        if any(cell.strip() for cell in cells)
    ]
    return tuple(lines), dropped


def _decoded(data: bytes) -> str:
    if len(data) > LARGEST:
        raise InputError(
            f"This file is larger than {LARGEST // 1024**2} MB, so it was not read. "
            "Check that it is the right file, or bring it in as several sheets."
        )
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError:
        raise _not_text() from None
    if "\0" in text:
        raise _not_text()
    return text


def _not_text() -> InputError:
    return InputError(
        "This file can’t be read as a sheet, so nothing was brought in. "
        "In the spreadsheet, choose Save as and then “CSV UTF-8”."
    )


def _rows(text: str) -> Sequence[list[str]]:
    csv.field_size_limit(LARGEST)  # else a long cell fails without saying where it is
    rows: list[list[str]] = []
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True):
            if len(rows) > MOST_ROWS:
                raise InputError(
                    f"This sheet has more than {MOST_ROWS:,} rows, so nothing was brought in. "
                    "Bring it in as several sheets."
                )
            rows.append(cells)
    except csv.Error:
        faults = Faults()
        faults.add(
            len(rows) + 1,
            "",
            "from here on the quotation marks don’t close. Words with a comma, a line break or a quotation "
            "mark stand between quotation marks, and each mark inside them is typed twice",
        )
        faults.refuse()
    return rows


def _delimiter(text: str) -> str:
    """The mark that finds the most columns in the header."""
    first = text[:LONGEST_CELL].splitlines()[:1]

    def found(delimiter: str) -> int:
        titles = {_title(cell) for cells in csv.reader(first, delimiter=delimiter) for cell in cells}
        return len(titles & set(COLUMNS))

    return max(_DELIMITERS, key=found)


def _title(cell: str) -> str:
    return cell.strip().casefold()


def _header(rows: Sequence[list[str]]) -> tuple[str, ...]:
    """The column of each place, empty where a place has no title. Raises InputError with all that is wrong."""
    titles = [_title(cell) for cell in rows[0]] if rows else []
    faults = Faults()
    if len(set(titles) & set(NEEDED)) < len(NEEDED) // 2:
        faults.add(1, "", f"the first row has to name the columns: {', '.join(NEEDED)}")
    else:
        for column, what in _header_faults(titles):
            faults.add(1, column, what)
    faults.refuse()
    return tuple(titles)


def _header_faults(titles: Sequence[str]) -> Iterator[tuple[str, str]]:
    if _filled(titles) > MOST_COLUMNS:
        yield "", f"there are more than {MOST_COLUMNS} columns"
        return
    for column in NEEDED:
        if column not in titles:
            yield column, "this column is missing"
    for number, title in enumerate(titles, 1):
        if title and title not in COLUMNS:
            yield f"column {number}", f"“{_short(title)}” is not a column of this sheet"
        elif title and title in titles[: number - 1]:
            yield title, "this column stands here twice"


def _short(title: str) -> str:
    plain = _CONTROLS.sub("", " ".join(title.split()))
    return plain if len(plain) <= _LONGEST_TITLE else plain[:_LONGEST_TITLE] + "…"


def _line(number: int, cells: Sequence[str], header: Sequence[str], faults: Faults) -> Line:
    titled = [(title, cell) for title, cell in zip(header, cells, strict=False) if title]
    untitled = len(cells) > len(titled)
    if untitled and (len(cells) > len(header) or _filled(cells) > _filled(cell for _, cell in titled)):
        faults.add(
            number,
            "",
            "there are more cells than the header names. Words with a comma stand between quotation marks",
        )
    for column, cell in titled:
        if len(cell) > LONGEST_CELL:
            faults.add(number, column, f"this is longer than {LONGEST_CELL:,} letters")
    return Line(number, {column: _cleaned(column, cell) for column, cell in titled})


def _filled(cells: Iterable[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)


def _cleaned(column: str, cell: str) -> str:
    text = (cell if cell.isprintable() else _CONTROLS.sub("", _LINE_ENDS.sub("\n", cell))).strip()
    return text if column in VERBATIM or text.isascii() else unicodedata.normalize("NFC", text)
