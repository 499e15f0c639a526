"""The fixed words of the field: stages, audiences, states. Each is a table, so screens, sheets and pages agree."""

from dataclasses import dataclass

SELF = "self"
EVERYONE = "everyone"
WORRY_QUESTION = "M5"
DANGER_QUESTION = "A8"
TOPIC_PREFIX = "topic:"
ONE_PAGE = "one-page"
FIRST_SIGNS = "early-signs"


@dataclass(frozen=True)
class Stage:
    """How things are when a statement is true. `shape` stands beside the word, so colour is never alone."""

    id: str
    word: str
    shape: str
    colour: str


STAGES = (
    Stage("settled", "Settled", "●", "green"),
    Stage("early", "First signs", "▲", "amber"),
    Stage("upset", "Too much", "■", "red"),
    Stage("recovering", "Coming back", "◆", "blue"),
)
STAGE = {stage.id: stage for stage in STAGES}


@dataclass(frozen=True)
class Audience:
    """Who may see a statement. `who` says it plainly for a family."""

    id: str
    word: str
    who: str

    @property
    def inside(self) -> str:
        """Its word in the middle of a sentence: “School” → “school”; “SENCO” and names stay."""
        keeps = self.word[:2].isupper() or not self.word[:1].isalpha()
        return self.word if keeps else self.word[:1].lower() + self.word[1:]


AUDIENCES = (
    Audience("person", "{name}", "{name}"),
    Audience("family", "Family", "the family"),
    Audience("school", "School", "everyday staff at school or work"),
    Audience("lead", "SENCO or manager", "the SENCO or manager"),
    Audience("health", "Health team", "nurses, doctors and therapists"),
    Audience("social_care", "Social care", "the social worker and their team"),
)
AUDIENCE = {audience.id: audience for audience in AUDIENCES}
USUAL_AUDIENCES = ("family", "school")


@dataclass(frozen=True)
class ResponseState:
    """What became of a question, for one voice or for everyone here."""

    id: str
    word: str
    mark: str


ANSWERED = ResponseState("answered", "Answered", "✓")
RESPONSE_STATES = (
    ANSWERED,
    ResponseState("ask_later", "Ask later", "–"),
    ResponseState("dont_know", "Don’t know", "?"),
    ResponseState("rather_not_say", "Rather not say", "×"),
    ResponseState("not_relevant", "Not for us", "∅"),
)
RESPONSE_STATE = {state.id: state for state in RESPONSE_STATES}

WORKS = ("does not help", "helps a little", "sometimes", "works well", "works very well")
DOES_NOT_HELP = 1
"""A statement rated this or lower stands under "does not help"."""

GAPS = (
    ("seconds", "seconds later"),
    ("minutes", "minutes later"),
    ("hours", "hours later"),
    ("days", "days later"),
    ("changes", "it changes"),
)
"""How long it is from one first sign to the next."""
GAP = dict(GAPS)


@dataclass(frozen=True)
class Arrival:
    """How a statement reached us; it always stays beside the words."""

    id: str
    word: str


ARRIVALS = (
    Arrival("said", "said"),
    Arrival("signed", "signed"),
    Arrival("device", "with a device"),
    Arrival("picture", "with a picture"),
    Arrival("seen", "we saw"),
    Arrival("interpreter", "through an interpreter"),
    Arrival("written", "in writing"),
)
ARRIVAL = {arrival.id: arrival for arrival in ARRIVALS}


@dataclass(frozen=True)
class ReadBackWord:
    """The speaker's word on one wording. `prints` says whether the wording may stand on paper."""

    id: str
    word: str
    mark: str
    prints: bool


READ_BACK_WORDS = (
    ReadBackWord("agreed", "Agreed", "✓", True),
    ReadBackWord("changed", "Changed", "✎", True),
    ReadBackWord("left_out", "Left out", "✕", False),
    ReadBackWord("not_sure", "Not sure", "?", False),
)
READ_BACK_WORD = {word.id: word for word in READ_BACK_WORDS}


@dataclass(frozen=True)
class Presence:
    """How somebody takes part in a visit."""

    id: str
    word: str


PRESENCES = (
    Presence("here", "here"),
    Presence("phone", "by phone"),
    Presence("video", "by video"),
    Presence("away", "not today"),
)
PRESENCE = {presence.id: presence for presence in PRESENCES}


@dataclass(frozen=True)
class Visit:
    """The part of a question set that is asked today. Each visit holds the shorter ones before it."""

    id: str
    word: str
    length: str


VISITS = (
    Visit("short", "Short visit", "about 20 minutes"),
    Visit("first", "First visit", "about 45 minutes"),
    Visit("full", "Full interview", "several visits if you wish"),
    Visit("sections", "Chosen sections", "as long as you choose"),
)
VISIT = {visit.id: visit for visit in VISITS}
VISIT_ORDER = ("short", "first", "full")


@dataclass(frozen=True)
class Decider:
    """Who agrees the sharing of a contributor's words. `named`: somebody else's name goes with it."""

    id: str
    word: str
    named: bool = False
    for_person_only: bool = True

    def told(self, speaker: str, name: str) -> str:
        """Who decided, in words: “Nadia”, “Isla with support: Gemma”."""
        words = self.word.replace("{speaker}", speaker)
        return f"{words}: {name}" if self.named else words


DECIDERS = (
    Decider("own", "{speaker}", for_person_only=False),
    Decider("supported", "{speaker} with support", named=True),
    Decider("parental", "someone with parental responsibility", named=True),
    Decider("attorney", "an attorney, deputy or court", named=True),
    Decider("best_interests", "a recorded best-interests decision", named=True),
)
DECIDER = {decider.id: decider for decider in DECIDERS}

UNDERSTANDS = (("yes", "Yes"), ("not_this", "Not this one"), ("not_asked", "Not asked"))

RELATIONSHIPS: dict[str, str] = {
    SELF: "person",
    "Mum": "family",
    "Dad": "family",
    "Gran": "family",
    "Grandad": "family",
    "brother": "family",
    "sister": "family",
    "mother": "family",
    "father": "family",
    "parent": "family",
    "step-parent": "family",
    "grandparent": "family",
    "sibling": "family",
    "aunt or uncle": "family",
    "partner": "family",
    "foster carer": "family",
    "carer": "family",
    "family": "family",
    "friend": "friend",
    "advocate": "advocate",
    "interpreter": "interpreter",
    "teacher": "school",
    "teaching assistant": "school",
    "SENCO": "lead",
    "keyworker": "school",
    "support worker": "school",
    "manager": "lead",
    "nurse": "health",
    "doctor": "health",
    "therapist": "health",
    "psychologist": "health",
    "social worker": "social_care",
    "professional": "professional",
}
"""Relationship to the person → the audience that this contributor belongs to (or a group of its own)."""
_GROUPS = {relationship.casefold(): group for relationship, group in RELATIONSHIPS.items()}


def group_of(relationship: str) -> str:
    """The audience or group of a relationship, however it is written; empty for one that isn't listed."""
    return _GROUPS.get(relationship.strip().casefold(), "")
