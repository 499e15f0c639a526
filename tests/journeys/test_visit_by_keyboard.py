"""The whole visit, from the first start to the page in somebody's hand, with nothing but keys."""

import re
from pathlib import Path

from tests.journeys.hands import Hands, Open

PASSPHRASE = "winter lantern ferry moss"


def first_run(hands: Hands) -> str:
    hands.wait_for("Welcome").wait_at("Start a new store").press("Space")
    hands.wait_at("Your name").type("Ruth Abara").press("Return")
    hands.wait_at("Passphrase").type(PASSPHRASE).press("Return").type(PASSPHRASE).press("Return")
    hands.wait_for("Your recovery key")
    key = "-".join(words for words in hands.labels() if re.fullmatch("[0-9A-Z]{4}", words))
    hands.do("I have it on paper")
    hands.wait_at("Type it back from the paper").type(key).press("Return")
    hands.wait_for("Nobody here yet")
    return key


def add_family(hands: Hands) -> None:
    hands.wait_at("Add a person").press("Space")
    hands.wait_at("Name").type("Amira Khan")
    hands.tab_to("Pronouns").type("she/her")
    hands.do("Add this person").wait_for("Have the first conversation")
    for name, relationship in (("Nadia", "mother"), ("Tom", "father")):
        hands.do("Add somebody to the circle").wait_at("Name").type(name)
        hands.tab_to("Who they are to Amira Khan").type(relationship)
        hands.do("Add to the circle").wait_for("Who is in the circle")

def start(hands: Hands) -> None:
    hands.do("Start an interview").wait_for("Who is here today?")
    for name in ("Amira Khan", "Nadia", "Tom"):
        hands.choose(f"How {name} takes part", "here")
    hands.choose("Which visit", "First visit*")
    hands.fill("Date", "yesterday").fill("Where", "At home")
    hands.do("Begin").wait_for("What we agree")
    for name in ("Amira Khan", "Nadia", "Tom"):
        hands.choose("Who has heard this and understood?", name)
    hands.choose("Who is telling us?", "Nadia (mother)")
    hands.tab_to("What was said").type("Mornings. They are the hardest.").press("Return")
    assert hands.cards() == ["Mornings. They are the hardest."]
    hands.do("First question")


def test_visit(open_window: Open, place: Path) -> None:
    hands = open_window()
    first_run(hands)
    add_family(hands)
    start(hands)
    hands.wait_at("What was said")
    print(hands.labels())
