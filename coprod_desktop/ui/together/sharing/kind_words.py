"""How each kind of change is offered to people, in the order of the window."""

from dataclasses import dataclass

AUDIENCES, PEOPLE, UNTIL = "audiences", "people", "until"


@dataclass(frozen=True)
class KindWords:
    """What a kind of change is called; `asks` names the field it needs, `note` says what follows from it."""

    id: str
    word: str
    asks: str = ""
    note: str = ""


KIND_WORDS = (
    KindWords(
        "set",
        "Choose who can see them",
        AUDIENCES,
        "Whoever is left out by name, and a last day, stay as they are.",
    ),
    KindWords(
        "add",
        "Share with more",
        AUDIENCES,
        "Words that were not decided yet will be shared with these alone. Withdrawn words stay withdrawn.",
    ),
    KindWords(
        "take", "Share with fewer", AUDIENCES, "These can no longer see them. All others stay as they are."
    ),
    KindWords(
        "but_not", "Leave someone out…", PEOPLE, "These people are left out, whoever else can see the words."
    ),
    KindWords(
        "no_longer_but", "Let them see it again…", PEOPLE, "These people can see them like the others."
    ),
    KindWords("until", "Set a last day, or none", UNTIL, "After that day nobody else can see them."),
    KindWords("nobody", "Only the speaker", note="Nobody else can see them from now on."),
    KindWords(
        "withdraw",
        "Take the sharing back",
        note="They stay out of every new page from now on. Pages given out before stay as they are.",
    ),
    KindWords(
        "undecide",
        "Decide again later",
        note="The decision is taken back. Until there is a new one, nobody else can see them.",
    ),
)
KIND_WORD = {each.id: each for each in KIND_WORDS}
