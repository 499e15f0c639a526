"""Names and pronouns in the fixed words."""

from datetime import date

import pytest

from coprod_desktop.questions.question_set import builtin_sets
from coprod_desktop.questions.wording import Naming, day_in_words, in_a_row, possessive, unknown_placeholders

FORMS = "Then {they} can; with {them}; {their} day"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("she/her", "Then she can; with her; her day"),
        ("He / Him", "Then he can; with him; his day"),
        ("they/them", "Then they can; with them; their day"),
        ("", "Then they can; with them; their day"),
        ("any", "Then they can; with them; their day"),
        ("he", "Then he can; with him; his day"),
        ("she/they", "Then she can; with her; her day"),
        ("they or he", "Then they can; with them; their day"),
        ("she/her/hers", "Then she can; with her; her day"),
        ("xe/xem/xyr", "Then xe can; with xem; xyr day"),
        ("xe/xem", "Then xe can; with xem; Kay’s day"),
        ("он/его/его", "Then он can; with его; его day"),
        ("هي/ها", "Then هي can; with ها; Kay’s day"),
    ],
)
def test_pronouns_are_taken_as_people_type_them(typed: str, told: str) -> None:
    assert Naming("Kay", typed).fill(FORMS) == told


def test_a_pronoun_that_begins_a_sentence_has_a_capital() -> None:
    kay = Naming("kay", "he/him")
    assert (
        kay.fill("{they} can. {their} way? “{they} will” or {they}.") == "He can. His way? “He will” or he."
    )
    assert kay.fill("{name} is here.\n{they} can.") == "kay is here.\nHe can."


def test_a_name_is_never_filled_in_again() -> None:
    assert Naming("{they}", "she/her").fill("{name} and {they}") == "{they} and she"
    assert Naming("{name}").fill("{name}") == "{name}"
    assert Naming(r"\1").fill("Hello {name}") == r"Hello \1"


def test_what_is_no_placeholder_stays() -> None:
    text = "{Name} { name } {} {him} name they"
    assert Naming("Kay").fill(text) == text
    assert unknown_placeholders(text + " {name}") == ["{Name}", "{ name }", "{}", "{him}"]


def test_every_question_reads_with_any_name() -> None:
    zoe = Naming("Zoë", "she/her")
    for one in builtin_sets()["family-insight"].questions:
        assert "{" not in zoe.fill(
            " ".join((one.ask, one.ask_self, one.answer.text, *one.probes, *one.asker_notes))
        )


def test_possessive_and_days() -> None:
    assert possessive("James") == "James’s"
    assert day_in_words(date(2026, 3, 5)) == "5 Mar 2026"


def test_names_stand_in_a_row_as_people_say_them() -> None:
    assert [in_a_row(names) for names in ((), ("Mum",), ("Mum", "Dad"), ("Mira", "Mum", "Dad"))] == [
        *("", "Mum", "Mum and Dad", "Mira, Mum and Dad")
    ]
