"""What goes with a statement: read from a sheet, checked, told in words, written back the same."""

import json
import random

import pytest

from coprod_desktop.errors import InputError
from coprod_desktop.questions.fields import (
    check_fields,
    fields_in_words,
    fields_to_sheet,
    parse_fields,
    question_fields,
)
from coprod_desktop.questions.kinds import KINDS, Field, Grid, Order
from coprod_desktop.questions.question_set import Question, builtin_sets
from coprod_desktop.questions.simple_kinds import (
    FIELD_KINDS,
    Choice,
    Choices,
    Date,
    Rating,
    Telling,
    Value,
    ValueKind,
)
from coprod_desktop.questions.wording import Naming

KAY = Telling(Naming("Kay", "he/him").fill, {"c1": "Nana", "s1": "Ears go hot", "s2": "Leg"})


def question(question_id: str) -> Question:
    return builtin_sets()["family-insight"].question(question_id)


def test_every_kind_can_be_parsed_and_every_value_kind_does_all_of_it() -> None:
    assert set(KINDS) == {
        "text", "date", "person", "choice", "choices", "rating", "list", "order", "grid", "record",
    }  # fmt: skip
    assert not any(kind.__abstractmethods__ for kind in KINDS.values())
    assert all(kind.id == name for name, kind in KINDS.items())
    assert set(FIELD_KINDS) <= set(KINDS)


def test_a_sheet_names_the_fields_of_a_list() -> None:
    assert parse_fields(question("F5"), "area=face; sureness=3") == {"area": "face", "sureness": 3}
    assert parse_fields(question("F5"), " Area = Face ;Sureness=very sure;") == {
        "area": "face",
        "sureness": 4,
    }
    assert parse_fields(question("F5"), "") == {}


def test_parts_without_a_name_are_called_after_their_kind() -> None:
    keys = [field.key for field in question_fields(question("G2"))]
    assert keys == ["choice", "choice 2", "rating", "rating 2"]
    assert [field.key for field in question_fields(question("N7"))] == [
        "rating", "rating 2", "rating 3", "rating 4",
    ]  # fmt: skip
    assert [field.key for field in question_fields(question("A6"))][:2] == ["choices", "who helps"]
    assert question_fields(question("C3")) == ()


def test_keys_and_options_are_known_with_the_name_filled_in_or_not() -> None:
    assert parse_fields(question("J4"), "{name}'s view=cross") == {"{name}'s view": "cross"}
    assert parse_fields(question("J4"), "Kay’s view=cross", KAY) == {"{name}'s view": "cross"}
    given = parse_fields(question("A6"), "choices=with pictures, with someone Kay trusts", KAY)
    assert given == {"choices": ["with pictures", "with someone {name} trusts"]}
    assert parse_fields(question("D5"), "do or don’t=don’t") == {"do or don't": "don't"}


def test_a_semicolon_in_free_words_stays() -> None:
    given = parse_fields(question("C5"), r"steps=shoes; coat\; bag; warning needed=a = b")
    assert given == {"steps": "shoes; coat; bag", "warning needed": "a = b"}


def test_order_and_grid_come_from_a_sheet() -> None:
    assert parse_fields(question("F2"), "order=ref1>ref2 > ref3") == {"order": ["ref1", "ref2", "ref3"]}
    given = parse_fields(question("H5"), "grid=night/home:0, morning/school or work:often; with whom=Mum")
    assert given == {"grid": {"morning/school or work": 3, "night/home": 0}, "with whom": "Mum"}


def test_records_that_are_lists_have_fields_too() -> None:
    given = parse_fields(
        question("N4"), "who will do it=c1; what will be done=ring; by when=2026-11-22; why not=ill"
    )
    assert fields_in_words(question("N4"), given, KAY) == [
        ("who will do it", "Nana"),
        ("what will be done", "ring"),
        ("by when", "22 Nov 2026"),
        ("why not", "ill"),
    ]
    assert [field.key for field in question_fields(question("A4"))] == ["about", "answer", "afterwards"]
    assert question_fields(question("A2")) == () and question("A2").answer.is_list
    participants = question("A1").answer.record
    assert participants and participants.opens
    assert not question("A1").answer.is_list


