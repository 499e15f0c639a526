"""A visit told step by step: what Ruth, Amira, Nadia and Tom do and say, each step with nothing but keys."""

import re
from collections.abc import Callable
from pathlib import Path

from tests.journeys.hands import Hands

PASSPHRASE = "winter lantern ferry moss"
SAID, WHO = "What was said", "Who can see it?"
USUAL = "Family and school"


# --- before the visit ---


def first_run(hands: Hands) -> str:
    """Make a store; returns the recovery key as it stood on screen."""
    hands.wait_for("Welcome").wait_at("Start a new store").press("Space")
    hands.wait_at("Your name").type("Ruth Abara").press("Return")
    hands.wait_at("Passphrase").type(PASSPHRASE).press("Return").type(PASSPHRASE).press("Return")
    hands.wait_for("Your recovery key")
    key = "-".join(words for words in hands.labels() if re.fullmatch("[0-9A-Z]{4}", words))
    hands.do("I have it on paper").wait_at("Type it back from the paper").type(key).press("Return")
    hands.wait_for("Nobody here yet").wait_at("Add a person")
    return key


def add_family(hands: Hands) -> None:
    hands.press("Space").wait_at("Name").type("Amira Khan")
    hands.tab_to("Pronouns").type("she/her").do("Add this person")
    hands.wait_for("Have the first conversation")
    for name, relationship in (("Nadia", "mother"), ("Tom", "father")):
        hands.do("Add somebody to the circle").wait_at("Name").type(name)
        hands.tab_to("Who they are to Amira").type(relationship)
        hands.do("Add to the circle").wait_for("Who is in the circle")


def start(hands: Hands) -> None:
    hands.do("Start an interview").wait_for("Who is here today?")
    for name in ("Amira", "Nadia", "Tom"):
        hands.choose(f"How {name} takes part", "here")
    hands.choose("Which visit", "First visit*")
    hands.fill("Date", "yesterday").fill("Where", "At Gran’s house")
    hands.do("Begin").wait_for("What we agree")


def agree_and_begin(hands: Hands) -> None:
    heard = "Who has heard this and understood?"
    assert hands.chosen(heard) == []
    for name in ("Amira", "Nadia", "Tom"):
        hands.choose(heard, name)
    hands.choose("Who is telling us?", "Nadia (mother)")
    hands.tab_to(SAID).type("Mornings. They are the hardest.").press("Return")
    assert hands.cards() == ["Mornings. They are the hardest."]
    hands.do("First question").wait_for("Who is here with you today?").wait_at(SAID)


# --- talking ---


def jump(hands: Hands, question: str) -> None:
    hands.press("Ctrl+J").wait_at("Find a question").type(question).press("Return").wait_at(SAID)


def say(hands: Hands, voice: int, words: str, stage: str = "") -> None:
    hands.press(f"Alt+{voice}", *([f"Alt+{stage}"] if stage else [])).type(words).press("Return")
    assert hands.cards()[-1] == words


def two_voices(hands: Hands) -> None:
    hands.press("Ctrl+Return").wait_for("You choose who sees").press("Ctrl+Shift+Return")
    hands.wait_for("Who is here with you today?")
    jump(hands, "F1")
    say(hands, 2, "Goes quiet and stops\nanswering to her name.")
    say(hands, 3, "Paces between the door and the window.")
    say(hands, 1, "My ears feel full.")


def each_kind_of_answer(hands: Hands) -> None:
    hands.press("Ctrl+Return").wait_for("order do the signs")
    hands.press("Alt+2").tab_to("The order they come in").press("Return", "Return").do("Add")
    _shows(hands, "1. Goes quiet and stops\nanswering to her name. → 2. Paces between*")
    jump(hands, "F3")
    hands.choose("From “seconds” to “it changes”", "minutes").do("Add")
    _shows(hands, "minutes")
    jump(hands, "A6")
    hands.choose("From “here with us” to “not now”", "with pictures").do("Add")
    _shows(hands, "with pictures")
    jump(hands, "D2")
    hands.choose("From “not yet” to “nearly everything”", "short sentences").do("Add")
    _shows(hands, "2 – short sentences")
    jump(hands, "D5")
    hands.choose("Do or don't", "do").tab_to(SAID).type("Short words, and wait.").press("Return")
    _shows(hands, "Short words, and wait.")


