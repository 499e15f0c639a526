"""What made-up families say: lists of our own, put together into sentences that are long enough and never the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random


def _listed(text: str) -> tuple[str, ...]:
    """Phrases between bars; without any bar, words between spaces."""
    return tuple(text.split("|" if "|" in text else " "))


FIRST_NAMES = _listed(
    "Amira Zoë Siân Łukasz Chloé Björn Óscar Renée Jürgen Ayşe Nuño Anaïs Isla Kayden Rhiannon Tomos Priya Yusuf"
    " Maya Ethan Grace Leo Aisha Callum Niamh Femi Oluwaseun Agnieszka Mateo Imogen Harvey Saoirse Dylan Leila"
    " Noah Freya Jamal Ines Rory Zainab Teddy Mabel Owen Halima Kofi Beatrix Arlo Sunita Finley Eira"
)
LAST_NAMES = _listed(
    "Khan Hartley Brathwaite Pugh Nowak Okafor Mercer Reed García Müller Ó-Briain Adeyemi Begum Walsh Thorne"
    " Dvořák Ferreira Hussain Lindqvist Mensah Patel Quigley Rahman Sørensen Tran Underhill Vaughan Whitlock"
    " Ximénez Yılmaz Ashdown Birch Calloway Dunmore Ellery Fairweather Garrick Holloway Ingram Jessop"
)
SETTINGS = (
    *(
        "Oakfield Primary",
        "Brackenfold Primary School, Year 5",
        "Hillside Academy",
        "Ty Gwyn supported living",
    ),
    *("The Beeches, Flat 3", "Marsh Lane College", "Saint Anne’s, nursery class", "Riverside day centre"),
)
RELATIONSHIPS = (
    *(
        "mother",
        "father",
        "teacher",
        "grandparent",
        "teaching assistant",
        "SENCO",
        "support worker",
        "sibling",
    ),
    *("friend", "advocate", "nurse", "social worker"),
)
"""In the order in which they join a circle."""
PRONOUNS = ("she/her", "he/him", "they/them")
PLACES = ("Home", "School", "Car", "Gran’s house", "Out", "Playground", "Dining hall", "Bus")

_SIGNS = _listed(
    "pulls both sleeves right over the hands|hums one flat note instead of the tune|stops answering to their name"
    "|paces between the door and the window|goes very quiet and looks at the floor|asks the same thing again"
    "|covers both ears with flat hands|lines the pencils up twice as fast|holds their breath before each word"
    "|rubs the seam of the blanket|taps the table with two fingers|turns away from whoever is talking"
)
_HELPS = _listed(
    "say it once and wait a slow count of ten|give the picture into the hand, not on the wall|walk round the field"
    "|turn the big lamp off first|let the blue blanket come along|put the plan where it can be seen"
    "|offer a drink through a straw|sit beside, not in front|hum the kettle tune very softly"
    "|open the back door and step aside|leave the last biscuit on the plate|talk about foxes and nothing else"
)
_WORSE = _listed(
    "somebody says hurry up|two people talk at once|the hand dryer starts|the tables were moved with no warning"
    "|a supply teacher takes the register|the pool is shut|the queue goes round the corner|the radio is on in the van"
    "|people hold an arm to help|the timer runs out with the picture half done|the fire bell rings for practice"
)
_LIKES = _listed(
    "jigsaws with the picture side down|swimming on a Sunday|the big swing when nobody else is on it"
    "|three pancakes, not two and not four|water in the washing-up bowl|drawing foxes with the thin pen"
    "|the first seat on the number nine bus|feeding the old terrier|cracking eggs with one hand"
    "|the quiet half hour in the library|sorting buttons by how they feel|choosing the song in the car"
)
_WHEN = _listed(
    "before school|after lunch|on the way home|most mornings|when it rains|at bedtime|on a Wednesday"
    "|since Easter|in the second half of assembly|when visitors come|in the long queue|at the start of term"
)
_ADDS = _listed(
    "and nobody talks for five minutes|and that is before anything else happens|and we only saw it late"
    "|which is new since the summer|and it has always been so|and it passes if nobody pushes"
    "|and then there is no way back for an hour|and the whole day goes better|and that took us years to learn"
    "|and school would not see it|and she laughs about it afterwards|and he tells us so himself"
)
_FRIENDS = ("Jaydon", "Mo", "Mrs Félix", "Aunt Zsófia", "Mr Reed", "Hervé", "Little Sam", "Miss Okafor")
_OWN = _listed(
    "Swim.|Big swing.|My ears feel full.|No hands.|Foxes.|Wait.|I like Nana’s house.|Too loud.|Blue blanket."
    "|I am good at drawing.|Not the bus.|Bath.|Ask me first.|I want to finish.|Quiet, please.|Again."
)
NOTES = (
    "Looked away while this was said.",
    "Long silence before it.",
    "Said with a smile.",
    "Ask again in spring.",
)
TOPICS = ("The new flat", "Sleep", "Money for the taxi", "Getting a dog", "Moving up to the big school")


@dataclass(frozen=True)
class Theme:
    """What is said to a question: how often it comes up, in which stage, whether it is rated, and how it begins."""

    often: int
    says: tuple[str, ...]
    stage: str = ""
    rated: bool = False


def _theme(often: int, beginning: str, says: tuple[str, ...], stage: str = "", rated: bool = False) -> Theme:
    return Theme(often, tuple(f"{beginning}{one}" for one in says), stage, rated)


THEMES: Mapping[str, Theme] = {
    "B1": _theme(7, "Nothing beats ", _LIKES),
    "B2": _theme(3, "What people like is ", _LIKES),
    "B4": _theme(4, "The one who matters shares ", _LIKES),
    "C1": _theme(7, "A good day has ", _LIKES),
    "C2": _theme(6, "For safety we ", _HELPS),
    "C5": _theme(3, "Every day goes like this: ", _LIKES),
    "D1": _theme(5, "To tell us something, our one ", _SIGNS),
    "D4": _theme(4, "When it hurts, our one ", _SIGNS),
    "D5": _theme(6, "Please ", _HELPS, rated=True),
    "E1": _theme(8, "All is well with ", _LIKES, "settled"),
    "E3": _theme(3, "Best of all is ", _LIKES, "settled"),
    "F1": _theme(12, "First our one ", _SIGNS, "early"),
    "G1": _theme(8, "Then our one ", _SIGNS, "upset"),
    "G3": _theme(6, "At that point ", _HELPS, "upset", rated=True),
    "G4": _theme(3, "Afterwards ", _HELPS, "recovering", rated=True),
    "H1": _theme(3, "It begins when ", _WORSE),
    "H3": _theme(6, "Too much is when ", _WORSE),
    "H4": _theme(4, "Hard every time: ", _WORSE),
    "I1": _theme(4, "What keeps things good: ", _HELPS, rated=True),
    "I2": _theme(7, "With the first signs ", _HELPS, "early", rated=True),
    "I4": _theme(3, "To come back down, ", _HELPS, "recovering", rated=True),
    "J1": _theme(4, "It gets worse when ", _WORSE),
    "L1": _theme(3, "It changed the year when ", _WORSE),
    "C6": _theme(5, "We hope for more of ", _LIKES),
    "N4": _theme(4, "We ask that people ", _HELPS),
}
"""Question → what is said to it, about as often as in the sample families."""


def sentence(chance: Random, theme: Theme) -> tuple[str, str]:
    """Words for a theme, and the name of somebody else in them, if there is one."""
    begins, when, adds = chance.choice(theme.says), chance.choice(_WHEN), chance.choice(_ADDS)
    if chance.random() < 0.06:
        friend = chance.choice(_FRIENDS)
        return f"{begins} {when}, with {friend} there, {adds}.", friend
    return f"{begins} {when}, {adds}.", ""


def own_words(chance: Random) -> str:
    """What the person says: few words."""
    return " ".join(chance.sample(_OWN, chance.choice((1, 1, 2))))


def shorter(words: str) -> str:
    """The first half of a sentence."""
    return words.split(",", maxsplit=1)[0].removesuffix(".") + "."