@pytest.mark.parametrize(
    ("question_id", "text", "fault"),
    [
        ("F5", "area=elbow", "“area” takes one of: face, voice"),
        ("F5", "sureness=5", "“sureness” takes 0 to 4, or one of: just a guess"),
        ("F5", "sureness=-1", "“sureness” takes 0 to 4"),
        ("F5", "colour=red", "field 1: F5 has no field of that name. Its fields: area, sureness"),
        ("F5", "area=face; area=voice", "field 2: “area” is given twice"),
        ("F5", "face", "field 1: F5 has no field of that name"),
        ("C3", "a=b", "Its fields: none"),
        ("J4", "end date=22/11/2026", "“end date” takes a day, written like 2026-11-22"),
        ("J4", "why=", "“why” takes words"),
        ("A6", "choices=by post", "“choices” takes any of: here with us"),
        ("A6", "choices=", "“choices” takes any of: here with us"),
        ("F2", "order=a>a", "“order” takes the ref of each statement of F1 once"),
        ("F2", "order=a>", "“order” takes the ref"),
        ("H5", "grid=night/moon:1", "“grid” takes row/column:0 to 4"),
        ("H5", "grid=night/home:9", "“grid” takes"),
        ("H5", "grid=night/home:1, night/home:2", "“grid” takes row/column"),
        ("H5", "grid=night/home", "“grid” takes"),
    ],
)
def test_a_fault_names_the_field_and_what_is_allowed(question_id: str, text: str, fault: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_fields(question(question_id), text)
    assert fault in caught.value.faults[0]
    assert question_id in caught.value.message


def test_all_faults_of_a_row_are_told_and_no_value_is() -> None:
    with pytest.raises(InputError) as caught:
        parse_fields(question("F5"), "area=secretword; sureness=secretword; secretword=1")
    assert len(caught.value.faults) == 3
    assert "secretword" not in caught.value.message + "".join(caught.value.faults)


def test_checking_puts_values_in_their_usual_form_and_drops_empty_ones() -> None:
    given: dict[str, object] = {
        "sureness": 0,
        "area": "",
    }
    assert check_fields(question("F5"), given) == {"sureness": 0}
    assert check_fields(
        question("A6"), {"choices": ["with pictures", "here with us"], "why not now": " tired "}
    ) == {
        "choices": ["here with us", "with pictures"],
        "why not now": "tired",
    }


@pytest.mark.parametrize(
    ("question_id", "values"),
    [
        ("F5", {"sureness": True}),
        ("F5", {"sureness": "3"}),
        ("F5", {"sureness": [3]}),
        ("F5", {"area": ["face"]}),
        ("F5", {"nothing": "x"}),
        ("A6", {"choices": "with pictures"}),
        ("A6", {"choices": [["with pictures"]]}),
        ("A6", {"who helps": 3}),
        ("J4", {"end date": "soon"}),
        ("F2", {"order": [["a"]]}),
        ("F2", {"order": ["a", " a"]}),
        ("H5", {"grid": {"night/home": "2"}}),
        ("H5", {"grid": ["night/home"]}),
    ],
)
def test_a_value_of_the_wrong_form_is_refused(question_id: str, values: dict[str, object]) -> None:
    with pytest.raises(InputError):
        check_fields(question(question_id), values)


def test_values_are_told_as_people_say_them() -> None:
    told = fields_in_words(
        question("A6"), {"choices": ["with someone {name} trusts"], "who helps": "c1"}, KAY
    )
    assert told == [("", "with someone Kay trusts"), ("who helps", "Nana")]
    assert fields_in_words(question("D2"), {"rating": 3}) == [("", "3 – most talk")]
    assert fields_in_words(question("G2"), {"rating": 1}, KAY) == [("", "1 – a little hard for Kay")]
    assert fields_in_words(question("J4"), {"{name}'s view": "{they} hate it"}, KAY) == [
        ("Kay's view", "{they} hate it")
    ]
    assert fields_in_words(question("F2"), {"order": ["s1", "s2"]}, KAY) == [("", "1. Ears go hot → 2. Leg")]
    gone = fields_in_words(question("F2"), {"order": ["s1", "5f3a9c"]}, KAY)
    assert gone == [("", "1. Ears go hot → 2. (no longer here)")]
    assert fields_in_words(question("H5"), {"grid": {"night/home": 1, "morning/home": 3}}) == [
        ("", "morning, home: often; night, home: rarely")
    ]


def any_value(kind: ValueKind, dice: random.Random) -> Value:
    awkward = [
        "a; b",
        "a\\;b",
        "x=y",
        "area=face",
        "back\\",
        "; ;",
        "Ünï — “q”",
        "two\nlines",
        "{name}",
        "1>2",
        ";",
    ]
    match kind:
        case Choice():
            return dice.choice(kind.options)
        case Choices():
            return kind.check(dice.sample(kind.options, dice.randint(1, len(kind.options))))
        case Rating():
            return dice.randint(0, 4)
        case Date():
            return f"20{dice.randint(10, 99)}-0{dice.randint(1, 9)}-{dice.randint(10, 28)}"
        case Order():
            return dice.sample(["r1", "r2", "r3", "r 4"], dice.randint(1, 4))
        case Grid():
            return kind.check({box: dice.randint(0, 4) for box in dice.sample(kind.boxes, 5)})
    return dice.choice(awkward)


def some(fields: tuple[Field, ...], dice: random.Random) -> dict[str, Value]:
    return {field.key: any_value(field.kind, dice) for field in fields if dice.random() < 0.8}


@pytest.mark.parametrize("seed", range(20))
def test_whatever_can_be_recorded_survives_the_sheet_and_json(seed: int) -> None:
    dice = random.Random(seed)
    for one in builtin_sets()["family-insight"].questions:
        values = some(question_fields(one), dice)
        assert check_fields(one, values) == values
        assert parse_fields(one, fields_to_sheet(one, values), KAY) == values
        assert json.loads(json.dumps(values)) == values
        assert len(fields_in_words(one, values, KAY)) == len(values)