def more_kinds_of_answer(hands: Hands) -> None:
    jump(hands, "H5")
    hands.tab_to("When and where").press("3", "Right", "1").do("Add")
    _shows(hands, "waking up, home: often; waking up, school or work: rarely")
    jump(hands, "J4")
    hands.do("More about this*").fill("End date", "1 Mar 2027").press("Return")
    _shows(hands, "end date: 1 Mar 2027")


def what_became_of_it(hands: Hands) -> None:
    states = "What became of this question"
    jump(hands, "C5")
    hands.choose(states, "Ask later").do("For whom: Everyone here").pick("Tom")
    hands.choose(states, "Rather not say")
    jump(hands, "F1")
    jump(hands, "C5")
    assert hands.chosen(states) == ["Rather not say"]
    hands.do("For whom: Tom").pick("Everyone here")
    assert hands.chosen(states) == ["Ask later"]
    hands.tab_to(SAID)


def own_topic(hands: Hands) -> None:
    hands.press("Ctrl+T").wait_at("What would you like to talk about?").type("The new baby").press("Return")
    hands.wait_for("The new baby").wait_at(SAID)
    say(hands, 1, "The crying is too loud.")


def put_cards_right(hands: Hands) -> None:
    jump(hands, "J1")
    for voice, words in ((2, "Saying hurry up."), (3, "Lots of questions."), (2, "When Jaydon shouts.")):
        say(hands, voice, words, stage="F")
    hands.tab_to("Tom*: “Lots of questions.”").press("Return").wait_at(SAID)
    hands.retype("Lots of questions at once.").press("Ctrl+Return").wait_for("“Lots of questions at once.”")
    say(hands, 3, "A quiet corner with her fox.")
    _menu(hands, "Tom*: “A quiet corner*", "Move to another question…")
    hands.wait_at("Find a question").type("I2").press("Return")
    hands.tab_to("Tom*: “Lots of questions*").press("Delete")
    assert hands.cards() == ["Saying hurry up.", "When Jaydon shouts."]
    hands.press("Ctrl+Z")
    assert hands.cards() == ["Saying hurry up.", "Lots of questions at once.", "When Jaydon shouts."]
    hands.tab_to(SAID)


def short_words_and_notes(hands: Hands) -> None:
    jump(hands, "F1")
    _menu(hands, "Nadia*: “Goes quiet*", "Short words for the page…")
    hands.wait_at("Short words for the page").type("Goes quiet.")
    hands.choose("Agreed?", "Nadia agrees these short words").press("Ctrl+Return")
    hands.wait_for("Short words: Goes quiet.")
    _menu(hands, "Tom*: “Paces*", "Private note…")
    hands.wait_at("Private note").type("Tom looked away.").press("Ctrl+Return")
    hands.do("Private note…").wait_at("Private note").type("Ask again alone.").press("Ctrl+Return")
    hands.tab_to("Private note (written)…").tab_to(SAID)


def rest_and_hide(hands: Hands) -> None:
    hands.press("F4").wait_for("We are having a break")
    assert not hands.cards()
    hands.do("Carry on").wait_at(SAID).press("F9").wait_for("We are taking a moment.")
    assert hands.labels() == ["Coprod", "We are taking a moment."]
    hands.type("Nobody sees this").press("Return", "Ctrl+Return").type("nor this").press("F9").wait_at(SAID)
    assert hands.typed() == ""
    assert len(hands.cards()) == 3


def keep_a_worry_apart(hands: Hands) -> None:
    jump(hands, "G1")
    say(hands, 2, "Jay hits her on the bus.")
    _menu(hands, "Nadia*: “Jay hits*", "A worry about safety*")
    hands.wait_for("Moved to the separate part").tab_to(SAID)
    assert not hands.cards()


def lock_half_way(hands: Hands) -> None:
    hands.press("Alt+3").type("She turns away and").press("Ctrl+L")
    assert hands.labels() == []


def unlock_and_carry_on(hands: Hands) -> None:
    hands.wait_at("Passphrase").type("winter lantern ferry mouse").press("Return")
    hands.wait_for("doesn't open this store").wait_at("Passphrase").retype(PASSPHRASE).press("Return")
    hands.wait_for("Carry on where you left off").wait_at("Continue*").press("Space")
    hands.wait_for("When it is too much").wait_at(SAID)
    assert hands.typed() == "She turns away and"
    hands.type(" hides.").press("Return")
    _shows(hands, "She turns away and hides.")
    assert hands.sees("Tom")


# --- reading it back ---


