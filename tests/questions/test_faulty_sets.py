"""A set that can't be used says what to mend: file, question, line, and everything at once."""

from pathlib import Path

import pytest

from coprod_desktop.errors import InputError
from coprod_desktop.questions.question_set import load_question_set, parse_question_set

GOOD = """\
id = "small"
version = 1
title = "A small set"

[[section]]
id = "first-signs"
title = "First signs of {name}"

[[section.question]]
id = "F1"
visit = "short"
ask = "What do you notice?"
ask_self = "What do you feel?"
answer = "list(area:choice[face|voice])"
probes = ["What would I see?"]
prints = ["one-page:see(early)"]

[[section.question]]
id = "F2"
visit = "first"
ask = "In which order?"
answer = "order(of=F1)"
"""


def faults_of(text: str) -> tuple[str, ...]:
    with pytest.raises(InputError) as caught:
        parse_question_set(text, "small.toml")
    assert "small.toml" in caught.value.message
    return caught.value.faults


def changed(old: str, new: str) -> str:
    assert GOOD.count(old) == 1, old
    return GOOD.replace(old, new)


def test_the_small_set_is_good() -> None:
    small = parse_question_set(GOOD, "small.toml")
    assert [one.id for one in small.questions] == ["F1", "F2"]
    assert small.text == GOOD
    assert small.question("F2").ask_self == ""
    assert small.find("Z9") is None
    with pytest.raises(InputError, match="no such question"):
        small.question("Z9")


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ("version = 1", "version = 0", "small.toml, line 2", "counts up from 1"),
        ("version = 1", 'version = "1"', "small.toml, line 2", "must be a whole number"),
        ("version = 1", "", "small.toml, line 1", "“version” is missing"),
        ('id = "first-signs"', 'id = "First signs"', "section First signs, line 6", "small letters"),
        ("{name}", "{child}", "section first-signs, line 7", "{child} can’t be filled in"),
        ('id = "F2"', 'id = "F1"', "question F1, line 19", "given twice, first in line 10"),
        ('id = "F2"', 'id = "second"', "question second, line 19", "like F1"),
        ('id = "F2"', "", "question number 2, line 18", "“id” is missing"),
        ('visit = "first"', 'visit = "long"', "question F2, line 20", "one of: short, first, full, any"),
        ('ask = "In which order?"\n', "", "question F2, line 18", "“ask” is missing"),
        ('ask = "In which order?"', "ask = 3", "question F2, line 21", "must be words"),
        ("In which order?", "word " * 21, "question F2, line 21", "21 words; at most 20"),
        ("What do you feel?", "word " * 21, "question F1, line 13", "21 words; at most 20"),
        ("In which order?", "Does {he}?", "question F2, line 21", "{he} can’t be filled in"),
        ("What would I see?", "Does {he}?", "question F1, line 15", "{he} can’t be filled in"),
        ('probes = ["What would I see?"]', "probes = [3]", "question F1, line 15", "must be words"),
        ('probes = ["What would I see?"]', 'probes = "one"', "question F1, line 15", "must be a list"),
        ('visit = "first"', 'visit = "first"\nhint = "x"', "question F2, line 21", "“hint” is no key"),
        ("order(of=F1)", "order(of=F9)", "question F2, line 22", "there is no question F9"),
        ("order(of=F1)", "order(F1)", "question F2, line 22", "part 1: order is written order(of=F1)"),
        ("order(of=F1)", "text + slider", "question F2, line 22", "part 2: slider is none of these kinds"),
        ("order(of=F1)", "rating(0..4: a|b|c)", "question F2, line 22", "needs five anchors, and has 3"),
        ("order(of=F1)", "rating(1..5: a|b|c|d|e)", "question F2, line 22", "written 0..4:"),
        ("order(of=F1)", "choice(a|b)", "question F2, line 22", "choice is written choice[]"),
        ("order(of=F1)", "choice[a]", "question F2, line 22", "at least 2 options"),
        ("order(of=F1)", "choice[a|a]", "question F2, line 22", "same option twice"),
        ("order(of=F1)", "choice[a|b=c]", "question F2, line 22", "one of these marks"),
        ("order(of=F1)", "list(words:text)", "question F2, line 22", "every statement has that"),
        ("order(of=F1)", "list(a:text, a:date)", "question F2, line 22", "the same field twice"),
        ("order(of=F1)", "list(a:grid(x))", "question F2, line 22", "field “a”: grid is none of these"),
        ("order(of=F1)", "list(a:choice[x|y)", "question F2, line 22", "closes nothing"),
        ("order(of=F1)", "list(a:choice[x|y]", "question F2, line 22", "“)” is missing"),
        ("order(of=F1)", "list(a)", "question F2, line 22", "list is written"),
        ("order(of=F1)", "text +", "question F2, line 22", "part 2: is not written as a kind"),
        ("order(of=F1)", "date + list(date:date)", "question F2, line 22", "two fields are called “date”"),
        ("order(of=F1)", "record(screen=oven)", "question F2, line 22", "there is no screen “oven”"),
        ("order(of=F1)", "record(oven)", "question F2, line 22", "record is written"),
        ("order(of=F1)", "grid(rows=[a|b],0..4: a|b|c|d|e)", "question F2, line 22", "grid is written"),
        (
            "order(of=F1)",
            "grid(rows=[a/b],cols=[c],0..4: a|b|c|d|e)",
            "question F2, line 22",
            "a / in its rows",
        ),
        ("order(of=F1)", "grid(rows=[a],colours=[c],0..4: a|b|c|d|e)", "question F2, line 22", "no cols="),
        ("one-page:see(early)", "poster:see(early)", "question F1, line 16", "none of these documents"),
        ("one-page:see(early)", "one-page:middle", "question F1, line 16", "none of the slots of one-page"),
        ("one-page:see(early)", "one-page", "question F1, line 16", "none of the slots of one-page"),
        ("one-page:see(early)", "now-next:card", "question F1, line 16", "now-next has no slots"),
        ("one-page:see(early)", "one-page:see(late)", "question F1, line 16", "the stage is none of"),
        ("one-page:see(early)", "one-page:see", "question F1, line 16", "see needs one of the stages"),
        ("one-page:see(early)", "one-page:best(early)", "question F1, line 16", "only see, do, dont"),
        (
            '"one-page:see(early)"',
            '"one-page:safe", "one-page:best"',
            "question F1, line 16",
            "no rule picks",
        ),
        ('ask = "In which order?"', 'ask = "In which order?', "question F2, line 21", "this isn’t TOML"),
    ],
)
def test_a_fault_names_its_place_and_what_to_mend(old: str, new: str, where: str, what: str) -> None:
    (fault,) = faults_of(changed(old, new))
    assert f"{where}:" in fault
    assert fault.startswith("small.toml, ")
    assert what in fault


