"""Names noticed in somebody's words: precise first, and written just as they stand there."""

import pytest

from coprod_desktop.work.names import Known, noticed

KNOWN = Known(
    others=("Tom Khan", "Tendai Moyo", "Miss Okafor", "Grace"), own=("Isla Hartley", "Isla", "Nadia")
)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("She hit out at Jaydon.", ("Jaydon",)),
        ("Jaydon and Fitz. And Mr Osei in the workshop.", ("Jaydon", "Fitz", "Mr Osei")),
        ("Tom does it better.", ("Tom",)),
        ("Tendia makes a tea.", ("Tendia",)),
        ("Miss Okafor’s on the phone.", ("Miss Okafor",)),
        ("It was Jaydon Brown's idea.", ("Jaydon Brown",)),
        ("When Grace comes she is fine.", ("Grace",)),
        ("She saw Jaydon. Jaydon laughed.", ("Jaydon",)),
        ("Él quiere a Zoë.", ("Zoë",)),
    ],
)
def test_names_of_others_are_noticed(words: str, names: tuple[str, ...]) -> None:
    assert noticed(words, KNOWN) == names


@pytest.mark.parametrize(
    "words",
    [
        "Isla likes it when Nadia sings.",
        "Swimming on a Sunday. Every Wednesday in July.",
        "Mum does it. I said to Mum and Nan.",
        "Grace before meals matters to her.",
        "She watches Bluey on the TV with her iPad.",
        "We went to the one in Skipton, near Harrogate.",
        "The SENCO and the OT said so.",
        "‘Calm down.’ Nobody ever calmed down.",
        "They live by Brackenfold Primary School.",
        "i never said so",
        "",
    ],
)
def test_what_may_well_be_something_else_is_left_alone(words: str) -> None:
    assert noticed(words, KNOWN) == ()


def test_a_name_known_from_elsewhere_is_noticed_at_the_beginning_too() -> None:
    assert noticed("Gethin stops over.", Known()) == ()
    assert noticed("Gethin stops over.", Known(("Gethin",))) == ("Gethin",)
