"""A sheet is read whole or refused with every fault by row and column, and never a word of a family."""

import csv
import io
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from coprod_desktop.errors import InputError
from coprod_desktop.work.sheet import COLUMNS, LARGEST, LONGEST_CELL, MOST_ROWS, NEEDED
from coprod_desktop.work.sheet_cells import ReadBackCell
from coprod_desktop.work.sheet_entries import Entry, Sheet, Speaker
from coprod_desktop.work.sheet_rows import read_sheet

SAMPLES = Path(__file__).parents[2] / "resources" / "sample"
DATA = Path(__file__).parents[1] / "data"
PLANTED = "Zanzibar-secret"
FIRST = 4
"""The row of the first entry of `sheet`: after the header, the name and the date."""


def sheet(
    *rows: Mapping[str, str],
    facts: Mapping[str, str] | None = None,
    columns: Sequence[str] = COLUMNS,
    delimiter: str = ",",
) -> str:
    given = {"@name": "Lo Quince", "@date": "2026-09-30", **(facts or {})}
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, delimiter=delimiter, extrasaction="ignore")
    writer.writeheader()
    writer.writerows({"question": key, "words": words} for key, words in given.items())
    writer.writerows(rows)
    return out.getvalue()


def said(**cells: str) -> dict[str, str]:
    return {"question": "F1", "who": "Ivy", "relationship": "mother", "words": PLANTED, **cells}


def read(*rows: Mapping[str, str], facts: Mapping[str, str] | None = None) -> Sheet:
    return read_sheet(sheet(*rows, facts=facts).encode())