def test_all_faults_are_told_at_once_in_the_order_of_the_file() -> None:
    text = (
        GOOD.replace("short", "tiny")
        .replace("order(of=F1)", "slider + rating(0..4: a|b)")
        .replace("first-", "_")
    )
    faults = faults_of(text)
    assert len(faults) == 4
    lines = [int(fault.split("line ")[1].split(":")[0]) for fault in faults]
    assert lines == sorted(lines)


def test_an_empty_or_flat_set_is_refused() -> None:
    assert any("“section” is missing" in fault for fault in faults_of(""))
    assert any(
        "must be written as tables" in fault
        for fault in faults_of(GOOD.split("[[", maxsplit=1)[0] + "section = [1]")
    )


def test_a_doubled_section_is_named() -> None:
    text = GOOD + GOOD[GOOD.index("[[section]]") :].replace("F1", "G1").replace("F2", "G2")
    (fault,) = faults_of(text)
    assert "section first-signs, line 24: this id is given to two sections" in fault


def test_a_question_may_be_longer_only_where_danger_is_explained() -> None:
    longer = GOOD.replace("In which order?", "word " * 30).replace('"F2"', '"A8"')
    assert len(parse_question_set(longer, "small.toml").questions) == 2


def test_a_file_that_cannot_be_read_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can’t be read"):
        load_question_set(tmp_path / "gone.toml")
    (tmp_path / "old.toml").write_bytes("title = 'Zoë'".encode("latin-1"))
    with pytest.raises(InputError, match="UTF-8"):
        load_question_set(tmp_path / "old.toml")


def test_a_file_saved_by_a_windows_editor_is_read(tmp_path: Path) -> None:
    file = tmp_path / "small.toml"
    file.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert load_question_set(file).id == "small"
