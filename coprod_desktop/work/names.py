"""Notices other people's names in somebody's words, so that the speaker can choose before the words go anywhere."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from coprod_desktop.questions.wording import TITLES
from coprod_desktop.store.vault import Store
from coprod_desktop.work.people import PersonFacts, circle, person
from coprod_desktop.work.said import Said
from coprod_desktop.work.voices import Voice

ONE_SLIP = 1
"""How many letters may be wrong, missing, too many or swapped for a word to be a name of the circle mistyped."""
SHORTEST_NEARLY = 5
"""Shorter names are too like other words."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


FAMILY_WORDS = _words(
    "mum mummy mom mam mama ma dad daddy da papa nan nana nanna nanny gran granny grandma grandad granddad"
    " grandpa grampy pops mother father auntie aunty aunt uncle"
)
ALSO_WORDS = _words(
    "amber angel art autumn bill daisy dawn drew faith frank grace guy holly hope ivy jack jade joy mark may"
    " miles pat pearl penny rob robin rose ruby sky sue summer will"
)
"""Names that are everyday words too: at the beginning of a sentence they say nothing."""
NOT_NAMES = _words(
    "i monday tuesday wednesday thursday friday saturday sunday january february march april may june july"
    " august september october november december christmas easter ramadan eid diwali halloween birthday god"
    " allah english welsh irish scottish british urdu punjabi polish arabic bengali gujarati somali makaton"
    " bsl pecs senco camhs adhd asd autism gp ot salt tv dvd ipad iphone youtube netflix tiktok google alexa"
    " lego duplo minecraft roblox xbox playstation nintendo switch pokemon bluey peppa disney cbeebies"
    " tesco asda aldi lidl morrisons sainsburys mcdonalds kfc greggs weetabix marmite nutella velcro calpol"
    " melatonin off england scotland wales ireland london leeds york manchester birmingham liverpool bradford"
    " whitby blackpool year reception primary secondary school college academy nursery hospital"
)
PLACE_WORDS = _words(
    "road street lane avenue close park school primary academy college house centre club hospital clinic ward"
    " church mosque nursery library pool towers land world beach station farm zoo unit team room hall"
)
BEFORE_PLACES = _words("in near around")

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|-(?=[^\W\d_]))*")
_BEGINS = re.compile(r"(?:^|[.?!:;…\n]|[.?!]['\"’”]+)[\s\"“‘'(–—-]*$")
_QUOTE_BEGINS = re.compile(r"[\"“‘'(]$")


@dataclass(frozen=True)
class Known:
    """Whose names to look for, and whose to leave alone: the person's, the speaker's own."""

    others: tuple[str, ...] = ()
    own: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Token:
    text: str
    start: int
    begins: bool
    before: str
    after: str

    @property
    def low(self) -> str:
        return self.text.casefold()

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper() and not (len(self.text) > 1 and self.text.isupper())


def noticed_in(store: Store, one: Said, heard: Iterable[Said] = ()) -> tuple[str, ...]:
    """Other people's names in a statement's words, each as it is written there, in their order.

    A name that is plain in anything else `heard` is known here too, also at the beginning of a sentence.
    """
    known = known_to(store, one)
    plain = [name for other in heard for name in noticed(_spoken(other), known)]
    return noticed(_spoken(one), replace(known, others=(*known.others, *plain)))


def undecided(store: Store, printed: Iterable[Said]) -> tuple[str, ...]:
    """Other people's names in these statements of which nobody has said yet: keep, say something else, leave out."""
    those = list(printed)
    if not those:
        return ()
    facts, voices = person(store, those[0].person_id), circle(store, those[0].person_id)
    known = {one.voice.id: _known(facts, voices, one.voice) for one in those}
    found: list[str] = []
    for one in those:
        decided = {kept.name for kept in one.names}
        found += [name for name in noticed(_spoken(one), known[one.voice.id]) if name not in decided]
    return tuple(dict.fromkeys(found))


def _spoken(one: Said) -> str:
    """What may come to stand on paper: the words, or, without any, the parts that were typed."""
    return one.words or ". ".join(part for part in one.fields.values() if isinstance(part, str))