def refused(data: bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        read_sheet(data)
    assert PLANTED not in caught.value.message + "".join(caught.value.faults)
    return caught.value


def faults(*rows: Mapping[str, str], facts: Mapping[str, str] | None = None) -> tuple[str, ...]:
    return refused(sheet(*rows, facts=facts).encode()).faults


def entry(**cells: str) -> Entry:
    return read(said(**cells)).entries[0]


@pytest.mark.parametrize(
    ("name", "statements", "voices"),
    [("primary_school", 86, 5), ("teenager", 77, 4), ("supported_living_adult", 78, 4)],
)
def test_each_of_the_three_cases_is_read_whole(name: str, statements: int, voices: int) -> None:
    data = (SAMPLES / f"{name}.csv").read_bytes()
    found = read_sheet(data)
    with_words = [row for row in csv.DictReader(io.StringIO(data.decode())) if row["words"]]
    expected = [row["words"] for row in with_words if row["question"][0] != "@" and row["question"] != "M5"]
    assert [one.words for one in found.statements] == expected
    assert len(found.statements) == statements
    assert len({one.speaker for one in found.statements}) == voices


def test_every_column_says_what_it_says() -> None:
    found = read_sheet((DATA / "every_column.csv").read_bytes())
    facts = found.facts
    assert (facts.person.name, facts.person.called, facts.person.born) == (
        "Marlowe Quince",
        "Lo",
        date(2014, 3, 9),
    )
    assert (facts.held_on, facts.review_by) == (date(2026, 9, 30), date(2027, 1, 15))
    assert (facts.place, facts.interviewer, facts.question_set.version) == (
        "Kitchen table",
        "Asha Birkett",
        2,
    )
    by_ref = {one.ref: one for one in found.entries if one.ref}
    assert by_ref["order"].fields == {"order": ["hands", "hum"]}
    hum = by_ref["hum"]
    assert (hum.speaker, hum.stage, hum.places) == (
        Speaker("Ivy Quince", "mother"),
        "early",
        ("home", "school"),
    )
    assert (hum.fields, hum.audiences, hum.until) == (
        {"area": "voice"},
        ("family", "school"),
        date(2027, 6, 30),
    )
    assert hum.note == "Ask about the clock."
    assert by_ref["hands"].speaker == Speaker("", "self")
    assert by_ref["nights"].read_back == ReadBackCell("agreed", disagrees=True)
    grid = next(one for one in found.entries if one.question.id == "H5")
    assert (grid.words, grid.fields) == ("", {"grid": {"morning/home": 3, "night/home": 0}})
    assert grid.audiences == ()
    counted = next(one for one in found.entries if one.question.id == "I1")
    assert counted.words == "=2+2 is what I count, in my head"
    assert (counted.works, counted.read_back.new_words) == (4, "I count in twos in my head.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_all_that_a_spreadsheet_writes_is_read_alike(encoding: str, delimiter: str) -> None:
    text = sheet(said(words="Ŵyn, łoś; “phở”\tあ\nsecond line", where="home; school"), delimiter=delimiter)
    one = read_sheet(text.encode(encoding)).entries[0]
    assert (one.words, one.places) == ("Ŵyn, łoś; “phở”\tあ\nsecond line", ("home", "school"))


def test_big_endian_line_ends_and_any_order_of_columns() -> None:
    text = sheet(said(), columns=COLUMNS[::-1]).replace("\r\n", "\r")
    assert read_sheet(b"\xfe\xff" + text.encode("utf-16-be")).entries[0].words == PLANTED


def test_optional_columns_empty_rows_and_empty_columns_can_be_missing_or_there() -> None:
    text = sheet(said(), columns=NEEDED).replace("\r\n", ",,\r\n,,,,,,,,,,,,\r\n")
    found = read_sheet(text.encode())
    assert found.entries[0].row == 2 * FIRST - 1
    assert found.entries[0].words == PLANTED


def test_names_are_composed_and_words_are_kept_to_the_letter() -> None:
    decomposed = unicodedata.normalize("NFD", "Zoë Café")
    found = read(said(who=decomposed, words=decomposed), facts={"@name": decomposed})
    assert found.facts.person.name == "Zoë Café"
    assert found.entries[0].speaker.name == "Zoë Café"
    assert found.entries[0].words == decomposed


def test_one_voice_throughout_and_self_is_the_person_whatever_they_are_called() -> None:
    found = read(
        said(who="IVY  quince"),
        said(who="Ivy Quince", relationship=""),
        said(who="Lo", relationship="Self"),
        said(who="Lo", relationship=""),
        said(who="", relationship="self"),
        said(who="Bo", relationship="beekeeper"),
        said(who="Al", relationship="senco"),
    )
    names = [(one.speaker.name, one.speaker.relationship) for one in found.entries]
    ivy, person = ("IVY quince", "mother"), ("", "self")
    assert names == [ivy, ivy, person, person, person, ("Bo", "beekeeper"), ("Al", "SENCO")]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", ReadBackCell()),
        ("Agreed", ReadBackCell("agreed")),
        ("left out", ReadBackCell("left_out")),
        ("not_sure", ReadBackCell("not_sure")),
        ("changed: Other words: these", ReadBackCell("changed", "Other words: these")),
        ("disagree", ReadBackCell("agreed", disagrees=True)),
    ],
)
def test_each_word_of_the_read_back(cell: str, expected: ReadBackCell) -> None:
    assert entry(read_back=cell).read_back == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("", None), ("nobody", ()), ("family; social care ;family", ("family", "social_care"))],
)
def test_not_decided_and_nobody_are_two_things(cell: str, expected: tuple[str, ...] | None) -> None:
    assert entry(share_with=cell).audiences == expected