def read_back(hands: Hands) -> None:
    hands.choose("Your way through", "Read it back together").wait_for("Who can see this screen now?")
    for name in ("Amira", "Nadia (mother)", "Tom (father)"):
        hands.choose("Who can see this screen now?", name)
    hands.press("Ctrl+Return")
    for name in ("Amira", "Nadia", "Tom"):
        hands.wait_for(f"{name}, may we read your words").wait_at("Yes, read them now").press("Space")
    answered = set()
    while hands.sees("You told us…"):
        assert hands.chosen(WHO) == []
        answered.add(hands.cards()[0])
        ANSWERS.get(hands.cards()[0], yes)(hands)
        hands.press("Ctrl+Return")
    assert set(ANSWERS) - answered == set()
    hands.wait_for("Would anyone like a turn alone?").press("Ctrl+Return")


def yes(hands: Hands) -> None:
    hands.press("1").do(USUAL).wait_for("Family and school can see it")


def family_only(hands: Hands) -> None:
    hands.press("1").choose(WHO, "Family").wait_for("Family can see it")


def amira_too(hands: Hands) -> None:
    yes(hands)
    hands.choose(WHO, "Amira").wait_for("Amira, family and school can see it")


def change(hands: Hands) -> None:
    hands.press("2").wait_at("Nadia’s words").retype("Saying hurry up to her.").press("Return")
    _shows(hands, "Saying hurry up to her.")
    hands.do(USUAL)


def leave_out(hands: Hands) -> None:
    hands.press("3").do(USUAL)


def not_sure(hands: Hands) -> None:
    hands.press("4").do(USUAL)


def but_not_tom(hands: Hands) -> None:
    yes(hands)
    hands.do("More: but not*").choose("But not…", "Tom")
    hands.fill("Until when? Leave it empty for no end.", "1 Mar 2096").press("Tab")
    hands.wait_for("but not Tom, until 1 Mar 2096. Decided by Nadia")


def say_a_friend(hands: Hands) -> None:
    yes(hands)
    hands.choose("This names Jaydon", "Say “a friend”").wait_for("It will say: “When a friend shouts.”")


ANSWERS: dict[str, Callable[[Hands], None]] = {
    "A quiet corner with her fox.": amira_too,
    "Paces between the door and the window.": family_only,
    "Saying hurry up.": change,
    "Lots of questions at once.": leave_out,
    "She turns away and hides.": not_sure,
    "Short words, and wait.": but_not_tom,
    "When Jaydon shouts.": say_a_friend,
}
"""What their speakers say to these words; to all others they say yes, for family and school."""


def close_the_visit(hands: Hands) -> None:
    hands.wait_for("Each of you can pick up to three.")
    hands.tab_to("*: “A quiet corner with her fox.”").press("Return").wait_for("Picked: one of three")
    hands.press("Ctrl+Return").wait_for("Each answers alone")
    hands.choose("Who would like to answer now?", "Nadia").wait_at("Only Nadia can see it now").press("Space")
    hands.press("3").choose("Was it worth it?", "fully worth it")
    hands.fill("Anything else? What did we not ask?", "Ask about her sleep too.")
    hands.do("I’ve finished*").wait_for("Thank you, Nadia.").press("Ctrl+Return")
    hands.wait_for("When shall we look at it again?").choose("When?", "In 6 months").press("Ctrl+Return")
    hands.wait_for("We have read it back together").fill("Or type your name instead", "Amira")
    for name in ("Amira", "Nadia", "Tom"):
        hands.do(f"Put {name}’s name under it").wait_for(f"{name}, ")
    hands.press("Ctrl+Return").wait_at("Make the one-page summary").press("Space")


# --- the page ---


def choose_lines(hands: Hands) -> None:
    hands.wait_for("Fits on one page")
    hands.tab_to("Who it is for").press("Right").press("Space")
    hands.tab_to("On the page").go_to_row("My ears feel full.*").press("Delete").wait_for(
        "1 line is left over"
    )
    hands.tab_to("On the page").go_to_row("When a friend shouts.*").press("Ctrl+Up").wait_for(
        "Order changed."
    )


def save_page(hands: Hands, file: Path) -> None:
    hands.press("Ctrl+S").wait_at("File name*").retype(str(file)).press("Return")
    hands.wait_for("Saved as")


def _menu(hands: Hands, card: str, action: str) -> None:
    hands.tab_to(card).press("Menu").pick(action)


def _shows(hands: Hands, words: str) -> None:
    assert hands.cards() and re.fullmatch(re.escape(words).replace(r"\*", ".*"), hands.cards()[0]), (
        hands.cards()
    )