def known_to(store: Store, one: Said) -> Known:
    """The names of the circle as they matter for this speaker's words."""
    return _known(person(store, one.person_id), circle(store, one.person_id), one.voice)


def _known(facts: PersonFacts, voices: Iterable[Voice], speaker: Voice) -> Known:
    others = tuple(voice.name for voice in voices if voice.id != speaker.id and not voice.is_person)
    return Known(others, (facts.name, facts.called, speaker.name))


def noticed(words: str, known: Known) -> tuple[str, ...]:
    """Names in `words`: of the circle (small slips of typing included), after a title, or capital mid-sentence.

    Precision comes first: a word that may well be something else is left alone.
    """
    own = _parts(known.own)
    others = _parts(known.others) - own - FAMILY_WORDS
    tokens = _tokens(words)
    sure = {token.low for token in tokens if _is_name(token, others, own)}
    sure |= {token.low for token in tokens if _named_with(token, tokens, sure, own)}
    found = [token for token in tokens if token.low in sure and token.capital]
    return tuple(dict.fromkeys(_spans(words, found, own)))


def _is_name(token: _Token, others: frozenset[str], own: frozenset[str]) -> bool:
    if not token.capital or token.low in own or token.low in TITLES | FAMILY_WORDS:
        return False
    if token.begins and token.low in ALSO_WORDS:
        return False
    return token.low in others or _nearly(token, others) or token.before in TITLES or _stands_out(token)


def _named_with(token: _Token, tokens: Sequence[_Token], sure: set[str], own: frozenset[str]) -> bool:
    """“Jaydon and Fitz”: what stands at the beginning is a name if what it is joined to is one."""
    at = tokens.index(token)
    joined = token.after == "and" and at + 2 < len(tokens) and tokens[at + 2].low in sure
    return joined and token.capital and token.low not in own | FAMILY_WORDS | NOT_NAMES | TITLES


def _nearly(token: _Token, others: Iterable[str]) -> bool:
    if len(token.low) < SHORTEST_NEARLY or token.low in NOT_NAMES:
        return False
    return any(len(name) >= SHORTEST_NEARLY and OSA.distance(token.low, name) <= ONE_SLIP for name in others)


def _stands_out(token: _Token) -> bool:
    """A capital in the middle of a sentence that is no day, place, language or thing we know."""
    everyday = {token.low, token.low.removesuffix("s")} & (NOT_NAMES | PLACE_WORDS)
    if token.begins or len(token.low) < 3 or everyday:
        return False
    return token.before not in BEFORE_PLACES and token.after not in PLACE_WORDS


def _tokens(words: str) -> list[_Token]:
    found = list(_WORD.finditer(words))
    texts = [each[0].casefold() for each in found]
    return [
        _Token(
            each[0],
            each.start(),
            bool(_BEGINS.search(words[: each.start()]) or _QUOTE_BEGINS.search(words[: each.start()])),
            texts[at - 1] if at else "",
            texts[at + 1] if at + 1 < len(texts) else "",
        )
        for at, each in enumerate(found)
    ]


def _spans(words: str, found: Sequence[_Token], own: frozenset[str]) -> list[str]:
    """Names as written; words that stand together are one name (“Mr Khan”, “Jaydon Brown”)."""
    spans: list[tuple[int, int]] = []
    for token in found:
        end = token.start + len(token.text)
        if spans and words[spans[-1][1] : token.start] == " ":
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((_with_title(words, token), end))
    return [words[start:end] for start, end in spans]


def _with_title(words: str, token: _Token) -> int:
    before = words[: token.start]
    title = re.search(r"([^\W\d_]+)(\.?) $", before)
    return (
        title.start() if title and title[1].casefold() in TITLES and title[1][:1].isupper() else token.start
    )


def _parts(names: Iterable[str]) -> frozenset[str]:
    """Each word of each name, without titles."""
    words = {each[0].casefold() for name in names for each in _WORD.finditer(name)}
    return frozenset(words - TITLES)