@pytest.mark.parametrize(
    ("column", "cell", "what"),
    [
        ("question", "F99", "there is no such question"),
        ("question", "", "there is no such question"),
        ("who", "", "is empty"),
        ("who", PLANTED * 20, "200 letters"),
        ("state", PLANTED, "takes answered, ask_later"),
        ("words", "", "this is empty"),
        ("words", "x" * (LONGEST_CELL + 1), "longer than"),
        ("stage", PLANTED, "takes settled, early"),
        ("works", "5", "takes 0"),
        ("works", "٣", "takes 0"),
        ("share_with", f"family; {PLANTED}", "takes any of person, family"),
        ("share_with", "nobody; family", "nobody alone"),
        ("until", "2027-01-01", "share_with doesn’t say"),
        ("read_back", PLANTED, "takes agreed"),
        ("read_back", "changed:", "come the new words"),
        ("read_back", f"changed: {PLANTED}", "the same"),
        ("about", PLANTED, "goes with disagree"),
        ("fields", f"colour={PLANTED}", "has no field of that name"),
        ("fields", f"area={PLANTED}", "area"),
        ("private_note", "x" * 20_050, "longer than"),
    ],
)
def test_each_fault_names_its_row_and_column(column: str, cell: str, what: str) -> None:
    found = faults(said(), said(**{column: cell}))
    matching = [fault for fault in found if fault.startswith(f"row {FIRST + 1}, {column}: ")]
    assert matching
    assert what in matching[0]
    assert not [fault for fault in found if fault.startswith(f"row {FIRST}, ")]


def test_every_fault_of_a_sheet_is_told_at_once_and_in_order() -> None:
    found = faults(
        said(stage="x", works="y", state="z"),
        said(question="F99", share_with="x"),
        facts={"@born": "11/05/2017", "@colour": "blue"},
    )
    assert [fault.split(":")[0] for fault in found] == [
        "row 4, words",
        "row 5, question",
        "row 6, state",
        "row 6, stage",
        "row 6, works",
        "row 7, question",
        "row 7, share_with",
    ]


@pytest.mark.parametrize("missing", ["@name", "@date"])
def test_a_sheet_needs_a_name_and_a_date(missing: str) -> None:
    assert missing in faults(said(), facts={missing: ""})[0]


@pytest.mark.parametrize(
    ("fact", "words", "what"),
    [
        ("@date", "2026-02-30", "2026-11-22"),
        ("@date", "20260101", "2026-11-22"),
        ("@review_by", "soon", "2026-11-22"),
        ("@question_set", "other-set", "takes one of"),
        ("@question_set", "family-insight 99", "this program has version"),
        ("@name", "x" * 201, "200 letters"),
    ],
)
def test_each_fact_says_what_it_takes(fact: str, words: str, what: str) -> None:
    assert any(what in fault for fault in faults(said(), facts={fact: words}))


def test_facts_stand_alone_and_once() -> None:
    found = faults({"question": "@NAME", "words": "Other", "who": PLANTED})
    assert found == (
        "row 4, question: row 2 says @name already",
        "row 4, who: a row that begins with @ holds nothing but words",
    )


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ([said(ref="a"), said(ref="a")], "row 5, ref: row 4 has the same"),
        ([said(read_back="disagree", about="b")], "row 4, about: no other answer"),
        ([said(read_back="disagree", about="a", ref="a")], "row 4, about: no other answer"),
        (
            [said(read_back="disagree", about="m"), said(question="M5", ref="m")],
            "row 4, about: no other answer",
        ),
        (
            [said(question="F2", fields="order=a>b"), said(ref="a"), said(ref="b", question="G1")],
            "row 4, fields:",
        ),
        ([said(), said(relationship="aunt")], "row 5, relationship: row 4"),
        ([said(words="", state="ask_later", read_back="changed: x")], "row 4, read_back: there are no words"),
    ],
)
def test_rows_that_do_not_go_together(rows: list[dict[str, str]], what: str) -> None:
    assert faults(*rows)[0].startswith(what)


def test_the_header_names_what_is_missing_unknown_or_double() -> None:
    columns = ["mood" if column == "stage" else column for column in COLUMNS]
    columns[columns.index("until")] = "words"
    found = refused(sheet(said(), columns=columns).encode()).faults
    assert found == (
        "row 1, stage: this column is missing",
        "row 1, column 6: “mood” is not a column of this sheet",
        "row 1, words: this column stands here twice",
    )


def test_a_sheet_without_its_header_quotes_nothing_of_its_first_row() -> None:
    text = sheet(said()).split("\r\n", 3)[3]
    assert (
        refused(text.encode()).faults[0].startswith("row 1: the first row has to name the columns: question")
    )


@pytest.mark.parametrize("data", [b"", b"\r\n\r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_no_sheet(data: bytes) -> None:
    assert refused(data).faults


@pytest.mark.parametrize(
    "data",
    [
        b"x" * (10 * 1024 * 1024),
        b'"' * (LARGEST + 1),
        sheet(said(words="caf\xe9")).encode("latin-1"),
        sheet(said(words="nul \0")).encode(),
        sheet(said()).encode("utf-32"),
        sheet(said()).encode("utf-16")[:-1],
        b"\xff\xfe\x00\xd8",
        b"PK\x03\x04\0\0\0",
        bytes(range(256)) * 100,
    ],
    ids=[
        "10 MB in one line",
        "5 MB and a mark",
        "latin-1",
        "NUL",
        "utf-32",
        "cut",
        "surrogate",
        "zip",
        "bytes",
    ],
)
def test_what_is_no_text_or_too_much_of_it_is_refused_in_words(data: bytes) -> None:
    assert "." in refused(data).message


def test_as_many_rows_as_are_allowed_and_not_one_more() -> None:
    most = [said(words=str(number)) for number in range(MOST_ROWS - 2)]
    assert len(read(*most).entries) == MOST_ROWS - 2
    assert "10,000 rows" in refused(sheet(*most, said()).encode()).message


@pytest.mark.parametrize("broken", [f'"{PLANTED}', f'"{PLANTED}" more', '"' + "x" * 1_000_000])
def test_quotation_marks_that_do_not_close_are_found_where_they_begin(broken: str) -> None:
    text = sheet(said()) + f"F1,Ivy,mother,,{broken},,,,,,\r\nF1,Ivy,mother,,later,,,,,,\r\n"
    (fault,) = refused(text.encode()).faults
    assert fault.startswith("row 5: from here on the quotation marks")


def test_cells_beyond_the_header_are_a_fault() -> None:
    text = sheet(columns=NEEDED) + "F1,Ivy,mother,,Calm, settled,,,,,,,\r\n"
    (fault,) = refused(text.encode()).faults
    assert fault.startswith("row 4: there are more cells than the header names")
    assert refused(("," * 200_000 + "x").encode()).faults
    assert refused((",".join(NEEDED) + ",x" * 101).encode()).faults == (
        "row 1: there are more than 100 columns",
    )


def test_invisible_characters_are_left_out_and_counted() -> None:
    found = read(said(words="a\x07b\x1b[31mc\x0bd\x9fe\u202ef"))
    assert found.entries[0].words == "ab[31mc\nde\u202ef"
    assert found.remarks == ("3 invisible characters were left out: no letter, sign or space.",)


def test_what_a_row_without_words_does_not_need_is_said() -> None:
    found = read(said(words="", state="not_relevant", share_with="family", read_back="agreed"))
    assert (found.entries[0].state, found.entries[0].audiences) == ("not_relevant", None)
    assert found.remarks == ("Row 4 has no words, so share_with and read_back had nothing to say there.",)
    assert found.statements == ()


def test_the_separate_part_ignores_sharing_and_read_back_and_says_so_without_counting() -> None:
    worry = said(question="M5", share_with=PLANTED, read_back=PLANTED, until="x", about="y")
    one, two = read(worry), read(worry, worry)
    assert one.statements == two.statements == ()
    assert (one.entries[0].audiences, one.entries[0].read_back) == (None, ReadBackCell())
    assert one.remarks == (
        "One answer about safety went to the separate part; its sharing and read back were ignored.",
    )
    assert two.remarks == (
        "Answers about safety went to the separate part; their sharing and read back were ignored.",
    )


def test_nothing_that_was_said_shows_when_a_sheet_is_printed_in_a_traceback() -> None:
    found = read(said(private_note=PLANTED, fields="area=voice"))
    assert PLANTED not in repr(found) + repr(found.entries[0])
